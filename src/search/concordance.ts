// concordance.ts — keyword in context: each occurrence with the text on either side, and what its neighbours are.
// Not: which passages match.
import { LRUCache } from 'lru-cache'
import type { CollocatesOptions, CollocatesResult } from '../api/collocates.ts'
import type {
  ConcordanceLine,
  ConcordanceOptions,
  ConcordanceResult,
  ConcordanceSort,
} from '../api/concordance.ts'
import type { ReportSummary } from '../api/hit.ts'
import type { ViewOptions, ViewResult } from '../api/question.ts'
import type { Condition, Engine, PassageRecord, ReportRecord } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import type { Notice, Query } from '../query/query.ts'
import { positiveLeaves } from '../query/tree.ts'
import { inTurns, sortInTurns } from '../turns.ts'
import { elapsed } from './clock.ts'
import { countNeighbours } from './collocates.ts'
import { eachOccurrence, occurrenceFinder } from './occurrences.ts'
import type { Planner } from './plan.ts'
import { summary } from './present.ts'
import { ask } from './question.ts'

/**
 * Lines kept, sorted, for whoever scrolls through them: the next stretch of 100,000 lines is then no new question.
 * A line takes some 500 bytes with its share of the paragraph, so these take 75 MB at most, and for a minute.
 */
const KEPT_LINES = 150_000
const KEPT_MS = 60_000

/** More lines than anybody reads take longer to sort than others should wait. */
const MOST_LINES = 100_000

/** @returns answers `concordance` and `collocates` of a searcher */
export function createConcordance(engine: Engine, planner: Planner) {
  const kept = new LRUCache<string, Found>({
    maxSize: KEPT_LINES,
    sizeCalculation: ({ lines }) => lines.length + 1,
    ttl: KEPT_MS,
    ttlAutopurge: true,
  })

  const put = async (text: string, options: ViewOptions) => {
    const asked = await ask(
      planner,
      text,
      options,
      async (request, { occurrence }) => {
        // Of the passages that match, only those are read in which there is a line to be had.
        const where: Condition = { type: 'and', conditions: [request.where, occurrence] }
        const tallies = await engine.tally({ ...request, where })
        refuseTooMany(tallies.reduce((sum, { hits, occurrences }) => sum + (occurrences ?? hits), 0))
        const passages = tallies.length > 0 ? await engine.matching({ ...request, where }) : []
        const found = passages.length > 0 || (await engine.tally(request)).length > 0
        return { passages, found }
      },
      ({ found }) => Number(found),
      () => engine.reports(),
    )
    const { query, answer, mode, relaxed, notices } = asked
    const passages = answer?.passages ?? []
    if (query && answer?.found && passages.length === 0 && asksForWords(query)) notices.push(WORDS_ONLY)
    return { query, passages, mode, relaxed, notices }
  }

  const find = async (text: string, options: ConcordanceOptions): Promise<Found> => {
    const { width = 20, sort } = options
    const { query, passages, mode, relaxed, notices } = await put(text, options)
    const lines: ConcordanceLine[] = []
    const reports = await reportsById(engine)
    for await (const portion of portions(passages)) {
      if (query) for (const line of linesOf(query, portion, reports, width)) lines.push(line)
    }
    return { mode, relaxed, notices, lines: sort ? await sorted(lines, sort) : lines }
  }

  return {
    async concordance(text: string, options: ConcordanceOptions = {}): Promise<ConcordanceResult> {
      const started = performance.now()
      const { limit = null, offset = 0, ...question } = options
      const key = JSON.stringify([text, Object.entries(question).sort()])
      let found = kept.get(key)
      if (!found) {
        found = await find(text, question)
        kept.set(key, found)
      }
      const { lines, ...said } = found
      return {
        ...view(text, said, started),
        total: lines.length,
        limit,
        offset,
        lines: lines.slice(offset, limit === null ? undefined : offset + limit),
      }
    },

    async collocates(text: string, options: CollocatesOptions = {}): Promise<CollocatesResult> {
      const started = performance.now()
      const { length = 4, limit = 20 } = options
      const { query, passages, ...said } = await put(text, options)
      const followers = countNeighbours('after', length)
      const preceders = countNeighbours('before', length)
      let total = 0
      for await (const portion of portions(passages)) {
        if (!query) break
        eachOccurrence(portion, occurrenceFinder(query), (_passage, bones, { start, end }) => {
          total++
          followers.add(bones.text, start, end)
          preceders.add(bones.text, start, end)
        })
      }
      return {
        ...view(text, said, started),
        total,
        followers: followers.top(limit),
        preceders: preceders.top(limit),
      }
    },
  }

  function view(
    query: string,
    { mode, relaxed, notices }: Pick<ViewResult, 'mode' | 'relaxed' | 'notices'>,
    started: number,
  ): ViewResult {
    const processingTimeMs = elapsed(started)
    return { query, mode, relaxed, notices, processingTimeMs, indexVersion: engine.info.version }
  }
}

