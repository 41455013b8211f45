// print-quality.ts — the state of the data as text for a terminal. Not: finding it out (search/answers/quality.ts).

import type { Quality } from '../api/quality.ts'
import { placeText } from '../regions/place-text.ts'
import { DOUBT_NAMES, FIELD_NAMES, REASON_NAMES } from '../report/chinese-names.ts'
import { messagesIn } from '../search/answers/failed-files.ts'
import { countSkipped, skippedRows } from './print-skipped.ts'
import { columns, harmless } from './terminal.ts'

/** @param most items of each list that are shown; how many more there are is said */
export function qualityText(quality: Quality, most: number): string {
  const {
    missing,
    doubts,
    sameText,
    otherTitles,
    sameNumber,
    nearTexts,
    sameRegionYear,
    gaps,
    failed,
    cleaning,
  } = quality
  const list = <Item>(
    title: string,
    { total, items }: { total: number; items: Item[] },
    line: (item: Item) => string,
  ) => [
    '',
    `${title}：${total || '无'}`,
    ...items.slice(0, most).map(item => `  ${harmless(line(item))}`),
    ...(total > most ? [`  …… 另有 ${total - most} 项（--limit 可多列，--json 可全列）`] : []),
  ]
  const files = (reports: { file: string }[]) => reports.map(({ file }) => file).join('、')
  const path = ({ path }: { path: string[] }) => placeText(path)
  return [
    `索引 ${quality.indexVersion}，${quality.reports} 篇报告`,
    '',
    '缺少元数据的报告：',
    columns(missing.map(({ field, total }) => [`  ${FIELD_NAMES[field]}`, total ? `${total} 篇` : '无'])),
    ...missing
      .filter(({ field }) => field === 'region' || field === 'year')
      .flatMap(({ field, total, reports }) =>
        total
          ? list(`缺少${FIELD_NAMES[field]}`, { total, items: reports }, ({ id, file }) => `${file}（${id}）`)
          : [],
      ),
    '',
    `存疑：${doubts.total || '无'}`,
    ...doubts.groups.flatMap(group =>
      list(DOUBT_NAMES[group.code], group, ({ report, message }) => `${report.file}：${message}`).slice(1),
    ),
    ...list('正文相同', sameText, ({ reports }) => files(reports)),
    ...list('同文异题', otherTitles, ({ reports }) =>
      reports.map(({ title, file }) => `《${title}》（${file}）`).join('、'),
    ),
    ...list(
      '一个文号有不止一个题名',
      sameNumber,
      ({ number, reports }) => `${number}：${reports.map(({ title }) => `《${title}》`).join('、')}`,
    ),
    ...(nearTexts
      ? list(
          '几乎相同（较短一篇八成以上见于另一篇）',
          nearTexts,
          ({ share, reports }) => `${(share * 100).toFixed(0)}%：${files(reports)}`,
        )
      : ['', '几乎相同：本库太大，没有比对']),
    ...list(
      '同一地区同一年份不止一篇',
      sameRegionYear,
      ({ region, year, reports }) => `${path(region)} ${year} 年：${files(reports)}`,
    ),
    ...list(
      '首末年份之间缺年份的地区',
      gaps,
      ({ region, from, to, missing }) => `${path(region)}（${from}–${to}）缺 ${missing.join('、')}`,
    ),
    ...failures(failed.items, most),
    '',
    `清理：${cleaning.length ? '' : '无'}`,
    columns(
      cleaning.map(({ reason, reports, lines, characters }) => [
        `  ${REASON_NAMES[reason]}`,
        `${lines} 行`,
        `${characters} 字`,
        `${reports} 篇`,
      ]),
    ),
  ]
    .join('\n')
    .trimEnd()
}

/** As `jiansuo index` prints them: a file that is no list of reports has hundreds, which would hide all others. */
function failures(items: Quality['failed']['items'], most: number): string[] {
  const files = items.map(messagesIn)
  const { files: whole, entries, entryFiles } = countSkipped(files)
  const counts = [
    ...(whole ? [`${whole} 个文件`] : []),
    ...(entries ? [`${entryFiles} 个文件里的 ${entries} 条`] : []),
  ]
  return [
    '',
    `未能读取：${counts.join('，') || '无'}`,
    ...skippedRows(files.slice(0, most)).map(([where, why]) => `  ${where}：${why}`),
    ...(files.length > most
      ? [`  …… 另有 ${files.length - most} 个文件（--limit 可多列，--json 可全列）`]
      : []),
  ]
}
