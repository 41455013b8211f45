// same-paragraph.ts — reports that have all of a question in one paragraph, though in no one passage: long paragraphs are
// cut. Not: what is asked where nothing is found (relax.ts).
import { skeleton } from '../../analysis/skeleton.ts'
import type { Condition, EngineRequest, ReportTally } from '../../engine/engine.ts'
import { printQuery } from '../../query/print.ts'
import type { Notice, Query } from '../../query/query.ts'
import { allOf, type Phrase, type Term } from '../../query/tree.ts'
import type { Opened } from '../opened.ts'
import type { Asked } from './question.ts'
import { readQuery } from './read-query.ts'
import { MOST_WORDS } from './relax.ts'
import { EVERYTHING, merged } from './request.ts'

/** Where the rarest part stands in more passages, what is missed is nobody's question, and reading them takes long. */
const MOST_PASSAGES = 10_000

/**
 * Says how many more reports there are, and the question that finds them; null where there are none, or the question is
 * not of several texts side by side.
 *
 * @param found what the question itself found, report by report
 * @example (await sameParagraph(opened, asked, tallies))?.about // of 新质生产力 人工智能: ['"新质生产力 人工智能"~段', '3']
 */
export async function sameParagraph(
  { planner }: Pick<Opened, 'planner'>,
  { query, filters, engine, relaxed }: Pick<Asked<unknown>, 'query' | 'filters' | 'engine' | 'relaxed'>,
  found: readonly ReportTally[],
): Promise<Notice | null> {
  const texts = query && textsBeside(query)
  if (!query || !texts) return null
  const text = printQuery(inOneParagraph(query, texts))
  const wider = readQuery(text).query
  if (wider === null) return null
  const asking = (where: Condition): EngineRequest => merged({ ...EVERYTHING, where }, filters)
  const parts = texts.map(text => asking({ type: 'phrase', text: skeleton(text) }))
  const rarest = Math.min(...(await engine.counts(parts)).map(({ hits }) => hits))
  if (rarest === 0 || rarest > MOST_PASSAGES) return null
  const all = await engine.tally(asking(planner.plan(wider, 'all').where))
  // What was relaxed had no passage with all of it.
  const ids = new Set(relaxed ? [] : found.map(({ report }) => report.id))
  const more = all.filter(({ report }) => !ids.has(report.id)).length
  if (more === 0) return null
  return {
    code: 'same-paragraph',
    message: `另有 ${more} 篇，检索词同在一个自然段，只是那一段太长、分成了几条。按自然段找：${text}`,
    about: [text, String(more)],
  }
}

// --- internal ---

const isText = (part: Query): part is Term | Phrase => part.type === 'term' || part.type === 'phrase'

/** The texts that stand side by side, without blanks, which would part them; null: fewer than two, or others with them. */
function textsBeside(query: Query): string[] | null {
  if (query.type !== 'and') return null
  const isNarrowing = ({ type }: Query) => type === 'field' || type === 'not'
  if (!query.queries.every(part => isText(part) || isNarrowing(part))) return null
  const texts = query.queries.filter(isText).map(({ text }) => text.replace(/\s+/gu, ''))
  const distinct = new Set(texts.map(text => skeleton(text)))
  return distinct.size > 1 && !distinct.has('') && texts.length <= MOST_WORDS ? texts : null
}

const inOneParagraph = (query: Query, parts: string[]): Query =>
  allOf([
    { type: 'near', parts, within: 'paragraph' },
    ...(query.type === 'and' ? query.queries.filter(part => !isText(part)) : []),
  ])!
