// engine.ts — the interface between the searcher and any search engine. Not: an engine.
//
// Above it, written once: query language, relaxing, highlights, notices, caching. Below it: postings, evaluation,
// ranking, totals, facets. Text crosses it as skeletons (analysis/skeleton.ts) and as words already cut. So an engine
// needs no segmenter, and two engines over the same reports give the same answers.

import type { Fingerprint } from '../analysis/fingerprint.ts'
import type { Ask } from '../asker.ts'
import type { Expression, YearRange } from '../query/query.ts'
import type {
  CleaningEntry,
  Metadata,
  MetadataField,
  PassageKind,
  Provenance,
  Region,
} from '../report/report.ts'
import type { ScoreParts } from './score.ts'

export type { Ask, StopSignal } from '../asker.ts'
export type { ScoreParts } from './score.ts'

/** What a passage must satisfy. Every text is a skeleton, never empty unless said. */
export type Condition =
  /** Contains the text: an occurrence starts in the passage. An empty text matches nothing. */
  | { type: 'phrase'; text: string }
  /** Contains the text, or each of the words, as literal texts anywhere in the passage. No segmenter is involved. */
  | { type: 'term'; text: string; words: string[] }
  /** Contains the parts, which are skeletons, in the relation that the expression names. */
  | Expression
  /** The report's title, publisher, or one of the passage's headings contains the text. */
  | { type: 'field'; field: 'title' | 'publisher' | 'section'; text: string }
  /** The report's division is one of these or lies below it (six-digit codes); of the nation: the nation itself. */
  | { type: 'region'; codes: string[] }
  | { type: 'year'; range: YearRange }
  | { type: 'not'; condition: Condition }
  /** An empty list matches everything. */
  | { type: 'and'; conditions: Condition[] }
  /** An empty list matches nothing. */
  | { type: 'or'; conditions: Condition[] }

/** One piece of the score: BM25 of a text times a weight. */
export interface Evidence {
  text: string
  /** 1 is neutral; 0 adds nothing. */
  weight: number
}

export type Order = 'relevance' | 'year:desc' | 'year:asc' | 'region'

export interface EngineRequest {
  where: Condition
  /** By relevance, passages that satisfy this too come before all others. Null: no such tier. */
  literal: Condition | null
  /** Texts whose occurrences are summed over the matching passages. Null: occurrences are undefined. */
  counted: string[] | null
  evidence: Evidence[]
  /** Divisions (codes, all below included, but of the nation itself only); empty: any. */
  regions: string[]
  /** Empty: any. */
  years: YearRange[]
  /** Report id. */
  report: string | null
  /** Only these reports, by id: the result of filters that no other field here expresses. Absent: any. */
  reports?: readonly string[] | undefined
  kind: PassageKind | null
}

export interface PageRequest extends EngineRequest {
  order: Order
  /** One hit, the best passage, per report; `limit` and `offset` then count reports. */
  distinct: boolean
  limit: number
  /** Hits to skip; 0 with `after`. */
  offset: number
  /**
   * The `next` of an earlier answer to the same question: this page continues behind that one. An engine may refuse
   * a large offset, but never a cursor. Default null: from `offset` on.
   */
  after?: string | null
}

/** A report as the engine keeps it. */
export interface ReportRecord extends Metadata {
  id: string
  file: string
  url: string | null
  /** Skeleton units of all its passages. */
  characters: number
  /** Passages it has. */
  passages: number
}

/** A passage with what is needed to highlight it: it is `paragraph.slice(start, end)`. */
export interface PassageRecord {
  id: string
  reportId: string
  ordinal: number
  /** Position of the paragraph in its report, from 0. */
  paragraphOrdinal: number
  /** 1-based line of the file that the paragraph begins on; null where unknown. */
  line: number | null
  kind: PassageKind
  section: string[]
  /** Its text. Passages of one paragraph that follow each other in an answer share the string. */
  paragraph: string
  start: number
  end: number
}

export interface RankedPassage {
  passage: PassageRecord
  report: ReportRecord
  score: number
  parts: ScoreParts
}

/** How much of a report matches. */
export interface ReportTally {
  report: ReportRecord
  hits: number
  /** Null with `counted: null`. */
  occurrences: number | null
}

export interface Totals {
  hits: number
  reports: number
  /** Null with `counted: null`. */
  occurrences: number | null
}

/** Totals and tallies cover every match, `ranked` the page asked for. */
export interface PageAnswer {
  ranked: RankedPassage[]
  /** The value of `after` for the next page; null: this page is the last. */
  next: string | null
  totalHits: number
  totalReports: number
  totalOccurrences: number | null
  /** How many of the hits satisfy `literal` too; all of them with `literal: null`. */
  literalHits: number
  literalOccurrences: number | null
  regions: { region: Region; hits: number; reports: number }[]
  years: { year: number | null; hits: number; reports: number }[]
}

export interface ReportContent {
  report: ReportRecord
  provenance: Partial<Record<MetadataField, Provenance>>
  cleaning: CleaningEntry[]
  passages: PassageRecord[]
}

export interface EngineInfo {
  /** Identifies the snapshot: two engines of the same version give the same answers. */
  version: string
  /** ISO 8601. */
  builtAt: string
  fingerprint: Fingerprint
  reports: number
  paragraphs: number
  passages: number
  /** UTF-16 units of all passages. */
  characters: number
  skipped: { file: string; reason: string }[]
}

/** A text counted by a full scan, and whether the postings agree. */
export interface Recount {
  /** Passages in which the text starts. */
  passages: number
  occurrences: number
  /** The index finds the text in exactly these passages, and in each of them as often. */
  equal: boolean
}

/**
 * One immutable snapshot, searchable. Order is total and stable: equal scores stand in the order of the
 * reports, then of the text, so that pages joined are the whole.
 *
 * Every call takes an `Ask` and may reject with its signal's reason, or with a JiansuoError: `timeout` (the deadline
 * has passed), `overloaded` (too many wait; ask again later), `unavailable` (an engine elsewhere cannot be reached).
 */
export interface Engine {
  readonly info: EngineInfo
  /** @throws JiansuoError `bad-query` where `after` is not a `next` of this snapshot. */
  search(request: PageRequest, ask?: Ask): Promise<PageAnswer>
  /** Only the totals, of several questions in one round trip, in the order of the requests. */
  counts(requests: readonly EngineRequest[], ask?: Ask): Promise<Totals[]>
  /** Every report that matches, in the order of the snapshot. */
  tally(request: EngineRequest, ask?: Ask): Promise<ReportTally[]>
  /**
   * Every matching passage in the order of the snapshot, in batches. Leaving the loop ends the work; so does the signal,
   * between two batches.
   *
   * @example
   * for await (const passages of engine.matching(request)) for (const { id } of passages) console.log(id)
   */
  matching(request: EngineRequest, ask?: Ask): AsyncIterable<PassageRecord[]>
  /** Scans every skeleton and compares the result with the postings. An empty text occurs nowhere. */
  recount(text: string, ask?: Ask): Promise<Recount>
  /** In the order of the snapshot. */
  reports(ask?: Ask): Promise<readonly ReportRecord[]>
  /** Null: no such report. */
  report(id: string, ask?: Ask): Promise<ReportContent | null>
  /** What `report` gives of every report, in the order of the snapshot. */
  contents(ask?: Ask): AsyncIterable<ReportContent>
  /** Frees everything. Call it after the last question; where that cannot be known, `inUse` (search/in-use.ts) counts them. */
  close(): Promise<void>
}
