// What doctor finds, on a folder made to have it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Quality } from '../../src/api/quality.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { indexQuickly } from '../support/indexing.ts'

const long = (topic: string) => `${topic}工作扎实推进，成效明显，群众满意。`.repeat(30)
const line = (id: string, fields: object) => JSON.stringify({ id, title: id, ...fields })

let folder = ''
let searcher: Searcher
let quality: Quality
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  writeFileSync(
    join(folder, 'all.jsonl'),
    [
      line('t17', { text: long('执法'), region: '天门市', year: 2017, publishedAt: '2018-01-02' }),
      line('t20', { text: long('复议'), region: '天门市', year: 2020, publishedAt: '2019-01-02' }),
      line('t20b', { text: long('调解'), region: '天门市', year: 2020 }),
      line('x21', {
        text: long('执法').replace('明显，', '明显，\n'),
        region: '兴庆区',
        year: 2021,
        publishedAt: '2024-01-02',
      }),
      line('short', { text: '很短。', region: '兴庆区', year: 2022 }),
      line('bare', { text: long('普法') }),
    ].join('\n'),
  )
  writeFileSync(join(folder, '空.txt'), '')
  await indexQuickly({ paths: [folder], indexDir: join(folder, '.index') })
  searcher = await openSearcher({ indexDir: join(folder, '.index') })
  quality = await searcher.quality()
})
afterAll(async () => {
  await searcher.close()
  rmSync(folder, { recursive: true })
})

const ids = (reports: { id: string }[]) => reports.map(({ id }) => id)

describe('quality', () => {
  it('what is missing', () => {
    const missing = new Map(quality.missing.map(row => [row.field, row]))
    expect(ids(missing.get('region')!.reports)).toEqual(['bare'])
    expect(ids(missing.get('year')!.reports)).toEqual(['bare'])
    expect(missing.get('title')).toMatchObject({ total: 0, reports: [] })
    expect(missing.get('publisher')!.total).toBe(6)
  })

  it('what is doubtful', () => {
    expect(quality.doubts.total).toBe(3)
    expect(
      quality.doubts.groups.map(({ code, total, items }) => [code, total, ids(items.map(i => i.report))]),
    ).toEqual([
      ['year-after-publication', 1, ['t20']],
      ['published-late', 1, ['x21']],
      ['short', 1, ['short']],
    ])
  })

  it('what is there twice', () => {
    expect(quality.sameText.items.map(({ reports }) => ids(reports))).toEqual([['t17', 'x21']])
    expect(
      quality.sameRegionYear.items.map(({ region, year, reports }) => [region.name, year, ids(reports)]),
    ).toEqual([['天门市', 2020, ['t20', 't20b']]])
  })

  it('the years between', () => {
    expect(quality.gaps.items.map(({ region, ...years }) => ({ region: region.name, ...years }))).toEqual([
      { region: '天门市', from: 2017, to: 2020, missing: [2018, 2019] },
    ])
  })

  it('what failed', () => {
    expect(quality.failed).toMatchObject({ total: 1, items: [{ file: '空.txt' }] })
  })

  it('lists are cut, totals are not', async () => {
    const cut = await searcher.quality({ limit: 1 })
    expect(cut.doubts).toMatchObject({ total: 3, groups: [{ total: 1 }, { total: 1 }, { total: 1 }] })
    expect(cut.missing.find(({ field }) => field === 'publisher')).toMatchObject({
      total: 6,
      reports: [{ id: 't17' }],
    })
    const next = await searcher.quality({ limit: 1, offset: 1 })
    expect(next.missing.find(({ field }) => field === 'publisher')).toMatchObject({
      total: 6,
      reports: [{ id: 't20' }],
    })
    expect(next.sameText).toEqual({ total: 1, items: [] })
  })
})
