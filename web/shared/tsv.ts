// tsv.ts — a table as text that spreadsheets take from the clipboard. Not: the clipboard.

/**
 * Tabs and line ends inside a cell become spaces; a cell that a spreadsheet would read as a formula becomes text.
 *
 * @example tsv([['地区', 2021], ['=1+1', 3]]) // => "地区\t2021\n'=1+1\t3"
 */
export function tsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map(row => row.map(cell).join('\t')).join('\n')
}

/** As files from the server have it (src/export/csv.ts), where no control characters are left. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = value.replace(/[\s\p{Cc}]+/gu, ' ')
  return FORMULA.test(text) ? `'${text}` : text
}
