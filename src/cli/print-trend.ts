// print-trend.ts — first use, spread and key words as text for a terminal. Not: finding them.
import type { Keyness } from '../api/keyness.ts'
import type { Trend } from '../api/trend.ts'
import { placeName } from '../regions/place-text.ts'
import { reportName } from './print-answers.ts'
import { columns, harmless, type Style } from './terminal.ts'

const percent = (share: number) => `${(share * 100).toFixed(0)}%`

export function trendText(answer: Trend, { strong, dim }: Style): string {
  const { first, years, undated, notices } = answer
  const said = notices.map(({ message }) => message)
  if (first.length === 0) return ['本库没有逐字出现的', ...said].join('\n')
  return [
    ...said,
    strong(`本库最早见于 ${first[0]!.report.year ?? '年份不详的报告'}（不等于首创）`),
    ...first.flatMap(({ report, text }) => [
      `  ${reportName(report)}`,
      dim(`    ${harmless(text.slice(0, 120))}`),
    ]),
    '',
    columns([
      ['年份', '用到的篇数', '占', '95% 区间', '用到的地区', '这一年头一次用到的'],
      ...years.map(({ year, indexed, reports, low, high, regions, using, joined }) => [
        year,
        `${reports}/${indexed}`,
        percent(reports / indexed),
        `${percent(low)}–${percent(high)}`,
        `${using}/${regions}`,
        joined
          .slice(0, 6)
          .map(({ name }) => placeName(name))
          .join('、') + (joined.length > 6 ? ` 等 ${joined.length} 个` : ''),
      ]),
    ]),
    ...(undated > 0 ? ['', `另有 ${undated} 篇用到而年份不详`] : []),
  ].join('\n')
}

export function keynessText({ total, words, reports, others }: Keyness): string {
  if (total === 0)
    return `所选 ${reports} 篇与其余 ${others} 篇之间，没有哪个词的差别大到可以排除巧合（按篇数计，全部词一并检验）`
  return [
    `所选 ${reports} 篇与其余 ${others} 篇，用得明显多或少的词 ${total} 个（按篇数计，全部词一并检验，误报不超过 5%）`,
    '',
    columns([
      ['词', '所选', '其余', '相差'],
      ...words.map(({ text, reports: some, others: elsewhere, score }) => [
        text,
        `${some}/${reports}`,
        `${elsewhere}/${others}`,
        `${score > 0 ? '多' : '少'}，至少 ${(2 ** Math.abs(score)).toFixed(1)} 倍`,
      ]),
    ]),
    ...(words.length < total ? ['', `…… 另有 ${total - words.length} 个（--limit 可多列）`] : []),
  ].join('\n')
}
