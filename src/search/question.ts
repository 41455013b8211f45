// question.ts — what was typed, with its filters → what an engine is asked, and asked again more loosely where
// nothing holds all of it. One way for every view, so that their totals agree. Not: what becomes of the answer.

import type { SearchOptions } from '../api/search.ts'
import type { EngineRequest, ReportRecord } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import { parseQuery } from '../query/parse.ts'
import type { Notice, Query } from '../query/query.ts'
import { leaves, termsAsPhrases } from '../query/tree.ts'
import { findRegions } from '../regions/regions.ts'
import { type Filters, readRegions, readYears } from './filters.ts'
import { noReport, notFound } from './nothing.ts'
import type { Plan, Planner } from './plan.ts'

/** What every view takes beside the query. */
export type QuestionOptions = Pick<SearchOptions, 'mode' | 'match' | 'region' | 'year' | 'report' | 'kind'>

export interface Asked<Answer> {
  /** Null: nothing to look for was typed. */
  query: Query | null
  filters: Filters
  /** The plan that was answered; null with `query: null`. */
  plan: Plan | null
  answer: Answer | null
  mode: 'smart' | 'exact'
  /** Nothing held all of it, so `answer` is to one word of one term. */
  relaxed: boolean
  notices: Notice[]
}

/** What a person typed as a tree, and what is to be said about reading it. */
export function readQuery(
  text: string,
  mode: SearchOptions['mode'],
): { query: Query | null; notices: Notice[] } {
  const parsed = parseQuery(text, { isRegion: value => findRegions(value).length > 0 })
  if (mode !== 'exact' || !parsed.query) return parsed
  return { ...parsed, query: termsAsPhrases(parsed.query) }
}

/**
 * Puts a question, and puts it more loosely where it may be and nothing was found.
 *
 * @param put asks the engine; the plan is that of the request
 * @param hits how many passages, or rows of them, an answer found: 0 lets the question be relaxed
 * @param reports of the snapshot; given, a region or year without any is said where nothing is found
 * @throws JiansuoError `bad-query`
 */
export async function ask<Answer>(
  planner: Planner,
  text: string,
  options: QuestionOptions,
  put: (request: EngineRequest, plan: Plan) => Promise<Answer>,
  hits: (answer: Answer) => number,
  reports: (() => Promise<readonly ReportRecord[]>) | null = null,
): Promise<Asked<Answer>> {
  const { mode = 'smart', match = 'all' } = options
  const { query, notices } = readQuery(text, mode)
  const { codes, notices: regionNotices } = readRegions(options.region)
  const filters: Filters = {
    regions: codes,
    years: readYears(options.year),
    report: options.report ?? null,
    kind: options.kind ?? null,
  }
  const said = [...notices, ...regionNotices]
  if (!query) return { query, filters, plan: null, answer: null, mode, relaxed: false, notices: said }
  refuseCostly(query)

  const plan = planner.plan(query, match)
  const answer = await put({ ...plan, ...filters }, plan)
  const asked = { query, filters, plan, answer, mode, relaxed: false, notices: said }
  if (hits(answer) > 0) return asked
  if (match === 'all' && mode === 'smart' && planner.canRelax(query)) {
    const looser = planner.relax(query, plan)
    const more = await put({ ...looser, ...filters }, looser)
    if (hits(more) > 0)
      return { ...asked, plan: looser, answer: more, relaxed: true, notices: [...said, RELAXED] }
  }
  const typed = readQuery(text, 'smart').query ?? query
  const reason = reports && (await noReport(typed, filters, reports))
  return { ...asked, notices: [...said, reason ?? notFound(typed, filters, { mode, match })] }
}

// --- internal ---

/**
 * Gaps and near expressions are looked for in the text itself, paragraph by paragraph. One takes milliseconds; as
 * many of them as 1,000 characters hold took seconds, in which nobody else is answered.
 */
const MOST_EXPRESSIONS = 12

function refuseCostly(query: Query): void {
  let expressions = 0
  for (const { leaf } of leaves(query)) if (leaf.type === 'gap' || leaf.type === 'near') expressions++
  if (expressions <= MOST_EXPRESSIONS) return
  const found = `“*”和“~”的表达式共 ${expressions} 个，至多 ${MOST_EXPRESSIONS} 个`
  throw new JiansuoError('bad-query', `参数 q：${found}，请分几次检索`)
}

const RELAXED: Notice = {
  code: 'relaxed',
  message: '没有一段同时含有全部检索词，以下是含有其中部分词的段落，符合得多的排在前面',
}
