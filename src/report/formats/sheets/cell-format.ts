// cell-format.ts — a number of a spreadsheet as its cell shows it: dates, percentages, decimals. Not: colours, currencies,
// fractions; what is not known here is the number as it is.

/** Formats that a workbook names by number only. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-m-d',
  15: 'yyyy-m-d',
  16: 'm-d',
  17: 'yyyy-m',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-m-d h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  30: 'yyyy-m-d',
  31: 'yyyy年m月d日',
  32: 'h:mm',
  33: 'h:mm:ss',
  57: 'yyyy年m月',
  58: 'm月d日',
}

export const builtIn = (id: number): string => BUILT_IN[id] ?? 'General'

const DAY = 86_400_000
/** Day 0 of the two calendars of spreadsheets. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

/** Fifteen digits, as spreadsheets have them, and no exponent. */
const PLAIN = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })
const plain = (value: number) => PLAIN.format(value)

function dateOf(value: number, code: string, is1904: boolean): string {
  const at = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + Math.round((value * DAY) / 1000) * 1000)
  if (Number.isNaN(at.getTime()) || value < 0 || value > 2_958_466) return plain(value)
  const two = (n: number) => String(n).padStart(2, '0')
  const hasTime = /[hs]/i.test(code)
  const hasDay = /d/i.test(code)
  const hasYear = /[ye]/i.test(code)
  const time = `${at.getUTCHours()}:${two(at.getUTCMinutes())}${/s/i.test(code) ? `:${two(at.getUTCSeconds())}` : ''}`
  if (hasTime && !hasYear && !hasDay) return time
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  const isChinese = /[年月日]/.test(code)
  const parts = isChinese
    ? [hasYear ? `${year}年` : '', `${month}月`, hasDay ? `${day}日` : '']
    : [hasYear ? String(year) : '', two(month), hasDay ? two(day) : '']
  const date = parts.filter(part => part !== '').join(isChinese ? '' : '-')
  return hasTime ? `${date} ${time}` : date
}

/** Commas between the thousands of a number. */
function grouping(shown: string): string {
  const [, sign, whole, rest] = /^(\D*)(\d*)(.*)$/s.exec(shown)!
  const first = whole!.length % 3
  const groups = [whole!.slice(0, first), ...(whole!.slice(first).match(/\d{3}/g) ?? [])]
  return sign + groups.filter(group => group !== '').join(',') + rest
}

/** Without what stands in brackets, behind a backslash, or is a width to fill. */
function withoutFillers(code: string): string {
  const lastBracket = code.lastIndexOf(']')
  let kept = ''
  for (let at = 0; at < code.length; at++) {
    const character = code[at]!
    if (character === '[' && at < lastBracket) at = code.indexOf(']', at)
    else if ('\\_*'.includes(character) && /./.test(code[at + 1] ?? '')) at++
    else kept += character
  }
  return kept
}

/**
 * A number as its format shows it.
 *
 * @example
 * showNumber(0.125, '0.0%', false) // => '12.5%'
 */
export function showNumber(value: number, format: string, is1904: boolean): string {
  const [first = ''] = format.split(';')
  // Words in quotation marks, places and colours in brackets, and fillers are no format.
  const code = withoutFillers(
    first.replace(/"([^"]*)"/g, (_, words: string) => words.replace(/[^年月日]/g, '')),
  )
  if (/[ymdhs]/i.test(code) && !/general/i.test(code)) return dateOf(value, code, is1904)
  const isPercent = code.includes('%')
  const number = isPercent ? value * 100 : value
  const places = /[0#]\.(0+)/.exec(code)?.[1]?.length ?? (/0/.test(code) && !/e/i.test(code) ? 0 : null)
  const shown = places === null ? plain(number) : number.toFixed(Math.min(places, 15))
  const grouped = /[0#],[0#]/.test(code) ? grouping(shown) : shown
  const [, before = ''] = /^"([^"]*)"/.exec(first) ?? []
  const [, after = ''] = /"([^"]*)"$/.exec(first) ?? []
  return `${before}${grouped}${isPercent ? '%' : ''}${after}`
}
