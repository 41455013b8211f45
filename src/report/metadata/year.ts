// year.ts — the year a report is about. Not: the year it was published, which is never taken for it.
import { arabicDates, isYear } from '../language/dates.ts'
import { numberingOf, RANK } from '../language/numbering.ts'
import type { Block } from '../structure/joining.ts'
import { fromAdoption, fromOrder, isAdoption, isIssue } from './year/adoption.ts'
import { ofSession } from './year/congress-year.ts'
import { type FoundYear, found, SINCE, yearsIn } from './year/found-year.ts'
import { isWorkReportInside, ofWorkReport } from './year/work-report.ts'

type Genre = 'regulation' | 'work-report' | 'annual' | 'other'

const WORK_REPORT = /(?:政府|行署|公署)工作报告(?:[（(][^（()）]{0,20}[)）])?[-\d]{0,12}$/
const GIVES_REPORT =
  /(?:^|[。：:])(?:现在，?|下面，?)?(?:我|受[^。，]{2,16}委托，?我?)代表[^。]{0,20}(?:政府|公署|行署|国务院|师市)[^。]{0,30}(?:报告|汇报)/
/** How many blocks a speech may have above its address, with what portals set there. */
const ABOVE_ADDRESS = 12
/** Work reports speak to the delegates again and again, their parts too. */
const ADDRESSED = /^各位代表\s?[！!：:，,]?(?:$|让我们|一年来|过去)/

/**
 * What kind of document it is, as far as the year depends on it.
 *
 * @param called the title, or what the file is called where the text has none
 */
