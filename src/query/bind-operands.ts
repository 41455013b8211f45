// bind-operands.ts — operands and operators as they were typed → one query: what binds to what. Not: reading them
// (parse.ts).
import type { Query } from './query.ts'
import type { Operator } from './term.ts'
import { allOf, anyOf } from './tree.ts'

/** What stands in a list; `null`: something without anything to compare, which still keeps its neighbours apart. */
export type Item = Query | '|' | Operator | null

/**
 * NOT binds tightest, bars and ORs tighter than blanks and ANDs.
 *
 * @param dangling what stands for an operator that has nothing on a side: a word, or nothing for a bar
 */
export function foldItems(
  typed: readonly Item[],
  dangling: (operator: Operator | '|') => Query | null,
): Query | null {
  const items: (Query | '|' | 'AND' | 'OR' | null)[] = []
  for (let i = 0; i < typed.length; i++) {
    const item = typed[i]!
    const next = typed[i + 1]
    if (item !== 'NOT') items.push(item)
    else if (!isOperand(next)) items.push(dangling('NOT'))
    else {
      items.push(next && { type: 'not', query: next })
      i++
    }
  }
  const alternatives: Query[][] = []
  let joins = false
  items.forEach((item, i) => {
    const joinable = alternatives.length > 0 && !joins && isOperand(items[i + 1])
    if (item === 'AND' && joinable) return
    if (item === '|' || (item === 'OR' && joinable)) {
      // A doubled bar is as good as one.
      if (alternatives.length === 0 || i === items.length - 1) dangling('|')
      else joins = true
      return
    }
    if (!joins) alternatives.push([])
    joins = false
    const operand = item === 'AND' || item === 'OR' ? dangling(item) : item
    if (operand !== null) alternatives.at(-1)!.push(operand)
  })
  return allOf(alternatives.map(anyOf).filter(query => query !== null))
}

// --- internal ---

function isOperand(item: Item | undefined): item is Query | null {
  return item !== undefined && typeof item !== 'string'
}
