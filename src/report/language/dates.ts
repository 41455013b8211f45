// dates.ts — dates and years as reports write them. Not: which date or year is meant.

const DIGITS: Record<string, string> = {
  〇: '0',
  '○': '0',
  Ｏ: '0',
  O: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

const HAN_YEAR = /[一二][〇○ＯO零一二三四五六七八九]{3}(?=年)/g
const HAN_SMALL = /[一二三四五六七八九十]{1,3}(?=[月日])/g

function smallNumber(han: string): string {
  if (!han.includes('十')) return [...han].map(c => DIGITS[c] ?? '').join('')
  const [tens, ones] = han.split('十')
  return `${tens ? DIGITS[tens] : '1'}${ones ? DIGITS[ones] : '0'}`
}

/** `二〇二一年三月五日` → `2021年3月5日`, `２０２１年` → `2021年`; everything else stays, positions do not. */
export function arabicDates(text: string): string {
  const narrow = text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  if (!/[年月日]/.test(narrow)) return narrow
  return narrow
    .replace(HAN_YEAR, han => [...han].map(c => DIGITS[c]).join(''))
    .replace(HAN_SMALL, smallNumber)
    .replace(/(\d) (?=[年月日])/g, '$1')
}

const DATE = /((?:19|20)\d\d)\s?(?:年|[-/.])\s?(\d{1,2})\s?(?:月|[-/.])\s?(\d{1,2})(?:日|(?!\d))/

/**
 * The first complete date of a text as `YYYY-MM-DD`, or null. A day that no calendar has is no date.
 *
 * @example
 * dateIn('2021年09月06日') // => '2021-09-06'
 */
export function dateIn(text: string): string | null {
  const found = DATE.exec(arabicDates(text))
  if (!found) return null
  const [, year, month, day] = found
  const iso = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const time = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null
}

/** Plausible years of a report. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1949 && year <= 2099
}
