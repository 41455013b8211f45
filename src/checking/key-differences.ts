// key-differences.ts — which differences a reader must look at, and what their kinds are called. Not: finding them
// (differences.ts). The pages use it too.
import type { CheckedSentence, CheckMatch, Difference } from '../api/check.ts'

export const DIFFERENCE_NAMES: Readonly<Record<Difference['kind'], string>> = {
  negation: '否定',
  number: '数字',
  place: '地名',
  year: '年份',
  opposite: '用词',
  other: '文字',
}

/** Another number, year, place, or the opposite. */
export const isKey = ({ kind }: Pick<Difference, 'kind'>): boolean => kind !== 'other'

/** The nearest source of a sentence, or of each part of it that was compared. */
export const nearestOf = ({ matches, also = [] }: CheckedSentence): CheckMatch[] =>
  [matches, ...also.map(part => part.matches)].flatMap(([best]) => best ?? [])

/** Whether one of them says something else that is key. */
export const isFlagged = (sentence: CheckedSentence): boolean =>
  nearestOf(sentence).some(({ differences }) => differences.some(isKey))
