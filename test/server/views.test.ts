import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { contentDisposition } from '../../src/server/send-download.ts'
import { rawGet, servingForThisTest as serving } from '../support/serving.ts'

const q = encodeURIComponent

describe('views', () => {
  it('compare takes the filters of search and nothing else', async () => {
    const server = await serving()
    const { status, body } = await server.json(
      `/api/compare?q=${q('行政复议')}&mode=exact&match=any&region=${q('宁夏')}&year=2020..2022&report=hainan&kind=paragraph`,
    )
    expect(status).toBe(200)
    expect(body.rows).toHaveLength(3)
    expect(server.searcher.calls).toEqual([
      [
        'compare',
        '行政复议',
        {
          mode: 'exact',
          match: 'any',
          region: ['宁夏'],
          year: ['2020..2022'],
          report: 'hainan',
          kind: 'paragraph',
        },
      ],
    ])
    for (const other of ['limit=5', 'sort=region', 'q=x'])
      expect((await server.json(`/api/compare?q=x&${other}`)).status, other).toBe(400)
  })

  it('a concordance is whole unless limited', async () => {
    const server = await serving()
    await server.json(`/api/concordance?q=${q('行政复议')}`)
    await server.json(`/api/concordance?q=${q('行政复议')}&width=5&sort=left&limit=2&offset=1`)
    expect(server.searcher.calls).toEqual([
      ['concordance', '行政复议', { width: 20, offset: 0 }],
      ['concordance', '行政复议', { width: 5, sort: 'left', limit: 2, offset: 1 }],
    ])
    for (const wrong of ['width=201', 'width=-1', 'sort=relevance', 'limit=0', 'limit=10001'])
      expect((await server.json(`/api/concordance?q=x&${wrong}`)).status, wrong).toBe(400)
  })

  it('collocates take a length and a limit', async () => {
    const server = await serving()
    await server.json(`/api/collocates?q=${q('行政复议')}&length=2&limit=5`)
    expect(server.searcher.calls).toEqual([['collocates', '行政复议', { length: 2, limit: 5 }]])
    for (const wrong of ['length=0', 'length=9', 'limit=201'])
      expect((await server.json(`/api/collocates?q=x&${wrong}`)).status, wrong).toBe(400)
  })
})

describe('parity', () => {
  it('takes a query and how to read it; filters, which it knows nothing of, are refused', async () => {
    const server = await serving()
    const { status, body } = await server.json(`/api/parity?q=${q('行政复议')}&mode=exact`)
    expect([status, body.equal]).toEqual([200, true])
    expect(server.searcher.calls).toEqual([['verify', '行政复议', { mode: 'exact' }]])
    for (const wrong of ['region=640000', 'mode=x', 'limit=5', 'q=y'])
      expect((await server.json(`/api/parity?q=x&${wrong}`)).status, wrong).toBe(400)
    server.searcher.loaded = false
    expect((await server.json('/api/parity?q=x')).status).toBe(503)
  })
})

