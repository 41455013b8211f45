// number-value.ts — numbers as they are compared: 四十二 is 42, 近42 is not. Not: where they stand (telling-stretches.ts).

/** What makes another number of one that stands beside it, and is no end of a word: 最近, 签约. */
const BEFORE = /(?:(?<![附最就邻临靠接亲远将])(?:将?近)|(?<![签合履节预违集制公条契特誓续])约|逾)$/u
const BEHIND = /^(?:余(?![额热下])|多(?![元样方边头]))/u

/** A number with the words that make it a rough one. */
export function roughly(text: string, start: number, found: string): { start: number; text: string } {
  const end = start + found.length
  const before = BEFORE.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? ''
  const behind = BEHIND.exec(text.slice(end, end + 2))?.[0] ?? ''
  return { start: start - before.length, text: `${before}${found}${behind}` }
}

/**
 * One way to write a number for all of them; what cannot be read stands for itself.
 *
 * @example canonicalNumber('四十二') // => '42'
 */
export function canonicalNumber(text: string): string {
  const written = inMarks(text)
  const { before = '', number = '', mark = '', behind = '' } = PARTS.exec(written)?.groups ?? {}
  const value = amountOf(number)
  return value === null ? written : `${before.at(-1) ?? ''}${value}${mark.slice(-3)}${behind}`
}

/**
 * @returns null where it is no one number: 1/3, 12:30
 * @example amountOf('三百万') // => 3000000
 */
export function amountOf(number: string): number | null {
  const plain = number.replace(/[〇○]/gu, '零').replace(/两/gu, '二')
  const digits = /^[\d.]*/u.exec(plain)![0]
  if (digits === '' && plain.length > 1 && [...plain].every(unit => DIGITS.includes(unit)))
    return Number(Array.from(plain, unit => DIGITS.indexOf(unit)).join(''))
  // Of 1200万 the digits are one numeral; every power behind raises all before it.
  if (digits !== '') {
    let value = Number(digits)
    for (const unit of plain.slice(digits.length)) {
      const power = SMALL[unit] ?? LARGE[unit]
      if (power === undefined) return null
      value *= power
    }
    // 8.08 × 10⁸ is 807999999.9…
    return Number.isNaN(value) ? null : Number(value.toPrecision(15))
  }
  let [all, below, digit] = [0, 0, 0]
  for (const unit of plain) {
    const value = DIGITS.indexOf(unit)
    if (value >= 0) {
      // 十四五 is a plan.
      if (digit > 0) return null
      digit = value
    } else if (SMALL[unit]) {
      below += (digit || 1) * SMALL[unit]
      digit = 0
    } else if (LARGE[unit]) {
      // 一万亿: all before it.
      if (LARGE[unit] > 1e4) all = (all + below + digit) * LARGE[unit]
      else all += (below + digit) * LARGE[unit]
      below = 0
      digit = 0
    } else return null
  }
  return all + below + digit
}

// --- internal ---

/** 百分之七十 is 70%. */
function inMarks(written: string): string {
  const { before = '', of, number = '', behind = '' } = SHARE.exec(written)?.groups ?? {}
  if (of === undefined) return written
  const [whole = '', decimals] = number.split('点')
  const digits = Array.from(decimals ?? '', unit => DIGITS.indexOf(unit.replace('〇', '零')))
  if (digits.includes(-1)) return written
  const value = digits.length === 0 ? whole : `${amountOf(whole)}.${digits.join('')}`
  return `${before}${value}${of === '百' ? '%' : '‰'}${behind}`
}

const SHARE = /^(?<before>[将近约逾]*)(?<of>[百千])分之(?<number>.+?)(?<behind>[余多]?)$/u
const PARTS =
  /^(?<before>[将近约逾]*)(?<number>[^将近约逾余多%‰]+?)(?<mark>[%‰]|\p{Script=Han}百分点)?(?<behind>[余多]?)$/u
const DIGITS = '零一二三四五六七八九'
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
