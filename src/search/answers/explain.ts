// explain.ts — why a report is, or is not, in the answer to a query. Not: one part of the query (explain-part.ts), scores.
import type { ExplainedPart, ExplainOptions, Explanation } from '../../api/explain.ts'
import type { Condition, Engine, PassageRecord, ReportContent } from '../../engine/engine.ts'
import { JiansuoError } from '../../errors.ts'
import { printQuery } from '../../query/print.ts'
import { leaves, mapLeaves } from '../../query/tree.ts'
import { summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { type Asked, ask } from '../question/question.ts'
import { FIRST_HIT } from '../question/request.ts'
import { explainPart, passagesIn } from './explain-part.ts'
import { keptOut, optionOf, without } from './kept-out.ts'
import { type Cause, verdict } from './verdict.ts'

export const createExplain =
  (opened: Opened) =>
  (text: string, id: string, options: ExplainOptions = {}): Promise<Explanation> =>
    explain(opened, text, id, options)

/**
 * @param id of the report, or its `file`
 * @throws JiansuoError `not-found`, `bad-query`
 */
async function explain(
  opened: Opened,
  text: string,
  id: string,
  options: ExplainOptions,
): Promise<Explanation> {
  const { engine, planner } = opened
  const content = (await engine.report(id)) ?? (await byFile(engine, id))
  if (!content)
    throw new JiansuoError(
      'not-found',
      `没有编号或文件名为 ${id} 的报告：编号与文件名见检索结果或 /api/reports`,
      { reason: 'no-report', about: [id] },
    )
  const { report } = content
  // Asked over all reports, because only the whole answer shows whether the question was relaxed.
  const put = (options: ExplainOptions) =>
    ask(opened, {
      text,
      options,
      put: (request, _plan, engine) => engine.search({ ...request, ...FIRST_HIT }),
      hits: ({ totalHits }) => totalHits,
    })
  const asked = await put(options)
  const { query, filters, plan, relaxed, mode, notices } = asked

  /** Passages of this report, by default without the caller's filters. */
  const inReport = (where: Condition, within?: Partial<typeof filters>): Promise<PassageRecord[]> =>
    passagesIn(engine, report.id, where, within)
  const { hits, repeated } = await answered(asked)

  const parts: ExplainedPart[] = []
  const causes: Cause[] = []
  if (query && plan) {
    const seen = new Set<string>()
    for (const { leaf, positive } of leaves(query)) {
      const name = `${positive}${printQuery(leaf)}`
      if (!seen.has(name)) parts.push(await explainPart(opened, content, leaf, !positive))
      seen.add(name)
    }
    if (repeated > 0) causes.push({ type: 'repeated', passages: repeated })
    else if (hits.length === 0) causes.push(...(await findCauses()))
  }
  const findings = verdict({
    report,
    hits: hits.map(({ ordinal }) => ordinal),
    relaxed,
    isEmpty: query === null,
    causes,
    parts,
  })
  return {
    query: text,
    mode,
    report: summary(report),
    found: hits.length > 0,
    hits: hits.length,
    relaxed,
    findings,
    reasons: findings.map(({ message }) => message),
    parts,
    notices: notices.filter(({ code }) => !['relaxed', 'not-found', 'no-report'].includes(code)),
    indexVersion: engine.info.version,
  }

  /** Passages of this report in an answer, and how many are left out because their text counts in another report. */
  async function answered({
    plan,
    filters,
    within,
  }: Put): Promise<{ hits: PassageRecord[]; repeated: number }> {
    const matching = plan ? await inReport(plan.where, filters) : []
    if (!plan || options.repeats !== 'once' || matching.length === 0) return { hits: matching, repeated: 0 }
    const request = { ...plan, ...filters, ...FIRST_HIT, limit: matching.length }
    const counted = new Set((await within(request, report.id)).map(({ passage }) => passage.id))
    const hits = matching.filter(({ id }) => counted.has(id))
    return { hits, repeated: matching.length - hits.length }
  }

  /** The filters that keep the report out, then what keeps it out even without them. */
  async function findCauses(): Promise<Cause[]> {
    const found: Cause[] = await keptOut(report, options)
    const names = found.flatMap(cause => (cause.type === 'filter' ? [optionOf(cause)] : []))
    let free = names.length > 0 ? await put(without(options, names)) : asked
    let left = await answered(free)
    if (left.hits.length + left.repeated === 0 && filters.kind !== null) {
      const others = await inReport(free.plan!.where)
      if (others.length > 0) {
        found.push({ type: 'filter', filter: 'kind', wanted: filters.kind })
        names.push('kind')
        free = await put(without(options, names))
        left = await answered(free)
      }
    }
    if (left.hits.length > 0) return [...found, { type: 'filtered', filters: names }]
    if (names.length > 0) found.push({ type: 'filtered-too', filters: names })
    if (left.repeated > 0) return [...found, { type: 'repeated', passages: left.repeated }]
    return [...found, ...(await lacking(free))]
  }

  /** Each condition that alone keeps the report out; if there is none, all hold, but never in one passage. */
  async function lacking({ query, plan, relaxed }: Put): Promise<Cause[]> {
    const found: Cause[] = []
    const conjuncts = query!.type === 'and' ? query!.queries : [query!]
    for (const part of conjuncts) {
      const { where } = planner.plan(part, relaxed ? 'any' : (options.match ?? 'all'))
      if (part.type !== 'not' && !(relaxed && part.type === 'term') && (await inReport(where)).length === 0)
        found.push({ type: part.type === 'field' ? 'field' : 'absent', text: printQuery(part) })
    }
    if (found.length > 0) return found
    const positive = mapLeaves(query!, (leaf, wanted) => (wanted ? leaf : null))
    const wanted = positive && (await inReport(planner.plan(positive, options.match ?? 'all').where)).length
    if (wanted && positive !== query && (await inReport(plan!.where)).length === 0) {
      const excluded = parts.filter(part => part.excluded && part.passages > 0).map(({ text }) => text)
      return [{ type: 'excluded', texts: excluded, passages: wanted }]
    }
    return [{ type: 'apart', texts: conjuncts.filter(({ type }) => type !== 'not').map(printQuery) }]
  }
}

// --- internal ---

type Put = Pick<Asked<unknown>, 'query' | 'filters' | 'plan' | 'relaxed' | 'within'>

async function byFile(engine: Engine, file: string): Promise<ReportContent | null> {
  const record = (await engine.reports()).find(report => report.file === file)
  return record ? engine.report(record.id) : null
}
