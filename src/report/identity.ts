// identity.ts — the id of a report where none is given. Not: what an id may be (report.ts), the id of a passage.
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
