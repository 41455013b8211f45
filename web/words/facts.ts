// facts.ts — the values that sentences of every language are made from. Not: the sentences.

import type { SearchResult } from '../../src/api/search.ts'

/** How much an answer found. */
export type Totals = Pick<SearchResult, 'totalReports' | 'totalHits' | 'totalOccurrences' | 'relaxed'>

/** What a list of reports is restricted by, in the words of the page. */
export interface Listed {
  places: readonly string[]
  years: readonly string[]
  levels: readonly string[]
  genres: readonly string[]
  /** Which year. */
  by: 'report' | 'published'
}

/** A text that was looked for in the whole library without the index. */
export interface Compared {
  text: string
  passages: number
  occurrences: number
}

export interface CellFacts {
  hits: number
  reports: number
  indexedReports: number
  occurrences: number | null
}

/** What the line below a figure says of where its numbers come from. */
export interface SourceFacts {
  /** Where the page is, for others to open; null: only this machine can. */
  origin: string | null
  /** As typed. */
  queries: readonly string[]
  filters: readonly string[]
  /** Whether the questions themselves have restrictions. */
  typed: boolean
  /** Reports counted over. */
  indexed: number
  /** First and last year. */
  span: string
  /** Those of them of unknown year. */
  undated: number
  /** Those of them that the picture shows, where that is not all. */
  drawn: { reports: number; span: string; undated: number } | null
  /** What the library holds, where that is more than was counted over. */
  held: { reports: number; span: string } | null
  by: string
  version: string
  date: string
}

export interface ReportsAndHits {
  reports: number
  hits: number
}
