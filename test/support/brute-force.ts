// brute-force.ts — what the expressions of the query language mean, in the slowest and plainest words. Skeletons only.
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { Span } from '../../src/matching/phrase.ts'
import type { Expression } from '../../src/query/query.ts'

const SENTENCE_END = /[。!?;]/

export function slowPhrase(text: string, phrase: string): Span[] {
  const spans: Span[] = []
  let start = 0
  while (phrase !== '' && start < text.length) {
    if (text.slice(start, start + phrase.length) === phrase) {
      spans.push({ start, end: start + phrase.length })
      start += phrase.length
    } else start++
  }
  return spans
}

/** Every stretch with the property that has no shorter stretch with the property inside. */
function shortest(text: string, holds: (stretch: string) => boolean): Span[] {
  const spans: Span[] = []
  for (let start = 0; start < text.length; start++)
    for (let end = start + 1; end <= text.length; end++)
      if (
        holds(text.slice(start, end)) &&
        !holds(text.slice(start + 1, end)) &&
        !holds(text.slice(start, end - 1))
      )
        spans.push({ start, end })
  return spans
}

export function slowGap(text: string, parts: readonly string[]): Span[] {
  if (parts.length === 0 || parts.includes('')) return []
  const literal = parts.map(part => part.replace(/[^\p{L}\p{N}]/gu, '\\$&'))
  const pattern = new RegExp(literal.join('[^。!?;]{0,10}'))
  return shortest(text, stretch => pattern.test(stretch))
}

export function slowNear(
  text: string,
  parts: readonly string[],
  within: number | 'sentence' | 'paragraph',
): Span[] {
  if (parts.length === 0 || parts.includes('')) return []
  const lengths = [...new Set(parts)].reduce((sum, part) => sum + part.length, 0)
  const fits = (stretch: string) => {
    if (within === 'paragraph') return true
    if (within === 'sentence') return !SENTENCE_END.test(stretch.slice(0, -1))
    return stretch.length - lengths <= within
  }
  const contains = (stretch: string) => parts.every(part => stretch.includes(part))
  return shortest(text, contains).filter(({ start, end }) => fits(text.slice(start, end)))
}

/** @param text a skeleton; the parts are as they were typed */
export function slowExpression(text: string, expression: Expression): Span[] {
  const parts = expression.parts.map(part => skeleton(part))
  switch (expression.type) {
    case 'gap':
      return slowGap(text, parts)
    case 'near':
      return slowNear(text, parts, expression.within)
  }
}
