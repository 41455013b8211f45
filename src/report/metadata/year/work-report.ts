// work-report.ts — the year of a government work report: that in which it is given and for which it plans. Not:
// other reports, which are named after the year they tell of (year.ts).
import { arabicDates, isYear } from '../../language/dates.ts'
import { numberingOf, RANK } from '../../language/numbering.ts'
import type { Block } from '../../structure/joining.ts'
import { ofSessionGivenTo, ofSessionSpokenOf } from './congress-year.ts'
import { type FoundYear, found, SINCE, yearsIn } from './found-year.ts'

/**
 * What the text says, the surest first: the date of the session; headings that look back on one year and plan for the
 * next; `named`, the year in its title or in the file's name; a single heading; how the speech opens.
 *
 * A session in November or December that plans for the year to come gives that year's report.
 */
export function ofWorkReport(blocks: readonly Block[], named: FoundYear | null): FoundYear | null {
  const headings = headingsOf(blocks)
  const pair = ofPair(headings)
  const given = ofSessionDate(blocks)
  if (given) return given.isLate && pair?.value === given.year.value + 1 ? pair : given.year
  return pair ?? named ?? ofHeading(headings) ?? ofParagraphs(blocks) ?? ofSpeech(blocks)
}

/**
 * 2023年工作回顾 and behind it 2024年重点工作, or a line that ends with 回顾 and a heading that plans, in a text that accounts
 * for most of ECONOMY: one without its opening.
 */
export function isWorkReportInside(blocks: readonly Block[]): boolean {
  const headings = headingsOf(blocks)
  const looksBack = () => blocks.some(({ text }) => text.length <= LONGEST_HEADING && /回顾$/.test(text))
  const isPlanned =
    ofPair(headings) !== null || (headings.some(({ says }) => says !== 'review') && looksBack())
  return (
    isPlanned && ECONOMY.filter(word => blocks.some(({ text }) => word.test(text))).length >= MOST_OF_ECONOMY
  )
}

// --- internal ---

/** What a government accounts for, and none of its departments does. */
const ECONOMY = [/生产总值/, /财政|公共预算/, /(?:就业|教育|养老|医疗)/, /[全我][省市县区州盟旗]/]
const MOST_OF_ECONOMY = 3

/** How many blocks the date of the session is looked for in, unless 各位代表 ends them. */
const HEAD = 12
const LONGEST_HEADER = 120
const SESSION = '(?:代表大会|人大|会议|全会)'
const DATE = '((?:19|20)\\d\\d)年\\s?(\\d{1,2})月(?:\\s?\\d{1,2}日)?'
const DATED_SESSION = new RegExp(`^[^\\u4e00-\\u9fff\\d]{0,12}${DATE}[^。]{0,40}${SESSION}`)
const SESSION_DATED = new RegExp(`${SESSION}[^。]{0,30}[（(]${DATE}[)）]?$`)
const DATE_ALONE = new RegExp(`^[^\\u4e00-\\u9fff\\d]{0,12}${DATE}[)）]?$`)

/** ——2024年1月5日在天门市第十届人民代表大会第三次会议上, in one line or two. */
function ofSessionDate(blocks: readonly Block[]): { year: FoundYear; isLate: boolean } | null {
  const address = blocks.slice(0, 2 * HEAD).findIndex(({ text }) => /^各位代表/.test(text))
  const head = blocks.slice(0, address > 0 ? address : HEAD)
  for (const [i, { text }] of head.entries()) {
    if (text.length > LONGEST_HEADER) continue
    const line = arabicDates(text)
    const beside = [head[i - 1], head[i + 1]].some(
      other => other && other.text.length <= LONGEST_HEADER && /(?:会议|大会)上?$/.test(other.text),
    )
    const date =
      DATED_SESSION.exec(line) ?? SESSION_DATED.exec(line) ?? (beside ? DATE_ALONE.exec(line) : null)
    if (date && isYear(Number(date[1])))
      return { year: found(Number(date[1]), 'header', text), isLate: Number(date[2]) >= 11 }
  }
  return null
}

interface DatedHeading {
  year: number
  text: string
  /** It looks back, it plans, or it may do either: 2023年主要工作. */
  says: 'review' | 'plan' | 'either'
  /** It is numbered 一, or not at all, and nothing numbered stands before it. */
  isFirst: boolean
}

