// question.ts — puts what was typed, with its filters, to an engine; and asks for less where nothing matches. Every view
// goes through here, so that their totals agree. Not: what becomes of the answer.
import type { ViewOptions } from '../../api/question.ts'
import type { Engine, EngineRequest, PageRequest, RankedPassage } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import type { Notice, Query } from '../../query/query.ts'
import { type Related, relatedOf } from '../../query/related.ts'
import { leaves } from '../../query/tree.ts'
import { onceOver } from '../once.ts'
import type { Opened } from '../opened.ts'
import { type Filters, readRestrictions } from './filters.ts'
import { noReport, notFound, unknownReport } from './nothing.ts'
import type { Plan } from './plan.ts'
import { readQuery } from './read-query.ts'
import { mayRelax, relaxedNotice } from './relax.ts'
import { merged } from './request.ts'
import { unpublished } from './unpublished.ts'

export interface Question<Answer> {
  /** As typed. */
  text: string
  options: ViewOptions
  /**
   * Asks the engine that is given, which the question's `repeats` settles. Called again with a looser plan where the
   * first found nothing.
   */
  put(request: EngineRequest, plan: Plan, engine: Engine): Promise<Answer>
  /** How many passages, or rows of them, an answer found: 0 lets the question be relaxed. */
  hits(answer: Answer): number
  /** Called once where nothing matches, before less is asked for: what it asks runs at the same time. */
  onNothing?(query: Query, filters: Filters): void
}

export interface Asked<Answer> {
  /** Null: nothing to look for was typed. */
  query: Query | null
  filters: Filters
  /** The plan that was answered; null with `query: null`. */
  plan: Plan | null
  /** The engine that was asked. Further requests for the same answer go to it too. */
  engine: Engine
  /** Of a page of that engine what stands in one report. */
  within(request: PageRequest, report: string): Promise<RankedPassage[]>
  answer: Answer | null
  mode: 'smart' | 'exact'
  /** Nothing held all of it, so `answer` is to one word of one term. */
  relaxed: boolean
  notices: Notice[]
}

/**
 * Asks a question, and asks for less if nothing was found and relaxing is allowed. If still nothing is found, the last
 * notice says why.
 *
 * @throws JiansuoError `bad-query`
 */
export async function ask<Answer>(
  { engine, planner, related: known }: Pick<Opened, 'engine' | 'planner' | 'related'>,
  { text, options, put, hits, onNothing }: Question<Answer>,
): Promise<Asked<Answer>> {
  const { mode = 'smart', match = 'all' } = options
  const once = options.repeats === 'once' ? onceOver(engine) : null
  const asks = once ?? engine
  const { query, notices: read } = readQuery(text, mode)
  const { filters, notices: filtered, undated } = await readRestrictions(options, () => engine.reports())
  const notices = [...read, ...filtered]
  const within = async (request: PageRequest, report: string) =>
    once ? once.within(request, report) : (await engine.search({ ...request, report })).ranked
  const asked = { query, filters, mode, engine: asks, within, relaxed: false, notices }
  if (!query) return merged(asked, { plan: null, answer: null })
  refuseCostly(query)

  const related = options.related === 'on' ? known : undefined
  if (related) notices.push(...alsoAsked(query, related))
  const plan = planner.plan(query, match, related)
  const request = merged(plan, filters)
  const answer = await put(request, plan, asks)
  if (hits(answer) > 0) {
    notices.push(...(await unpublished(asks, plan, undated)))
    if (once) notices.push(countedOnce(await once.repeated(request)))
    return merged(asked, { plan, answer })
  }
  onNothing?.(query, filters)
  if (mayRelax(options) && planner.canRelax(query)) {
    const looser = planner.relax(query, plan, related)
    const looserRequest = merged(looser, filters)
    const more = await put(looserRequest, looser, asks)
    if (hits(more) > 0) {
      notices.push(...(await unpublished(asks, looser, undated)), relaxedNotice(query, planner.wordsOf))
      if (once) notices.push(countedOnce(await once.repeated(looserRequest)))
      return merged(asked, { plan: looser, answer: more, relaxed: true })
    }
  }
  notices.push(...(await unpublished(asks, plan, undated)))
  const typed = readQuery(text).query ?? query
  const reports = () => engine.reports()
  const unknown = await unknownReport(filters, reports)
  if (unknown) notices.push(unknown)
  const reason = await noReport(typed, filters, reports)
  notices.push(reason ?? notFound(typed, filters, { mode, match }))
  return merged(asked, { plan, answer })
}

// --- internal ---

/** Which other wordings are asked for too, each with its source. */
function alsoAsked(query: Query, related: Related): Notice[] {
  const asked = relatedOf(query, related)
  if (asked.length === 0) return []
  const said = asked.map(
    ({ text, also }) => `${text} → ${also.map(other => `${other.text}（${other.source}）`).join('、')}`,
  )
  const about = asked.flatMap(({ also }) => also.map(({ text }) => text))
  return [{ code: 'related', message: `也找了相关说法，不计入逐字的段数和次数：${said.join('；')}`, about }]
}

const countedOnce = (repeated: number): Notice => ({
  code: 'repeats-once',
  message:
    repeated > 0
      ? `文字相同的段落只计一次，计在最早的一篇：另有 ${repeated} 段与它们相同，没有计入`
      : '文字相同的段落只计一次：没有重复的',
  about: [String(repeated)],
})

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
  throw new JiansuoError('bad-query', `参数 q：${found}，请分几次检索`, {
    reason: 'too-many-expressions',
    about: [expressions, MOST_EXPRESSIONS],
  })
}
