// search.ts — passages that match, a page at a time, with totals and facets. Not: all of them (all-hits.ts).
import type { SearchOptions, SearchResult } from '../../api/search.ts'
import type { RankedPassage } from '../../engine/engine.ts'
import type { Notice, Query } from '../../query/query.ts'
import { regionByCode } from '../../regions/regions.ts'
import { elapsed } from '../clock.ts'
import { numbersCut } from '../marks/cut-numbers.ts'
import { hitsOf } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { asRestrictions } from '../question/as-restrictions.ts'
import type { Filters } from '../question/filters.ts'
import { unquoted, unrestricted } from '../question/nothing.ts'
import { paging } from '../question/paging.ts'
import { ask } from '../question/question.ts'
import { readQuery } from '../question/read-query.ts'
import { merged } from '../question/request.ts'
import { sameParagraph } from '../question/same-paragraph.ts'
import { didYouMean, type Meant } from './did-you-mean.ts'
import { moreFacets } from './more-facets.ts'
import { partsOf } from './question-parts.ts'

export function createSearch(opened: Opened) {
  const { engine } = opened
  return async (text: string, options: SearchOptions = {}): Promise<SearchResult> => {
    const started = performance.now()
    const { sort = 'relevance' } = options
    const { limit, offset } = paging(options, 20)
    const page = { order: sort, distinct: options.distinct === 'report', limit, offset }
    // What was relaxed found something else than what was typed: it may be a slip too.
    let instead: ReturnType<typeof insteadOf> | null = null
    const asked = await ask(opened, {
      text,
      options,
      put: (request, _plan, asks) => asks.search(merged(request, page)),
      hits: found => found.totalHits,
      onNothing(query, filters) {
        instead = insteadOf(opened, query, filters)
        // Where the question itself fails nobody waits for it.
        instead.catch(() => {})
      },
    })
    const { query, filters, plan, answer, mode, relaxed, notices } = asked
    const found = answer ?? NOTHING
    const request = plan && merged(plan, filters)
    const onPage = found.ranked.map(({ report }) => report.id)
    const more = await moreFacets(asked.engine, request, options, onPage)
    const each = page.distinct && request ? (options.each ?? 1) : 1
    const ranked =
      each > 1
        ? await withOthers(found.ranked, more.reportHits, async best =>
            othersThan(
              best,
              await asked.within(
                { ...request!, ...page, distinct: false, limit: each, offset: 0 },
                best.report.id,
              ),
            ).slice(0, each - 1),
          )
        : found.ranked
    const hitOf = hitsOf(plan ?? NO_PLAN)
    const hits = ranked.map(one => {
      const hit = hitOf(one)
      if (options.explain) hit.explanation = one.parts
      return hit
    })
    const isBare = query !== null && found.totalHits === 0 && mode === 'smart'
    // Asked for with what the page shows beside its results: it reads texts.
    const isWhole = options.facets === 'all' && (options.match ?? 'all') !== 'any'
    const [[meant, parts], bare, restricted, apart] = await Promise.all([
      instead ?? NOTHING_INSTEAD,
      isBare ? unquoted(opened, query, filters) : null,
      query !== null && mode === 'smart' ? asRestrictions(opened, query, filters) : null,
      isWhole ? sameParagraph(opened, asked, more.tallies) : null,
    ])
    // Of what was typed: with `exact` the terms of the query are phrases already.
    const typed = found.totalHits === 0 ? readQuery(text).query : null
    const free = typed && unrestricted(typed)
    if (meant !== null) notices.push(meantNotice(meant))
    if (restricted !== null)
      notices.push({
        code: 'as-restrictions',
        message: `只看这个地区或年份的报告：${restricted}`,
        about: [restricted],
      })
    if (apart !== null) notices.push(apart)
    const cut = numbersCut(text, hits)
    if (cut) notices.push(cut)
    return {
      query: text,
      ...(meant !== null && { didYouMean: meant.query }),
      ...(bare !== null && { unquoted: bare }),
      ...(free !== null && { unrestricted: free }),
      mode,
      relaxed,
      notices,
      totalHits: found.totalHits,
      totalReports: found.totalReports,
      totalOccurrences: found.totalOccurrences,
      ...(answer && { literalHits: answer.literalHits, literalOccurrences: answer.literalOccurrences }),
      ...(parts.length > 0 && { parts }),
      limit,
      offset,
      processingTimeMs: elapsed(started),
      indexVersion: engine.info.version,
      hits,
      ...(filters.regions.length > 0 && {
        filters: { region: filters.regions.map(code => regionByCode(code)!) },
      }),
      ...(more.reportHits && { reportHits: more.reportHits }),
      facets: {
        region: found.regions.map(({ region: { code, name, path }, hits, reports }) => ({
          code,
          name,
          path,
          hits,
          reports,
        })),
        year: found.years,
        ...more.facets,
      },
    }
  }
}

// --- internal ---

const insteadOf = (opened: Opened, query: Query, filters: Filters) =>
  Promise.all([didYouMean(opened, query, filters), partsOf(opened, query, filters)])

/** With how much there is of it, so that one sees which of the two to read. */
const meantNotice = ({ query, occurrences }: Meant): Notice => ({
  code: 'did-you-mean',
  message: `您是不是要找：${query}${occurrences > 0 ? `（${occurrences} 处）` : ''}`,
  about: [query, ...(occurrences > 0 ? [String(occurrences)] : [])],
})

const NOTHING_INSTEAD: Awaited<ReturnType<typeof insteadOf>> = [null, []]

/** Each best passage of a report, and behind it what else of its report is shown, where it has more than that. */
async function withOthers(
  bests: readonly RankedPassage[],
  reportHits: Readonly<Record<string, number>> | undefined,
  othersOf: (best: RankedPassage) => Promise<RankedPassage[]>,
): Promise<RankedPassage[]> {
  const hasMore = ({ report }: RankedPassage) => reportHits?.[report.id] !== 1
  const each = bests.map(async best => [best, ...(hasMore(best) ? await othersOf(best) : [])])
  return (await Promise.all(each)).flat()
}

/** The passages of a report behind its best, in the same order. */
const othersThan = (best: RankedPassage, ranked: readonly RankedPassage[]) =>
  // Ranked within one report the best may be another of equal score: the one that stood for it stays in front.
  ranked.filter(({ passage }) => passage.id !== best.passage.id)

const NO_PLAN = { finders: { literal: [], words: [], related: [] }, counted: null }
const NOTHING = { ranked: [], totalHits: 0, totalReports: 0, totalOccurrences: 0, regions: [], years: [] }
