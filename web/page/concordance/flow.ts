// flow.ts — rows as tall as what is in them, more of them as one scrolls on. Not: rows of one height, of which only
// those near the window are there (visible-rows.ts).
import { h } from '../../shared/dom.ts'
import type { Rows, RowsOptions } from './visible-rows.ts'

/** Rows added at once, when the end of those there comes within so many windows. */
const MORE = 40
const AHEAD = 2

export function createFlow({ body, total, fill, onDraw, signal }: RowsOptions): Rows {
  const rows: HTMLElement[] = []

  function add(to: number): void {
    while (rows.length < Math.min(to, total)) {
      const index = rows.length
      rows.push(h('div', { role: 'row', 'aria-rowindex': index + 2, 'data-line': index }))
      body.append(rows[index]!)
      fill(index, rows[index]!)
    }
  }
  function draw(): void {
    if (signal.aborted || !body.isConnected) return
    rows.forEach((row, index) => {
      if (!row.dataset.filled) fill(index, row)
    })
    if (rows.length < total && body.getBoundingClientRect().bottom < innerHeight * (1 + AHEAD)) {
      add(rows.length + MORE)
      onDraw(0, rows.length)
    }
  }
  window.addEventListener('scroll', draw, { signal, passive: true })
  window.addEventListener('resize', draw, { signal, passive: true })
  requestAnimationFrame(draw)

  return {
    at: index => rows[index],
    draw,
    print: add,
    last: () => rows.length - 1,
    reveal(index) {
      add(index + 1)
      rows[index]?.scrollIntoView({ block: 'nearest', behavior: 'auto' })
    },
    page: () => 5,
  }
}
