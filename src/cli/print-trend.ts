// print-trend.ts — first use, spread and key words as text for a terminal. Not: finding them.
import type { Keyness } from '../api/keyness.ts'
import type { Trend } from '../api/trend.ts'
import { levelsText } from '../keyness/levels.ts'
import { leastText, seenText, timesOf } from '../keyness/times.ts'
import { placesText } from '../regions/place-text.ts'
import type { Region } from '../regions/region.ts'
import { highlighted, reportName } from './print-answers.ts'
import { columns, type Style } from './terminal.ts'

const percent = (share: number) => `${(share * 100).toFixed(0)}%`

export function trendText(answer: Trend, style: Style): string {
  const { strong } = style
  const { first, firstReports, years, undated, notices } = answer
  const said = notices.map(({ message }) => message)
  if (first.length === 0) return ['本库没有逐字出现的', ...said].join('\n')
  return [
    ...said,
    strong(firstText(first[0]!.report.year, firstReports, first.length)),
    ...first.flatMap(({ report, text, matches }) => [
      `  ${reportName(report)}`,
      `    ${quotation(text, matches, style)}`,
    ]),
    '',
    columns([
      [
        '年份',
        '用到的篇数',
        '占',
        '95% 区间',
        '用到的地区',
        '头一次用到：此前有报告',
        '头一次用到：此前没有报告',
      ],
      ...years.map(({ year, indexed, reports, low, high, regions, using, adopted, arrived }) => [
        year,
        `${reports}/${indexed}`,
        percent(reports / indexed),
        `${percent(low)}–${percent(high)}`,
        `${using}/${regions}`,
        placesOf(adopted),
        placesOf(arrived),
      ]),
    ]),
    ...(undated > 0 ? ['', `另有 ${undated} 篇用到而年份不详`] : []),
  ].join('\n')
}

export function keynessText(answer: Keyness): string {
  const { total, words, reports, others, levels, levelsDiffer } = answer
  if (total === 0)
    return `所选 ${reports} 篇与其余 ${others} 篇之间，没有哪个词的差别大到可以排除巧合（按篇数计，全部词一并检验）`
  return [
    `所选 ${reports} 篇与其余 ${others} 篇，用得明显多或少的词 ${total} 个（按篇数计，全部词一并检验，误报不超过 5%）`,
    ...(levelsDiffer
      ? [
          `两边的层级不同，列出的词可能只是层级之别：所选 ${levelsText(levels, 'reports')}；其余 ${levelsText(levels, 'others')}（--level 可让两边都只取一个层级）`,
        ]
      : []),
    ...wordLines(answer, '所选用得多的：所选的占比是其余的几倍', score => score > 0),
    ...wordLines(answer, '所选用得少的：其余的占比是所选的几倍', score => score < 0),
    '',
    '“至少”是倍数的 95% 区间（全部词一并计）靠近 1 的一端',
    ...(words.length < total ? ['', `…… 另有 ${total - words.length} 个（--limit 可多列）`] : []),
  ].join('\n')
}

// --- internal ---

/** Characters quoted, and those of them before the first match. */
const [LONGEST, BEFORE] = [120, 40]

function quotation(text: string, matches: Trend['first'][number]['matches'], style: Style): string {
  const at = matches[0]?.start ?? 0
  const from = text.length <= LONGEST || at < BEFORE ? 0 : at - BEFORE
  const moved = matches
    .filter(({ start }) => start < from + LONGEST)
    .map(({ start, length }) => ({ start: start - from, length }))
  return (from > 0 ? '…' : '') + highlighted(text.slice(from, from + LONGEST), moved, style)
}

function firstText(year: number | null, reports: number, listed: number): string {
  const when = year === null ? '本库只见于年份不详的报告' : `本库最早见于 ${year} 年`
  const some = listed < reports ? `，列出 ${listed} 篇` : ''
  return `${when}（不等于首创）${reports > 1 ? `：共 ${reports} 篇，先后不明${some}` : ''}`
}

/** Divisions named in a row. */
const NAMED = 6

const placesOf = (regions: readonly Region[]): string =>
  placesText(regions.slice(0, NAMED).map(({ path }) => path)) +
  (regions.length > NAMED ? ` 等 ${regions.length} 个` : '')

function wordLines(
  { words, reports, others }: Keyness,
  title: string,
  isShown: (score: number) => boolean,
): string[] {
  const shown = words.filter(({ score }) => isShown(score))
  if (shown.length === 0) return []
  return [
    '',
    title,
    columns([
      ['词', '所选', '其余', '倍数', '至少'],
      ...shown.map(word => {
        const { seen, least } = timesOf(word)
        return [
          word.text,
          `${word.reports}/${reports}`,
          `${word.others}/${others}`,
          seen === null ? '仅见于一边' : seenText(seen),
          leastText(least),
        ]
      }),
    ]),
  ]
}
