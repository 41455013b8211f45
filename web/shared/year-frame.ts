// year-frame.ts — a frame with a table of years: it opens at the latest, and no column stands half at an edge of it.
// Not: what is in the table.

/**
 * @param node the frame, which scrolls; where it is laid out later, it opens then
 * @param table its first column names the rows, and stays in sight
 * @param latest position of the column of the latest year
 */
export function openAtYear(node: HTMLElement, table: HTMLTableElement, latest: number): void {
  node.classList.add('year-frame')
  // Not of its offset: that is from the heads where they are lowered, else from the frame.
  const endsOf = (cell: Element) => {
    const { left, right } = cell.getBoundingClientRect()
    const origin = node.getBoundingClientRect().left - node.scrollLeft
    return { left: left - origin, right: right - origin }
  }
  const cells = () => [...table.rows[0]!.cells]
  // What stands behind the latest year may not push it under the names. Nor may the end of the table come to rest with a
  // column half under them: 370 would read 70. So there is room behind it for the next column to stand whole.
  const makeRoom = () => {
    const [names, ...columns] = cells()
    const width = names!.offsetWidth
    node.style.setProperty('--names', `${width}px`)
    node.style.setProperty('--room', '0px')
    const end = node.scrollWidth - node.clientWidth
    const first = columns.map(endsOf).find(({ left }) => left - width >= end)
    if (end > 0 && first) node.style.setProperty('--room', `${Math.round(first.left - width - end)}px`)
  }
  // Nor is a number cut at the other edge: 378 would read 37. A scroll bar that stands there stays.
  let ends: number[] = []
  const hide = () => {
    node.classList.toggle('has-before', node.scrollLeft > 1)
    const edge = node.scrollLeft + node.clientWidth
    const last = Math.max(0, ...ends.filter(end => end <= edge + 1))
    const isBare = node.offsetWidth === node.clientWidth && last > node.scrollLeft + ends[0]!
    node.style.clipPath = isBare && last < edge ? `inset(0 ${edge - last}px 0 0)` : ''
  }
  // Opened as soon as it has a size, and once: from then on it stands where it was left.
  let isPlaced = false
  let measured = ''
  const observer = new ResizeObserver(() => {
    if (!node.isConnected) return observer.disconnect()
    const [names, ...columns] = cells()
    ends = [names!.offsetWidth, ...columns.map(cell => endsOf(cell).right)]
    const now = [node.clientWidth, ...ends].join(' ')
    // Rows that come and go seldom change a width.
    if (now === measured) return
    measured = now
    // Room that comes or goes may not move what is looked at.
    const left = node.scrollLeft
    makeRoom()
    const column = columns[latest - 1]
    node.scrollLeft = isPlaced || !column ? left : endsOf(column).left - names!.offsetWidth
    isPlaced = true
    hide()
  })
  node.addEventListener('scroll', hide, { passive: true })
  observer.observe(node)
  // Rows that are drawn later may widen its columns.
  observer.observe(table)
}
