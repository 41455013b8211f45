// flow.ts — rows as tall as what is in them, more of them as one scrolls on, in either direction. Not: rows of one
// height, of which only those near the window are there (visible-rows.ts).
import { h } from '../../shared/dom.ts'
import type { Rows, RowsOptions } from './visible-rows.ts'

/** Rows added at once, when an end of those there comes within so many windows. */
const MORE = 40
const AHEAD = 2

export function createFlow({ body, total, fill, onDraw, signal }: RowsOptions): Rows {
  /** Those that are there follow each other, from the row `first` on; above them stands room for the others. */
  let first = 0
  let rows: HTMLElement[] = []
  const above = h('div', { role: 'presentation' })
  body.append(above)

  function rowOf(index: number): HTMLElement {
    const row = h('div', { role: 'row', 'aria-rowindex': index + 2, 'data-line': index })
    fill(index, row)
    return row
  }
  function keepRoom(): void {
    const height =
      rows.length === 0 ? 0 : rows.at(-1)!.offsetTop + rows.at(-1)!.offsetHeight - rows[0]!.offsetTop
    above.style.height = first === 0 ? '' : `${(height / rows.length) * first}px`
  }
  function add(to: number): void {
    const more = Array.from({ length: Math.max(0, Math.min(to, total) - first - rows.length) }, (_, i) =>
      rowOf(first + rows.length + i),
    )
    body.append(...more)
    rows.push(...more)
  }
  function addBefore(from: number): void {
    const more = Array.from({ length: first - from }, (_, i) => rowOf(from + i))
    above.after(...more)
    rows.unshift(...more)
    first = from
    keepRoom()
  }
  /** Far from those that are there: others take their place. */
  function startAt(index: number): void {
    for (const row of rows) row.remove()
    rows = []
    first = Math.max(0, index - MORE)
    add(index + MORE)
    keepRoom()
  }
  function draw(): void {
    if (signal.aborted || !body.isConnected) return
    rows.forEach((row, i) => {
      if (!row.dataset.filled) fill(first + i, row)
    })
    const end = first + rows.length
    const isShortBelow = end < total && body.getBoundingClientRect().bottom < innerHeight * (1 + AHEAD)
    const isShortAbove = first > 0 && above.getBoundingClientRect().bottom > -innerHeight * AHEAD
    if (isShortBelow) add(end + MORE)
    if (isShortAbove) addBefore(Math.max(0, first - MORE))
    if (isShortBelow || isShortAbove) onDraw(first, first + rows.length)
  }
  window.addEventListener('scroll', draw, { signal, passive: true })
  window.addEventListener('resize', draw, { signal, passive: true })
  requestAnimationFrame(draw)

  return {
    at: index => rows[index - first],
    draw,
    print(to) {
      if (first > 0) startAt(0)
      add(to)
    },
    reveal(index) {
      if (index < first - MORE || index > first + rows.length + MORE) startAt(index)
      else if (index < first) addBefore(index)
      else add(index + 1)
      rows[index - first]?.scrollIntoView({ block: 'nearest', behavior: 'auto' })
    },
    page: () => 5,
  }
}
