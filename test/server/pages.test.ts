import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rawGet, servingForThisTest as serving } from '../support/serving.ts'

function site(files: Record<string, string>): string {
  const webDir = mkdtempSync(join(tmpdir(), 'jiansuo-web-'))
  onTestFinished(() => rmSync(webDir, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(webDir, name, '..'), { recursive: true })
    writeFileSync(join(webDir, name), text)
  }
  return webDir
}

const built = {
  'index.html': '<html lang="zh-CN">页面</html>',
  'report.html': '<html lang="zh-CN">报告</html>',
  'assets/page-A1B2C3D4.js': '1',
  'style.css': 'a{}',
  'embed/v1/jiansuo-box.js': 'customElements',
  '.hidden': 'secret',
}

describe('the pages', () => {
  it.each([
    ['/', 'index.html'],
    ['/?q=x', 'index.html'],
    ['/r/hainan?q=x', 'report.html'],
  ] as const)('%s is %s', async (path, file) => {
    const server = await serving({ webDir: site(built) })
    const response = await server.get(path)
    expect([response.status, await response.text()]).toEqual([200, built[file]])
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('are not sent again while they are the same', async () => {
    const server = await serving({ webDir: site(built) })
    // Not fetch: it adds cache-control: no-cache to a conditional request.
    for (const path of ['/', '/style.css', '/embed/v1/jiansuo-box.js']) {
      const etag = (await server.get(path)).headers.get('etag')!
      const again = await rawGet(server.url, path, { headers: { 'if-none-match': etag } })
      expect([path, again.status]).toEqual([path, 304])
    }
  })

  it('files named by their content are kept for good, others asked for again', async () => {
    const server = await serving({ webDir: site(built) })
    const caching = async (path: string) => (await server.get(path)).headers.get('cache-control')
    expect(await caching('/assets/page-A1B2C3D4.js')).toContain('immutable')
    expect(await caching('/style.css')).toBe('no-cache')
    expect(await caching('/embed/v1/jiansuo-box.js')).toBe('public, max-age=3600')
  })

  it('the box may be loaded by other sites, the rest not', async () => {
    const server = await serving({ webDir: site(built) })
    const policy = async (path: string) =>
      (await server.get(path)).headers.get('cross-origin-resource-policy')
    const box = await server.get('/embed/v1/jiansuo-box.js')
    expect(box.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(box.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(await policy('/style.css')).toBe('same-origin')
    expect(await policy('/')).toBe('same-origin')
  })

  it.each([
    '/.hidden',
    '/../package.json',
    '/..%2fpackage.json',
    '/embed',
    '/assets/',
    '/r/',
    '/r/hainan/',
    '/%00',
    '/index.html%00.css',
  ])('%s is not found', async path => {
    const server = await serving({ webDir: site(built) })
    expect((await rawGet(server.url, path)).status).toBe(404)
  })

  it('a page that was not built is simply not found, and the API works', async () => {
    const server = await serving({ webDir: '/nonexistent' })
    expect((await server.get('/')).status).toBe(404)
    expect((await server.get('/health')).status).toBe(200)
    expect(server.errors).toEqual([])
  })

  it('an impossible range is refused in JSON', async () => {
    const server = await serving({ webDir: site(built) })
    const { status, body } = await server.json('/style.css', { headers: { range: 'bytes=900-' } })
    expect([status, body.error.code]).toEqual([416, 'bad-request'])
    expect(server.errors).toEqual([])
  })
})
