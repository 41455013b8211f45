// year.ts — the year a report is about. Not: the year it was published, which is never taken for it.
import { sessionYear } from '../language/congress.ts'
import { arabicDates, isYear } from '../language/dates.ts'
import { numberingOf, RANK } from '../language/numbering.ts'
import type { Provenance, Source } from '../report.ts'
import type { Block } from '../structure/joining.ts'

type Genre = 'regulation' | 'work-report' | 'annual' | 'other'

export interface FoundYear extends Provenance {
  value: number
}

function found(value: number, source: Source, evidence: string): FoundYear {
  return { value, source, evidence: evidence.slice(0, 200).toWellFormed() }
}

/** What kind of document it is, as far as the year depends on it. */
function genreOf(title: string | null, blocks: readonly Block[]): Genre {
  if (title !== null && /政府工作报告(?:[（(].*[)）])?[-\d]*$/.test(title)) return 'work-report'
  const head = blocks.slice(0, 12).map(block => block.text)
  const address = head.findIndex(text => /^各位代表/.test(text))
  if (address >= 0 && address < 4) return 'work-report'
  const opening = head.slice(Math.max(0, address), Math.max(0, address) + 3).join('')
  if (
    /(?:^|。)(?:现在，?)?我代表[^。]{0,20}(?:政府|公署|国务院)[^。]{0,30}报告/.test(opening.slice(0, 400))
  ) {
    return 'work-report'
  }
  if (blocks.slice(0, 80).some(block => numberingOf(block.text)?.rank === RANK.article)) return 'regulation'
  const said = title ?? head.slice(0, 3).join('').slice(0, 800)
  return /法治|依法行政|年度|报告$|总结$|情况$|工作报告|白皮书/.test(said) ? 'annual' : 'other'
}

const LONE_YEAR = /(?<![\d—–\-~至])((?:19|20)\d\d)\s?年(?!\s?\d{1,2}\s?月)(?![—–\-~至])/g

const GAP = '[^，。；、（(《》）)和及与今\\d]'
/** A year since or by which, in a title: 2020年以来, 1998年特大洪水以来, 2018年机构改革后, 2035年远景目标. */
const SINCE = new RegExp(
  `(?:19|20)\\d\\d\\s?年(?:[底初末度]?(?:${GAP}{0,12}?(?:以来|以后|之后)|起(?!草|诉|步|飞)|后(?!半|备|勤|续|三|两|期|评))|${GAP}{2,8}(?<![灾产售课战然落先前背最午事])后(?!备|勤|续|半|期|评|进|代|扶|盾|方|台)|远景)`,
  'g',
)

/** Years written before 年 that stand for themselves: not the ends of a range, not part of a full date. */
function yearsIn(text: string): number[] {
  const years = [...arabicDates(text).matchAll(LONE_YEAR)].map(match => Number(match[1]))
  return [...new Set(years)].filter(isYear)
}

function fromTitle(title: string, genre: Genre): FoundYear | null {
  // 贯彻2021年《…意见》, “2035年远景目标”: the year of what is named, not of the report.
  const outside = title
    .replace(/(?:贯彻|落实|学习|实施|执行|根据|按照)(?:19|20)\d\d\s?年(?=\s?《)/g, '')
    .replace(/《[^《》]*》|(?<=.)“[^“”]*”|(?<=.)‘[^‘’]*’|^“[^“”]*”(?=.)/g, '')
    .replace(SINCE, '')
    .replace(/截至(?=\d)/g, '')
  const [first, second] = yearsIn(outside)
  if (first !== undefined)
    return second === undefined || genre === 'annual' ? found(first, 'title', title) : null
  const marked = /[（(]((?:19|20)\d\d)\s?(?:年度?|版|修订|修正)?[)）]/.exec(outside)
  return marked ? found(Number(marked[1]), 'title', title) : null
}

const ADOPTED = /通过|修订|修正|修改|批准|公布|发布|颁布|令\s?第\s?\d/
const DATE_ALONE = new RegExp(`^[（(]?\\d{4}年\\d{1,2}月(?!.*(?:${ADOPTED.source}|施行|执行|实施|生效))`)

