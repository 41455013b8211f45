import { describe, expect, it } from 'vitest'
import { JiansuoError } from '../../src/errors.ts'
import type { AccessEntry } from '../../src/server/access-log.ts'
import { watchSnapshots } from '../../src/server/snapshot-watch.ts'
import { fakeSearcher } from '../support/fake-searcher.ts'
import { rawGet, servingForThisTest as serving } from '../support/serving.ts'

const q = encodeURIComponent('行政复议')

describe('an unchanged answer', () => {
  it.each([
    `/api/search?q=${q}`,
    `/api/compare?q=${q}`,
    '/api/stats',
    '/api/reports/hainan',
    `/feed?q=${q}`,
    `/api/export?q=${q}`,
  ])('of %s is 304, another question and another snapshot are not', async path => {
    const server = await serving()
    const etag = (await server.get(path)).headers.get('etag')!
    // Not fetch: it adds cache-control: no-cache to a conditional request.
    const again = (address: string) =>
      rawGet(server.url, address, { headers: { 'if-none-match': etag } }).then(({ status }) => status)
    server.searcher.calls.length = 0
    expect(await again(path)).toBe(304)
    // Not even looked for.
    expect(server.searcher.calls).toEqual([])
    expect(await again(`/api/search?q=${q}&limit=1`)).toBe(200)
    server.searcher.version = 'v2'
    expect(await again(path)).toBe(200)
  })

  it('of a feed is another where it was asked for under another name: its links begin with it', async () => {
    const server = await serving()
    const etag = (await server.get(`/feed?q=${q}`)).headers.get('etag')!
    const again = (host: string) =>
      rawGet(server.url, `/feed?q=${q}`, { headers: { host, 'if-none-match': etag } })
    expect((await again(new URL(server.url).host)).status).toBe(304)
    expect((await again('localhost')).status).toBe(200)
  })

  it('a condition of * does not make something of what is not there', async () => {
    const server = await serving()
    const status = (address: string, name: string) =>
      rawGet(server.url, address, { headers: { 'if-none-match': name } }).then(({ status }) => status)
    expect(await status('/api/reports/nosuch', '*')).toBe(404)
  })

  it('has the name of no snapshot where another snapshot was taken up while it was looked for', async () => {
    const server = await serving()
    let go = () => {}
    server.searcher.pause = new Promise(resolve => {
      go = resolve
    })
    const asked = server.get(`/api/search?q=${q}`)
    await expect.poll(() => server.searcher.calls.length).toBe(1)
    server.searcher.version = 'v2'
    go()
    const response = await asked
    const name = response.headers.get('etag') ?? ''
    expect(name).not.toBe((await server.get(`/api/search?q=${q}`)).headers.get('etag'))
    server.searcher.version = 'v1'
    expect(name).not.toBe((await server.get(`/api/search?q=${q}`)).headers.get('etag'))
  })
})

describe('a newer snapshot that cannot be loaded', () => {
  it('is told by /ready and /metrics until one is', async () => {
    const watch = watchSnapshots(() => new Date('2024-05-06T07:08:09Z'))
    const server = await serving({ watch })
    const metrics = async () => (await server.get('/metrics')).text()
    expect((await server.json('/ready')).body).toEqual({ status: 'ready' })
    watch.onError(new JiansuoError('bad-snapshot', '/srv/index'))
    watch.onError(new JiansuoError('bad-snapshot', '/srv/index'))
    expect(await server.json('/ready')).toEqual({
      status: 200,
      body: { status: 'ready', failing: { since: '2024-05-06T07:08:09.000Z', code: 'bad-snapshot' } },
    })
    expect(await metrics()).toMatch(
      /\njiansuo_snapshot_load_failures_total 2\n[\s\S]*\njiansuo_snapshot_failing 1\n/,
    )
    watch.onOpened()
    expect((await server.json('/ready')).body).toEqual({ status: 'ready' })
    expect(await metrics()).toMatch(
      /\njiansuo_snapshot_load_failures_total 2\n[\s\S]*\njiansuo_snapshot_failing 0\n/,
    )
  })
})

