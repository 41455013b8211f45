// year-frame.ts — a frame with a table of years: it opens at the latest, and no column stands half at an edge of it.
// Not: what is in the table.

/**
 * @param node the frame, which scrolls; where it is laid out later, it opens then
 * @param table its first column names the rows, and stays in sight
 * @param latest position of the column of the latest year
 */
export function openAtYear(node: HTMLElement, table: HTMLTableElement, latest: number): void {
  node.classList.add('year-frame')
  // As soon as it has a size, and once: from then on it stands where it was left.
  let isPlaced = false
  const place = () => {
    const head = [...table.rows[0]!.cells]
    const names = head[0]!.offsetWidth
    const column = head[latest]
    if (!column) return
    // What stands behind the latest year may not push it under the names. Nor may the end of the table come to rest with a
    // column half under them: 370 would read 70. So there is room behind it for the next column to stand whole.
    node.style.setProperty('--names', `${names}px`)
    const end = node.scrollWidth - node.clientWidth
    const first = head.slice(1).find(cell => cell.offsetLeft - names >= end)
    if (end > 0 && first) node.style.setProperty('--room', `${first.offsetLeft - names - end}px`)
    node.scrollLeft = column.offsetLeft - names
  }
  let ends: number[] = []
  // Nor is a number cut at the other edge: 378 would read 37. A scroll bar that stands there stays.
  const hide = () => {
    node.classList.toggle('has-before', node.scrollLeft > 1)
    const edge = node.scrollLeft + node.clientWidth
    const last = Math.max(0, ...ends.filter(end => end <= edge + 1))
    const isBare = node.offsetWidth === node.clientWidth && last > node.scrollLeft + ends[0]!
    node.style.clipPath = isBare && last < edge ? `inset(0 ${edge - last}px 0 0)` : ''
  }
  const observer = new ResizeObserver(() => {
    if (!node.isConnected) return observer.disconnect()
    if (!isPlaced) place()
    isPlaced = true
    ends = [...table.rows[0]!.cells].map(
      ({ offsetLeft, offsetWidth }, i) => (i === 0 ? 0 : offsetLeft) + offsetWidth,
    )
    hide()
  })
  node.addEventListener('scroll', hide, { passive: true })
  observer.observe(node)
}
