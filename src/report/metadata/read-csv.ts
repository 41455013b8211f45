// read-csv.ts — a table as spreadsheets save it to rows of cells, each with its line. Not: what the cells mean.

export interface CsvRow {
  /** 1-based line of the text that it begins on. */
  line: number
  cells: string[]
}

export interface Csv {
  rows: CsvRow[]
  /** Lines with a quotation mark that is never closed. They are no rows; what follows them is read on. */
  unclosed: number[]
}

/** Each costs one look at the rest of the text, so there is an end to them. */
const MOST_UNCLOSED = 100

/**
 * Comma or tab between cells, as the first line has it. A cell in quotation marks may hold either, and line breaks; a
 * quotation mark in it is doubled.
 *
 * @example
 * parseCsv('a,"b,c"\n') // => { rows: [{ line: 1, cells: ['a', 'b,c'] }, { line: 2, cells: [''] }], unclosed: [] }
 */
export function parseCsv(text: string): Csv {
  const separator = /^[^\n,]*\t/.test(text) ? '\t' : ','
  const rows: CsvRow[] = []
  const unclosed: number[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let start = 0
  let line = 1
  for (let at = 0; at <= text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      const end = closing(text, at, separator)
      if (end < 0) {
        unclosed.push(row.line)
        const next = text.indexOf('\n', start)
        if (next < 0 || unclosed.length === MOST_UNCLOSED) break
        at = start = next + 1
        line = row.line + 1
        row = { line, cells: [] }
        continue
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      line += cell.split('\n').length - 1
      at = end + 1
    }
    const rest = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at++
    row.cells.push(cell + text.slice(rest, at).replace(/\r$/, ''))
    if (text[at] !== separator) {
      rows.push(row)
      line++
      row = { line, cells: [] }
      start = at + 1
    }
    at++
  }
  return { rows, unclosed }
}

/**
 * Where the quotation that begins at `at` ends; -1: it never does. One that ends on another line, and not at the end of a
 * cell, has met the mark that opens somebody else's.
 */
function closing(text: string, at: number, separator: string): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') continue
    if (text[i + 1] === '"') i++
    else {
      const isEnd = i + 1 === text.length || [separator, '\n', '\r'].includes(text[i + 1]!)
      return isEnd || !text.slice(at, i).includes('\n') ? i : -1
    }
  }
  return -1
}
