// csv-writer.ts — a table as CSV (RFC 4180) that Excel opens as UTF-8 and that cannot compute. Not: what is in it.
import type { Cell, Table } from './view-tables.ts'

/** Rows joined before they are handed on: a few hundred kilobytes, not a few hundred bytes. */
const ROWS = 200

/** With a byte order mark, and CRLF after each row. */
export async function* csv({ columns, rows }: Table): AsyncGenerator<string> {
  let text = `\uFEFF${line(columns.map(({ name }) => name))}`
  let held = 0
  for await (const row of rows) {
    text += line(row)
    if (++held % ROWS === 0) {
      yield text
      text = ''
    }
  }
  if (text) yield text
}

/**
 * What spreadsheets take for a formula: `= + - @`, in any width, behind white space, invisible or control characters
 * too (some programs drop them when they open a file), and whatever a tab or a line break leads. OWASP, CSV injection.
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\t\r\n]/u

/**
 * A text that a spreadsheet would compute, led by an apostrophe: `=1+1` becomes `'=1+1`. Numbers stay numbers.
 *
 * @example neutralized('=HYPERLINK("http://…")') // => "'=HYPERLINK(\"http://…\")"
 */
export const neutralized = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

// --- internal ---

const line = (row: Cell[]) => `${row.map(cell).join(',')}\r\n`

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = neutralized(value.toWellFormed())
  // Semicolons and tabs divide cells in some settings of some programs.
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