describe('export', () => {
  it('is CSV with a byte order mark, a Chinese file name, and links to where it was asked for', async () => {
    const server = await serving()
    const response = await server.get(`/api/export?q=${q('行政复议')}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="jiansuo.csv"; filename*=UTF-8''${q('行政复议-段落.csv')}`,
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const lines = bytes.toString().slice(1).split('\r\n')
    expect(lines[0]).toBe(
      '地区,省,市,县,年份,题名,章节,段落,命中数,引文,链接,发布机构,发布日期,文号,文件,文种,各词处数,编号,相合',
    )
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain(`${server.url}/r/hainan?q=${q('行政复议')}#hainan-`)
  })

  it('takes the filters of search, its order, and distinct', async () => {
    const server = await serving()
    const filters = `mode=exact&match=any&region=${q('宁夏')}&year=2021&report=hainan&kind=paragraph`
    await (await server.get(`/api/export?q=x&${filters}&sort=year:desc&distinct=report&format=jsonl`)).text()
    const options = {
      mode: 'exact',
      match: 'any',
      region: ['宁夏'],
      year: ['2021'],
      report: 'hainan',
      kind: 'paragraph',
    }
    expect(server.searcher.calls).toEqual([
      ['hits', 'x', { ...options, sort: 'year:desc', distinct: 'report' }],
    ])
  })

  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['jsonl', 'application/jsonl; charset=utf-8'],
  ])('%s of every view', async (format, type) => {
    const server = await serving()
    for (const view of ['hits', 'compare', 'concordance']) {
      const response = await server.get(`/api/export?q=${q('行政复议')}&view=${view}&format=${format}`)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(50)
    }
    expect(server.searcher.calls.map(call => call[0])).toEqual(['hits', 'compare', 'concordance'])
  })

  it.each([
    ['sort=left', 'sort'],
    ['view=compare&sort=region', 'sort'],
    ['view=concordance&sort=relevance', 'sort'],
    ['view=concordance&distinct=report', 'distinct'],
    ['width=5', 'width'],
    ['format=xls', 'format'],
    ['view=map', 'view'],
    ['limit=5', 'limit'],
    ['offset=5', 'offset'],
  ])('refuses %s by name', async (wrong, name) => {
    const server = await serving()
    const { status, body } = await server.json(`/api/export?q=x&${wrong}`)
    expect([status, body.error.code]).toEqual([400, 'bad-query'])
    expect(body.error.message).toContain(name)
    expect(server.searcher.calls).toEqual([])
  })

  it('HEAD says what would come, and reads no hit', async () => {
    const server = await serving()
    let read = 0
    server.searcher.hits = async query => ({
      ...(await hitless(query)),
      hits: (async function* () {
        yield (await server.searcher.search('行政复议')).hits[read++]!
      })(),
    })
    const response = await server.get('/api/export?q=x', { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain('jiansuo.csv')
    expect([await response.text(), read]).toEqual(['', 0])
  })

  it('is made no faster than it is taken, and ends when the caller leaves', async () => {
    const server = await serving()
    const hit = (await server.searcher.search('行政复议')).hits[0]!
    let made = 0
    let ended = false
    server.searcher.hits = async query => ({
      ...(await hitless(query)),
      hits: (async function* () {
        try {
          for (; made < 1_000_000; made++) yield { ...hit, text: '长'.repeat(1000) }
        } finally {
          ended = true
        }
      })(),
    })
    const leave = new AbortController()
    // Compressed it would all fit into the buffers.
    const response = await server.get('/api/export?q=x&format=jsonl', {
      signal: leave.signal,
      headers: { 'accept-encoding': 'identity' },
    })
    await response.body!.getReader().read()
    let before = -1
    while (made !== before) {
      before = made
      await setTimeout(200)
    }
    expect(made).toBeLessThan(20_000)
    leave.abort()
    for (let i = 0; i < 100 && !ended; i++) await setTimeout(20)
    expect([ended, made < 20_000]).toEqual([true, true])
    expect(server.errors).toEqual([])
  })

  it('cuts the connection when the making fails, and tells the log', async () => {
    const server = await serving()
    const hit = (await server.searcher.search('行政复议')).hits[0]!
    server.searcher.hits = async query => ({
      ...(await hitless(query)),
      hits: (async function* () {
        for (let i = 0; i < 500; i++) yield hit
        throw new Error('disk')
      })(),
    })
    for (const format of ['csv', 'xlsx', 'jsonl'])
      await expect(
        server.get(`/api/export?q=x&format=${format}`).then(r => r.arrayBuffer()),
      ).rejects.toThrow()
    expect(server.errors.map(error => (error as Error).message)).toEqual(['disk', 'disk', 'disk'])
  })

  it('the name of a file survives quotes, stars and brackets', () => {
    expect(contentDisposition("a'(b)*.xlsx")).toBe(
      `attachment; filename="jiansuo.xlsx"; filename*=UTF-8''a%27%28b%29%2A.xlsx`,
    )
  })
})

describe('a base path', () => {
  it('is served with and without, whichever the proxy passes on', async () => {
    const server = await serving({ basePath: '/jiansuo' })
    for (const path of ['/health', '/jiansuo/health', '/jiansuo/api/stats', '/jiansuo/docs'])
      expect((await server.get(path)).status, path).toBe(200)
    for (const path of ['/jiansuohealth', '/jiansuo/jiansuo/health', '/other/health'])
      expect((await server.get(path)).status, path).toBe(404)
    expect((await server.json('/jiansuo/api/nosuch')).body.error.code).toBe('not-found')
  })

  it('ends with a slash, where pages name their files from', async () => {
    const server = await serving({ basePath: '/jiansuo' })
    const response = await server.get('/jiansuo?q=x')
    expect([response.status, response.headers.get('location')]).toEqual([308, '/jiansuo/?q=x'])
  })

  it('is in the links of exports, the API description, and the way back from nowhere', async () => {
    const server = await serving({ basePath: '/jiansuo' })
    const csv = await (await server.get(`/jiansuo/api/export?q=${q('行政复议')}`)).text()
    expect(csv).toContain(`${server.url}/jiansuo/r/hainan?`)
    expect((await server.json('/openapi.json')).body.servers).toEqual([{ url: '/jiansuo' }])
    const html = { headers: { accept: 'text/html' } }
    expect(await (await server.get('/jiansuo/nosuch', html)).text()).toContain('href="/jiansuo/"')
  })

  it('with a named proxy the links are what the caller sees; a strange host is refused', async () => {
    const server = await serving({ trustProxy: ['loopback'], allowedHosts: ['portal.example'] })
    const path = `/api/export?q=${q('行政复议')}&format=csv`
    const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'portal.example:8443' }
    expect((await rawGet(server.url, path, { headers: proxied })).body).toContain(
      ',https://portal.example:8443/r/hainan?',
    )
    const strange = { 'x-forwarded-host': 'a"onload=' }
    expect((await rawGet(server.url, path, { headers: strange })).status).toBe(400)
  })
})

