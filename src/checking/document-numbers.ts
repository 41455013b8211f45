// document-numbers.ts — the numbers of documents (文号) in a text, and when two are the same. Not: what they are looked up
// in (held-documents.ts).
import { skeleton } from '../analysis/skeleton.ts'
import { amountOf } from './number-value.ts'

export interface DocumentNumber {
  /** Of the text. */
  start: number
  end: number
  /** All before its year, with what may not be of it: 按照国发. */
  before: string
  /** Its year and which of them, as one key; of an order which of them alone. */
  key: string
  /** Its bracket has a partner, its year four digits. */
  isWhole: boolean
}

/** No number holds any of these marks, so it is looked for between them. */
export const STRETCH = /[^。，、；！？]+/gu

/**
 * The numbers of a text, from left to right.
 *
 * @example [...numbersIn('按照国发〔2017〕35号')][0] // { start: 2, end: 13, before: '按照国发', key: '2017-35', isWhole: true }
 */
export function* numbersIn(text: string): Generator<DocumentNumber> {
  for (const { 0: whole, 1: who, 2: open, 3: year, 4: close, 5: which, index } of text.matchAll(NUMBERS)) {
    const name = who!.replace(LEAD, '').replace(/^.*(?=国办?[发函]$)/u, '')
    const start = index + who!.length - name.length
    const isWhole =
      PAIRS[open!] === close && close !== '' && /^(?:19|20)\d\d$/u.test(year!) && which !== undefined
    yield { start, end: index + whole.length, before: who!, key: `${year}-${which}`, isWhole }
  }
  for (const { 0: whole, 1: who, 2: which, index } of text.matchAll(ORDERS)) {
    const name = who!.replace(LEAD, '').replace(/^.*(?=(?:国务院|主席)令$)/u, '')
    const start = index + who!.length - name.length
    const key = `${amountOf(which!)}`
    yield { start, end: index + whole.length, before: who!, key, isWhole: true }
  }
}

/** Whose a number is: 国发, 国务院令. */
export const whoseOf = (number: string): string =>
  /^\p{Script=Han}+?(?=第|\P{Script=Han}|$)/u.exec(number)?.[0] ?? ''

/** Whether two are the same as they are written: widths, brackets, 第 and 年 aside, and 三 is 3. */
export const sameNumber = (one: string, other: string): boolean => plain(one) === plain(other)

// --- internal ---

const plain = (number: string) =>
  skeleton(number)
    .replace(/[第年]/gu, '')
    .replace(ORDER_OF, (_, which: string) => `${amountOf(which)}号`)

/** Whose, bracket, year, bracket, which of them. At least one bracket, or any 第3号 would be one. */
const NUMBER =
  /(\p{Script=Han}{1,12}?)(?=[〔[［(（【]\s?\d{2,6}|\d{4}[〕\]］)）】])([〔[［(（【]?)\s?(\d{2,4}?)\s?(?:年)?([〕\]］)）】]?)\s?第?\s?(\d{1,5})?\s?号/u
const NUMBERS = new RegExp(NUMBER.source, 'gu')
/** 国务院令第768号, 主席令第三号: they are counted through, without a year. */
const ORDERS =
  /(\p{Script=Han}{0,12}(?:国务院|主席|政府|[部委局署会厅行院])令)\s?第\s?(\d{1,4}|[〇零一二三四五六七八九十百]{1,7})\s?号/gu
const ORDER_OF = /(?<=令)([\d〇零一二三四五六七八九十百]{1,7})号$/u
const PAIRS: Readonly<Record<string, string>> = {
  '〔': '〕',
  '[': ']',
  '［': '］',
  '(': ')',
  '（': '）',
  '【': '】',
}
/** What stands before a number and is not of it. */
const LEAD = /^.*(?:根据|依据|按照|遵照|印发|转发|批转|参照|依照|通知|意见|以及|文件|、|和|及|与|见|的)(?=.)/u
