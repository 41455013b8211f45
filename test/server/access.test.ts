import { describe, expect, it } from 'vitest'
import { hostNames } from '../../src/server/access/hosts.ts'
import { rawGet, rawSend, servingForThisTest as serving } from '../support/serving.ts'

const asking = (url: string, host: string, path = '/api/stats') => rawGet(url, path, { headers: { host } })

describe('the names of this server', () => {
  it.each(['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', '10.0.0.8', '[::2]'])(
    'are not %s: 421',
    async host => {
      const server = await serving()
      const { status, body } = await asking(server.url, host)
      expect([status, JSON.parse(body).error.code]).toEqual([421, 'misdirected'])
      expect(server.searcher.calls).toEqual([])
    },
  )
  it.each(['localhost', 'LOCALHOST:99', '127.0.0.1', '[::1]:3000', 'localhost.', 'search.cn', 'oa.cn'])(
    'are %s',
    async host => {
      const names = hostNames({ host: '127.0.0.1', publicUrl: 'https://oa.cn/x', allowedHost: ['search.cn'] })
      const server = await serving({ allowedHosts: names })
      expect((await asking(server.url, host)).status).toBe(200)
    },
  )
  it.each(['a b', 'a@b', 'a/b', '<script>', 'a:b'])('cannot be %s: 400', async host => {
    const server = await serving()
    expect((await asking(server.url, host)).status).toBe(400)
  })
  it('are those of every address of the machine where all are bound', () => {
    expect(hostNames({ host: '0.0.0.0', publicUrl: null, allowedHost: [] }).length).toBeGreaterThan(3)
  })
  it('cannot be two: 400', async () => {
    const { url } = await serving()
    const answer = await rawSend(
      url,
      'GET /api/stats HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('where links begin', () => {
  const template = async (server: { url: string }, headers: Record<string, string>) =>
    /template="([^"]*)"/.exec((await rawGet(server.url, '/opensearch.xml', { headers })).body)?.[1]

  it('is the public address, whatever the request says', async () => {
    const server = await serving({
      publicUrl: 'https://oa.cn/jiansuo',
      basePath: '/jiansuo',
      trustProxy: ['loopback'],
    })
    const headers = { host: 'localhost', 'x-forwarded-host': 'localhost' }
    expect(await template(server, headers)).toBe('https://oa.cn/jiansuo/?q={searchTerms}')
  })
  it('is no host that anybody may name', async () => {
    const server = await serving({ allowedHosts: ['*'], basePath: '/jiansuo' })
    expect(await template(server, { host: 'evil.example' })).toBe('/jiansuo/?q={searchTerms}')
  })
  it('is not what a caller forwards', async () => {
    const server = await serving()
    const headers = { host: 'localhost', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
    expect(await template(server, headers)).toBe('http://localhost/?q={searchTerms}')
  })
  it('is what a named proxy forwards, if it is a name of ours; caches are told', async () => {
    const server = await serving({ trustProxy: ['loopback'], allowedHosts: ['oa.cn'] })
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'oa.cn' }
    const response = await server.get('/opensearch.xml', { headers })
    expect(await response.text()).toContain('template="https://oa.cn/?q={searchTerms}"')
    expect(response.headers.get('vary')).toContain('X-Forwarded-Host')
    expect((await server.get('/', { headers: { 'x-forwarded-host': 'evil.example' } })).status).toBe(421)
  })
})

describe('refusals', () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
  it('are pages for people and JSON for programs', async () => {
    const server = await serving({ basePath: '/jiansuo' })
    const page = await rawGet(server.url, '/nosuch', { headers: { ...html, host: '<b>' } })
    expect(page.status).toBe(400)
    expect(page.body).toMatch(/<h1>.*<a href="\/jiansuo\/">/s)
    const api = await rawGet(server.url, '/api/search', { headers: html })
    expect(JSON.parse(api.body).error.code).toBe('bad-query')
  })
  it.each(['/?q=%B8%B4%D2%E9&mode=exact', '/embed/frame?q=%B8%B4%D2%E9&mode=exact'])(
    'of GBK are none for people: %s leads to its UTF-8',
    async path => {
      const server = await serving()
      const response = await server.get(path)
      expect([response.status, response.headers.get('location')]).toEqual([
        302,
        '?q=%E5%A4%8D%E8%AE%AE&mode=exact',
      ])
      expect((await server.get('/?q=%FF', { headers: html })).status).toBe(400)
    },
  )
})
