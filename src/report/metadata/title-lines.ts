// title-lines.ts — over how many lines a title runs that begins on one. Not: on which it begins (title.ts).
import { locateRegions } from '../../regions/locate.ts'
import { numberingOf } from '../language/numbering.ts'
import {
  hasStrongTitleEnding,
  hasTitleEnding,
  isClause,
  isDocumentNumber,
  sameTitle,
} from '../language/titles.ts'

/** The most lines that a title is broken into. */
export const MOST_LINES = 4
/** UTF-16 units of a whole title, and of a line that goes on with one. */
const LONGEST = { title: 120, next: 40 }

const ORGAN = /(?:政府|委员会|委|办公室|办公厅|局|厅|部|院|署|管委会|公署|法院|检察院|常务会议)$/
const YEAR = /^(?:19|20)\d\d\s?年度?$/
/** （2022年度）, below a title. */
const YEAR_BELOW = /^[（(](?:19|20)\d\d[^（()）月会./-]{0,12}[)）]$/

const GOES_ON = /^(?:的|工作|情况|报告|汇报|总结|通报).{0,30}$/

export const isOrgan = (text: string): boolean => ORGAN.test(text)

/** 天门市, 椿木营乡: no more than where it is. */
export const isPlace = (text: string): boolean =>
  /^[\u4e00-\u9fff]{1,11}(?:[省市县州盟旗镇乡]|(?<!专)区|街道)$/.test(text)

export function canBeTitle(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST.title || numberingOf(text) !== null) return false
  if (/[。；;，,：:]$/.test(text) || /。.|\|.*\|/.test(text)) return false
  if (/^[—―－\-（(【〔[]/.test(text) || /^各位/.test(text)) return false
  return !/^[\d\s年月日.\-/:：]+$/.test(text) && !isDocumentNumber(text)
}

/** A year by itself is no title, and begins many: 2024年 / 政府工作报告. */
export const canBeginTitle = (text: string): boolean => canBeTitle(text) || YEAR.test(text)

/**
 * An organ or a place above a title that names it again, or above a document's number, is its letterhead: 天门市人民政府 /
 * 天政发〔2024〕1号, 天门市 / 天门市2022年法治政府建设情况报告.
 */
export function standsAbove(text: string, next: string): boolean {
  if (!isOrgan(text) && !isPlace(text)) return false
  return isDocumentNumber(next) || (hasTitleEnding(next) && beginsWithPlace(next))
}

/** 法治政府建设年度报告, above 天门市2022年法治政府建设年度报告: a page's column, named by what is in it. */
export function namesKind(text: string, next: string): boolean {
  return (
    text.length < next.length &&
    text.slice(-2) === next.slice(-2) &&
    canBeTitle(next) &&
    hasStrongTitleEnding(next) &&
    !/\d/.test(text) &&
    locateRegions(text).length === 0 &&
    (/(?:19|20)\d\d/.test(next) || beginsWithPlace(next))
  )
}

/** ——天门市2022年法治政府建设综述, and not when and where it was spoken. */
export const isSubtitle = (text: string): boolean =>
  /^[—―－-]{1,3}(?![—―－-])/.test(text) && /(?:综述|纪实|侧记)$/.test(text)

/** How many of the lines from `first` on are one title; 0 where they end as no title does. */
export function linesOfTitle(lines: readonly string[], first: number): number {
  if (first >= lines.length) return 0
  let text = lines[first]!
  let count = 1
  while (count < MOST_LINES) {
    const rest = lines.slice(first + count, first + MOST_LINES)
    if (!goesOn(text, rest, count)) break
    text += rest[0]
    count++
  }
  return hasTitleEnding(text) ? count : 0
}

// --- internal ---

const beginsWithPlace = (text: string) =>
  locateRegions(text.slice(0, 20)).some(({ start, full }) => start === 0 && full)

/** Whether a title goes on behind `text`, which are its first `count` lines, as the lines behind show. */
function goesOn(text: string, [next = '', ...rest]: readonly string[], count: number): boolean {
  if (text.length + next.length > LONGEST.title) return false
  // 中国区域金融运行报告 /（2024）
  if (YEAR_BELOW.test(next)) return hasTitleEnding(text)
  if (!canFollow(text, next)) return false
  // 关于2023年国民经济和社会发展计划执行情况 / 与2024年计划草案的报告
  if (/^(?:与|和|及|以及|暨)/.test(next)) return endsSoon(text, [next, ...rest])
  // 2022年法治政府建设工作情况 / 报告, 推进法治政府建设工作 / 情况及2023年工作计划
  if (hasTitleEnding(text)) return !hasStrongTitleEnding(text) && GOES_ON.test(next) && hasTitleEnding(next)
  // 天门市人民政府 / 2022年度 / 法治政府建设情况的报告
  if (isUnfinished(text)) return endsSoon(text, [next, ...rest])
  // A long title broken in two: 石化行业智能制造标准体系 / 建设指南.
  return count === 1 && text.length >= 6 && !isOrgan(text) && next.length <= 30 && hasTitleEnding(next)
}

const canFollow = (text: string, next: string) =>
  (canBeTitle(next) || YEAR.test(next)) && !isClause(next) && !sameTitle(text, next)

/** It ends where no title ends, with an organ, a place or a conjunction; or a year or 关于 in it lets one expect more. */
function isUnfinished(text: string): boolean {
  return (
    (isOrgan(text) && !text.endsWith('会议')) ||
    isPlace(text) ||
    /(?:19|20)\d\d\s?年/.test(text) ||
    /关于|印发|转发/.test(text) ||
    /(?:[的和与及暨、]|以及)$/.test(text)
  )
}

/** Whether the lines behind end it as titles end, before anything that is no title's line. */
function endsSoon(text: string, rest: readonly string[]): boolean {
  let whole = text
  for (const [i, next] of rest.entries()) {
    if (!canFollow(whole, next) || (i > 0 && next.length > LONGEST.next)) return false
    whole += next
    if (whole.length > LONGEST.title) return false
    if (hasTitleEnding(next) || hasStrongTitleEnding(whole)) return true
  }
  return false
}
