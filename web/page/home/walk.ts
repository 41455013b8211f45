// walk.ts — a table of links, and of what unfolds, as one stop of Tab: arrows go from one to the next. Not: what they lead to.

const MOVES: Record<string, readonly [across: number, down: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const WALKED = ':scope > a, :scope > details > summary'

/** @param node whose links and summaries all have `tabindex="-1"`; rows may come and go */
export function walkable(node: HTMLTableElement): void {
  const stop =
    node.querySelector<HTMLAnchorElement>('td > a[aria-current]') ??
    [...node.querySelectorAll<HTMLAnchorElement>('td > a')].at(-1)
  if (stop) stop.tabIndex = 0
  const enter = (link: HTMLElement) => {
    for (const other of node.querySelectorAll<HTMLElement>('td [tabindex="0"]')) other.tabIndex = -1
    link.tabIndex = 0
    link.focus()
  }
  node.addEventListener('keydown', event => {
    const cell = (event.target as Element).closest('td')
    const move = MOVES[event.key]
    if (!cell || !move || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    let [row, column] = [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex]
    for (;;) {
      column += move[0]
      row += move[1]
      const next = node.rows[row]?.cells[column]
      if (!next) return
      const link = next.querySelector<HTMLElement>(WALKED)
      if (link) return enter(link)
    }
  })
}
