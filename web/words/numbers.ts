// numbers.ts — how numbers and quotations are written, in any language. Not: words.

// One for all: a table of thousands of numbers has no time to make it anew.
const IN_THOUSANDS = new Intl.NumberFormat('en-US')

/** Thousands apart by a narrow blank that no line breaks at. */
export const grouped = (n: number) => IN_THOUSANDS.format(n).replaceAll(',', '\u202f')
export const rate = (n: number) => n.toFixed(n < 10 ? 2 : 1)
/** One decimal, so that the shares of a row have the same; none and all have none. */
export const percent = (n: number) => `${n === 0 || n === 1 ? n * 100 : (n * 100).toFixed(1)}\u00a0%`
/** Of an axis, whose steps are round: 20 %. */
export const roundPercent = (n: number) => `${Number((n * 100).toFixed(1))}\u00a0%`

/** @example plural(2, 'report') // 2 reports: in English */
export const plural = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`

/** A value of the comparison, as its measure is written; a dot where there is none. */
export function valueText(value: number | null, measure: string): string {
  if (value === null) return '·'
  return measure === 'per10k' ? rate(value) : measure === 'share' ? percent(value) : grouped(value)
}

/** As a cell of a file that is reckoned with: six digits without a tail of binary fractions; empty where there is none. */
export const cellNumber = (value: number | null) => (value === null ? '' : Number(value.toPrecision(6)))

/** Without the quotation marks that it stands in, if it does as a whole. */
export const bare = (text: string) => text.replace(/^[“"「『]([^“”"「」『』]*)[”"」』]$/, '$1')

/** In Chinese quotation marks, once. */
export const quoted = (text: string) => `“${bare(text)}”`
