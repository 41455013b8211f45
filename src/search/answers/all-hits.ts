// all-hits.ts — every hit in the order of search, a stretch at a time. Not: files.

import type { Hit } from '../../api/hit.ts'
import type { ViewResult } from '../../api/question.ts'
import type { SearchOptions, SearchResult } from '../../api/search.ts'
import type { Engine, PageAnswer, PageRequest } from '../../engine/engine.ts'
import { inTurns } from '../../turns.ts'
import { hitsOf } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import type { Plan } from '../question/plan.ts'
import { ask } from '../question/question.ts'

/**
 * Hits in memory at a time. Each stretch is a search of its own: fewer would rank the same matches more often,
 * more would hold more text.
 */
const STRETCH = 20_000

/** Every hit in the order of search, read as it is asked for. */
export interface AllHits extends Omit<ViewResult, 'processingTimeMs'> {
  /** How many there are: passages, or reports with `distinct`. */
  total: number
  /** Over all matches, as a search has them. */
  totals: Pick<SearchResult, 'totalHits' | 'totalReports' | 'totalOccurrences'>
  hits: AsyncIterable<Hit>
}

export const createAllHits =
  (opened: Opened) =>
  (text: string, options: Omit<SearchOptions, 'limit' | 'offset'> = {}): Promise<AllHits> =>
    allHits(opened, text, options)

/** @param stretch hits in memory at a time */
export async function allHits(
  opened: Pick<Opened, 'engine' | 'planner' | 'related'>,
  text: string,
  options: Omit<SearchOptions, 'limit' | 'offset'>,
  stretch = STRETCH,
): Promise<AllHits> {
  const { engine } = opened
  const distinct = options.distinct === 'report'
  const paging = { order: options.sort ?? 'relevance', distinct, limit: stretch, offset: 0 }
  const {
    plan,
    filters,
    answer,
    mode,
    relaxed,
    notices,
    engine: asked,
  } = await ask(opened, {
    text,
    options,
    put: (request, _plan, asks) => asks.search({ ...request, ...paging }),
    hits: found => found.totalHits,
  })
  const { totalHits, totalReports, totalOccurrences } = answer ?? NOTHING
  return {
    query: text,
    mode,
    relaxed,
    notices,
    indexVersion: engine.info.version,
    total: distinct ? totalReports : totalHits,
    totals: { totalHits, totalReports, totalOccurrences },
    hits: plan && answer ? inOrder(asked, plan, { ...plan, ...filters, ...paging }, answer) : none(),
  }
}

// --- internal ---

const NOTHING: AllHits['totals'] = { totalHits: 0, totalReports: 0, totalOccurrences: 0 }

async function* inOrder(
  engine: Engine,
  plan: Plan,
  request: PageRequest,
  first: PageAnswer,
): AsyncGenerator<Hit> {
  const hitOf = hitsOf(plan)
  const turn = inTurns()
  for (let page = first; ; ) {
    for (const one of page.ranked) {
      yield hitOf(one)
      // Whoever takes them fast would let nobody else have a turn.
      await turn()
    }
    if (page.next === null) return
    page = await engine.search({ ...request, after: page.next })
  }
}

async function* none(): AsyncGenerator<Hit> {}
