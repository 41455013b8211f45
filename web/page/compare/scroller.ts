// scroller.ts — a table of years in a frame of its own, cut into bands for paper. Not: what is in the table, where the frame
// opens (shared/year-frame.ts).
import { h } from '../../shared/dom.ts'
import { openAtYear } from '../../shared/year-frame.ts'
import { WHOLE } from './chunks.ts'

/** Years beside each other on a sheet of A4, with the names before them, at most. */
const BAND = 12

/**
 * @param table its first column names the rows, and stays in sight
 * @param titleId of the heading that names it
 * @param latest position of the column of the latest year
 */
export function scroller(table: HTMLTableElement, titleId: string, latest: number): HTMLElement {
  const node = h('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-labelledby': titleId }, table)
  openAtYear(node, table, latest)
  return node
}

/** Columns that say something, in bands; none where all of them stand on one sheet. */
function bandsOf(table: HTMLTableElement): number[][] {
  const rows = [...table.rows].slice(1)
  const said = Array.from({ length: table.rows[0]!.cells.length - 1 }, (_, i) => i + 1).filter(
    column => !rows.every(row => row.cells[column]?.classList.contains('gap')),
  )
  if (said.length <= BAND && table.rows[0]!.cells.length - 1 <= BAND) return []
  // Of about one width: a band of a single year would be mostly paper.
  const count = Math.max(1, Math.ceil(said.length / BAND))
  const end = (i: number) => Math.floor((said.length * i) / count)
  return Array.from({ length: count }, (_, i) => said.slice(end(i), end(i + 1)))
}

function band(table: HTMLTableElement, columns: readonly number[]): HTMLTableElement {
  const copy = table.cloneNode(true) as HTMLTableElement
  const kept = new Set([0, ...columns])
  for (const row of copy.rows)
    for (const [i, cell] of [...row.cells].entries()) if (!kept.has(i)) cell.remove()
  // Nor do divisions without any report in these years take up paper.
  for (const row of [...copy.tBodies].flatMap(({ rows }) => [...rows]))
    if ([...row.cells].slice(1).every(cell => cell.classList.contains('gap'))) row.remove()
  copy.classList.add('band')
  return copy
}

// Paper does not scroll: what is wider than it would be cut off. Once for all tables, which come and go.
window.addEventListener('beforeprint', () => {
  document.dispatchEvent(new Event(WHOLE))
  for (const table of document.querySelectorAll<HTMLTableElement>('.scroller > table:not(.band, .banded)')) {
    const bands = bandsOf(table)
    if (bands.length === 0) continue
    table.classList.add('banded')
    table.after(...bands.map(columns => band(table, columns)))
  }
})
window.addEventListener('afterprint', () => {
  for (const copy of document.querySelectorAll('.scroller > .band')) copy.remove()
  for (const table of document.querySelectorAll('.scroller > .banded')) table.classList.remove('banded')
})

/** Where the page was scrolled past the top of a frame, its years stand at the top of what is seen of it. */
function keepYears(): void {
  const top = Math.max(0, document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0)
  for (const head of document.querySelectorAll<HTMLElement>('.scroller > table:not(.band) > thead')) {
    const frame = head.closest('.scroller')!.getBoundingClientRect()
    // Not scrolled in its frame, a table may begin below the edge.
    const edge = Math.max(frame.top, head.parentElement!.getBoundingClientRect().top)
    const hidden = Math.min(top - edge, frame.bottom - edge - head.offsetHeight)
    head.classList.toggle('lowered', hidden > 0)
    head.style.setProperty('--lowered', `${Math.max(0, hidden)}px`)
  }
}
window.addEventListener('scroll', keepYears, { passive: true })
window.addEventListener('resize', keepYears)
