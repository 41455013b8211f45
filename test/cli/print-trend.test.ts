// print-trend.test.ts — first use, spread and key words in a terminal: nothing looks more exact than it is.
import { expect, it } from 'vitest'
import type { Trend } from '../../src/api/trend.ts'
import { keynessText, trendText } from '../../src/cli/print-trend.ts'
import { styleOf } from '../../src/cli/terminal.ts'
import { summary } from '../../src/search/marks/present.ts'
import { SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { CITIES_BESIDE_NATION } from '../support/keyness.ts'
import { blankReport } from '../support/report.ts'

it('says how many reports are first together, and who had reports before', () => {
  const report = summary(blankReport('a', { year: 2024, title: '政府工作报告' }) as never)
  const [old, fresh] = SAMPLE_REGIONS
  const year = { year: 2024, indexed: 48, reports: 34, low: 0.5, high: 0.8, regions: 39, using: 2 }
  const passage = `${'前文'.repeat(100)}新质生产力`
  const text = trendText(
    {
      first: [{ report, passageId: 'a-0', text: passage, matches: [{ start: 200, length: 5 }] }],
      firstReports: 34,
      years: [{ ...year, joined: [old!, fresh!], adopted: [old!], arrived: [fresh!] }],
      undated: 0,
      notices: [],
    } as unknown as Trend,
    styleOf(false),
  )
  expect(text).toContain('本库最早见于 2024 年（不等于首创）：共 34 篇，先后不明，列出 1 篇')
  expect(text).toMatch(/…(?:前文)+新质生产力/)
  expect(text).toMatch(/头一次用到：此前有报告\s+头一次用到：此前没有报告/)
  expect(text).toMatch(/2\/39\s+宁夏回族自治区\s+宁夏回族自治区银川市兴庆区/)
})

it('has words by kind, what was counted beside what it is at least, and the levels where they differ', () => {
  const text = keynessText(CITIES_BESIDE_NATION)
  expect(text).toContain('所选 市级 36 篇、国家 4 篇；其余 国家 42 篇')
  expect(text).toMatch(
    /用得多的.*市委\s+34\/40\s+6\/42\s+[56]\.\d\s+2\.0.*用得少的.*国务院\s+0\/40\s+30\/42\s+仅见于一边\s+4\.0/s,
  )
})
