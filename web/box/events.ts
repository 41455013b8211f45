// events.ts — the events of <jiansuo-box>, for the page around it. Not: when they are sent.
import type { Hit } from '../../src/api/hit.ts'
import type { SearchResult } from '../../src/api/search.ts'
import type { Choice } from './options.ts'

/** `jiansuo-results`: an answer has come and is about to be shown. */
export interface ResultsDetail {
  query: string
  result: SearchResult
}
/** `jiansuo-select`, cancelable: a row was chosen; prevented, the box goes nowhere. */
export interface SelectDetail {
  type: Choice['type']
  query: string
  href: string
  /** The passage, where the row is one. */
  hit: Hit | null
}
/** `jiansuo-submit`, cancelable: the query was committed; prevented, the box goes nowhere. */
export interface SubmitDetail {
  query: string
  href: string
}

/** Sends an event that crosses the shadow root. @returns false where the page prevented it */
export const emit = <Detail>(box: HTMLElement, type: string, detail: Detail): boolean =>
  box.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }))
