// view.ts — keyword in context: every occurrence a line, the keyword under the keyword, however many there are.
import type { CollocatesResult, ConcordanceLine, ConcordanceResult } from '../../../src/search/answer.ts'
import { reportHref } from '../../shared/base.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { reportName } from '../../shared/report-name.ts'
import { ORDERS, readerParameters, type State, viewParameters } from '../../shared/state.ts'
import { stateLink } from '../nodes.ts'
import type { ViewWords } from '../view-words.ts'
import { createLines, STRETCH } from './lines.ts'
import { neighboursNode } from './neighbours.ts'
import { rowsInView } from './window.ts'

/** Characters on either side, UTF-16 units: as many as the widest window shows. */
const WIDTH = 40
/** Neighbours listed on either side. */
const NEIGHBOURS = 8

export interface Context {
  first: ConcordanceResult
  neighbours: CollocatesResult
}

function linesParameters(state: State, offset: number): URLSearchParams {
  const parameters = viewParameters(state)
  parameters.set('sort', state.order)
  parameters.set('width', String(WIDTH))
  parameters.set('limit', String(STRETCH))
  if (offset > 0) parameters.set('offset', String(offset))
  return parameters
}

export async function askContext(state: State, signal: AbortSignal): Promise<Context> {
  const around = viewParameters(state)
  around.set('limit', String(NEIGHBOURS))
  const [first, neighbours] = await Promise.all([
    getJson<ConcordanceResult>('api/concordance', linesParameters(state, 0), signal),
    getJson<CollocatesResult>('api/collocates', around, signal),
  ])
  return { first, neighbours }
}

function orderSwitch(state: State, words: ViewWords): HTMLElement {
  const links = ORDERS.map(order =>
    stateLink(
      { ...state, order },
      { 'aria-current': state.order === order ? 'true' : null, 'data-key': `order-${order}` },
      words.orders[order],
    ),
  )
  return h('nav', { class: 'switch', 'aria-label': words.order }, ...links)
}

function cells(line: ConcordanceLine, state: State): HTMLElement[] {
  const { report } = line.hit
  const name = reportName(report).text
  const href = reportHref(line.hit.reportId, readerParameters(state), line.hit.id)
  const place = [report.region?.name ?? name, report.year].filter(value => value !== null).join(' ')
  const cell = (name: string, ...children: (Node | string)[]) =>
    h('div', { role: 'gridcell', class: name, lang: 'zh-CN' }, ...children)
  return [
    // The text hangs from its right end: what does not fit falls off on the left.
    cell('left', h('span', {}, line.left)),
    cell('key', h('a', { href, tabindex: -1 }, h('mark', {}, line.key)), h('span', {}, line.right)),
    cell('source', h('span', { title: name }, place)),
  ]
}