/**
 * A line for each occurrence, in the order of the passages. What is left and right is text of the paragraph as it
 * is written, beyond the borders of the passage, `width` units of it at most.
 */
export function linesOf(
  query: Query,
  passages: readonly PassageRecord[],
  reports: ReadonlyMap<string, ReportSummary>,
  width: number,
): ConcordanceLine[] {
  const lines: ConcordanceLine[] = []
  let hit: ConcordanceLine['hit'] | null = null
  eachOccurrence(passages, occurrenceFinder(query), (passage, { starts, ends }, span) => {
    const { id, reportId, ordinal, paragraph } = passage
    const start = starts[span.start]!
    const end = ends[span.end - 1]!
    if (hit?.id !== id) hit = { id, reportId, ordinal, report: reports.get(reportId)! }
    lines.push({
      left: paragraph.slice(whole(paragraph, Math.max(0, start - width), 1), start),
      key: paragraph.slice(start, end),
      right: paragraph.slice(end, whole(paragraph, Math.min(paragraph.length, end + width), -1)),
      hit,
    })
  })
  return lines
}

/**
 * Lines that are equal in it keep their order. Left and right contexts stand in the order of a Chinese dictionary
 * (pinyin), character by character from the key outward.
 */
async function sorted(lines: readonly ConcordanceLine[], sort: ConcordanceSort): Promise<ConcordanceLine[]> {
  const by = async <Key>(keyOf: (line: ConcordanceLine) => Key, compare: (a: Key, b: Key) => number) => {
    const keyed = lines.map(line => ({ line, key: keyOf(line) }))
    return (await sortInTurns(keyed, (a, b) => compare(a.key, b.key))).map(({ line }) => line)
  }
  const ascending = (a: number, b: number) => a - b
  if (sort === 'left') return by(({ left }) => [...left].reverse().join(''), chinese.compare)
  if (sort === 'right') return by(({ right }) => right, chinese.compare)
  if (sort === 'year') return by(({ hit }) => hit.report.year ?? Number.MAX_VALUE, ascending)
  return by(({ hit }) => (hit.report.region ? Number(hit.report.region.code) : Number.MAX_VALUE), ascending)
}

// --- internal ---

/** Passages looked through before others may have their turn. */
const PORTION = 500

async function* portions(passages: readonly PassageRecord[]): AsyncGenerator<readonly PassageRecord[]> {
  const turn = inTurns()
  for (let at = 0; at < passages.length; at += PORTION) {
    yield passages.slice(at, at + PORTION)
    await turn()
  }
}

function refuseTooMany(lines: number): void {
  if (lines <= MOST_LINES) return
  const found = `共 ${lines} 处，语境至多列 ${MOST_LINES} 处`
  throw new JiansuoError('bad-query', `参数 q：${found}，请加上别的词，或用 region、year 收窄`)
}

interface Found extends Pick<ViewResult, 'mode' | 'relaxed' | 'notices'> {
  lines: ConcordanceLine[]
}

const chinese = new Intl.Collator('zh')

const WORDS_ONLY: Notice = {
  code: 'words-only',
  message: '这些段落含有检索词中的各个词，但没有连在一起的原词，所以没有语境可列：请减少检索词，或看段落',
}

/**
 * Whether a passage can match by words that do not stand together: not where all is excluded or restricted, nor where
 * what is asked for only matches as it stands.
 */
const asksForWords = (query: Query) => positiveLeaves(query).some(({ type }) => type === 'term')

async function reportsById(engine: Engine): Promise<Map<string, ReportSummary>> {
  const records: readonly ReportRecord[] = await engine.reports()
  return new Map(records.map(record => [record.id, summary(record)]))
}

/** The place itself, or the next one in the given direction where it is inside a character. */
function whole(text: string, at: number, direction: 1 | -1): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
    ? at + direction
    : at
}
