// relax.ts — asking for less where nothing matches: when that is allowed, what is asked then, and the notice about it. Not:
// asking (question.ts).
import { skeleton } from '../../analysis/skeleton.ts'
import type { ViewOptions } from '../../api/question.ts'
import type { Condition } from '../../engine/engine.ts'
import type { Notice, Query } from '../../query/query.ts'
import type { Term } from '../../query/tree.ts'

/** A pasted sentence has dozens of words; nobody reads more of them than this. */
export const MOST_WORDS = 10

/**
 * The notice that less was asked for, with the words, so that a reader knows what the totals count.
 *
 * @param wordsOf the words inside a skeleton; none for what is one word
 */
export function relaxedNotice(query: Query, wordsOf: (text: string) => string[]): Notice {
  const about = outermost(query).terms.flatMap(({ text }) => {
    const words = askedAlone(wordsOf(skeleton(text)))
    return words.length > 0 ? words : [text.trim()]
  })
  // Of a pasted sentence its signs are looked for too; nobody asked for a semicolon.
  const words = [...new Set(about)].filter(word => /[\p{L}\p{N}]/u.test(word))
  const shown = words.slice(0, MOST_WORDS).map(word => `“${word}”`)
  const named = shown.join('') + (words.length > MOST_WORDS ? `等 ${words.length} 个词` : '')
  return {
    code: 'relaxed',
    message: `没有一段同时含有全部检索词，以下各段至少含有${named}中的一个，符合得多的排在前面`,
    about: words,
  }
}

/** Whether the caller lets a question be relaxed: by default, but not in mode `exact` or with `match` given. */
export const mayRelax = ({ mode = 'smart', match = 'all' }: Pick<ViewOptions, 'mode' | 'match'>): boolean =>
  mode === 'smart' && match === 'all'

/**
 * Whether relaxing asks for less: the query has several terms, or one of several words.
 *
 * @param wordsOf the words inside a skeleton; none for what is one word
 */
export function canRelax(query: Query, wordsOf: (text: string) => string[]): boolean {
  const { terms } = outermost(query)
  return terms.length > 1 || terms.some(term => askedAlone(wordsOf(skeleton(term.text))).length > 0)
}

/**
 * Of the words inside a term those that are asked for alone when it is relaxed. A character out of it stands everywhere:
 * what shares no more with the question is no finding.
 *
 * @example askedAlone(['双', '随即', '一', '公开']) // => ['随即', '公开']
 */
export const askedAlone = (words: readonly string[]): string[] => words.filter(word => [...word].length > 1)

/**
 * One word of one of the outermost terms; everything else as it is. Phrases, negations, groups and restrictions
 * always hold.
 *
 * @param conditionOf what is asked for by a part that holds as it is
 */
export function relaxedCondition(
  query: Query,
  wordsOf: (text: string) => string[],
  conditionOf: (query: Query) => Condition,
): Condition {
  const { terms, others } = outermost(query)
  if (terms.length === 0) return conditionOf(query)
  const words = terms.flatMap(term => {
    const text = skeleton(term.text)
    return [text, ...wordsOf(text)]
  })
  const anyWord: Condition = { type: 'or', conditions: words.map(text => ({ type: 'phrase', text })) }
  return { type: 'and', conditions: [anyWord, ...others.map(conditionOf)] }
}

// --- internal ---

function outermost(query: Query): { terms: Term[]; others: Query[] } {
  const parts = query.type === 'and' ? query.queries : [query]
  const isTerm = (part: Query): part is Term => part.type === 'term'
  return { terms: parts.filter(isTerm), others: parts.filter(part => !isTerm(part)) }
}
