// The numbers and the inspection of the five samples, as a caller gets them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indicatorFile } from '../../src/export/indicators.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { indexQuickly } from '../support/indexing.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
let folder = ''
let searcher: Searcher
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  await indexQuickly({ paths: [SEEDS], indexDir: folder, threads: 1 })
  searcher = await openSearcher({ indexDir: folder })
})
afterAll(async () => {
  await searcher.close()
  rmSync(folder, { recursive: true })
})
const reportOf = async (start: string) =>
  (await searcher.reports({ limit: 10 })).reports.find(({ file }) => file.startsWith(start))!.id

describe('indicators', () => {
  test('one by name or synonym, region by region, each with its sentence', async () => {
    const byName = await searcher.indicators({ name: '行政复议案件受理数' })
    expect(byName.rows.map(({ region, year, value, unit }) => [region!.name, year, value, unit])).toEqual([
      ['兴庆区', 2022, '64', '件'],
      ['天门市', 2020, '22', '起'],
    ])
    expect((await searcher.indicators({ name: '行政复议受理数' })).rows).toEqual(byName.rows)
    expect(byName).toMatchObject({ total: 2, reports: 5 })
    expect(byName.rows[0]!.sentence).toContain('共受理行政复议案件64件')
  })

  test('of each indicator as many are counted as are listed, whatever the region and year', async () => {
    const { definitions } = await searcher.indicatorDefinitions()
    for (const within of [{}, { region: ['宁夏'] }, { year: ['2020'] }]) {
      const { counts, reports } = await searcher.indicatorCounts(within)
      expect(counts.map(({ name }) => name)).toEqual(definitions.map(({ name }) => name))
      for (const { name, ...counted } of counts) {
        const { total, rows, reports: seen } = await searcher.indicators({ ...within, name, limit: 1000 })
        expect([reports, counted]).toEqual([
          seen,
          { values: total, reports: new Set(rows.map(({ reportId }) => reportId)).size },
        ])
      }
    }
  })

  test('what several years are said to be holds for the passages behind, until a year or a part', async () => {
    const files = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    const index = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    writeFileSync(
      join(files, '安康市_2026_政府工作报告.txt'),
      [
        '2026年安康市政府工作报告',
        '一、“十四五”时期和2025年工作回顾',
        '五年来，我们勇毅前行，交出了一份人民满意的答卷。',
        '坚持依法行政，办理人大代表建议1293件。',
        '2025年，我们坚持稳中求进，做了以下工作。',
        '坚持依法行政，办理政协提案84件。',
        '五年来的成绩来之不易，五年来的经验弥足珍贵。',
        '二、自身建设',
        '坚持依法行政，提请审议地方性法规9件。',
      ].join('\n'),
    )
    await indexQuickly({ paths: [files], indexDir: index, threads: 1 })
    const own = await openSearcher({ indexDir: index })
    const { rows } = await own.indicators({ tier: '1' })
    expect(rows.map(({ indicator, value }) => `${indicator} ${value}`)).toEqual([
      '政协提案办理数 84',
      '地方性法规提请审议数 9',
    ])
    await own.close()
    for (const folder of [files, index]) rmSync(folder, { recursive: true })
  })

  test('numbers that were checked are listed, all or those that disagree', async () => {
    const rates = ['75%', '70%'].map((rate, i) => {
      const text = `全年受理行政复议案件64件，审结48件，结案率${rate}。`
      const passages = [{ start: 0, end: text.length, section: [] }]
      return blankReport('ab'[i]!, { year: 2022, paragraphs: [{ kind: 'paragraph', text, passages }] })
    })
    const own = searcherOver(rates, toySegmenter)
    const ids = async (checks: 'all' | 'fail') =>
      (await own.indicators({ checks })).rows.map(({ reportId, written }) => `${reportId} ${written}`)
    expect(await ids('all')).toEqual(['a 75%', 'b 70%'])
    expect(await ids('fail')).toEqual(['b 70%'])
  })

  test('five years looked back on in a paragraph of last year end with it', async () => {
    const files = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    const index = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    writeFileSync(
      join(files, '安康市_2024_政府工作报告.txt'),
      [
        '2024年安康市政府工作报告',
        '一、2023年工作回顾',
        '坚持生态优先。五年来，绿水青山的底色越来越亮，法律援助案件办理9000件。办理政协提案820件。',
        '坚持依法行政，办理人大代表建议94件。',
      ].join('\n'),
    )
    await indexQuickly({ paths: [files], indexDir: index, threads: 1 })
    const own = await openSearcher({ indexDir: index })
    const { rows } = await own.indicators({ tier: '1' })
    expect(rows.map(({ value }) => value)).toEqual(['94'])
    await own.close()
    for (const folder of [files, index]) rmSync(folder, { recursive: true })
  })

  test('a report of the country has numbers of all of it', async () => {
    const files = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    const index = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    const text = '2023年法治政府建设年度报告\n2023年，全国新收行政复议案件31.5万件。'
    writeFileSync(join(files, '中华人民共和国_2023_法治政府建设年度报告.txt'), text)
    await indexQuickly({ paths: [files], indexDir: index, threads: 1 })
    const own = await openSearcher({ indexDir: index })
    const { rows } = await own.indicators({ tier: '1' })
    expect(rows.map(({ value }) => value)).toEqual(['315000'])
    await own.close()
    for (const folder of [files, index]) rmSync(folder, { recursive: true })
  })

  test('what comes behind the part on plans is planned as well, what was completed is not', async () => {
    const files = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    const index = mkdtempSync(join(tmpdir(), 'jiansuo-'))
    writeFileSync(
      join(files, '安康市_2024_政府工作报告.txt'),
      [
        '2024年安康市政府工作报告',
        '一、2023年目标任务完成情况',
        '全年办理法律援助案件215件。',
        '二、2024年工作安排',
        '办理法律援助案件230件。',
        '三、全面加强自身建设',
        '办理行政复议案件64件。',
        '过去一年，办理人大代表建议94件。',
      ].join('\n'),
    )
    await indexQuickly({ paths: [files], indexDir: index, threads: 1 })
    const own = await openSearcher({ indexDir: index })
    const { rows } = await own.indicators({ tier: '1' })
    expect(rows.map(({ value, role }) => `${value} ${role}`)).toEqual([
      '215 value',
      '230 target',
      '64 target',
      '94 value',
    ])
    await own.close()
    for (const folder of [files, index]) rmSync(folder, { recursive: true })
  })

  test('filters, and pages joined are the whole', async () => {
    const whole = await searcher.indicators({ limit: 10_000 })
    expect(whole.total).toBe(whole.rows.length)
    const pages = []
    for (let offset = 0; offset < whole.total; offset += 50)
      pages.push(...(await searcher.indicators({ limit: 50, offset })).rows)
    expect(pages).toEqual(whole.rows)
    const some = await searcher.indicators({ region: ['宁夏'], year: ['2022'], tier: '1', limit: 10_000 })
    expect(some.rows).toEqual(
      whole.rows.filter(
        ({ region, year, tier }) => region!.path[0] === '宁夏回族自治区' && year === 2022 && tier === 1,
      ),
    )
    expect(some.reports).toBe(1)
  })

  test('every number slices back to its passage', async () => {
    const { rows } = await searcher.indicators({ limit: 10_000 })
    for (const { reports } of [await searcher.reports({ limit: 10 })])
      for (const { id } of reports) {
        const { passages } = await searcher.report(id)
        for (const row of rows.filter(({ reportId }) => reportId === id)) {
          const { text } = passages.find(passage => passage.id === row.passageId)!
          expect(text.slice(row.start, row.start + row.length)).toBe(row.written)
        }
      }
  })

  test('the rates and sums of the samples agree, and none is suspected', async () => {
    const { rows } = await searcher.indicators({ limit: 10_000 })
    const checks = rows.flatMap(row => row.checks)
    expect(checks.filter(({ result }) => result === 'fail')).toEqual([])
    expect(checks.map(({ formula }) => formula).sort()).toEqual([
      '1089 ÷ 1102 = 98.8%',
      '164 ÷ 187 = 87.7%',
      '25 + 6 + 3 = 34',
      '4450 ÷ 4489 = 99.13%',
      '45 ÷ 64 = 70.3%',
      '831 ÷ 837 = 99.3%',
      '873 + 2291 + 375 = 3539',
    ])
  })

  test('as CSV: a row each, places in columns of their own', async () => {
    let text = ''
    const list = await searcher.indicators({ name: '行政复议案件受理数' })
    for await (const chunk of indicatorFile(list, 'csv', 'http://pages')) text += chunk
    const [head, first] = text.split('\r\n')
    expect(head).toContain('省,市,县,年份')
    expect(first).toContain('宁夏回族自治区,银川市,兴庆区,2022')
    expect(head).toContain('性质,升降,')
    expect(head).toContain('题名,文种,链接,报告编号')
    const at = list.rows.findIndex(({ title }) => title?.endsWith('报告'))
    const { title, reportId, passageId } = list.rows[at]!
    expect(text.split('\r\n')[at + 1]).toContain(
      `${title},报告,http://pages/r/${reportId}#${encodeURIComponent(passageId)}`,
    )
  })
})

describe('inspection', () => {
  test('what two samples do not say', async () => {
    const found = async (start: string) =>
      (await searcher.inspection(await reportOf(start))).parts
        .filter(part => part.found)
        .map(part => part.key)
    expect(await found('000')).not.toContain('leadership')
    expect(await found('004')).not.toContain('shortcomings')
  })

  test('the table says of each report what its own inspection says', async () => {
    const { rows, total } = await searcher.inspections()
    expect(total).toBe(5)
    for (const { report, found } of rows) {
      const { parts } = await searcher.inspection(report.id)
      expect(found).toEqual(Object.fromEntries(parts.map(part => [part.key, part.found])))
    }
  })

  test('a report that is not there', async () => {
    await expect(searcher.inspection('nichts')).rejects.toMatchObject({ code: 'not-found' })
  })
})
