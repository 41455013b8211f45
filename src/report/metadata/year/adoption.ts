// adoption.ts — when a rule was adopted, amended or issued, as its head says. Not: when it takes effect.
import { arabicDates, isYear } from '../../language/dates.ts'
import { numberingOf, RANK } from '../../language/numbering.ts'
import type { Block } from '../../structure/joining.ts'
import { type FoundYear, found } from './found-year.ts'

const ADOPTED = /通过|修订|修正|修改|批准|公布|发布|颁布|令\s?第\s?\d/
const DATE_ALONE = new RegExp(
  `^[（(]?\\d{4}年\\d{1,2}月(?!.{0,1500}(?:${ADOPTED.source}|施行|执行|实施|生效))`,
)

/** How many blocks a head has at most, and the end that a signature stands in. */
const HEAD = 40
const SIGNED = 10

/** `2019年6月25日 …常务委员会…通过`: the latest of adoption, approval and amendment. */
export function fromAdoption(blocks: readonly Block[]): FoundYear | null {
  let best: FoundYear | null = null
  const head = blocks.slice(0, HEAD)
  for (const [i, block] of head.entries()) {
    if (numberingOf(block.text)?.rank === RANK.article) break
    // 2017年7月28日 山东省 / 第十二届…会议…修正: a date, and on the next line what happened.
    const next = head[i + 1]?.text ?? ''
    const goesOn = DATE_ALONE.test(block.text) && numberingOf(next) === null
    const text = goesOn ? block.text + next : block.text
    if (text.length > 1500 || !ADOPTED.test(text)) continue
    const dates = arabicDates(text).matchAll(
      /((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?(?![^，。；）)]{0,4}起?施行)/g,
    )
    for (const date of dates) {
      const value = Number(date[1])
      if (isYear(value) && (!best || value > best.value)) best = found(value, 'header', text)
    }
  }
  return best
}

/**
 * The year in the number of an order that is counted by the year (令〔2026〕第1号), where the order is dated in that year, too,
 * or its file is named after it: one adopted in December is issued in January. Null where the file is named after another.
 *
 * @param named the year in the file's name, or null
 */
export function fromOrder(blocks: readonly Block[], named: number | null): FoundYear | null {
  const first = blocks.slice(0, HEAD)
  if (!first.some(({ text }) => text.includes('令'))) return null
  const article = first.findIndex(({ text }) => numberingOf(text)?.rank === RANK.article)
  const head = article < 0 ? first : first.slice(0, article)
  for (const { text } of head) {
    const year = text.length > LONGEST_NUMBERED ? Number.NaN : Number(ORDER.exec(text)?.[1])
    if (!isYear(year) || /[。，]/.test(text) || (named !== null && named !== year)) continue
    const isDated = [...head, ...blocks.slice(-SIGNED)].some(line => signedIn(line) === year)
    if (isDated || named === year) return found(year, 'header', text)
  }
  return null
}

/** A line of its own that tells who adopted or amended a resolution, and when. */
export function isAdoption({ text }: Block): boolean {
  return (
    text.length < 160 && /[^。]会议[^。]{0,20}(?:通过|批准)|[^。]会议.{0,120}(?:修正|修订)[）)]?$/.test(text)
  )
}

/** Rules that count 一、 and not 第一条 say below their title, too, who issued them when. */
export function isIssue({ text }: Block): boolean {
  return (
    text.length < 80 &&
    /^[（(]?\d{4}年\d{1,2}月\d{1,2}日[\s\u3000]?.{0,40}(?:国务院|政府|委员会|[部局署]|令.{0,12})(?:发布|公布|批准|颁布)[）)]?$/.test(
      text,
    )
  )
}

// --- internal ---

/** UTF-16 units of a line with the number of an order, with all who issue it; of one with its date. */
const LONGEST_NUMBERED = 160
const LONGEST_DATED = 40
// Bounded: asked of lines of LONGEST_NUMBERED at most.
const ORDER =
  /令\s?[〔（(［[【]?\s?((?:19|20)\d\d)\s?年?\s?[〕）)］\]】]?\s?年?\s?第?\s?\d{1,5}\s?号(?![^（(]{0,80}[》”])/

/** The year that a line which signs ends with: 市长 某某 2026年1月5日. NaN where it is none. */
function signedIn({ text }: Block): number {
  if (text.length > LONGEST_DATED || ADOPTED.test(text)) return Number.NaN
  return Number(/((?:19|20)\d\d)年\d{1,2}月\d{1,2}日$/.exec(arabicDates(text.trimEnd()))?.[1])
}
