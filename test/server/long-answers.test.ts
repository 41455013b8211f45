// long-answers.test.ts — an answer of many megabytes reads as a short one does, and holds nobody up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompareRow } from '../../src/api/compare.ts'
import { jsonInTurns } from '../../src/server/json-in-turns.ts'
import { rawGet, servingForThisTest as serving } from '../support/serving.ts'

test('is what JSON.stringify writes, in pieces none of which is long', () =>
  fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.constant(undefined))),
      fc.array(fc.oneof(fc.jsonValue(), fc.constant(undefined)), { minLength: 40, maxLength: 80 }),
      fc.string(),
      async (answer, list, name) => {
        const whole = { ...answer, [name]: list }
        expect((await jsonInTurns(whole)).join('')).toBe(JSON.stringify(whole))
      },
    ),
  ))

describe('over HTTP', () => {
  const row = (code: number): CompareRow => ({
    region: { code: String(code), name: '兴庆区', path: ['宁夏回族自治区', '银川市', '兴庆区'] },
    year: 2022,
    hits: 1,
    literalHits: 1,
    literalReports: 1,
    reports: 1,
    indexedReports: 1,
    occurrences: 1,
    characters: 1000,
    per10k: 10,
  })
  const many = async () => {
    const server = await serving()
    const compare = server.searcher.compare
    const rows = Array.from({ length: 5000 }, (_, i) => row(640_000 + i))
    server.searcher.compare = async (...asked) => ({ ...(await compare(...asked)), rows })
    return { server, rows }
  }

  test('comes whole, with an ETag that a next question is answered 304 by', async () => {
    const { server, rows } = await many()
    const address = `/api/compare?q=${encodeURIComponent('行政复议')}`
    const response = await server.get(address)
    expect(((await response.json()) as { rows: unknown }).rows).toEqual(rows)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const etag = response.headers.get('etag')!
    expect((await server.get(address)).headers.get('etag')).toBe(etag)
    // Not fetch: it adds cache-control: no-cache to a conditional request.
    const again = await rawGet(server.url, address, { headers: { 'if-none-match': etag } })
    expect([again.status, again.body]).toEqual([304, ''])
  })
})
