// explain-part.ts — how one part of a query fares in one report: its passages, its words, the passage that comes nearest.
// Not: why a report is missing (explain.ts).
import { skeleton } from '../../analysis/skeleton.ts'
import type { ExplainedPart, ExplainedWord } from '../../api/explain.ts'
import { joined } from '../../engine/batches.ts'
import type { Condition, Engine, EngineRequest, PassageRecord, ReportContent } from '../../engine/engine.ts'
import { printQuery } from '../../query/print.ts'
import type { Query } from '../../query/query.ts'
import { createMarker } from '../marks/highlight.ts'
import { markerOf, present } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { EVERYTHING } from '../question/request.ts'
import { closest } from './closest.ts'

const SHOWN_ORDINALS = 50
const SHOWN_LINES = 3

/**
 * The passages of a report that satisfy a condition.
 *
 * @param within further filters. Default: none
 */
export const passagesIn = (
  engine: Engine,
  report: string,
  where: Condition,
  within: Partial<EngineRequest> = {},
): Promise<PassageRecord[]> => joined(engine.matching({ ...EVERYTHING, where, ...within, report }))

/**
 * @param leaf a term, phrase, expression or restriction of the query
 * @param excluded whether the query excludes it
 */
export async function explainPart(
  { engine, planner }: Pick<Opened, 'engine' | 'planner'>,
  { report, passages, cleaning }: ReportContent,
  leaf: Query,
  excluded: boolean,
): Promise<ExplainedPart> {
  const { where, counted, finders } = planner.plan(leaf, 'all')
  const matching = await passagesIn(engine, report.id, where)
  const texts = piecesOf(where)
  const totals = await engine.counts(
    texts.map(text => {
      return { ...EVERYTHING, where: { type: 'phrase', text }, counted: [text], report: report.id }
    }),
  )
  const words = texts.map((text, i): ExplainedWord => {
    return { text, passages: totals[i]!.hits, occurrences: totals[i]!.occurrences ?? 0 }
  })
  const whole = leaf.type === 'term' || leaf.type === 'phrase' ? skeleton(leaf.text) : ''
  const near =
    matching.length === 0 && !excluded && leaf.type !== 'field' ? closest(passages, whole, texts) : null
  const inLine = (line: string) => whole !== '' && skeleton(line).includes(whole)
  return {
    text: printQuery(leaf),
    type: leaf.type as ExplainedPart['type'],
    excluded,
    passages: matching.length,
    occurrences: leaf.type === 'field' ? null : await occurrencesOf(engine, report.id, counted),
    ordinals: matching.slice(0, SHOWN_ORDINALS).map(({ ordinal }) => ordinal),
    words,
    first: matching[0] ? present(matching[0], markerOf(finders)) : null,
    nearest: near && {
      passage: present(near.passage, createMarker([near.finders])),
      common: near.common,
    },
    cleaned: cleaning.filter(entry => entry.reason !== 'joined' && inLine(entry.text)).slice(0, SHOWN_LINES),
  }
}

// --- internal ---

/** What a condition looks for inside one passage: the words of a term, the parts of a gap or near expression. */
function piecesOf(where: Condition): string[] {
  if (where.type === 'term') return where.words
  return 'parts' in where ? [...new Set(where.parts)] : []
}

/** @param counted null: occurrences are not defined */
async function occurrencesOf(
  engine: Engine,
  report: string,
  counted: string[] | null,
): Promise<number | null> {
  if (counted === null) return null
  const where: Condition = { type: 'or', conditions: counted.map(text => ({ type: 'phrase', text })) }
  const [totals] = await engine.counts([{ ...EVERYTHING, where, counted, report }])
  return totals!.occurrences ?? 0
}
