// renderer.ts — what the server asks of the drawing in web/render, which is bundled apart from it. Not: the drawing, finding
// it (load-renderer.ts).
import type { Refusal } from '../api/failure.ts'
import type { ReportDetail } from '../api/reports.ts'
import type { SearchResult } from '../api/search.ts'

/** What a page of results is made of. */
export interface Answers {
  own: SearchResult
  /**
   * By the name of a restriction in use: the same without it. Where nothing holds all of it also without those that are
   * `typed` in the question, and without `all`.
   */
  without: Record<string, SearchResult>
}

/** What is wrong, what to do, the way back. */
export interface Words {
  what: string
  next: string
  back: string
}

/** Every function takes the page's built file and the query of its address (`?q=…`), and gives HTML. */
export interface Renderer {
  /** Tags of the languages that it speaks. */
  languages: readonly Language[]
  /** Whether the page of results is drawn at an address: it holds a question. */
  isDrawn(search: string): boolean
  /** @param ask what `/api/search` answers */
  answersTo(search: string, ask: (parameters: URLSearchParams) => Promise<SearchResult>): Promise<Answers>
  resultsPage(template: string, search: string, answers: Answers, language: Language): string
  reportPage(template: string, search: string, report: ReportDetail, language: Language): string
  /** Says in words what went wrong, where results or a report would stand. */
  failurePage(template: string, search: string, refusal: Refusal, language: Language): string
  /** The same as words alone. */
  failureWords(refusal: Refusal, language: Language): Words
}

/** A tag: `zh-CN`. */
export type Language = string
