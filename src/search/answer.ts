// answer.ts — what a search returns, as HTTP, command line and page see it. Not: how it is found.

import type { ScoreParts } from '../engine/score.ts'
import type { Notice } from '../query/query.ts'
import type {
  CleaningEntry,
  Level,
  MetadataField,
  PassageKind,
  Provenance,
  Region,
} from '../report/report.ts'

/** Half a highlight: UTF-16 code units of the passage's `text`. Sorted, never overlapping. */
export interface Match {
  start: number
  length: number
}

/** A report as it appears in a hit or a list. */
export interface ReportSummary {
  id: string
  title: string | null
  year: number | null
  level: Level | null
  region: Region | null
  publisher: string | null
  /** `YYYY-MM-DD` */
  publishedAt: string | null
  documentNumber: string | null
  file: string
  url: string | null
}

export interface Passage {
  id: string
  reportId: string
  /** Position among the passages of its report, from 0. */
  ordinal: number
  /** Position of its paragraph in the report, from 0: passages of one paragraph share it, so a reader can join them. */
  paragraph: number
  /** 1-based line of the decoded file that its paragraph begins on, as in the cleaning log; null where unknown. */
  line: number | null
  kind: PassageKind
  section: string[]
  text: string
  /** `text` escaped, with `<mark>`; safe as innerHTML. */
  html: string
  matches: Match[]
}

export interface Hit extends Passage {
  /** At least 1 where every term stands literally, less than 1 elsewhere; comparable within one answer only. */
  score: number
  /** With `explain`. */
  explanation?: ScoreParts
  report: ReportSummary
}

export interface RegionFacet extends Region {
  hits: number
  reports: number
}
export interface YearFacet {
  /** `null`: unknown. */
  year: number | null
  hits: number
  reports: number
}

export interface SearchResult {
  query: string
  /** Present where what was typed occurs nowhere and something near it does: a query to offer in its place. */
  didYouMean?: string
  /** Where nothing is found but would be without the quotation marks: the query without them. */
  unquoted?: string
  mode: 'smart' | 'exact'
  relaxed: boolean
  notices: Notice[]
  totalHits: number
  totalReports: number
  /** `null` when a gap or near expression makes “occurrence” undefined. */
  totalOccurrences: number | null
  limit: number
  offset: number
  processingTimeMs: number
  indexVersion: string
  hits: Hit[]
  /** The divisions that `region` named, as they were understood; absent without any. */
  filters?: { region: Region[] }
  facets: { region: RegionFacet[]; year: YearFacet[] }
}

export interface SearchOptions {
  mode?: 'smart' | 'exact'
  /** `strict` is `all` that is never relaxed. Default: `all`. */
  match?: 'all' | 'any' | 'strict'
  /** Full names, short names or codes. */
  region?: string[]
  /** `2021` or `2020..2022`. */
  year?: string[]
  report?: string
  kind?: PassageKind
  sort?: 'relevance' | 'year:desc' | 'year:asc' | 'region'
  distinct?: 'report'
  /** Adds to each hit what its score is made of. */
  explain?: '1'
  /** 1–100, default 20. */
  limit?: number
  /** 0–10000, default 0. */
  offset?: number
}

/** What an explanation takes beside the query and the report: what the search took. */
export type ExplainOptions = Pick<SearchOptions, 'mode' | 'match' | 'region' | 'year' | 'kind'>

/** A word of a term, or a part of a gap or near expression, looked up by itself. */
export interface ExplainedWord {
  /** As compared: a skeleton. */
  text: string
  passages: number
  occurrences: number
}

/** One term, phrase, gap, near expression or restriction of the query. */
export interface ExplainedPart {
  /** As one would type it. */
  text: string
  type: 'term' | 'phrase' | 'gap' | 'near' | 'field'
  /** Whether the query excludes it. */
  excluded: boolean
  /** Passages of this report that satisfy it. */
  passages: number
  /** Literal occurrences in this report; null where there is no saying what one is. */
  occurrences: number | null
  /** Which passages, by ordinal: the first 50. */
  ordinals: number[]
  /** Empty for what is looked up as a whole. */
  words: ExplainedWord[]
  /** The first passage that satisfies it. */
  first: Passage | null
  /** Where there is none: the passage that comes nearest, what it has in common marked. */
  nearest: { passage: Passage; common: string[] } | null
  /** Lines that are not searched and do contain it. */
  cleaned: CleaningEntry[]
}

export interface Explanation {
  query: string
  mode: 'smart' | 'exact'
  report: ReportSummary
  /** Whether the report is in the answer. */
  found: boolean
  /** Passages of it that are. */
  hits: number
  /** The answer as a whole was relaxed: see search. */
  relaxed: boolean
  /** In Chinese: why, and what to try. One line each, the decisive first. */
  reasons: string[]
  parts: ExplainedPart[]
  notices: Notice[]
  indexVersion: string
}

export interface ReportList {
  total: number
  reports: ReportSummary[]
}

export interface SectionEntry {
  /** The headings down to this one, outermost first. */
  path: string[]
  /** Ordinal of the first passage under it. */
  ordinal: number
}

export interface ReportDetail extends ReportSummary {
  provenance: Partial<Record<MetadataField, Provenance>>
  sections: SectionEntry[]
  passages: Passage[]
  cleaning: CleaningEntry[]
  indexVersion: string
}

