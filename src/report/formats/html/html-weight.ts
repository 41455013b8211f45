// html-weight.ts — how much a line of a page weighs as text of a report, whatever its script. Not: where the report is
// (html-main.ts).
import { numberingOf } from '../../language/numbering.ts'
import type { PageLine } from './html-lines.ts'

/** A headline has commas and exclamation marks too. */
export const isProse = (text: string) =>
  (text.length >= 20 && /[。；]/.test(text)) ||
  (text.length >= 60 && text.includes('，')) ||
  isLatinProse(text) ||
  isSpacedProse(text)

/** A sentence in letters: several words, and a mark that ends it or parts it. */
function isLatinProse(text: string): boolean {
  if (text.length < 30 || !/[.!?;,:][\s"'”’)\]]|[.!?]$/.test(text)) return false
  const words = text.slice(0, 400).match(/\p{L}{2,}/gu)?.length ?? 0
  return words >= 5 && (text.length >= 80 || /[.!?]["'”’)\]]?$/.test(text))
}

/** Clauses that are set apart by spaces where others write marks; the words of a menu are shorter. */
function isSpacedProse(text: string): boolean {
  if (text.length < 24 || text.length > LONGEST_SPACED) return false
  const parts = text.trim().split(/[ \u3000]+/)
  if (parts.length < 2) return false
  const clauses = parts.filter(part => part.length >= CLAUSE)
  if (clauses.length * 4 < parts.length * 3) return false
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0
  return han * 10 >= text.length * 7
}
const CLAUSE = 8
/** Longer ones have marks. */
const LONGEST_SPACED = 400

/** What a page says to its visitors: 您的浏览器版本过低…, 本网站使用Cookie…. Within the report it stays, like any line. */
const NOTICE = /^(?:本网?站|您|温馨提示|提示|为了).{0,40}(?:Cookie|浏览器)/i
/** What a page says of itself at its foot. */
const IMPRINT =
  /版权|转载|ICP备|公网安备|网站标识码|主办单位|承办单位|技术支持|免责声明|本(?:网站|网页|页面|站)|copyright|©|all rights reserved/i

const LONGEST_IMPRINT = 120

/** Of the page's own, or leading elsewhere: nothing of it is a report's. */
export const isOther = (line: PageLine) =>
  line.linked * 2 > line.text.length ||
  NOTICE.test(line.text) ||
  (line.text.length < LONGEST_IMPRINT && IMPRINT.test(line.text))

/** How much a line weighs as text of a report: prose all of it, links nothing. */
export function weight(line: PageLine): number {
  if (isOther(line)) return 0
  if (isProse(line.text)) return line.text.length
  return line.row || numberingOf(line.text) !== null ? line.text.length / 2 : 0
}

/** From here on a line without marks is more than a label: text whose parts are set apart by spaces. UTF-16 units. */
const LABEL = 20

/** The same where a page has next to no prose: names in a list count too, though less than what cannot be a label. */
export function broadWeight(line: PageLine): number {
  if (isOther(line)) return 0
  return weight(line) || (line.text.length >= LABEL ? line.text.length : line.text.length / 2)
}
