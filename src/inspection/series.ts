// series.ts — finds last year's report of a series: the same kind of text by the same kind of author, recognised by titles.
// Not: what is compared between the two.
import { shortName } from '../regions/names.ts'
import { genreOf } from '../report/genre.ts'
import { isWorkReport } from '../report/reference.ts'
import type { Metadata } from '../report/report.ts'
import { titleOwes } from './owes.ts'

const WORK_REPORT = '政府工作报告'
const LAW_REPORT = '法治政府建设'

type Named = Pick<Metadata, 'title' | 'region' | 'year'>

/**
 * Last year's report of the division: both are 政府工作报告, or reports on 法治政府建设 by one organ, or their titles differ in
 * year and place alone. A notice of a ministry is nobody's plan for the work of the government. Where no title tells, it is
 * the only one that it can be.
 *
 * @returns of several the one with the most alike title, of equals the first; null: there is none, or it is unclear which
 * @example previousOf({ title: '2022年工作要点', region: null, year: 2022 }, []) // => null
 */
export function previousOf<R extends Named>({ title, region, year }: Named, records: readonly R[]): R | null {
  if (!region || year === null) return null
  const before = records.filter(other => other.region?.code === region.code && other.year === year - 1)
  const untitled = before.filter(other => other.title === null)
  if (title === null) return only(untitled) ?? only(before)
  return mostAlike(title, region.path, before) ?? only(untitled)
}

/**
 * What a text is compared with before all others: the kinds that are written every year, else the genre.
 *
 * @example kindOf('2022年宁夏回族自治区政府工作报告', ['宁夏回族自治区']) // => '政府工作报告'
 * @example kindOf('上海市数据条例', ['上海市']) // => '法规'
 */
export function kindOf(title: string | null, path: readonly string[]): string | null {
  if (title === null) return null
  if (isWorkReport(title, path)) return WORK_REPORT
  return titleOwes(title) ? LAW_REPORT : genreOf(title)
}

// --- internal ---

const only = <R>([one, other]: readonly R[]): R | null =>
  one !== undefined && other === undefined ? one : null

/** Of the same series, the one with the most alike title. */
function mostAlike<R extends Named>(title: string, path: readonly string[], records: readonly R[]): R | null {
  const own = read(title, path)
  let best: { record: R; likeness: number } | null = null
  for (const record of records) {
    if (record.title === null) continue
    const other = read(record.title, path)
    if (own.kind !== other.kind || own.organ !== other.organ) continue
    const likeness = alike(own.core, other.core)
    if (likeness > (best?.likeness ?? -1)) best = { record, likeness }
  }
  return best?.record ?? null
}

/** What a title begins with, its place taken away. Whoever manages an area is its government. */
const ORGAN =
  /^[省市县区州盟旗]?([\p{sc=Han}、]{1,24}?(?:[局厅部]|(?<!管理)委员会|法院|检察院|办公[厅室]))(?=关于|年)/u
const NUMBERS = /[\d〇零一二三四五六七八九十]+/gu

/** Titles of one kind and organ are of one series; what is of no kind of its own has its title for it. */
function read(title: string, path: readonly string[]): { kind: string; organ: string; core: string } {
  let core = title.normalize('NFKC').replace(NUMBERS, '')
  for (const name of path.toReversed()) core = core.replaceAll(name, '').replaceAll(shortName(name), '')
  core = core.replace(/[^\p{L}]/gu, '').replaceAll('年度', '年')
  const organ = ORGAN.exec(core)?.[1] ?? ''
  const kind = kindOf(title, path)
  if (kind === WORK_REPORT) return { kind, organ: '', core }
  return { kind: kind === LAW_REPORT ? kind : `${kind} ${core}`, organ, core }
}

/** Of the pairs of neighbouring characters of both, how many they share: 0 to 1. */
function alike(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  const common = [...a].filter(pair => b.has(pair)).length
  return (2 * common) / Math.max(1, a.size + b.size)
}

const pairsOf = (text: string) => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)))
