// grid.ts — the lines of a concordance as a grid of one Tab stop: arrows walk them, Enter follows the one under the
// eye. Not: fetching lines (fetched-lines.ts), or which are drawn (visible-rows.ts).
import type { ConcordanceLine } from '../../../src/api/concordance.ts'
import { reportLabel, reportName } from '../../../src/report/reference.ts'
import { reportHref } from '../../shared/base.ts'
import { h } from '../../shared/dom.ts'
import { placeName } from '../../shared/place.ts'
import { readerParameters, type State, WIDTHS } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { createLines, type Lines, STRETCH } from './fetched-lines.ts'
import { createFlow } from './flow.ts'
import { createRows, type RowsOptions } from './visible-rows.ts'

export interface GridOptions {
  total: number
  /** The first lines. */
  first: readonly ConcordanceLine[]
  /** Brings the lines from one on. */
  ask: Parameters<typeof createLines>[1]
  state: State
  words: ViewWords
  /** Ends the listening. */
  signal: AbortSignal
}

/** @example grid({ total, first: lines, ask, state, words, signal }) // <div><div role="grid">…</div>…</div> */
export function grid({ total, first, ask, state, words, signal }: GridOptions): HTMLElement {
  const failure = h('p', { class: 'line-failure', role: 'status' })
  const body = h('div', { class: 'kwic-body', role: 'rowgroup' })
  const node = gridNode(total, body, state, words)
  const lines: Lines = createLines(first, ask, failed => {
    failure.textContent = failed ? words.lineFailed : ''
    // A failed stretch is not asked for at once again, but when somebody scrolls.
    if (!failed) rows.draw()
  })
  /** The line that Tab stops at. */
  let current = 0
  /** The line that takes the focus as soon as it has come; -1: none. */
  let wanted = -1

  const options: RowsOptions = {
    body,
    total,
    signal,
    fill(index, row) {
      const line = lines.at(index)
      if (!line) {
        if (!row.firstChild)
          row.append(h('div', { role: 'gridcell', class: 'waiting', 'aria-busy': 'true' }, words.loadingLine))
        return
      }
      if (row.dataset.filled) return
      row.dataset.filled = 'true'
      row.replaceChildren(...cells(line, state, words))
      row.querySelector('a')!.tabIndex = index === current ? 0 : -1
      if (index !== wanted) return
      // What came before it may be taller than the room that was kept.
      rows.reveal(index, false)
      focus(index)
    },
    // The stop for Tab is always on a line that is there.
    onDraw(from, to) {
      if (!rows.at(current)) enter(Math.max(from, Math.min(current, to - 1)))
    },
  }
  const rows = state.width === WIDTHS[0] ? createRows(node, options) : createFlow(options)
  const linkOf = (index: number) => rows.at(index)?.querySelector('a')

  function enter(index: number): void {
    const before = linkOf(current)
    if (before) before.tabIndex = -1
    current = index
    const link = linkOf(index)
    if (link) link.tabIndex = 0
  }
  function focus(index: number): void {
    const link = linkOf(index)
    wanted = link ? -1 : index
    if (!link) return
    enter(index)
    link.focus({ preventScroll: true })
  }
  const MOVES: Record<string, () => number> = {
    ArrowDown: () => current + 1,
    ArrowUp: () => current - 1,
    PageDown: () => current + rows.page(),
    PageUp: () => current - rows.page(),
    Home: () => 0,
    End: () => total - 1,
  }
  node.addEventListener('keydown', event => {
    const move = MOVES[event.key]
    if (!move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    const index = Math.max(0, Math.min(total - 1, move()))
    rows.reveal(index, index < current)
    focus(index)
  })
  node.addEventListener('focusin', event => {
    const row = (event.target as Element).closest<HTMLElement>('[data-line]')
    if (row) enter(Number(row.dataset.line))
  })
  window.addEventListener('beforeprint', () => rows.print(STRETCH), { signal })
  window.addEventListener('afterprint', () => rows.draw(), { signal })
  const printed =
    total > STRETCH ? h('p', { class: 'printed-lines' }, words.printedLines(STRETCH, total)) : null
  return h('div', {}, printed, node, failure)
}

// --- internal ---

function gridNode(total: number, body: HTMLElement, state: State, words: ViewWords): HTMLElement {
  const names = [words.before, words.key, words.number, words.source]
  const head = h(
    'div',
    { role: 'row', 'aria-rowindex': 1 },
    ...names.map(name => h('div', { role: 'columnheader' }, name)),
  )
  return h(
    'div',
    {
      class: state.width === WIDTHS[0] ? 'kwic' : 'kwic wide',
      role: 'grid',
      'aria-readonly': 'true',
      'aria-label': words.concordance(state.q),
      'aria-rowcount': total + 1,
    },
    h('div', { role: 'rowgroup', class: 'visually-hidden' }, head),
    body,
  )
}

function cells(line: ConcordanceLine, state: State, words: ViewWords): HTMLElement[] {
  const { report } = line.hit
  const name = reportName(report)
  const href = reportHref(line.hit.reportId, readerParameters(state), line.hit.id)
  // A name that we made up has the year in it.
  const year = report.region || !name.made ? report.year : null
  const cell = (name: string, ...children: (Node | string)[]) =>
    h('div', { role: 'gridcell', class: name, lang: 'zh-CN' }, ...children)
  return [
    // The text hangs from its right end: what does not fit falls off on the left.
    cell('left', h('span', {}, line.left)),
    cell('key', h('a', { href, tabindex: -1 }, h('mark', {}, line.key)), h('span', {}, line.right)),
    cell('beside', ...(line.number ? numberNodes(line.number, words) : [])),
    // Where there is no room for both, the year stays.
    cell(
      'source',
      h(
        'span',
        { title: reportLabel(report) },
        report.region ? placeName(report.region.name, words) : name.text,
      ),
      ...(year === null ? [] : [' ', h('span', {}, year)]),
    ),
  ]
}

/**
 * With words of approximation, as it stands; 亿 and 万 multiplied out only where files are made. A target is said to be
 * one.
 */
const numberNodes = ({ written, target }: NonNullable<ConcordanceLine['number']>, words: ViewWords) => [
  h('span', { title: target ? `${written} ${words.targetHint}` : written }, written),
  ...(target ? [h('small', {}, words.target)] : []),
]
