// concordance.ts — keyword in context: each occurrence with the text on either side, and what its neighbours are.
// Not: which passages match.

import { LRUCache } from 'lru-cache'
import type {
  ConcordanceLine,
  ConcordanceOptions,
  ConcordanceResult,
  ConcordanceSort,
} from '../../api/concordance.ts'
import type { ReportSummary } from '../../api/hit.ts'
import type { Engine, PassageRecord, ReportRecord } from '../../engine/engine.ts'
import { isUnderPlans } from '../../inspection/plans.ts'
import type { Query } from '../../query/query.ts'
import { byRegion } from '../../regions/region.ts'
import { mapInTurns, sortInTurns } from '../../turns.ts'
import { numberBeside } from '../marks/number-beside.ts'
import { eachOccurrence, occurrenceFinder } from '../marks/occurrences.ts'
import { occurring, type Said, said } from '../marks/occurring.ts'
import { summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'

/**
 * Lines kept, sorted, for whoever scrolls through them: the next stretch of 100,000 lines is then no new question.
 * A line takes some 500 bytes with its share of the paragraph, so these take 75 MB at most, and for a minute.
 */
const KEPT_LINES = 150_000
const KEPT_MS = 60_000

export function createConcordance(opened: Opened) {
  const kept = new LRUCache<string, Found>({
    maxSize: KEPT_LINES,
    sizeCalculation: ({ lines }) => lines.length + 1,
    ttl: KEPT_MS,
    ttlAutopurge: true,
  })

  /** @param page of lines in the order of the passages; null: all of them are asked for, or another order */
  const find = async (text: string, options: ConcordanceOptions, page: Page | null): Promise<Found> => {
    const { width = 20, sort } = options
    const { query, passages, many, ...asked } = await occurring(opened, text, options, page !== null)
    const lines: ConcordanceLine[] = []
    const reports = await reportsById(opened.engine)
    const [from, to] =
      many === null || page === null ? [0, Infinity] : [page.offset, page.offset + page.limit]
    let read = 0
    for await (const batch of passages ?? []) {
      if (query)
        for (const line of linesOf(query, batch, reports, width)) {
          if (read >= from && read < to) lines.push(line)
          read++
        }
      if (read >= to) break
    }
    return { ...asked, lines: sort ? await sorted(lines, sort) : lines, from, total: many ?? read }
  }

  return async (text: string, options: ConcordanceOptions = {}): Promise<ConcordanceResult> => {
    const started = performance.now()
    const { limit: _limit, offset: _offset, ...question } = options
    const { limit, offset } = paging(options, null)
    const key = JSON.stringify([text, Object.entries(question).sort()])
    let found = kept.get(key)
    if (!found) {
      found = await find(text, question, limit === null || question.sort ? null : { limit, offset })
      if (found.lines.length === found.total) kept.set(key, found)
    }
    const first = offset - found.from
    return {
      ...said(opened, text, found, started),
      total: found.total,
      limit,
      offset,
      lines: found.lines.slice(first, limit === null ? undefined : first + limit),
    }
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
  let isPlanned = false
  eachOccurrence(passages, occurrenceFinder(query), (passage, { starts, ends }, span) => {
    const { id, reportId, ordinal, paragraph } = passage
    const start = starts[span.start]!
    const end = ends[span.end - 1]!
    if (hit?.id !== id) {
      hit = { id, reportId, ordinal, report: reports.get(reportId)! }
      isPlanned = isUnderPlans(passage)
    }
    lines.push({
      left: paragraph.slice(whole(paragraph, Math.max(0, start - width), 1), start),
      key: paragraph.slice(start, end),
      right: paragraph.slice(end, whole(paragraph, Math.min(paragraph.length, end + width), -1)),
      number: numberBeside(paragraph, start, end, isPlanned),
      hit,
    })
  })
  return lines
}

/**
 * Lines that are equal in it keep their order. Left and right contexts stand in the order of a Chinese dictionary (pinyin),
 * character by character from the key outward; lines that nothing follows (titles, headings) stand last by the right one.
 */
async function sorted(lines: readonly ConcordanceLine[], sort: ConcordanceSort): Promise<ConcordanceLine[]> {
  const by = async <Key>(keyOf: (line: ConcordanceLine) => Key, compare: (a: Key, b: Key) => number) => {
    const keyed = await mapInTurns(lines, line => ({ line, key: keyOf(line) }))
    return (await sortInTurns(keyed, (a, b) => compare(a.key, b.key))).map(({ line }) => line)
  }
  const ascending = (a: number, b: number) => a - b
  if (sort === 'left') return by(({ left }) => [...left].reverse().join(''), chinese.compare)
  if (sort === 'right') return by(({ right }) => right, emptyLast)
  if (sort === 'number') return byNumber(lines)
  if (sort === 'year') return by(({ hit }) => hit.report.year ?? Number.MAX_VALUE, ascending)
  return by(({ hit }) => hit.report.region, byRegion)
}

// --- internal ---

/** Those of the commonest unit first, the greatest of a unit first; at the end the lines without a number. */
async function byNumber(lines: readonly ConcordanceLine[]): Promise<ConcordanceLine[]> {
  const ofUnit = new Map<string | null, number>()
  for (const { number } of lines) if (number) ofUnit.set(number.unit, (ofUnit.get(number.unit) ?? 0) + 1)
  const units = [...ofUnit].sort(([a, n], [b, m]) => m - n || ((a ?? '') < (b ?? '') ? -1 : 1))
  const rank = new Map(units.map(([unit], i) => [unit, i]))
  const keyed = await mapInTurns(lines, line => {
    const { number } = line
    return number
      ? { line, unit: rank.get(number.unit)!, value: Number(number.value) }
      : { line, unit: units.length, value: 0 }
  })
  const sorted = await sortInTurns(keyed, (a, b) => a.unit - b.unit || b.value - a.value)
  return sorted.map(({ line }) => line)
}

interface Page {
  limit: number
  offset: number
}

/** All lines, or the page asked for of more than are kept. */
interface Found extends Said {
  lines: ConcordanceLine[]
  /** The number of the first of them among all. */
  from: number
  total: number
}

const chinese = new Intl.Collator('zh')

const emptyLast = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : chinese.compare(a, b)

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