/** `2019年6月25日 …常务委员会…通过`: the latest of adoption, approval and amendment. */
function fromAdoption(blocks: readonly Block[]): FoundYear | null {
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
function isAdoption({ text }: Block): boolean {
  return (
    text.length < 160 && /[^。]会议[^。]{0,20}(?:通过|批准)|[^。]会议.{0,120}(?:修正|修订)[）)]?$/.test(text)
  )
}

/** Rules that count 一、 and not 第一条 say below their title, too, who issued them when. */
function isIssue({ text }: Block): boolean {
  return (
    text.length < 80 &&
    /^[（(]?\d{4}年\d{1,2}月\d{1,2}日[\s\u3000]?.{0,40}(?:国务院|政府|委员会|[部局署]|令.{0,12})(?:发布|公布|批准|颁布)[）)]?$/.test(
      text,
    )
  )
}

const RULES = /(?:条例|规定|办法|细则|规则|决定|决议|命令|章程)(?:[（(][^（()）]{1,12}[)）])?$/

const HAN = '[一二三四五六七八九十]{1,3}'
const CONGRESS = `第(${HAN})届全国人民代表大会(?:第(${HAN})次会议)?`
const GIVEN_TO = new RegExp(`[向在]${CONGRESS}[^。]{0,16}(?:报告|提出|上)`)
const OPENS_WITH = new RegExp(`^${CONGRESS}`)
const YEAR_OF_SESSION = new RegExp(`(去年|今年)(?:举行的|召开的)?(${HAN})届(?:全国)?人大(${HAN})次会议`)

function fromCongress(text: string, pattern: RegExp, source: Source): FoundYear | null {
  const match = pattern.exec(text)
  const value = match ? sessionYear(match[1]!, match[2]) : null
  return match && value !== null ? found(value, source, match[0]) : null
}

const PLAN = /安排|任务|重点|目标|计划|打算|总体要求|建议|部署|主要工作|思路|举措/

