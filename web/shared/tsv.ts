// tsv.ts — a table as text that spreadsheets take from the clipboard. Not: the clipboard.

/**
 * Tabs and line ends inside a cell become spaces; a cell that a spreadsheet would read as a formula becomes text.
 *
 * @example tsv([['地区', 2021], ['=1+1', 3]]) // => "地区\t2021\n'=1+1\t3"
 */
export function tsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map(row => row.map(cell).join('\t')).join('\n')
}

/** As files from the server have it (src/export/csv-writer.ts), where no control characters are left. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u

const cell = (value: string | number) => (typeof value === 'number' ? String(value) : formulaSafe(value))

/** In one line, and nothing that a spreadsheet would compute. */
export function formulaSafe(value: string): string {
  const text = value.replace(/[\s\p{Cc}]+/gu, ' ')
  return FORMULA.test(text) ? `'${text}` : text
}
