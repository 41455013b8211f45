// year.ts — the year a report is about. Not: the year it was published, which is never taken for it.
import { arabicDates, isYear } from './dates.ts'
import type { Block } from './joining.ts'
import { numberingOf, RANK } from './numbering.ts'
import type { Provenance } from './report.ts'

export type Genre = 'regulation' | 'work-report' | 'annual' | 'other'

export interface FoundYear extends Provenance {
  value: number
}

const clip = (text: string) => text.slice(0, 200).toWellFormed()

/** What kind of document it is, as far as the year depends on it. */
export function genreOf(title: string | null, blocks: readonly Block[]): Genre {
  if (title !== null && /政府工作报告(?:[（(].*[)）])?[-\d]*$/.test(title)) return 'work-report'
  const head = blocks.slice(0, 12).map(block => block.text)
  const address = head.findIndex(text => /^各位代表/.test(text))
  const opening = head
    .slice(Math.max(0, address), address + 4)
    .join('')
    .slice(0, 400)
  if (
    (address >= 0 || /^现在，?我代表/.test(opening)) &&
    /代表[^。]{0,20}(?:政府|公署|国务院)[^。]{0,30}报告|政府工作报告/.test(opening)
  ) {
    return 'work-report'
  }
  const articles = blocks.slice(0, 80).some(block => numberingOf(block.text)?.rank === RANK.article)
  if (articles) return 'regulation'
  const said = `${title ?? ''}${
    title === null
      ? blocks
          .slice(0, 3)
          .map(b => b.text.slice(0, 400))
          .join('')
      : ''
  }`
  if (/法治|依法行政|年度|报告$|总结$|情况$|工作报告|白皮书/.test(said)) return 'annual'
  return 'other'
}

/** Years written before 年 that stand for themselves: not the ends of a range, not part of a full date. */
function yearsIn(text: string): number[] {
  const years: number[] = []
  for (const found of arabicDates(text).matchAll(
    /(?<![\d—–\-~至])((?:19|20)\d\d)\s?年(?!\s?\d{1,2}\s?月)(?![—–\-~至])/g,
  )) {
    const year = Number(found[1])
    if (isYear(year) && !years.includes(year)) years.push(year)
  }
  return years
}

function fromTitle(title: string, genre: Genre): FoundYear | null {
  const outside = title.replace(/《[^《》]*》/g, '')
  const years = yearsIn(outside)
  const value = years[0]
  if (value === undefined || (years.length > 1 && genre !== 'annual')) return null
  return { value, source: 'title', evidence: clip(title) }
}

/** `2019年6月25日 …常务委员会…通过`: the latest of adoption, approval and amendment. */
function fromAdoption(blocks: readonly Block[]): FoundYear | null {
  let best: FoundYear | null = null
  for (const { text } of blocks.slice(0, 40)) {
    if (numberingOf(text)?.rank === RANK.article) break
    if (text.length > 1500 || !/通过|修订|修正|修改|批准|公布|发布|颁布/.test(text)) continue
    for (const found of arabicDates(text).matchAll(
      /((?:19|20)\d\d)年\d{1,2}月(\d{1,2}日)?(?![^，。；）)]{0,4}(?:起)?施行)/g,
    )) {
      const value = Number(found[1])
      if (isYear(value) && (!best || value > best.value))
        best = { value, source: 'header', evidence: clip(text) }
    }
  }
  return best
}

const REVIEW = /回顾|工作情况|完成情况|开展情况|主要(?:工作|举措|成效)|成效|总结/
const PLAN = /安排|任务|重点|目标|计划|打算|总体要求|建议|部署|主要工作|思路|举措/