/** A grid of one Tab stop: arrows walk the lines, Enter follows the one under the eye. */
function grid(context: Context, state: State, words: ViewWords, signal: AbortSignal): HTMLElement {
  const { total } = context.first
  const rows = new Map<number, HTMLElement>()
  const failure = h('p', { class: 'line-failure', role: 'status' })
  const body = h('div', { class: 'kwic-body', role: 'rowgroup' })
  const head = h(
    'div',
    { role: 'rowgroup', class: 'visually-hidden' },
    h(
      'div',
      { role: 'row', 'aria-rowindex': 1 },
      ...[words.before, words.key, words.source].map(name => h('div', { role: 'columnheader' }, name)),
    ),
  )
  const node = h(
    'div',
    {
      class: 'kwic',
      role: 'grid',
      'aria-readonly': 'true',
      'aria-label': words.concordance(state.q),
      'aria-rowcount': total + 1,
    },
    head,
    body,
  )
  const lines = createLines(
    context.first.lines,
    offset => getJson<ConcordanceResult>('api/concordance', linesParameters(state, offset), signal),
    failed => {
      failure.textContent = failed ? words.lineFailed : ''
      // A failed stretch is not asked for at once again, but when somebody scrolls.
      if (!failed) draw()
    },
  )
  let height = 0
  let current = 0
  let wanted = -1

  function fill(index: number, row: HTMLElement): void {
    const line = lines.at(index)
    if (!line) {
      if (!row.firstChild)
        row.append(h('div', { role: 'gridcell', class: 'waiting', 'aria-busy': 'true' }, words.loadingLine))
      return
    }
    if (row.dataset.filled) return
    row.dataset.filled = 'true'
    row.replaceChildren(...cells(line, state))
    row.querySelector('a')!.tabIndex = index === current ? 0 : -1
    if (index === wanted) focus(index)
  }
  function draw(): void {
    if (signal.aborted || !node.isConnected) return
    const { top } = body.getBoundingClientRect()
    const { from, to } = rowsInView(top, innerHeight, height, total)
    for (const [index, row] of rows) {
      const held = row.contains(document.activeElement)
      if ((index < from || index >= to) && !held) {
        row.remove()
        rows.delete(index)
      }
    }
    for (let index = from; index < to; index++) {
      let row = rows.get(index)
      if (!row) {
        row = h('div', { role: 'row', 'aria-rowindex': index + 2, 'data-line': index })
        row.style.top = `${index * height}px`
        rows.set(index, row)
        // In the order of the lines, for those who hear the page.
        const after = [...body.children].find(other => Number((other as HTMLElement).dataset.line) > index)
        body.insertBefore(row, after ?? null)
      }
      fill(index, row)
    }
    // The stop for Tab is always on a line that is there.
    if (!rows.has(current)) enter(Math.max(from, Math.min(current, to - 1)))
  }
  function measure(): void {
    const probe = h('div', { role: 'row', class: 'probe' }, h('div', { role: 'gridcell' }, '字'))
    body.append(probe)
    height = probe.getBoundingClientRect().height
    probe.remove()
    body.style.height = `${height * total}px`
    for (const [index, row] of rows) row.style.top = `${index * height}px`
    draw()
  }
  function enter(index: number): void {
    const before = rows.get(current)?.querySelector('a')
    if (before) before.tabIndex = -1
    current = index
    const link = rows.get(index)?.querySelector('a')
    if (link) link.tabIndex = 0
  }
  function focus(index: number): void {
    wanted = index
    const link = rows.get(index)?.querySelector('a')
    if (!link) return
    wanted = -1
    enter(index)
    link.focus({ preventScroll: true })
  }
  function go(index: number): void {
    const to = Math.max(0, Math.min(total - 1, index))
    const top = body.getBoundingClientRect().top + to * height
    const room = innerHeight - 3 * height
    if (top < 5 * height || top > room) {
      scrollTo({ top: scrollY + top - (to < current ? 5 * height : room), behavior: 'auto' })
      draw()
    }
    focus(to)
  }
  const page = () => Math.max(1, Math.floor(innerHeight / height) - 6)
  const KEYS: Record<string, () => number> = {
    ArrowDown: () => current + 1,
    ArrowUp: () => current - 1,
    PageDown: () => current + page(),
    PageUp: () => current - page(),
    Home: () => 0,
    End: () => total - 1,
  }
  node.addEventListener('keydown', event => {
    const next = KEYS[event.key]
    if (!next || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    go(next())
  })
  node.addEventListener('focusin', event => {
    const row = (event.target as Element).closest<HTMLElement>('[data-line]')
    if (row) enter(Number(row.dataset.line))
  })
  let frame = 0
  const later = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(draw)
  }
  window.addEventListener('scroll', later, { signal, passive: true })
  const observer = new ResizeObserver(() => measure())
  observer.observe(node)
  signal.addEventListener('abort', () => observer.disconnect())
  return h('div', {}, node, failure)
}

/** @param signal ends the listening when the page shows something else */
export function contextNodes(
  context: Context,
  state: State,
  words: ViewWords,
  signal: AbortSignal,
): HTMLElement[] {
  const { total } = context.first
  if (total === 0) return [h('p', { class: 'empty' }, words.noLines)]
  return [
    neighboursNode(context.neighbours, state, words),
    h(
      'div',
      { class: 'kwic-bar' },
      h('h2', {}, words.lineCount(total)),
      orderSwitch(state, words),
      h('span', { class: 'keys' }, words.keys),
    ),
    grid(context, state, words, signal),
  ]
}
