import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp, indexReports, openSearcher, type Searcher } from '../src/index.ts'

// What the head comment of src/index.ts promises, on the five samples.
const indexDir = mkdtempSync(join(tmpdir(), 'jiansuo-'))
let searcher: Searcher

beforeAll(async () => {
  await indexReports({ paths: ['seeds'], indexDir })
  searcher = await openSearcher({ indexDir })
})
afterAll(async () => {
  await searcher.close()
  rmSync(indexDir, { recursive: true })
})

test('the public door indexes, searches and serves', async () => {
  const answer = await searcher.search('"行政复议"')
  expect([answer.totalReports, answer.totalHits, answer.totalOccurrences]).toEqual([4, 10, 33])
  const app = createApp(searcher, { webDir: 'dist/web', version: '0', onError: () => {} })
  expect(app).toBeTypeOf('function')
})

test('a passage keeps its text whatever marks it: tags out, the text is back', async () => {
  for (const query of [
    '行政复议',
    '放管服改革',
    '"依法*行政"',
    '法律顾问 重大行政决策',
    '"双随机、一公开"~段',
  ]) {
    const { hits } = await searcher.search(query, { limit: 100 })
    for (const { html, text, matches } of hits) {
      const bare = html.replace(/<\/?mark>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, entity => {
        return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }[entity]!
      })
      expect(bare).toBe(text)
      expect(html.match(/<mark>/g)?.length ?? 0).toBe(matches.length)
      matches.forEach(({ start, length }, i) => {
        expect(length).toBeGreaterThan(0)
        expect(start).toBeGreaterThanOrEqual(i === 0 ? 0 : matches[i - 1]!.start + matches[i - 1]!.length)
        expect(start + length).toBeLessThanOrEqual(text.length)
      })
    }
  }
})

test('what is no size of a page is refused by name', async () => {
  const refuse = { code: 'bad-query', message: expect.stringContaining('参数 limit ') }
  for (const limit of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5' as unknown as number]) {
    await expect(searcher.search('法治', { limit })).rejects.toMatchObject(refuse)
    await expect(searcher.reports({ limit })).rejects.toMatchObject(refuse)
    await expect(searcher.concordance('法治', { limit })).rejects.toMatchObject(refuse)
    await expect(searcher.collocates('法治', { limit })).rejects.toMatchObject(refuse)
    await expect(searcher.quality({ limit })).rejects.toMatchObject(refuse)
    await expect(searcher.indicators({ limit })).rejects.toMatchObject(refuse)
    await expect(searcher.inspections({ limit })).rejects.toMatchObject(refuse)
    await expect(searcher.suggest('法治', limit)).rejects.toMatchObject(refuse)
  }
  const negative = { code: 'bad-query', message: expect.stringContaining('参数 offset ') }
  for (const options of [{ offset: -1 }, { limit: 1, offset: 0.5 }]) {
    await expect(searcher.search('法治', options)).rejects.toMatchObject(negative)
    await expect(searcher.reports(options)).rejects.toMatchObject(negative)
    await expect(searcher.concordance('法治', options)).rejects.toMatchObject(negative)
    await expect(searcher.indicators(options)).rejects.toMatchObject(negative)
    await expect(searcher.inspections(options)).rejects.toMatchObject(negative)
  }
  expect((await searcher.search('法治', { limit: 1000 })).limit).toBe(1000)
})
