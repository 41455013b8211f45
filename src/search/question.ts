// question.ts — what was typed, with its filters → what an engine is asked, and asked again more loosely where
// nothing holds all of it. One way for every view, so that their totals agree. Not: what becomes of the answer.
import type { ViewOptions } from '../api/question.ts'
import type { EngineRequest } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import type { Notice, Query } from '../query/query.ts'
import { leaves } from '../query/tree.ts'
import { type Filters, readFilters } from './filters.ts'
import { noReport, notFound } from './nothing.ts'
import type { Opened } from './opened.ts'
import type { Plan } from './plan.ts'
import { readQuery } from './read-query.ts'
import { mayRelax, RELAXED } from './relax.ts'

export interface Question<Answer> {
  /** As typed. */
  text: string
  options: ViewOptions
  /** Asks the engine. Called again with a looser plan where the first found nothing. */
  put(request: EngineRequest, plan: Plan): Promise<Answer>
  /** How many passages, or rows of them, an answer found: 0 lets the question be relaxed. */
  hits(answer: Answer): number
}

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

/**
 * Puts a question, and puts it more loosely where it may be and nothing was found. Where still nothing is, the last
 * notice says why.
 *
 * @throws JiansuoError `bad-query`
 */
export async function ask<Answer>(
  { engine, planner }: Pick<Opened, 'engine' | 'planner'>,
  { text, options, put, hits }: Question<Answer>,
): Promise<Asked<Answer>> {
  const { mode = 'smart', match = 'all' } = options
  const { query, notices: read } = readQuery(text, mode)
  const { filters, notices: filtered } = readFilters(options)
  const notices = [...read, ...filtered]
  if (!query) return { query, filters, plan: null, answer: null, mode, relaxed: false, notices }
  refuseCostly(query)

  const plan = planner.plan(query, match)
  const answer = await put({ ...plan, ...filters }, plan)
  const asked = { query, filters, plan, answer, mode, relaxed: false, notices }
  if (hits(answer) > 0) return asked
  if (mayRelax(options) && planner.canRelax(query)) {
    const looser = planner.relax(query, plan)
    const more = await put({ ...looser, ...filters }, looser)
    if (hits(more) > 0)
      return { ...asked, plan: looser, answer: more, relaxed: true, notices: [...notices, RELAXED] }
  }
  const typed = readQuery(text).query ?? query
  const reason = await noReport(typed, filters, () => engine.reports())
  return { ...asked, notices: [...notices, reason ?? notFound(typed, filters, { mode, match })] }
}

// --- internal ---

/**
 * Expressions are looked for in the text itself, paragraph by paragraph. One takes milliseconds; as
 * many of them as 1,000 characters hold took seconds, in which nobody else is answered.
 */
const MOST_EXPRESSIONS = 12

function refuseCostly(query: Query): void {
  let expressions = 0
  for (const { leaf } of leaves(query)) if ('parts' in leaf) expressions++
  if (expressions <= MOST_EXPRESSIONS) return
  const found = `“*”和“~”的表达式共 ${expressions} 个，至多 ${MOST_EXPRESSIONS} 个`
  throw new JiansuoError('bad-query', `参数 q：${found}，请分几次检索`)
}
