// lead-in.ts — whether the year and place that a sentence begins with are those of the report that has the rest of it.
// Not: where a lead-in ends (sentence-parts.ts).
import type { ReportRecord } from '../engine/engine.ts'
import { NATION } from '../regions/regions.ts'
import { amountOf } from './number-value.ts'
import type { Lead } from './sentence-parts.ts'
import { type Token, tokensOf } from './telling-stretches.ts'

/** What a lead-in says, and what the report is of in its place: empty where it is the nation's. */
export interface LeadDifference {
  kind: 'place' | 'year'
  said: Token
  source: string
}

type Titled = Pick<ReportRecord, 'title' | 'year' | 'region'>

/** What looks back at the year before, and ahead at its own. */
const LOOKS_BACK = /政府工作报告|(?:计划|预算).{0,12}执行/u

/**
 * The years that a report says without naming them: a 政府工作报告 of 2025 tells of 2024.
 *
 * @returns none where its year is unknown
 * @example yearsOf({ title: '2025年甘肃省政府工作报告', year: 2025 }) // => [2025, 2024]
 */
export function yearsOf({ title, year }: Pick<ReportRecord, 'title' | 'year'>): readonly number[] {
  if (year === null) return []
  return title !== null && LOOKS_BACK.test(title) ? [year, year - 1] : [year]
}

/**
 * What a lead-in says otherwise than the report. What the paragraph says itself is no difference.
 *
 * @param paragraph its skeleton
 */
export function leadDifferences(
  { year, place, isTitle }: Lead,
  report: Titled,
  paragraph = '',
): LeadDifference[] {
  const found: LeadDifference[] = []
  // 《2024年成都市政府工作报告》指出 says which report it is of, whatever else that speaks of.
  const says = (isSame: (token: Token) => boolean) => !isTitle && tokensOf(paragraph).some(isSame)
  if (
    year &&
    report.year !== null &&
    !yearsOf(report).includes(yearOf(year)!) &&
    !says(token => token.kind === 'year' && yearOf(token) === yearOf(year))
  )
    found.push({ kind: 'year', said: year, source: String(report.year) })
  const { region } = report
  const codes = place?.codes ?? []
  if (
    place &&
    region &&
    !codes.includes(region.code) &&
    !says(token => token.kind === 'place' && token.codes!.some(code => codes.includes(code)))
  )
    found.push({ kind: 'place', said: place, source: region.code === NATION ? '' : region.name })
  return found
}

/** Whether a lead-in names a report: its place, its year, or both. */
export function isNamed({ year, place }: Lead, { region, ...report }: Titled): boolean {
  if (!year && !place) return false
  const isPlace = !place || (region !== null && place.codes!.includes(region.code))
  return isPlace && (!year || yearsOf(report).includes(yearOf(year)!))
}

/**
 * The same for many lead-ins and the reports of a library: drafts name the same place again and again.
 *
 * @returns whether a lead-in names the report of a number
 */
export function namedAmong(reports: readonly Titled[]): (lead: Lead, report: number) => boolean {
  const known = new Map<string, Uint8Array>()
  return (lead, report) => {
    const { year, place } = lead
    if (!year && !place) return false
    const key = `${year?.text} ${place?.codes}`
    let named = known.get(key)
    if (!named) {
      named = Uint8Array.from(reports, one => (isNamed(lead, one) ? 1 : 0))
      known.set(key, named)
    }
    return named[report] === 1
  }
}

// --- internal ---

const yearOf = ({ text }: Token): number | null => amountOf(text)
