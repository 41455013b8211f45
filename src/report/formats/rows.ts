// rows.ts — a row of a table to lines: one, where its cells are short. Not: finding rows (each format has its own).
import type { LineWriter } from './extracted.ts'

const CELL_GAP = '\u3000'
const LONGEST_CELL = 200

/** @param cells each the lines in it; empty ones are passed over */
export function rowLines(cells: readonly (readonly string[])[]): { lines: string[]; isRow: boolean } {
  const filled = cells
    .map(lines => lines.filter(line => line.trim() !== ''))
    .filter(lines => lines.length > 0)
  const isShort = filled.every(lines => lines.length === 1 && lines[0]!.length <= LONGEST_CELL)
  return filled.length > 1 && isShort
    ? { lines: [filled.map(([line]) => line!.trim()).join(CELL_GAP)], isRow: true }
    : { lines: filled.flat(), isRow: false }
}

export function writeRow(writer: LineWriter, cells: readonly (readonly string[])[]): void {
  const { lines, isRow } = rowLines(cells)
  for (const line of lines) writer.keep(line, isRow ? { whole: true } : {})
}
