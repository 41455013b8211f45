// window.ts — which of many rows of one height stand in the window, and where. Not: what is in them.

/** Rows drawn beyond either edge of the window, so that scrolling by a little shows no holes. */
export const OVERSCAN = 12

/**
 * @param top where row 0 begins, in pixels below the top of the window; above it is negative
 * @returns the first row to draw and the one after the last
 */
export function rowsInView(
  top: number,
  height: number,
  row: number,
  total: number,
): { from: number; to: number } {
  if (!(row > 0)) return { from: 0, to: Math.min(total, OVERSCAN) }
  const from = Math.floor(-top / row) - OVERSCAN
  const to = Math.ceil((height - top) / row) + OVERSCAN
  // Some rows are always there: without any there would be nothing for Tab to stop at.
  const start = Math.max(0, Math.min(from, total - OVERSCAN))
  return { from: start, to: Math.min(total, Math.max(to, start + OVERSCAN)) }
}
