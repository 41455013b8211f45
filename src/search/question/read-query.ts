// read-query.ts — what a person typed → a tree, knowing which divisions there are. Not: the grammar (query/parse.ts).
import type { SearchOptions } from '../../api/search.ts'
import { parseQuery } from '../../query/parse.ts'
import type { ParsedQuery } from '../../query/query.ts'
import { termsAsPhrases } from '../../query/tree.ts'
import { findRegions } from '../../regions/regions.ts'

/** Reads a query, and says what there is to say about reading it. With `exact`, terms are phrases. */
export function readQuery(text: string, mode: SearchOptions['mode'] = 'smart'): ParsedQuery {
  const parsed = parseQuery(text, { isRegion: value => findRegions(value).length > 0 })
  if (mode !== 'exact' || !parsed.query) return parsed
  return { ...parsed, query: termsAsPhrases(parsed.query) }
}
