import { describe, expect, it } from 'vitest'
import { collocatesResult } from '../../src/api/collocates.ts'
import { compareResult } from '../../src/api/compare.ts'
import { concordanceResult } from '../../src/api/concordance.ts'
import { coverage } from '../../src/api/coverage.ts'
import { quality } from '../../src/api/quality.ts'
import { reportDetail, reportList } from '../../src/api/reports.ts'
import { searchResult } from '../../src/api/search.ts'
import { available, readiness, stats } from '../../src/api/service.ts'
import { verification } from '../../src/api/verify.ts'
import { JiansuoError } from '../../src/errors.ts'
import { rawGet, servingForThisTest as serving } from '../support/serving.ts'

const q = encodeURIComponent

describe('the answers', () => {
  it('search passes what was asked to the searcher, and its answer back', async () => {
    const server = await serving()
    const { status, body } = await server.json(
      `/api/search?q=${q('行政复议')}&mode=exact&region=${q('宁夏')}&region=150303&limit=1`,
    )
    expect(status).toBe(200)
    expect(server.searcher.calls).toEqual([
      ['search', '行政复议', { mode: 'exact', region: ['宁夏', '150303'], each: 1, limit: 1, offset: 0 }],
    ])
    expect(body).toMatchObject({ query: '行政复议', totalHits: 2, totalReports: 2, totalOccurrences: 3 })
    expect(body.hits).toHaveLength(1)
  })

  it('are of the shape that is documented, field by field', async () => {
    const server = await serving()
    const strictly = async (path: string, schema: { strict(): { parse(body: unknown): unknown } }) =>
      schema.strict().parse((await server.json(path)).body)
    await strictly(`/api/search?q=${q('行政复议')}`, searchResult)
    await strictly('/api/reports', reportList)
    await strictly(`/api/reports/hainan?q=${q('行政复议')}`, reportDetail)
    await strictly(`/api/compare?q=${q('行政复议')}`, compareResult)
    await strictly(`/api/concordance?q=${q('行政复议')}`, concordanceResult)
    await strictly(`/api/collocates?q=${q('行政复议')}`, collocatesResult)
    await strictly(`/api/parity?q=${q('行政复议')}`, verification)
    await strictly('/api/stats', stats)
    await strictly('/api/coverage', coverage)
    await strictly('/api/quality', quality)
    await strictly('/health', available)
    await strictly('/ready', readiness)
  })

  it('reports are listed whole by default', async () => {
    const server = await serving()
    const { body } = await server.json('/api/reports')
    expect(body.total).toBe(3)
    expect(body.reports).toHaveLength(3)
    expect(server.searcher.calls).toEqual([['reports', { limit: 100, offset: 0 }]])
  })

  it('a report comes with its passages, and with a query their matches', async () => {
    const server = await serving()
    const { body } = await server.json(`/api/reports/hainan?q=${q('行政复议')}&mode=exact`)
    expect(body.passages[0].matches).toEqual([
      { start: 4, length: 4 },
      { start: 13, length: 4 },
    ])
    expect(server.searcher.calls).toEqual([['report', 'hainan', '行政复议', { mode: 'exact' }]])
    await server.json('/api/reports/hainan')
    expect(server.searcher.calls.at(-1)).toEqual(['report', 'hainan', undefined, {}])
  })

  it('health is alive and ready waits for a snapshot', async () => {
    const server = await serving()
    expect(await server.json('/health')).toEqual({ status: 200, body: { status: 'available' } })
    expect(await server.json('/ready')).toEqual({ status: 200, body: { status: 'ready' } })
    server.searcher.loaded = false
    expect((await server.json('/health')).status).toBe(200)
    const { status, body } = await server.json('/ready')
    expect([status, body.error.code]).toEqual([503, 'no-snapshot'])
    expect((await server.get('/ready')).headers.get('retry-after')).toBe('5')
  })
})

