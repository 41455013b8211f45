// chunks.ts — a table of thousands of rows that creates elements only for rows near the window. Not: the content of a row.
import { h } from '../../shared/dom.ts'

/** Rows that come and go together. */
const CHUNK = 20
/** Windows above and below in which rows are there already. */
const AHEAD = 1

/** An event of the document: tables are to have all their rows, until they have been printed. */
export const WHOLE = 'jiansuo-whole'

interface Chunk {
  body: HTMLTableSectionElement
  from: number
  /** In pixels, as last seen; before that as the first chunk. */
  height: number
  isFilled: boolean
}

/**
 * Bodies of a table that fill as they come near the window and give way to one tall row when they are far from it. All are
 * filled while the page is printed.
 *
 * @param row makes the row of a number
 * @param width columns of the table
 */
export function chunkedBodies(
  total: number,
  row: (index: number) => HTMLElement,
  width: number,
): HTMLTableSectionElement[] {
  const chunks: Chunk[] = []
  for (let from = 0; from < total; from += CHUNK)
    chunks.push({ body: h('tbody', {}), from, height: 0, isFilled: false })
  const rowsOf = ({ from }: Chunk) => Math.min(CHUNK, total - from)

  function fill(chunk: Chunk): void {
    if (chunk.isFilled) return
    chunk.isFilled = true
    chunk.body.replaceChildren(...Array.from({ length: rowsOf(chunk) }, (_, i) => row(chunk.from + i)))
  }
  function empty(chunk: Chunk, height: number): void {
    chunk.isFilled = false
    const cell = h('td', { colspan: width, class: 'unseen' })
    cell.style.height = `${height}px`
    chunk.body.replaceChildren(h('tr', { 'aria-hidden': 'true' }, cell))
  }
  function draw(): void {
    const first = chunks[0]
    if (!first?.body.isConnected || isPrinting) return
    if (first.height === 0) {
      first.height = first.body.getBoundingClientRect().height
      for (const chunk of chunks.slice(1)) {
        chunk.height = (first.height / CHUNK) * rowsOf(chunk)
        empty(chunk, chunk.height)
      }
    }
    // Their places are in order: a few of them say which are near, where asking all of them took longer than drawing.
    const placeOf = (i: number) => chunks[i]!.body.getBoundingClientRect()
    const from = firstOf(chunks.length, i => placeOf(i).bottom > -innerHeight * AHEAD)
    const to = firstOf(chunks.length, i => placeOf(i).top >= innerHeight * (1 + AHEAD))
    // First all heights, then all changes, so that the page is laid out once.
    const left = chunks.filter((chunk, i) => chunk.isFilled && (i < from || i >= to))
    for (const chunk of left) chunk.height = chunk.body.getBoundingClientRect().height
    for (const chunk of left) if (!chunk.body.contains(document.activeElement)) empty(chunk, chunk.height)
    for (const chunk of chunks.slice(from, to)) fill(chunk)
  }

  let isPrinting = false
  let frame = 0
  const life = new AbortController()
  const later = () => {
    if (chunks[0]?.height && !chunks[0].body.isConnected) return life.abort()
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(draw)
  }
  const { signal } = life
  // Captured, because the frame that the table scrolls in does not bubble.
  window.addEventListener('scroll', later, { signal, passive: true, capture: true })
  window.addEventListener('resize', later, { signal, passive: true })
  window.addEventListener(
    'afterprint',
    () => {
      isPrinting = false
      later()
    },
    { signal },
  )
  document.addEventListener(
    WHOLE,
    () => {
      isPrinting = true
      chunks.forEach(fill)
    },
    { signal },
  )
  if (chunks[0]) fill(chunks[0])
  requestAnimationFrame(draw)
  return chunks.map(({ body }) => body)
}

// --- internal ---

/** The first of `total` numbers from which on `holds` does; `total` where it never does. */
function firstOf(total: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, total]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