const REVIEW = /回顾|发展成就|完成情况|开展情况|工作情况|执行情况|总结|成效|主要做了|重点抓了|完成的/
const PLAN = /安排|打算|总体要求|建议|部署|思路|计划|预期|全力实现|奋力实现/
const EITHER = /任务|重点|目标|主要工作|举措|各项工作|的工作$|工作$/
/** A year that is only aimed at, or since which. */
const AIM = /(?:到|至|迈向|面向|展望)\s?(?:19|20)\d\d\s?年/g
const LONGEST_HEADING = 40

function headingsOf(blocks: readonly Block[]): DatedHeading[] {
  const headings: DatedHeading[] = []
  let isFirst = true
  for (const { text } of blocks) {
    if (text.length > LONGEST_HEADING || /[。，,；：:！!？]/.test(text)) continue
    const plain = arabicDates(text).replace(SINCE, '').replace(AIM, '')
    const [year] = yearsIn(plain)
    const behind = year === undefined ? '' : plain.slice(plain.lastIndexOf(String(year)) + 4)
    const says = REVIEW.test(behind)
      ? 'review'
      : PLAN.test(behind)
        ? 'plan'
        : EITHER.test(behind)
          ? 'either'
          : null
    const isNumbered = numberingOf(text)?.rank === RANK.han
    if (isNumbered && !/^一/.test(text)) isFirst = false
    if (year !== undefined && says) headings.push({ year, text, says, isFirst })
    if (isNumbered || (says && year !== undefined)) isFirst = false
  }
  return headings
}

/** 一、2023年主要工作 and, behind it, 二、2024年重点工作. */
function ofPair(headings: readonly DatedHeading[]): FoundYear | null {
  for (const [i, { year, says }] of headings.entries()) {
    if (says === 'plan') continue
    const next = headings.slice(i + 1).find(other => other.year === year + 1 && other.says !== 'review')
    if (next) return found(next.year, 'text', next.text)
  }
  return null
}

/** What looks back tells of the year before; so does the first of all sections, which every such report begins with. */
function ofHeading(headings: readonly DatedHeading[]): FoundYear | null {
  const plan = headings.find(({ says }) => says === 'plan')
  if (plan) return found(plan.year, 'text', plan.text)
  const [heading] = headings
  if (!heading) return null
  const isBack = heading.says === 'review' || heading.isFirst
  return found(heading.year + (isBack ? 1 : 0), 'text', heading.text)
}

/** 过去的2023年 tells the year before; a session of the congress tells the year itself. */
function ofSpeech(blocks: readonly Block[]): FoundYear | null {
  let opening = ''
  for (const { text } of blocks.slice(0, 6)) opening += text.slice(0, 1500 - opening.length)
  const text = arabicDates(opening)
  const past =
    /(?:过去的|即将过去的)((?:19|20)\d\d)\s?年/.exec(text) ??
    /[一、。 ：:]((?:19|20)\d\d)\s?年(?:工作回顾|是[^。]{0,60}(?:一年|之年|年份))/.exec(text)
  if (past) return found(Number(past[1]) + 1, 'first-sentence', past[0])
  return ofSessionGivenTo(opening.slice(0, 600)) ?? ofSessionSpokenOf(blocks) ?? ofPlan(blocks)
}

/** The plan for the year that is put to the same session: 一九八六年的国民经济和社会发展计划草案，请各位代表一并审议. */
function ofPlan(blocks: readonly Block[]): FoundYear | null {
  for (const { text } of blocks) {
    if (!text.includes('计划草案')) continue
    for (const sentence of text.split('。')) {
      const year = Number(PLAN_PUT.exec(arabicDates(sentence))?.[1])
      if (isYear(year)) return found(year, 'text', sentence)
    }
  }
  return null
}
const PLAN_PUT = /((?:19|20)\d\d)\s?年的?国民经济和社会发展(?:年度)?计划草案[^。；]{0,12}审[议查]/

/** What a speech without dated headings begins its two halves with: 2023年，在…领导下 and 2024年是…之年. */
function ofParagraphs(blocks: readonly Block[]): FoundYear | null {
  const opened = new Map<number, string>()
  for (const { text } of blocks) {
    const year = Number(OPENS.exec(arabicDates(text.slice(0, 40)))?.[1])
    if (isYear(year) && !opened.has(year)) opened.set(year, text)
  }
  // One that goes through five years begins with each of them.
  const [past, plan] = [...opened.keys()]
  return opened.size === 2 && plan === past! + 1 ? found(plan, 'text', opened.get(plan)!) : null
}
const OPENS = /^((?:19|20)\d\d)\s?年(?=[，,是]|[^\d月]{0,6}(?:全[省市县区州盟旗]|政府工作|经济社会发展))/