/** A government work report is named after the year it is given in, and plans. */
function ofWorkReport(blocks: readonly Block[]): FoundYear | null {
  for (const { text } of blocks.slice(0, 12)) {
    const found = /^[—―－–\-（(]*((?:19|20)\d\d)年\d{1,2}月\d{1,2}日.{0,40}(?:代表大会|会议)/.exec(
      arabicDates(text.slice(0, 120)),
    )
    if (found) return { value: Number(found[1]), source: 'header', evidence: clip(text) }
  }
  let review: FoundYear | null = null
  for (const { text } of blocks) {
    if (text.length > 60) continue
    const year = yearsIn(text)[0]
    if (year === undefined) continue
    const heading = arabicDates(text)
    const after = heading.slice(heading.indexOf(String(year)) + 4)
    if (/^\s?年?.{0,24}回顾/.test(after)) review ??= { value: year + 1, source: 'text', evidence: clip(text) }
    else if (PLAN.test(after) && numberingOf(text)?.rank !== RANK.digit) {
      if (!review || review.value === year) return { value: year, source: 'text', evidence: clip(text) }
    }
  }
  return review ?? inOpening(blocks)
}

/** 过去的2023年 / 2023年是…的一年 in the opening of a work report tells the year before. */
function inOpening(blocks: readonly Block[]): FoundYear | null {
  const opening = blocks
    .slice(0, 6)
    .map(block => block.text)
    .join('')
    .slice(0, 1500)
  const congress = /第([一二三四五六七八九十]{1,3})届全国人民代表大会第([一二三四五])次会议/.exec(opening)
  const text = arabicDates(opening)
  const past =
    /(?:过去的|刚刚过去的|即将过去的)((?:19|20)\d\d)年/.exec(text) ??
    /[一、。 ]((?:19|20)\d\d)\s?年(?:工作回顾|是[^。]{0,60}(?:一年|之年|年份))/.exec(text)
  if (past) return { value: Number(past[1]) + 1, source: 'first-sentence', evidence: clip(past[0]) }
  if (congress) {
    const number = '一二三四五六七八九十'
    const han = congress[1]!
    const term = han.startsWith('十') ? 10 + number.indexOf(han[1] ?? '') + 1 : number.indexOf(han) + 1
    const session = number.indexOf(congress[2]!) + 1
    // Since the sixth (1983) every congress sits five years, one session a spring.
    if (term >= 6)
      return {
        value: 1983 + (term - 6) * 5 + session - 1,
        source: 'first-sentence',
        evidence: clip(congress[0]),
      }
  }
  return null
}

/** The first sentence of an annual report opens with its year; else its first dated heading names it. */
function ofAnnual(blocks: readonly Block[], titles: ReadonlySet<number>): FoundYear | null {
  const body = blocks.filter((_, i) => !titles.has(i))
  const prose = body.find(block => block.text.length >= 30 && /[，,。]/.test(block.text))
  const sentence = prose ? (/^[^。！？]*/.exec(prose.text)?.[0] ?? '') : ''
  const opening = arabicDates(sentence.slice(0, 400))
  const first = /^((?:19|20)\d\d)年(?:度|以来|来|底)?(?:[，,、是]|(?=[\u4e00-\u9fff]))(?!\d)/.exec(opening)
  if (first && !/^\d{4}年\d/.test(opening)) {
    return { value: Number(first[1]), source: 'first-sentence', evidence: clip(sentence) }
  }
  const reported =
    /((?:19|20)\d\d)年(?:度)?[^。，,]{0,40}(?:情况|工作)[^。]{0,20}(?:报告|汇报|公布|总结)如下/.exec(
      arabicDates((prose?.text ?? '').slice(0, 1500)),
    )
  if (reported) return { value: Number(reported[1]), source: 'first-sentence', evidence: clip(reported[0]) }
  for (const { text } of body) {
    if (text.length > 50 || !numberingOf(text)) continue
    const year = yearsIn(text)[0]
    if (year !== undefined && REVIEW.test(text) && !/计划|打算|下一步|安排/.test(text)) {
      return { value: year, source: 'text', evidence: clip(text) }
    }
  }
  return null
}

/** The one year a file or folder name holds, written apart from other digits: 2021年报告.txt, 兴庆区_2022.txt. */
function fromName(name: string, source: 'file-name' | 'folder'): FoundYear | null {
  const years = [...name.matchAll(/(?<![0-9A-Za-z])((?:19|20)\d\d)(?![0-9A-Za-z])/g)].map(found =>
    Number(found[1]),
  )
  const plain = new Set(years.filter(isYear))
  if (plain.size !== 1 || /\d{4}[-.]\d{1,2}[-.]\d/.test(name)) return null
  return { value: [...plain][0]!, source, evidence: clip(name) }
}

/** Year of a report with its evidence, or null where neither the text nor the names tell. */
export function findYear(
  file: string,
  title: string | null,
  blocks: readonly Block[],
  titles: ReadonlySet<number>,
): FoundYear | null {
  const genre = genreOf(title, blocks)
  if (genre === 'regulation') {
    const adopted = fromAdoption(blocks)
    if (adopted) return adopted
  }
  const titled = title === null ? null : fromTitle(title, genre)
  if (titled) return titled
  if (genre === 'work-report') {
    const given = ofWorkReport(blocks)
    if (given) return given
  } else if (genre === 'annual') {
    const annual = ofAnnual(blocks, titles)
    if (annual) return annual
  }
  const parts = file.split('/')
  const name = parts.pop()!.replace(/\.[^.]*$/, '')
  return fromName(name, 'file-name') ?? (parts.length > 0 ? fromName(parts.at(-1)!, 'folder') : null)
}