describe('several indexes', () => {
  it('each have their page and API below /c/NAME/', async () => {
    const laws = fakeSearcher()
    const server = await serving({ collections: [{ name: 'laws', searcher: laws }], basePath: '/x' })
    expect((await server.get(`/c/laws/api/search?q=${q}`)).status).toBe(200)
    expect([laws.calls.length, server.searcher.calls.length]).toEqual([1, 0])
    expect((await server.get('/c/laws/embed/check.json?portal=http://a.cn')).status).toBe(200)
    const slash = await server.get('/x/c/laws?q=a')
    expect([slash.status, slash.headers.get('location')]).toEqual([308, 'laws/?q=a'])
    const { status, body } = await server.json('/c/laws/api/nosuch', { headers: { accept: 'text/html' } })
    expect([status, body.error.code]).toEqual([404, 'not-found'])
    expect((await server.get('/c/nosuch/api/stats')).status).toBe(404)
    expect(await (await server.get('/c/laws/opensearch.xml')).text()).toContain(`${server.url}/x/c/laws/?q=`)
    expect((await server.json('/c/')).body.collections).toEqual([
      { name: 'laws', address: '/x/c/laws/', reports: 3 },
    ])
    expect(await (await server.get('/metrics')).text()).toContain(
      'jiansuo_index_reports{collection="laws"} 3',
    )
  })

  it('are asked together, for programs and for people', async () => {
    const server = await serving({
      collections: [{ name: 'laws', searcher: fakeSearcher() }],
      basePath: '/x',
    })
    const { body } = await server.json(`/api/search-all?q=${q}`)
    expect([body.totalHits, body.collections.map(({ name }: { name: string }) => name)]).toEqual([
      4,
      ['', 'laws'],
    ])
    const page = await (await server.get(`/c/?q=${q}`, { headers: { accept: 'text/html' } })).text()
    expect(page).toContain('<h2>4 篇 · 4 段</h2>')
    expect(page).toMatch(/<mark>行政复议<\/mark>[\s\S]*href="\/x\/c\/laws\/r\/hainan\?q=/)
    expect((await server.json('/api/search-all?q=')).status).toBe(400)
    const bad = await server.get('/c/?q=a&sort=region', { headers: { accept: 'text/html' } })
    expect([bad.status, await bad.text()]).toEqual([400, expect.stringContaining('sort')])
  })

  it('are listed where there is no first one', async () => {
    const server = await serving({ collections: [{ name: 'laws', searcher: fakeSearcher() }] })
    server.searcher.loaded = false
    const response = await server.get('/')
    expect([response.status, response.headers.get('location')]).toEqual([302, 'c/'])
    const page = await server.get('/c/', { headers: { accept: 'text/html' } })
    expect(await page.text()).toContain('<a href="/c/laws/">laws</a>（3 篇报告）')
  })
})

describe('more than can be answered', () => {
  it('is 503 with when to come back; signs of life and suggestions are given meanwhile', async () => {
    const server = await serving({ slots: 1, line: 1 })
    let release = () => {}
    server.searcher.pause = new Promise(resolve => {
      release = resolve
    })
    let refused = 0
    const asked = Array.from({ length: 4 }, async () => {
      const response = await server.get('/api/stats')
      if (response.status === 503) refused++
      return response
    })
    await expect.poll(() => refused).toBe(2)
    expect((await server.get('/health')).status).toBe(200)
    server.searcher.pause = undefined
    expect((await server.get('/api/suggest?q=xz')).status).toBe(200)
    release()
    const answers = await Promise.all(asked)
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 503, 503])
    const told = answers.find(({ status }) => status === 503)!
    expect(told.headers.get('retry-after')).toBe('2')
    expect(await told.json()).toMatchObject({ error: { code: 'overloaded' } })
  })

  it('is not asked for those who left', async () => {
    const logged: AccessEntry[] = []
    const accessLog = { queries: false, write: (entry: AccessEntry) => void logged.push(entry) }
    const server = await serving({ slots: 1, accessLog })
    let release = () => {}
    server.searcher.pause = new Promise(resolve => {
      release = resolve
    })
    const first = server.get('/api/stats')
    await expect.poll(() => server.searcher.calls.length).toBe(1)
    const leaver = new AbortController()
    const left = server.get('/api/quality', { signal: leaver.signal }).catch(() => 'left')
    expect((await server.get('/health')).status).toBe(200)
    leaver.abort()
    expect(await left).toBe('left')
    await expect
      .poll(() => logged.map(({ path, bytes }) => [path, bytes]))
      .toContainEqual(['/api/quality', null])
    release()
    expect((await first).status).toBe(200)
    expect(server.searcher.calls.map(([name]) => name)).toEqual(['stats'])
    expect(server.errors).toEqual([])
  })
})

describe('what may be closed', () => {
  it('is not there', async () => {
    const server = await serving({ metrics: false, docs: false })
    for (const path of ['/metrics', '/docs', '/openapi.json'])
      expect((await server.get(path)).status).toBe(404)
  })
})
