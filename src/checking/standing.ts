// standing.ts — how a checked sentence stands to the library, in one word: its verdict, and whether parts of it are near
// where the whole is not; and which parts, as they are read. Not: finding out (check-draft.ts). The pages use it too.
import type { Check, CheckedSentence } from '../api/check.ts'

export type Standing = CheckedSentence['verdict'] | 'partly'

/** @returns `partly` where the whole is absent and what was held against the library is told in its place */
export const standingOf = ({ verdict, part }: Pick<CheckedSentence, 'verdict' | 'part'>): Standing =>
  verdict === 'absent' && part ? 'partly' : verdict

/** Sentences of which nothing was held against the library. */
export const unheldOf = ({ absent, partly }: Pick<Check['counts'], 'absent' | 'partly'>): number =>
  absent - partly

interface Part extends Pick<CheckedSentence, 'matches'> {
  part?: { start: number; length: number }
}

/** What was held against the library, from left to right; a whole sentence has no `part`. */
export function comparedParts({ length, part, matches, also = [] }: CheckedSentence): Part[] {
  if (!part || part.length === length) return [{ matches }]
  return [{ ...part, matches }, ...also]
    .sort((a, b) => a.start - b.start)
    .map(({ matches, ...part }) => ({ part, matches }))
}
