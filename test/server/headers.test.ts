// The headers that OWASP ASVS 5 asks of every answer (V3.2, V3.4, V4.1), over every route there is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '../../src/server/endpoints.ts'
import { fakeSearcher } from '../support/fake-searcher.ts'
import { type Serving, serving } from '../support/serving.ts'

const q = encodeURIComponent('行政复议')
const API = endpoints.map(({ path }) => `${path.replace('{id}', 'hainan')}?q=${q}`)
const OTHERS = [
  '/',
  '/?q=%ff',
  '/r/hainan',
  '/docs',
  '/docs.css',
  '/openapi.json',
  '/opensearch.xml',
  '/metrics',
  `/api/search-all?q=${q}`,
  '/embed/check.json?portal=http://a.cn',
  '/embed/frame',
  '/embed/v1/jiansuo-box.js',
  '/c/',
  '/c/laws',
  '/c/laws/api/stats',
  '/nosuch',
]

let server: Serving
let webDir = ''
beforeAll(async () => {
  webDir = mkdtempSync(join(tmpdir(), 'jiansuo-web-'))
  mkdirSync(join(webDir, 'embed/v1'), { recursive: true })
  for (const name of ['index.html', 'report.html', 'embed/frame.html', 'embed/v1/jiansuo-box.js'])
    writeFileSync(join(webDir, name), '')
  server = await serving({
    webDir,
    publicUrl: 'https://oa.cn/x',
    collections: [{ name: 'laws', searcher: fakeSearcher() }],
  })
})
afterAll(async () => {
  await server.close(0)
  rmSync(webDir, { recursive: true })
})

describe.each([...API, ...OTHERS])('%s', path => {
  it.each(['text/html', 'application/json'])('asked for as %s', async accept => {
    const { headers, status } = await server.get(path, { headers: { accept } })
    expect(status).toBeLessThan(501)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part)
    expect(policy).not.toMatch(/unsafe-|\*/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    // Files for other sites' pages say so; everything else is ours alone.
    const isShared = path.startsWith('/embed/v1/')
    expect(headers.get('cross-origin-resource-policy')).toBe(isShared ? 'cross-origin' : 'same-origin')
    expect(headers.get('access-control-allow-origin') ?? '*').toBe('*')
    if (!isShared) expect(headers.has('access-control-allow-origin')).toBe(false)
    const type = headers.get('content-type')
    if (type && /^(text|application\/(json|.*xml))/.test(type)) expect(type).toMatch(/charset=utf-8/i)
    // What tells of reports is never kept by a cache without asking.
    if (path.includes('/api/')) expect(headers.get('cache-control')).toMatch(/no-cache|no-store/)
  })
})
