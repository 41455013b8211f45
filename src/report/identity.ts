// identity.ts — the id of a report. Not: of a passage.
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

/** What a given id may consist of, so that it can stand in a URL path as it is. */
export function isReportId(id: string): boolean {
  return id.length <= 128 && /^[A-Za-z0-9._-]+$/.test(id) && id !== '.' && id !== '..'
}
