// subscripts.ts — numbers set low that text taken from a page has on lines of their own. Not: other lines that were cut
// (joining.ts).
import { numberingOf } from '../language/numbering.ts'
import type { Line } from '../lines.ts'
import { INNER_MARK } from './line.ts'

/**
 * A subscript that stands on a line of its own, and what follows it: （PM / 2.5 / ）浓度. Both go on the line above, which
 * ends in letters; what follows begins with a closing bracket, or all of it is prose.
 */
export function subscriptsOf(lines: readonly Line[]): ReadonlySet<Line> {
  const inner = new Set<Line>()
  for (const [i, line] of lines.entries()) {
    const [before, after] = [lines[i - 1], lines[i + 1]]
    if (!before || !after || !/^\d{1,3}(?:\.\d{1,2})?$/.test(line.text) || line.gap || after.gap) continue
    if (!/[A-Za-z]$/.test(before.text)) continue
    const isProse =
      INNER_MARK.test(before.text) && INNER_MARK.test(after.text) && /^\p{sc=Han}/u.test(after.text)
    if (/^[)）\]】〕]/.test(after.text) || (isProse && numberingOf(after.text) === null))
      inner.add(line).add(after)
  }
  return inner
}