function genreOf(called: string | null, isTitled: boolean, blocks: readonly Block[]): Genre {
  if (called !== null && WORK_REPORT.test(called)) return 'work-report'
  const head = blocks.slice(0, ABOVE_ADDRESS).map(block => block.text.slice(0, 400))
  // 关于2023年预算执行情况和2024年预算草案的报告 is given to delegates, too, and is none.
  const isOther = isTitled && called !== null && /报告$/.test(called) && yearsIn(called).length > 0
  if (!isOther) {
    const address = head.findIndex(text => /^各位代表/.test(text))
    if (address >= 0) return 'work-report'
    if (head.some(text => GIVES_REPORT.test(text))) return 'work-report'
    const isSpoken = blocks.some(({ text }) => text.length <= 60 && ADDRESSED.test(text))
    if (!isTitled && (isSpoken || isWorkReportInside(blocks))) return 'work-report'
  }
  if (blocks.slice(0, 80).some(block => numberingOf(block.text)?.rank === RANK.article)) return 'regulation'
  const said = called ?? head.slice(0, 3).join('').slice(0, 800)
  return /法治|依法行政|年度|报告$|总结$|情况$|工作报告|白皮书/.test(said) ? 'annual' : 'other'
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

/** Whatever stands behind so much of a title is no part of it. UTF-16 units. */
const LONGEST_TITLE = 400

const RULES = /(?:条例|规定|办法|细则|规则|决定|决议|命令|章程)(?:[（(][^（()）]{1,12}[)）])?$/

const REVIEW = /回顾|工作情况|完成情况|开展情况|主要(?:工作|举措|成效)|成效|总结/

/** 2022年以来 may tell of 2022; 1998年以来, where later years are told of, tells of all of them. */
function isLongPast(year: number, body: readonly Block[]): boolean {
  return body.some(({ text }) =>
    [...arabicDates(text).matchAll(/(?<!\d)((?:19|20)\d\d)\s?年/g)].some(
      match => Number(match[1]) > year + 1 && isYear(Number(match[1])),
    ),
  )
}

/** 2018—2020年法治政府建设情况报告 opens with 2018年以来: the first of its years is none of its own. */
function beginsSpan(year: number, title: string | null): boolean {
  return new RegExp(`${year}\\s?年?\\s?[-—–－~～至到]{1,2}\\s?(?:19|20)\\d\\d`).test(title ?? '')
}

/** The first sentence of an annual report opens with its year; else its first dated heading names it. */
function ofAnnual(body: readonly Block[], title: string | null): FoundYear | null {
  const prose = body.find(block => block.text.length >= 30 && /[，,。]/.test(block.text))?.text ?? ''
  const sentence = /^[^。！？]*/.exec(prose)![0]
  const opening = arabicDates(sentence.slice(0, 400))
  const first = /^((?:19|20)\d\d)\s?年(?:度|以来|来|底)?(?=[，,、是\u4e00-\u9fff])/.exec(opening)
  const year = Number(first?.[1])
  const isSince = /^\d{4}\s?年(?:以来|来)/.test(opening)
  if (first && !(isSince && (isLongPast(year, body) || beginsSpan(year, title))))
    return found(year, 'first-sentence', sentence)
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

/**
 * The one year a file or folder name holds, written apart from other digits: 2021年报告.txt, 兴庆区_2022.txt. Of several the
 * one that is a part of the name by itself: 上海_2017_分析研究2018年经济工作.
 */
function fromName(name: string, source: 'file-name' | 'folder'): FoundYear | null {
  if (/\d{4}[-.]\d{1,2}[-.]\d/.test(name)) return null
  const [only, other] = yearsApart(name)
  if (other === undefined) return only === undefined ? null : found(only, source, name)
  // Report (2022) of 2023 tells of 2022.
  if (/[（(](?:19|20)\d\d年?度?[)）]/.test(name)) return null
  const parts = name.split(/[_\s]+/).filter(part => /^(?:19|20)\d\d(?:年度?)?$/.test(part))
  const [part, another] = parts.flatMap(yearsApart)
  return part !== undefined && another === undefined ? found(part, source, name) : null
}

const yearsApart = (name: string): number[] => [
  ...new Set(
    [...name.matchAll(/(?<![0-9A-Za-z])((?:19|20)\d\d)(?![0-9A-Za-z])/g)]
      .map(match => Number(match[1]))
      .filter(isYear),
  ),
]

/**
 * Year of a report with its evidence, or null where neither the text nor the names tell.
 *
 * @param title null where the text has none
 * @param titles indexes of the blocks that are the title
 * @param called what the file is called, where that is a title
 */
export function findYear(
  file: string,
  title: string | null,
  blocks: readonly Block[],
  titles: ReadonlySet<number>,
  called: string | null = null,
): FoundYear | null {
  if (title !== null && title.length > LONGEST_TITLE)
    return findYear(file, title.slice(0, LONGEST_TITLE), blocks, titles, called)
  const genre = genreOf(title ?? called, title !== null, blocks)
  const body = blocks.filter((_, i) => !titles.has(i))
  const parts = file.split('/')
  const name = parts.pop()!.replace(/\.[^.]*$/, '')
  const stated = title === null ? null : fromTitle(title, genre)
  // 分析研究2018年经济工作 may be of 2017.
  const byFile = called === null || genre === 'other' ? null : fromTitle(called, genre)
  const byName = byFile ? { ...byFile, source: 'file-name' as const } : fromName(name, 'file-name')
  if (genre === 'work-report') {
    const year = ofWorkReport(blocks, stated ?? byName)
    if (year) return year
  }
  const order = genre === 'regulation' || genre === 'other' ? fromOrder(blocks, byName?.value ?? null) : null
  const adopted = genre === 'regulation' ? fromAdoption(blocks) : null
  return (
    (order && order.value > (adopted?.value ?? 0) ? order : adopted) ??
    stated ??
    (genre === 'annual' ? ofAnnual(body, title) : null) ??
    (genre === 'other' ? fromAdoption(blocks.slice(0, 12).filter(isAdoption)) : null) ??
    (genre === 'other' && RULES.test(title ?? '')
      ? fromAdoption(blocks.slice(0, 6).filter(isIssue))
      : null) ??
    ofSession(title ?? '', 'title') ??
    ofSession(body[0]?.text.slice(0, 60) ?? '', 'first-sentence') ??
    byName ??
    (parts.length > 0 ? fromName(parts.at(-1)!, 'folder') : null)
  )
}
