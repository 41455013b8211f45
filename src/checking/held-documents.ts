// held-documents.ts — the documents of a library by title and by number, and the numbers they give themselves. Not: what
// a draft names (named-documents.ts).
import { skeleton } from '../analysis/skeleton.ts'
import { type Corpus, SHORT_TURN, textOf } from '../corpus/corpus.ts'
import type { ReportRecord } from '../engine/engine.ts'
import { inTurns } from '../turns.ts'
import { type DocumentNumber, numbersIn } from './document-numbers.ts'

export interface HeldDocuments {
  /** All that have a title, in the order of the library, then those that issue a document of that title. */
  named: (title: string) => readonly ReportRecord[]
  numbered: (number: Pick<DocumentNumber, 'before' | 'key'>) => ReportRecord | undefined
}

/** In turns: a large library takes tenths of a second. */
export async function heldDocuments(reports: readonly ReportRecord[]): Promise<HeldDocuments> {
  const turn = inTurns(SHORT_TURN)
  const byTitle = new Map<string, ReportRecord[]>()
  const byIssued = new Map<string, ReportRecord[]>()
  const byNumber = new Map<string, { name: string; report: ReportRecord }[]>()
  for (const report of reports) {
    await turn()
    for (const name of new Set(namesOf(report.title ?? ''))) add(byTitle, name, report)
    for (const name of new Set(issuedIn(report.title ?? '').flatMap(namesOf))) add(byIssued, name, report)
    for (const { before, key } of filedUnder(report).flatMap(text => [...numbersIn(text)]))
      if (!ANYONES.test(before)) add(byNumber, key, { name: before, report })
  }
  return {
    named: title => {
      const names = namesOf(title)
      const maps = [byTitle, byIssued]
      return maps
        .flatMap(map => names.map(name => map.get(name)).find(found => found !== undefined) ?? [])
        .filter(report => !isOtherVersion(title, report.title ?? ''))
    },
    numbered: ({ before, key }) => byNumber.get(key)?.find(({ name }) => before.endsWith(name))?.report,
  }
}

/**
 * The numbers that a report gives itself: the one it is filed under, those behind its title, and those of the lines at
 * its head that say when it was passed or made known.
 *
 * @param report number of the report
 */
export function ownNumbers(corpus: Corpus, report: number): string[] {
  const lines = filedUnder(corpus.reports[report]!)
  const first = corpus.reportParagraph[report]!
  const behind = Math.min(first + HEAD, corpus.reportParagraph[report + 1]!)
  for (let paragraph = first; paragraph < behind; paragraph++) {
    const line = PLAIN.exec(textOf(corpus, paragraph).slice(0, LONGEST).trim())![0]
    // Of 14日中国人民银行令 the day is no organ.
    if (MADE_KNOWN.test(line) && HOW.test(line)) lines.push(line.replace(/月\d{1,2}日/gu, '$& '))
  }
  return lines.flatMap(line => {
    const whole = [...numbersIn(line)].filter(({ isWhole }) => isWhole)
    return whole.map(({ start, end }) => line.slice(start, end))
  })
}

// --- internal ---

/** Paragraphs of a report, and UTF-16 units of each, among which it says when it was made known. */
const HEAD = 8
const LONGEST = 400

/** As far as a line is neither prose nor names another document. */
const PLAIN = /^[^《。]*/u
/** （2022年4月14日中国人民银行令〔2022〕第3号公布 自2022年6月1日起施行）, with brackets around it or none. */
const MADE_KNOWN = /^[（(]?(?:19|20)\d\d年\d{1,2}月\d{1,2}日/u
const HOW = /公布|发布|通过|批准|修订|修正/u

/** An order of any of them, behind a title of one: 省人民政府令. */
const ANYONES = /^[省市县区]?(?:人民)?(?:政府|[部委局署会厅行院])令$/u

const BEHIND_TITLE = /[（(][^（()）]*[)）]\s*$/u

/** What holds its number: the one that was read, and what stands behind the title, （国务院令第768号）. */
const filedUnder = ({ title, documentNumber }: ReportRecord): string[] => [
  documentNumber ?? '',
  BEHIND_TITLE.exec(title ?? '')?.[0] ?? '',
]

/** 指南（2018版） is not 指南（2021版）; what stands behind a title may be left out, or be something else. */
function isOtherVersion(one: string, other: string): boolean {
  const [here, there] = [one, other].map(title => skeleton(BEHIND_TITLE.exec(title)?.[0] ?? '')) as [
    string,
    string,
  ]
  const plain = (bones: string) => bones.replace(FIGURES, '0')
  return here !== there && plain(here) === plain(there)
}

const FIGURES = /[\d〇零一二三四五六七八九十百]+/gu

function add<Value>(map: Map<string, Value[]>, key: string, value: Value) {
  const all = map.get(key)
  if (all) all.push(value)
  else map.set(key, [value])
}

/**
 * The documents that come with a notice: 《规划》 in 关于印发《规划》的通知, or without its brackets. A short name, 方案, is
 * anybody's.
 */
function issuedIn(title: string): string[] {
  const issued = ISSUED.exec(title)?.[1]
  if (issued === undefined) return []
  const bracketed = Array.from(issued.matchAll(BRACKETED), ([, name]) => name!)
  return (bracketed.length > 0 ? bracketed : [issued]).filter(name => name.length >= SHORTEST)
}

const ISSUED = /关于(?:印发|发布|公布|转发|批转|下发)(.{1,200})的(?:通知|公告)/u
/** One bracket in another is of its title. */
const BRACKETED = /《((?:[^《》]|《[^《》]{0,100}》){1,200})》/gu
const SHORTEST = 6

/**
 * A title as a whole; without the year of its version and without 中华人民共和国, as people name laws. A place stands before
 * its year or behind it: 苏州市2024年政府工作报告.
 */
function namesOf(title: string): string[] {
  const plain = skeleton(title.replace(BEHIND_TITLE, ''))
  return [skeleton(title), plain, plain.replace(/^中华人民共和国/u, '')]
    .map(name => name.replace(PLACE_AND_YEAR, '$2$1'))
    .filter(name => name !== '')
}

const PLACE_AND_YEAR = /^(\p{Script=Han}{1,11}[省市县区州盟旗])((?:19|20)\d\d年)/u
