// answer.ts — what a search returns, as HTTP, command line and page see it (SPEC 6). Not: how it is found.

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
  paragraph?: number
  kind: PassageKind
  section: string[]
  text: string
  /** `text` escaped, with `<mark>`; safe as innerHTML. */
  html: string
  matches: Match[]
}

export interface Hit extends Passage {
  score: number
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
  facets: { region: RegionFacet[]; year: YearFacet[] }
}

export interface SearchOptions {
  mode?: 'smart' | 'exact'
  match?: 'all' | 'any'
  /** Full names, short names or codes. */
  region?: string[]
  /** `2021` or `2020..2022`. */
  year?: string[]
  report?: string
  kind?: PassageKind
  sort?: 'relevance' | 'year:desc' | 'year:asc' | 'region'
  distinct?: 'report'
  /** 1–100, default 20. */
  limit?: number
  /** 0–10000, default 0. */
  offset?: number
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
  /** What cut the index: name, version, dictionary hash, skeleton version. */
  analysis: { segmenter: string; dictionary: string; skeleton: string }
  /** Files that could not be read, with the reason. */
  skipped: { file: string; reason: string }[]
}