describe('the failures', () => {
  const search = `/api/search?q=${q('法治')}`

  it.each([
    ['bad-query', 400],
    ['not-found', 404],
    ['no-snapshot', 503],
  ] as const)('%s is %i, with the message of the error', async (code, expected) => {
    const server = await serving()
    server.searcher.failure = new JiansuoError(code, '说明')
    expect(await server.json(search)).toEqual({
      status: expected,
      body: { error: { code, message: '说明' } },
    })
    expect(server.errors).toEqual([])
  })

  it.each([
    new Error('/secret/path'),
    new JiansuoError('io', '/secret/path'),
    new JiansuoError('bad-snapshot', '/secret/path'),
    '/secret/path',
  ])('%s is 500, told to the log whole and to the caller not at all', async failure => {
    const server = await serving()
    server.searcher.failure = failure
    const { status, body } = await server.json(search)
    expect([status, body.error.code]).toEqual([500, 'internal'])
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(server.errors).toEqual([failure])
  })

  it.each([
    '/api',
    '/api/',
    '/api/nosuch',
    '/API/nosuch',
    '/api/search/',
    '/api/search/x',
    '/api/reports/a/b',
    '/api/index.html',
  ])('%s is a JSON 404', async path => {
    const server = await serving()
    const { status, body } = await server.json(path, { headers: { accept: 'text/html' } })
    expect([status, body.error.code]).toEqual([404, 'not-found'])
  })

  it('elsewhere people get a page and programs get JSON', async () => {
    const server = await serving()
    const page = await server.get('/nosuch', { headers: { accept: 'text/html,*/*' } })
    expect(page.status).toBe(404)
    expect(await page.text()).toContain('<html lang="zh-CN">')
    const { status, body } = await server.json('/nosuch', { headers: { accept: 'application/json' } })
    expect([status, body.error.code]).toEqual([404, 'not-found'])
  })

  it.each(['nosuch', '..', '%2e%2e', '%00', '__proto__', q('报告'), 'a%2Fb', 'x'.repeat(300)])(
    'no report %s',
    async id => {
      const server = await serving()
      const { status, body } = await rawGet(server.url, `/api/reports/${id}`)
      expect([status, JSON.parse(body).error.code]).toEqual([404, 'not-found'])
    },
  )

  it.each(['/api/search?q=%', '/api/search?q=%D0%D0%D5%FE', '/api/reports/%E8', '/%', '/r/%zz'])(
    '%s is not UTF-8: 400',
    async path => {
      const server = await serving()
      const { status, body } = await rawGet(server.url, path)
      expect(status).toBe(400)
      expect(JSON.parse(body).error.message).toContain('UTF-8')
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async method => {
    const server = await serving()
    const response = await server.get('/api/search?q=a', { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect(await response.json()).toMatchObject({ error: { code: 'method-not-allowed' } })
  })

  it('HEAD is GET without a body', async () => {
    const server = await serving()
    const response = await server.get('/health', { method: 'HEAD' })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  it('an address beyond all bounds is a JSON 431', async () => {
    const server = await serving()
    const { status, body } = await rawGet(server.url, `/api/search?q=${'x'.repeat(70_000)}`)
    expect([status, JSON.parse(body).error.code]).toEqual([431, 'bad-request'])
  })

  it('the longest query of Chinese characters fits, cookies included', async () => {
    const server = await serving()
    const headers = { cookie: `portal=${'x'.repeat(8000)}` }
    expect((await server.get(`/api/search?q=${q('复'.repeat(1000))}`, { headers })).status).toBe(200)
  })
})

describe('the headers', () => {
  it('allow nothing inline, nothing from elsewhere, no frame, and assume no HTTPS', async () => {
    const server = await serving()
    for (const path of ['/', '/api/stats', '/api/nosuch', '/docs']) {
      const { headers } = await server.get(path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("require-trusted-types-for 'script'")
      expect(policy).toContain("trusted-types 'none'")
      expect(policy).not.toMatch(/unsafe-|upgrade-insecure|https?:|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      for (const absent of ['strict-transport-security', 'x-powered-by', 'server'])
        expect(headers.has(absent), absent).toBe(false)
    }
  })

  it('name the origins that may frame the one page made for it', async () => {
    const server = await serving({ frameAncestors: ['http://portal.example'] })
    const { headers } = await server.get('/embed/frame')
    expect(headers.get('content-security-policy')).toContain('frame-ancestors http://portal.example')
    expect(headers.has('x-frame-options')).toBe(false)
    for (const path of ['/', '/docs', '/embed/framed', '/r/embed/frame']) {
      const others = (await server.get(path)).headers
      expect(others.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
      expect(others.get('x-frame-options'), path).toBe('DENY')
    }
  })

  it('are UTF-8 JSON that is compressed when it is worth it and never kept stale', async () => {
    const server = await serving()
    const big = await server.get('/openapi.json')
    expect(big.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(big.headers.get('content-encoding')).toMatch(/br|gzip/)
    const answer = await server.get('/api/stats')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  })
})
