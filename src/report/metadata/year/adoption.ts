// year/adoption.ts — when a rule was adopted, amended or issued, as its head says. Not: when it takes effect.
import { arabicDates, isYear } from '../../language/dates.ts'
import { numberingOf, RANK } from '../../language/numbering.ts'
import type { Block } from '../../structure/joining.ts'
import { type FoundYear, found } from './found-year.ts'

const ADOPTED = /通过|修订|修正|修改|批准|公布|发布|颁布|令\s?第\s?\d/
const DATE_ALONE = new RegExp(
  `^[（(]?\\d{4}年\\d{1,2}月(?!.{0,1500}(?:${ADOPTED.source}|施行|执行|实施|生效))`,
)

/** `2019年6月25日 …常务委员会…通过`: the latest of adoption, approval and amendment. */
export function fromAdoption(blocks: readonly Block[]): FoundYear | null {
  let best: FoundYear | null = null
  const head = blocks.slice(0, 40)
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