export interface Stats {
  indexVersion: string
  /** ISO 8601. */
  builtAt: string
  reports: number
  passages: number
  paragraphs: number
  /** UTF-16 code units of all passages. */
  characters: number
  regions: number
  years: { year: number | null; reports: number }[]
  /** What cut the index: name, version, dictionary hash, skeleton version; a user dictionary where there was one. */
  analysis: {
    segmenter: string
    dictionary: string
    skeleton: string
    userDictionary?: { file: string; words: number }
  }
  /** Files that could not be read, with the reason. */
  skipped: { file: string; reason: string }[]
}

/** What every view says of the question it answers. */
export interface ViewResult {
  query: string
  mode: 'smart' | 'exact'
  relaxed: boolean
  notices: Notice[]
  processingTimeMs: number
  indexVersion: string
}

/** What every view takes beside the query: search's filters. */
export type ViewOptions = Pick<SearchOptions, 'mode' | 'match' | 'region' | 'year' | 'report' | 'kind'>

/** A division in a year: all reports that name exactly this division (none below it) and this year. */
export interface CompareRow {
  /** `null`: unknown. */
  region: Region | null
  year: number | null
  hits: number
  /** Reports that match. */
  reports: number
  /** Reports there are. */
  indexedReports: number
  /** `null` when a gap or near expression makes “occurrence” undefined. */
  occurrences: number | null
  /** Skeleton characters of these reports, whole, whatever `kind` says. */
  characters: number
  /** Occurrences ÷ characters × 10,000; `null` where one is undefined or the other 0. */
  per10k: number | null
}

export interface CompareResult extends ViewResult {
  totalHits: number
  totalReports: number
  totalOccurrences: number | null
  /** By code of the division, then by year; the unknown last. */
  rows: CompareRow[]
}

export type ConcordanceSort = 'left' | 'right' | 'region' | 'year'

export interface ConcordanceOptions extends ViewOptions {
  /** UTF-16 units of text on either side, 0–200, default 20. A character is never cut in two. */
  width?: number
  /** Default: as the text stands in the reports. */
  sort?: ConcordanceSort
  /** 1–10,000; default: all. */
  limit?: number
  /** Default 0. */
  offset?: number
}

/** An occurrence in its paragraph, as printed: `left + key + right` is a stretch of the paragraph. */
export interface ConcordanceLine {
  left: string
  key: string
  right: string
  /** The passage in which the occurrence starts. */
  hit: { id: string; reportId: string; ordinal: number; report: ReportSummary }
}

export interface ConcordanceResult extends ViewResult {
  /** Lines there are, whatever `limit`. */
  total: number
  /** `null`: all. */
  limit: number | null
  offset: number
  lines: ConcordanceLine[]
}

export interface CollocatesOptions extends ViewOptions {
  /** The most characters of a neighbour, 1–8, default 4. */
  length?: number
  /** Rows a side, 1–200, default 20. */
  limit?: number
}

export interface Collocate {
  /** As literal matching sees it (a skeleton), so that the phrase with it in place can be looked up. */
  text: string
  /** Occurrences that have it as their neighbour. */
  count: number
}

export interface CollocatesResult extends ViewResult {
  /** Occurrences looked at: the lines of the concordance. */
  total: number
  /** What stands right behind, most often first; not what stands there only once. */
  followers: Collocate[]
  /** What stands right in front. */
  preceders: Collocate[]
}

/** A text of a query in the whole collection, counted by reading all of it. */
export interface TextParity {
  /** As literal matching sees it (a skeleton). */
  text: string
  passages: number
  occurrences: number
  /** The index finds it in exactly these passages, and in each of them as often. */
  equal: boolean
}

export interface Parity {
  query: string
  mode: 'smart' | 'exact'
  /** All of `texts` are equal; without texts nothing was compared and this says nothing. */
  equal: boolean
  /** At most ten; whatever the filters, so the counts are those of the whole collection. */
  texts: TextParity[]
  /** Texts of the query beyond these, not compared. */
  left: number
  indexVersion: string
}

/** Every hit in the order of search, read as it is asked for. */
export interface AllHits extends Pick<ViewResult, 'query' | 'mode' | 'relaxed' | 'notices' | 'indexVersion'> {
  /** How many there are: passages, or reports with `distinct`. */
  total: number
  hits: AsyncIterable<Hit>
}

/** A report by name, in lists about many. */
export type ReportName = Pick<ReportSummary, 'id' | 'file' | 'title'>

/** Something about a report that a person should look at; it may well be right. */
export interface Doubt {
  code: 'year-after-publication' | 'published-late' | 'weak-source' | 'short' | 'mostly-cleaned'
  /** In Chinese. */
  message: string
  report: ReportName
}

/** What is counted whole and listed in part. */
export interface Listing<Item> {
  total: number
  items: Item[]
}

export interface Quality {
  indexVersion: string
  reports: number
  /** Every field, with the reports that do not have it. */
  missing: { field: MetadataField; total: number; reports: ReportName[] }[]
  doubts: Listing<Doubt>
  /** Reports with the same text, white space aside. */
  sameText: Listing<{ reports: ReportName[] }>
  sameRegionYear: Listing<{ region: Region; year: number; reports: ReportName[] }>
  /** Years without a report between a region's first and last. */
  gaps: Listing<{ region: Region; from: number; to: number; missing: number[] }>
  /** Files, and lines of files, that could not be read. */
  failed: Listing<{ file: string; reason: string }>
  /** What was cleaned away, by reason, most lines first. */
  cleaning: { reason: CleaningEntry['reason']; reports: number; lines: number; characters: number }[]
}
