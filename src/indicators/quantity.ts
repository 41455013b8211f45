// quantity.ts — numbers with a unit as reports write them: 2000余件, 8.08亿元, 98.8%. Not: what they measure.
import { withoutTail } from '../report/language/tails.ts'

/** A number with its unit, as it stands in a text. */
export interface Quantity {
  /** UTF-16 units of the text. */
  start: number
  length: number
  /** As it stands: `近2万余人次`, the words of approximation included. */
  written: string
  /** A decimal string in the base of the unit: 8.08亿元 is `808000000`. */
  value: string
  /** 件, 人次, 元, %; null where none follows. */
  unit: string | null
  /** Where the digits begin, and where the unit ends. */
  from: number
  to: number
}

/** Longer ones first: 人次 is not 人, and 个工作日 no 个. */
const UNITS =
  '个工作日 个百分点 平方公里 平方千米 平方米 立方米 千瓦时 人次 件次 批次 家次 场次 户次 万元 亿元 公里 公顷 小时 分钟 件 起 宗 例 个 项 份 次 场 期 人 名 位 户 家 条 部 篇 幅 册 本 卷 张 元 亩 天 台 套 处 所 批 届 轮 支 座 辆 吨 种 类 字 封 笔 站 间 米 % ‰ 分'
const UNIT_LIST = UNITS.split(' ').sort((a, b) => b.length - a.length)

const DIGIT = '0-9０-９'
/** Older yearbooks write 29 757件; without a unit right behind, two numbers may stand beside each other. */
const SPACED = `[${DIGIT}]{1,3}(?:[ \\u00a0\\u2009][${DIGIT}]{3})+(?=[余多几]?(?:${UNIT_LIST.join('|')}))`
const NUMBER = `${SPACED}|[${DIGIT}]{1,3}(?:[,，][${DIGIT}]{3})+(?:[.．][${DIGIT}]+)?|[${DIGIT}]+(?:[.．][${DIGIT}]+)?`
// Bounded: a passage is some hundred characters long.
const QUANTITY = new RegExp(
  `(近|约|超过|超|逾|达?将近)?(?<![${DIGIT}A-Za-z〔\\[（(+×—–~.．-])(${NUMBER})(余|多|几)?(万亿|千万|百万|十万|亿|万|千|百)?(余|多)?(?:\\s?(${UNIT_LIST.join('|')}|％))?(余|多)?`,
  'g',
)
const PERCENT_IN_WORDS = /百分之([零〇一二两三四五六七八九十百点]+)/g

/** False where `findQuantities` would find none: most passages have no digit, and need not be looked at closer. */
export const mayCount = (text: string): boolean => /[0-9０-９]|百分之/.test(text)

/** Whether a number can be counted in it: what `Quantity.unit` may be. 万元 cannot, it is read as 元. */
export const isUnit = (text: string): boolean => baseOf(text).unit === text && UNIT_LIST.includes(text)

/** A number here is a date, a document's number or a place in an order. */
const NO_QUANTITY_AFTER = /^\s?(?:[年月日号度〕\]]|世纪|五规划)|^[-—–~.．:：/][0-9０-９]/
const NO_QUANTITY_BEFORE = /(?:第|〔|\[|No\.?|NO\.?|编号)\s?$/
/** 电话12345 is none, 接听咨询电话5210个 is one. */
const NO_BARE_QUANTITY_BEFORE = /(?:电话|热线)\s?$/

const POWERS: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
}

/**
 * Every number that counts or measures something, in the order of the text. Dates, document numbers and ordinals are
 * none.
 *
 * @example findQuantities('清偿欠款8.08亿元') // => [{ start: 4, length: 6, written: '8.08亿元', value: '808000000', unit: '元', from: 4, to: 10 }]
 */
export function findQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(QUANTITY)) {
    const [written, approximate = '', digits, , power, , unitWritten] = match
    const from = match.index + approximate.length
    const to = match.index + written.length
    if (!unitWritten && NO_QUANTITY_AFTER.test(text.slice(to, to + 4))) continue
    const ahead = text.slice(Math.max(0, from - 4), from)
    if (NO_QUANTITY_BEFORE.test(ahead) || (!unitWritten && NO_BARE_QUANTITY_BEFORE.test(ahead))) continue
    const { unit, power: inUnit } = baseOf(unitWritten)
    const value = shifted(plainDigits(digits!), (power ? POWERS[power]! : 0) + inUnit)
    found.push({ start: match.index, length: written.length, written, value, unit, from, to })
  }
  for (const match of text.matchAll(PERCENT_IN_WORDS)) {
    const value = percentInWords(match[1]!)
    if (value === null) continue
    const [written] = match
    const span = { start: match.index, length: written.length, from: match.index }
    found.push({ ...span, written, value, unit: '%', to: match.index + written.length })
  }
  return found.sort((a, b) => a.start - b.start)
}

/**
 * A decimal string times a power of ten, exactly: binary fractions cannot say 4.6 × 10⁸.
 *
 * @example shifted('4.60', 8) // => '460000000'
 */
export function shifted(decimal: string, power: number): string {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?]
  const digits = whole + fraction.padEnd(power, '0')
  const point = whole.length + power
  const integer = digits.slice(0, point).replace(/^0+(?=\d)/, '')
  const rest = withoutTail(digits.slice(point), '0')
  return rest ? `${integer}.${rest}` : integer
}

// --- internal ---

const plainDigits = (written: string): string => written.normalize('NFKC').replace(/[, ]/g, '')

/** 万元 is written as a unit and is four places of 元. */
function baseOf(written: string | undefined): { unit: string | null; power: number } {
  if (!written) return { unit: null, power: 0 }
  if (written === '％') return { unit: '%', power: 0 }
  if (written === '万元') return { unit: '元', power: 4 }
  if (written === '亿元') return { unit: '元', power: 8 }
  return { unit: written, power: 0 }
}

const NUMERALS = '零一二三四五六七八九'

/** 九十八点五 → 98.5; null for what is no number up to a hundred. */
function percentInWords(words: string): string | null {
  const [whole, fraction, more] = words.replace(/〇/g, '零').replace(/两/g, '二').split('点')
  if (more !== undefined) return null
  const match = /^(?:(百)|([一二三四五六七八九]?)(十)([一二三四五六七八九]?)|([零一二三四五六七八九]))$/.exec(
    whole ?? '',
  )
  if (!match) return null
  const [, hundred, tens, ten, ones, single] = match
  const digit = (numeral: string | undefined) => (numeral ? NUMERALS.indexOf(numeral) : 0)
  const integer = hundred ? 100 : ten ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(single)
  if (fraction === undefined) return String(integer)
  if (!/^[零一二三四五六七八九]+$/.test(fraction)) return null
  return `${integer}.${Array.from(fraction, digit).join('')}`
}
