// quoted.ts — what stands between quotation marks, read and printed: phrase, gap, near. Not: where the marks stand.
import type { Named } from './fields.ts'
import { DOT, markAt, withoutQuotesAndStars } from './operator-marks.ts'
import type { Expression, Query } from './query.ts'
import { hasSkeleton, tidy, trimDots } from './tidy.ts'

const MAX_GAPS = 20
const MAX_WITHIN = 999_999_999

type Problem = 'empty-phrase' | 'lone-star' | 'too-many-gaps' | 'near-one-word' | 'star-in-near'

/** The text between two marks: a gap where stars have text on both sides, else a phrase. */
export function readQuoted(inner: string, problem: (code: Problem) => void): Query {
  const pieces = splitAtStars(inner)
  const parts = pieces.map(tidy).filter(hasSkeleton)
  if (parts.length > 1) {
    if (parts.length <= MAX_GAPS + 1) return { type: 'gap', parts }
    problem('too-many-gaps')
    return { type: 'gap', parts: [...parts.slice(0, MAX_GAPS), parts.slice(MAX_GAPS).join(DOT)] }
  }
  const text = tidy(inner)
  if (!hasSkeleton(text)) problem('empty-phrase')
  else if (pieces.length > 1) problem('lone-star')
  return { type: 'phrase', text }
}

/** The same with a distance after the closing mark: each word is a part. */
export function readNear(
  inner: string,
  within: number | 'sentence' | 'paragraph',
  problem: (code: Problem) => void,
): Query {
  const parts = inner
    .split(/\s+/)
    .map(part => trimDots(withoutQuotesAndStars(part)))
    .filter(hasSkeleton)
  if (splitAtStars(inner).length > 1) problem('star-in-near')
  if (parts.length > 1) return { type: 'near', parts, within }
  problem(parts.length === 1 ? 'near-one-word' : 'empty-phrase')
  return { type: 'phrase', text: tidy(inner) }
}

/** `20`, `句`, `段` in any width; `null` when it is no distance. */
export function readDistance(unit: string): number | 'sentence' | 'paragraph' | null {
  if (unit === UNITS.sentence) return 'sentence'
  if (unit === UNITS.paragraph) return 'paragraph'
  const digits = unit.normalize('NFKC')
  return /^[0-9]+$/.test(digits) ? Math.min(Number(digits), MAX_WITHIN) : null
}

/** As it is typed, marks and distance included. */
export function printQuoted(leaf: Exclude<Expression, Named> | Extract<Query, { type: 'phrase' }>): string {
  switch (leaf.type) {
    case 'phrase':
      return `"${leaf.text}"`
    case 'gap':
      return `"${leaf.parts.join('*')}"`
    case 'near': {
      const distance = typeof leaf.within === 'number' ? leaf.within : UNITS[leaf.within]
      return `"${leaf.parts.join(' ')}"~${distance}`
    }
  }
}

const UNITS = { sentence: '句', paragraph: '段' } as const

function splitAtStars(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (markAt(text, i) !== 'star') continue
    pieces.push(text.slice(from, i))
    from = i + 1
  }
  return [...pieces, text.slice(from)]
}
