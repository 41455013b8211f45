// did-you-mean.ts — “您是不是要找”: a query that found nothing, with what occurs nowhere put right. Not: asking it.

import { skeleton } from '../../analysis/skeleton.ts'
import type { Suggestion } from '../../api/suggest.ts'
import { printQuery } from '../../query/print.ts'
import type { Query } from '../../query/query.ts'
import { mapLeaves, positiveLeaves } from '../../query/tree.ts'
import { nearest } from '../../suggest/nearest.ts'
import type { Suggester } from '../../suggest/suggester.ts'
import type { Opened } from '../opened.ts'
import type { Filters } from '../question/filters.ts'
import { EVERYTHING } from '../question/request.ts'

export interface Meant {
  query: string
  /** How often it stands there literally; 0 too where that cannot be counted. */
  occurrences: number
}

/**
 * The query with every term and phrase that stands nowhere in the corpus replaced by what it was probably meant to
 * be, if the filters leave something of that. Null: nothing to put right, or nothing near.
 */
export async function didYouMean(
  { engine, planner, suggester }: Opened,
  query: Query,
  filters: Filters,
): Promise<Meant | null> {
  if (!suggester) return null
  const meant = new Map<string, string>()
  const whole = positiveLeaves(query).filter(leaf => leaf.type === 'term' || leaf.type === 'phrase')
  const totals = await engine.counts(
    whole.map(({ text }) => ({ ...EVERYTHING, where: { type: 'phrase', text: skeleton(text) } })),
  )
  for (const [i, { text }] of whole.entries()) {
    if (totals[i]!.hits > 0) continue
    const near = (await nearest(suggester, text)) ?? byInitials(suggester, skeleton(text))
    if (near) meant.set(skeleton(text), near.text)
  }
  if (meant.size === 0) return null
  const better = mapLeaves(query, (leaf, positive) => {
    const text =
      positive && (leaf.type === 'term' || leaf.type === 'phrase') && meant.get(skeleton(leaf.text))
    return text ? { ...leaf, text } : leaf
  })!
  const { where, counted } = planner.plan(better, 'all')
  const [found] = await engine.counts([{ ...EVERYTHING, where, counted, ...filters }])
  return found!.hits > 0 ? { query: printQuery(better), occurrences: found!.occurrences ?? 0 } : null
}

// --- internal ---

/** Fewer letters are the initials of too much. */
const FEWEST_INITIALS = 3

/** `xzfy` → 行政复议: what the box suggests for letters, where it is Chinese. */
function byInitials(suggester: Suggester, text: string): Suggestion | null {
  if (text.length < FEWEST_INITIALS || !/^[a-z]+$/.test(text)) return null
  return suggester.suggest(text, 1).find(({ text }) => /\p{Script=Han}/u.test(text)) ?? null
}
