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

type Titled = Pick<ReportRecord, 'year' | 'region'>

/**
 * What a lead-in says otherwise than the report. What the paragraph says itself is no difference.
 *
 * @param paragraph its skeleton
 */
export function leadDifferences({ year, place }: Lead, report: Titled, paragraph = ''): LeadDifference[] {
  const found: LeadDifference[] = []
  const says = (isSame: (token: Token) => boolean) => tokensOf(paragraph).some(isSame)
  if (
    year &&
    report.year !== null &&
    yearOf(year) !== report.year &&
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

// --- internal ---

const yearOf = ({ text }: Token): number | null => amountOf(text)
