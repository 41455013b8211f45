// sheet-writer.ts — sheets to lines: their names as headings, their rows as rows. Not: reading a workbook.
import { type Extracted, type LineWriter, lineWriter } from '../extracted.ts'
import { writeRow } from '../rows.ts'

export interface Sheet {
  name: string
  isHidden: boolean
  rows: readonly SheetRow[]
}

export interface SheetRow {
  isHidden: boolean
  cells: readonly string[]
}

/** What a program called a sheet that nobody has named. */
const UNNAMED = /^(?:sheet|工作表|表)\s?\d*$/i

/** The name of a sheet is a heading, if somebody gave it one. */
export function writeSheetName(writer: LineWriter, name: string): void {
  if (UNNAMED.test(name.trim())) writer.remove(name)
  else writer.keep(name, { depth: 2 })
}

/** A cell on one line: blanks with a line break among them are one space. */
const unbroken = (cell: string) => cell.replace(/\s+/g, blanks => (/[\r\n]/.test(blanks) ? ' ' : blanks))

export function writeSheets(sheets: readonly Sheet[]): Extracted {
  const writer = lineWriter()
  for (const { name, isHidden, rows } of sheets) {
    if (rows.length === 0) continue
    if (isHidden) writer.remove(name)
    else writeSheetName(writer, name)
    for (const row of rows) {
      const cells = row.cells.map(cell => [unbroken(cell)])
      if (isHidden || row.isHidden) for (const [cell] of cells) writer.remove(cell!)
      else writeRow(writer, cells)
    }
  }
  if (writer.lines.length === 0) {
    return { failure: '工作簿里没有文字；请确认文件内容，或移走此文件' }
  }
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}
