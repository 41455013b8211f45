// print.ts — the canonical text of a query tree. Not: reading one (parse.ts).
import { isNamed, printNamed } from './fields.ts'
import type { Query } from './query.ts'
import { printQuoted } from './quoted.ts'

/**
 * The shortest plain way to type a tree. For a tree in normal form (see parse.ts) `parseQuery` reads it back
 * equal; for any other it reads back a tree in normal form.
 *
 * @example
 * printQuery({ type: 'or', queries: [{ type: 'phrase', text: '枫桥经验' }, { type: 'term', text: '店小二' }] })
 * // => '"枫桥经验"|店小二'
 */
export function printQuery(query: Query): string {
  if (isNamed(query)) return printNamed(query)
  switch (query.type) {
    case 'term':
      return query.text
    case 'not':
      return `-${printOperand(query.query, ['and', 'or', 'not'])}`
    case 'and':
      return query.queries.map(child => printOperand(child, ['and'])).join(' ')
    case 'or':
      return query.queries.map(child => printOperand(child, ['and', 'or'])).join('|')
    default:
      return printQuoted(query)
  }
}

function printOperand(query: Query, bracketed: readonly Query['type'][]): string {
  return bracketed.includes(query.type) ? `(${printQuery(query)})` : printQuery(query)
}
