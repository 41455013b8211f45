// The access log: who asked for what, and nothing of what they looked for.
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { KeyRecord } from '../../src/server/access/key-file.ts'
import { openAccessLog } from '../../src/server/access-log.ts'
import type { AppOptions } from '../../src/server/app-options.ts'
import { servingForThisTest as serving } from '../support/serving.ts'

const q = encodeURIComponent('行政复议')
const KEY: KeyRecord = { name: '门户', hash: '', createdAt: '', origins: [], rate: null }

describe('the access log', () => {
  const logging = async (queries: boolean, options: Partial<AppOptions> = {}) => {
    const folder = mkdtempSync(join(tmpdir(), 'jiansuo-log-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const path = join(folder, 'access.log')
    const log = openAccessLog(path, queries, () => {})
    const server = await serving({ accessLog: log, ...options })
    const lines = (from = path) => {
      const text = readFileSync(from, 'utf8').trim()
      return text === '' ? [] : text.split('\n').map(line => JSON.parse(line))
    }
    return { log, path, server, lines }
  }

  it('has a line a request, in local time, and nothing of a query', async () => {
    const { server, lines } = await logging(false)
    await (await server.get(`/api/search?q=${q}`)).text()
    await (await server.get('/api/search?q=')).text()
    await expect.poll(() => lines().length).toBe(2)
    expect(lines()[0]).toMatchObject({ client: '127.0.0.1', method: 'GET', path: '/api/search', status: 200 })
    expect(lines()[0].time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
    expect(lines()[0].bytes).toBeGreaterThan(100)
    expect(lines()[1].status).toBe(400)
    expect(JSON.stringify(lines())).not.toContain('q=')
  })

  it('has queries where they are asked for, and goes on in a new file', async () => {
    const { log, path, server, lines } = await logging(true)
    await (await server.get(`/api/search?q=${q}`)).text()
    await expect.poll(() => lines()[0]?.query).toBe(`q=${q}`)
    renameSync(path, `${path}.1`)
    log.reopen()
    await (await server.get('/health')).text()
    await expect.poll(() => lines().length).toBe(1)
    expect(lines(`${path}.1`)).toHaveLength(1)
  })

  it('and that of errors have no query either', async () => {
    const told: unknown[] = []
    const server = await serving({ onError: (_error, request) => told.push(request) })
    server.searcher.failure = new Error('defect')
    await server.get(`/api/search?q=${q}`)
    expect(told).toEqual([{ method: 'GET', path: '/api/search' }])
  })

  it('has the address also of who gives a key, and of it the name', async () => {
    const keys = { find: () => KEY, hasOrigin: () => false, isStale: () => false }
    const { server, lines } = await logging(false, { keys, trustProxy: ['loopback'] })
    const asked = async (forwarded: string) => {
      const headers = { authorization: 'Bearer jiansuo_a', 'x-forwarded-for': forwarded }
      await (await server.get('/api/stats', { headers })).text()
    }
    for (const address of ['10.1.2.3', '2001:db8::7', '<script>']) await asked(address)
    await expect
      .poll(() => lines().map(({ client, key }) => [client, key]))
      .toEqual([
        ['10.1.2.3', '门户'],
        ['2001:db8::7', '门户'],
        ['127.0.0.1', '门户'],
      ])
  })
})