/** A government work report is named after the year it is given in: that of its session, and of its plans. */
function ofWorkReport(blocks: readonly Block[]): FoundYear | null {
  for (const { text } of blocks.slice(0, 12)) {
    const session = /^[—―－–\-（(]*((?:19|20)\d\d)年\d{1,2}月\d{1,2}日.{0,40}(?:代表大会|会议)/.exec(
      arabicDates(text.slice(0, 120)),
    )
    if (session) return found(Number(session[1]), 'header', text)
  }
  let review: FoundYear | null = null
  for (const { text } of blocks) {
    if (text.length > 40 || /[。，,；：:]/.test(text)) continue
    const year = yearsIn(text)[0]
    if (year === undefined) continue
    const heading = arabicDates(text)
    const after = heading.slice(heading.indexOf(String(year)) + 4)
    if (/^\s?年?.{0,24}回顾/.test(after)) review ??= found(year + 1, 'text', text)
    else if (PLAN.test(after) && (!review || review.value === year)) return found(year, 'text', text)
  }
  return review ?? ofSpeech(blocks)
}

/** 过去的2023年 tells the year before; a session of the congress tells the year itself. */
function ofSpeech(blocks: readonly Block[]): FoundYear | null {
  const opening = blocks
    .slice(0, 6)
    .map(block => block.text)
    .join('')
    .slice(0, 1500)
  const text = arabicDates(opening)
  const past =
    /(?:过去的|即将过去的)((?:19|20)\d\d)\s?年/.exec(text) ??
    /[一、。 ]((?:19|20)\d\d)\s?年(?:工作回顾|是[^。]{0,60}(?:一年|之年|年份))/.exec(text)
  if (past) return found(Number(past[1]) + 1, 'first-sentence', past[0])
  const given = fromCongress(opening.slice(0, 600), GIVEN_TO, 'first-sentence')
  if (given) return given
  for (const block of blocks) {
    const session = YEAR_OF_SESSION.exec(block.text)
    const year = session ? sessionYear(session[2]!, session[3]) : null
    if (session && year !== null) return found(session[1] === '去年' ? year + 1 : year, 'text', session[0])
  }
  return null
}

const REVIEW = /回顾|工作情况|完成情况|开展情况|主要(?:工作|举措|成效)|成效|总结/

/** 2022年以来 may tell of 2022; 1998年以来, where later years are told of, tells of all of them. */
function isLongPast(year: number, body: readonly Block[]): boolean {
  return body.some(({ text }) =>
    [...arabicDates(text).matchAll(/(?<!\d)((?:19|20)\d\d)\s?年/g)].some(
      match => Number(match[1]) > year + 1 && isYear(Number(match[1])),
    ),
  )
}

/** The first sentence of an annual report opens with its year; else its first dated heading names it. */
function ofAnnual(body: readonly Block[]): FoundYear | null {
  const prose = body.find(block => block.text.length >= 30 && /[，,。]/.test(block.text))?.text ?? ''
  const sentence = /^[^。！？]*/.exec(prose)![0]
  const opening = arabicDates(sentence.slice(0, 400))
  const first = /^((?:19|20)\d\d)\s?年(?:度|以来|来|底)?(?=[，,、是\u4e00-\u9fff])/.exec(opening)
  if (first && !(/^\d{4}\s?年(?:以来|来)/.test(opening) && isLongPast(Number(first[1]), body)))
    return found(Number(first[1]), 'first-sentence', sentence)
  const reported =
    /((?:19|20)\d\d)年(?:度)?[^。，,]{0,40}(?:情况|工作)[^。]{0,20}(?:报告|汇报|公布|总结)如下/.exec(
      arabicDates(prose.slice(0, 1500)),
    )
  if (reported) return found(Number(reported[1]), 'first-sentence', reported[0])
  for (const { text } of body) {
    if (text.length > 50 || !numberingOf(text)) continue
    const year = yearsIn(text)[0]
    if (year !== undefined && REVIEW.test(text) && !/计划|打算|下一步|安排/.test(text))
      return found(year, 'text', text)
  }
  return null
}

/** The one year a file or folder name holds, written apart from other digits: 2021年报告.txt, 兴庆区_2022.txt. */
function fromName(name: string, source: 'file-name' | 'folder'): FoundYear | null {
  if (/\d{4}[-.]\d{1,2}[-.]\d/.test(name)) return null
  const years = [...name.matchAll(/(?<![0-9A-Za-z])((?:19|20)\d\d)(?![0-9A-Za-z])/g)].map(match =>
    Number(match[1]),
  )
  const [only, other] = new Set(years.filter(isYear))
  return only !== undefined && other === undefined ? found(only, source, name) : null
}

/**
 * Year of a report with its evidence, or null where neither the text nor the names tell.
 *
 * @param titles indexes of the blocks that are the title
 */
export function findYear(
  file: string,
  title: string | null,
  blocks: readonly Block[],
  titles: ReadonlySet<number>,
): FoundYear | null {
  const genre = genreOf(title, blocks)
  const body = blocks.filter((_, i) => !titles.has(i))
  const parts = file.split('/')
  const name = parts.pop()!.replace(/\.[^.]*$/, '')
  return (
    (genre === 'regulation' ? fromAdoption(blocks) : null) ??
    (title === null ? null : fromTitle(title, genre)) ??
    (genre === 'work-report' ? ofWorkReport(blocks) : null) ??
    (genre === 'annual' ? ofAnnual(body) : null) ??
    (genre === 'other' ? fromAdoption(blocks.slice(0, 12).filter(isAdoption)) : null) ??
    (genre === 'other' && RULES.test(title ?? '')
      ? fromAdoption(blocks.slice(0, 6).filter(isIssue))
      : null) ??
    fromCongress(title ?? '', OPENS_WITH, 'title') ??
    fromCongress(body[0]?.text.slice(0, 60) ?? '', OPENS_WITH, 'first-sentence') ??
    fromName(name, 'file-name') ??
    (parts.length > 0 ? fromName(parts.at(-1)!, 'folder') : null)
  )
}
