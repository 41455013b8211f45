// identity.ts — what the id of a report is, and one made where none is given. Not: the id of a passage.
import { createHash } from 'node:crypto'

/**
 * Twelve hexadecimal digits from a path (or whatever else stays the same for one report).
 *
 * @example
 * reportId('海南区/2021.txt') // => '86f520f93a4f'
 */
export function reportId(of: string): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 12)
}

/** What an id consists of, so that it can stand in a URL path as it is: 1 to 128 of these, but not `.` or `..`. */
export const REPORT_ID = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,128}$/
