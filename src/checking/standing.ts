// standing.ts — how a checked sentence stands to the library, in one word: its verdict, and whether parts of it are near
// where the whole is not. Not: finding out (check-draft.ts). The pages use it too.
import type { CheckedSentence } from '../api/check.ts'

export type Standing = CheckedSentence['verdict'] | 'partly'

/** @returns `partly` where the whole is absent and what was held against the library is told in its place */
export const standingOf = ({ verdict, part }: Pick<CheckedSentence, 'verdict' | 'part'>): Standing =>
  verdict === 'absent' && part ? 'partly' : verdict
