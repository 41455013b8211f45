// compared.ts — a question with its answer, and sums over it. Not: asking, drawing.
import type { CompareResult, CompareRow } from '../../../src/api/compare.ts'
import { isLiteralRow } from '../../../src/export/literal.ts'
import { relatedIn } from '../../shared/notice.ts'
import { bare } from '../../words/numbers.ts'
import type { ViewWords } from '../../words/words.ts'
import { add, type Measure, type Tally } from './pivot.ts'

export interface Compared {
  /** The question as it was asked. */
  label: string
  /** What figures call it: with what is counted beside it. */
  name: string
  result: CompareResult
}

/** Of these measures a passage counts that holds the words of a term apart, or another wording; the others are literal. */
export const countsPassages = (measure: Measure): boolean => measure !== 'occurrences' && measure !== 'per10k'

/** Whether some of what is counted is not literal. */
export const isLoose = ({ result }: Pick<Compared, 'result'>): boolean =>
  !result.relaxed && !result.rows.every(row => isLiteralRow(row, result))

/** 市场主体（含经营主体）: a figure of both says both, or the one would seem to be on the rise that the other took over from. */
export function figureName(
  one: Pick<Compared, 'label' | 'result'>,
  measure: Measure,
  words: ViewWords,
): string {
  if (!countsPassages(measure) || !isLoose(one)) return one.label
  const also = relatedIn(one.result)
  return `${bare(one.label)}${also.length > 0 ? words.withRelated(also) : words.withWords}`
}

/** Sums of all divisions by year. */
export function byYear(rows: readonly CompareRow[]): Map<number | null, Tally> {
  const sums = new Map<number | null, Tally>()
  for (const row of rows) sums.set(row.year, add(sums.get(row.year), row))
  return sums
}
