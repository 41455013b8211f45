// indicator-table.ts — rows of one indicator as a table of divisions by years. Not: asking for them.
import type { IndicatorRow } from '../../src/api/indicators.ts'
import { reportHref } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import { placePath } from '../shared/place.ts'
import type { IndicatorWords } from '../words/words.ts'

/** Rows of a division, by year, in the order of the reports. */
export interface Line {
  path: readonly string[] | null
  byYear: Map<number | null, IndicatorRow[]>
}

/** @returns a line for each division, and all years, ascending, the unknown last */
export function pivot(rows: readonly IndicatorRow[]): { lines: Line[]; years: (number | null)[] } {
  const lines = new Map<string, Line>()
  const years = new Set<number | null>()
  for (const row of rows) {
    const key = row.region?.code ?? ''
    const line = lines.get(key) ?? {
      path: row.region?.path ?? null,
      byYear: new Map(),
    }
    line.byYear.set(row.year, [...(line.byYear.get(row.year) ?? []), row])
    lines.set(key, line)
    years.add(row.year)
  }
  return {
    lines: [...lines]
      .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
      .map(([, line]) => line),
    years: [...years].sort((a, b) => (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE)),
  }
}

export function tableNode(rows: readonly IndicatorRow[], words: IndicatorWords): HTMLElement {
  const { lines, years } = pivot(rows)
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words.title },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, words.region),
          ...years.map(year => h('th', { scope: 'col' }, year ?? words.unknownYear)),
        ),
      ),
      h(
        'tbody',
        {},
        ...lines.map(({ path, byYear }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, path ? placePath(path, words) : words.unknownRegion),
            ...years.map(year => cell(byYear.get(year), words)),
          ),
        ),
      ),
    ),
  )
}

// --- internal ---

function cell(rows: readonly IndicatorRow[] | undefined, words: IndicatorWords): HTMLElement {
  if (!rows) return h('td', { class: 'blank' }, h('span', { class: 'visually-hidden' }, words.empty))
  return h('td', {}, ...rows.map(row => h('p', {}, number(row, words))))
}

/** As written, linked to its sentence; the sentence itself on hover. */
function number(
  { written, role, reportId, passageId, sentence, checks }: IndicatorRow,
  words: IndicatorWords,
): HTMLElement {
  const failed = checks.some(({ result }) => result === 'fail')
  const parameters = new URLSearchParams({ q: `"${clauseOf(written, sentence).replace(/["“”]/g, '')}"` })
  return h(
    'span',
    {},
    words.roles[role] && h('span', { class: 'role' }, words.roles[role]),
    h('a', { href: reportHref(reportId, parameters, passageId), title: sentence }, written),
    checks.length > 0 &&
      h(
        'span',
        { class: failed ? 'check fail' : 'check', title: checks.map(({ formula }) => formula).join('；') },
        failed ? words.fail : words.pass,
      ),
  )
}

/**
 * The words of the sentence that lead to the number, so that the reader marks it; where it is written twice, the
 * beginning of the sentence.
 */
export function clauseOf(written: string, sentence: string): string {
  const at = sentence.indexOf(written)
  if (at < 0 || sentence.includes(written, at + 1)) return sentence.slice(0, 60)
  const before = sentence.slice(0, at).replace(/^.*[，、。；：,;:]/su, '')
  return before.slice(-40) + written
}
