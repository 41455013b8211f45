// csv.ts — rows made on a page as one CSV text that spreadsheets open as UTF-8 and do not compute. Not: the server's
// exports.
import { download } from './download.ts'
import { formulaSafe } from './tsv.ts'

/** With a byte order mark, and CRLF after each row. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`

/** @param name of the file, without its ending */
export const downloadCsv = (text: string, name: string): void =>
  download(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = formulaSafe(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