describe('other origins', () => {
  const PORTAL = 'http://portal.example:8080'
  const from = (origin: string) => ({ headers: { origin } })

  it('are not let in, and not mentioned, unless allowed', async () => {
    const server = await serving()
    const { headers } = await server.get('/api/stats', from(PORTAL))
    expect(headers.has('access-control-allow-origin')).toBe(false)
    expect(headers.get('vary') ?? '').not.toContain('Origin')
  })

  it('are let in exactly as listed, errors included, and caches are told', async () => {
    const server = await serving({ origins: [PORTAL] })
    for (const path of ['/api/stats', '/api/nosuch', '/api/search?q='])
      expect((await server.get(path, from(PORTAL))).headers.get('access-control-allow-origin'), path).toBe(
        PORTAL,
      )
    for (const other of [
      'http://portal.example',
      'https://portal.example:8080',
      'http://portal.example:8080.evil.example',
      'http://sub.portal.example:8080',
      'null',
    ]) {
      const { headers } = await server.get('/api/stats', from(other))
      expect(headers.has('access-control-allow-origin'), other).toBe(false)
      expect(headers.get('vary')).toContain('Origin')
    }
    const { headers } = await server.get('/api/stats')
    expect(headers.get('vary')).toContain('Origin')
    expect(headers.has('access-control-allow-credentials')).toBe(false)
  })

  it('may ask first, and may read the name of a download', async () => {
    const server = await serving({ origins: [PORTAL] })
    const preflight = (origin: string) => ({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    })
    const asked = await server.get('/api/search?q=x', preflight(PORTAL))
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD'])
    expect(asked.headers.get('access-control-expose-headers')).toBe('Content-Disposition, Retry-After')
    const refused = await server.get('/api/search?q=x', preflight('http://evil.example'))
    expect([refused.status, refused.headers.has('access-control-allow-methods')]).toEqual([405, false])
  })
})

const hitless = async (query: string) => ({
  query,
  mode: 'smart' as const,
  relaxed: false,
  notices: [],
  indexVersion: 'v1',
  total: 1,
  totals: { totalHits: 1, totalReports: 1, totalOccurrences: 1 },
})
