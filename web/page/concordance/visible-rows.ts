// visible-rows.ts — rows of one height, as many as there may be: only those near the window are elements of the page.
// Not: what is in them, or the keyboard.
import { h } from '../../shared/dom.ts'
import { rowsInView } from './window.ts'

export interface Rows {
  /** The element of a row, while it is near the window. */
  at(index: number): HTMLElement | undefined
  /** Draws the rows that have come near the window, and again what is in those that are there. */
  draw(): void
  /** Scrolls where the row is not well in sight: at the edge it came over, with some rows before it. */
  reveal(index: number, isAbove: boolean): void
  /** Has the first rows there, wherever the window is: paper does not scroll. */
  print(to: number): void
  /** Rows that the window shows at once, less a few for the eye to hold on to; at least 1. */
  page(): number
}

export interface RowsOptions {
  /** Holds the rows and is as tall as all of them. */
  body: HTMLElement
  total: number
  /** Fills a row. Called at every drawing while the row is there, so it must do nothing if nothing has changed. */
  fill: (index: number, row: HTMLElement) => void
  /** Called after drawing with the first row and the one after the last. */
  onDraw: (from: number, to: number) => void
  /** Ends the listening. */
  signal: AbortSignal
}

/** Rows kept free between the one that is revealed and the edge of the window. */
const ROOM = { above: 5, below: 3 }

/** @param node the element whose size is watched: another width may mean another height of the rows */
export function createRows(node: HTMLElement, { body, total, fill, onDraw, signal }: RowsOptions): Rows {
  const rows = new Map<number, HTMLElement>()
  let height = 0

  function put(index: number): HTMLElement {
    const row = h('div', { role: 'row', 'aria-rowindex': index + 2, 'data-line': index })
    row.style.top = `${index * height}px`
    rows.set(index, row)
    // In the order of the lines, for those who hear the page.
    const after = [...body.children].find(other => Number((other as HTMLElement).dataset.line) > index)
    body.insertBefore(row, after ?? null)
    return row
  }
  function draw(): void {
    if (signal.aborted || !node.isConnected) return
    const { from, to } = rowsInView(body.getBoundingClientRect().top, innerHeight, height, total)
    for (const [index, row] of rows) {
      if ((index >= from && index < to) || row.contains(document.activeElement)) continue
      row.remove()
      rows.delete(index)
    }
    for (let index = from; index < to; index++) fill(index, rows.get(index) ?? put(index))
    onDraw(from, to)
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

  let frame = 0
  const later = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(draw)
  }
  window.addEventListener('scroll', later, { signal, passive: true })
  const observer = new ResizeObserver(measure)
  observer.observe(node)
  signal.addEventListener('abort', () => observer.disconnect())

  return {
    at: index => rows.get(index),
    draw,
    print(to) {
      for (let index = 0; index < Math.min(to, total); index++) fill(index, rows.get(index) ?? put(index))
      for (const [index, row] of rows) row.classList.toggle('unprinted', index >= to)
    },
    reveal(index, isAbove) {
      const top = body.getBoundingClientRect().top + index * height
      const [first, last] = [ROOM.above * height, innerHeight - ROOM.below * height]
      if (top >= first && top <= last) return
      scrollTo({ top: scrollY + top - (isAbove ? first : last), behavior: 'auto' })
      draw()
    },
    page: () => Math.max(1, Math.floor(innerHeight / height) - 6),
  }
}
