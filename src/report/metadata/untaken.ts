// untaken.ts — why a line of a table of what is due is not taken, for programs and pages too. Not: reading it (expected.ts).

export const UNTAKEN = [
  'unread-list',
  'unclosed-quote',
  'no-region-column',
  'no-region',
  'no-year',
  'unknown-division',
  'ambiguous-division',
  'too-long',
] as const

/** What of a table was not taken. */
export interface Untaken {
  /** 1-based. */
  line: number
  /** In Chinese. */
  reason: string
  /** The same for programs, with the words of the table that are meant. */
  code: (typeof UNTAKEN)[number]
  about: string[]
}
