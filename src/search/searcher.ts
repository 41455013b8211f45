// searcher.ts — the facade everybody asks: query → answer. Not: HTTP, files, printing.
import type { ReportDetail, ReportList, SearchOptions, SearchResult, Stats } from './answer.ts'

/**
 * Answers questions from one snapshot at a time. Every method may reject with a `JiansuoError`:
 * `bad-query` (a parameter the caller can mend), `not-found`, `no-snapshot`.
 */
export interface Searcher {
  search(query: string, options?: SearchOptions): Promise<SearchResult>
  reports(options?: { region?: string[]; year?: string[]; limit?: number; offset?: number }): Promise<ReportList>
  /** With a query, the passages carry their matches. */
  report(id: string, query?: string, options?: Pick<SearchOptions, 'mode' | 'match'>): Promise<ReportDetail>
  stats(): Promise<Stats>
  /** Whether a snapshot is loaded; before that the other methods reject with `no-snapshot`. */
  ready(): boolean
  close(): Promise<void>
}
