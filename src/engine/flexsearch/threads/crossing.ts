// crossing.ts — what a core answers, as it crosses from a thread: in columns, because a thousand objects would take
// long. Not: what is asked.
import type { RankedMatch } from '../../ranking/scores.ts'
import type { CoreAnswer } from '../core.ts'

/** The passages of a page, one place of each column for each. */
export interface PageColumns {
  passages: Uint32Array
  reports: Uint32Array
  scores: Float64Array
  /** The parts of the scores, see `ScoreParts`: 1 in the literal tier. */
  literal: Uint8Array
  text: Float64Array
  work: Float64Array
}

export type CrossingAnswer = Omit<CoreAnswer, 'page'> & { page: PageColumns }

/** `answerOf(crossing(answer))` equals `answer`. */
export function crossing(answer: CoreAnswer): CrossingAnswer {
  const { page } = answer
  const columns: PageColumns = {
    passages: Uint32Array.from(page, ({ passage }) => passage),
    reports: Uint32Array.from(page, ({ report }) => report),
    scores: Float64Array.from(page, ({ score }) => score),
    literal: Uint8Array.from(page, ({ parts }) => Number(parts.literal)),
    text: Float64Array.from(page, ({ parts }) => parts.text),
    work: Float64Array.from(page, ({ parts }) => parts.work),
  }
  return { ...answer, page: columns }
}

export function answerOf({ page, ...answer }: CrossingAnswer): CoreAnswer {
  const { passages, reports, scores, literal, text, work } = page
  const matches: RankedMatch[] = []
  for (let i = 0; i < passages.length; i++)
    matches.push({
      passage: passages[i]!,
      report: reports[i]!,
      score: scores[i]!,
      parts: { literal: literal[i] === 1, text: text[i]!, work: work[i]! },
    })
  return { ...answer, page: matches }
}
