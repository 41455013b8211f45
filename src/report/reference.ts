// reference.ts — how one refers to a report: by its title, or what stands for one, and as a citation. For exports, command
// line and pages alike, so nothing of Node is used here. Not: its elements on a page (web/shared/report-nodes.ts).
import { isNation, placeName, placeText } from '../regions/place-text.ts'
import { genreOf } from './genre.ts'
import type { Metadata } from './report.ts'

type Referred = Pick<Metadata, 'title' | 'region' | 'year'> & { id: string; file: string }
type Published = Referred & Pick<Metadata, 'publisher' | 'publishedAt'>

/**
 * What tells a report without a title apart: its file's name without folder and ending, or its id where the file
 * holds many.
 *
 * @example fileName({ id: 'd1f381dcd2fd', file: '宁夏/005.txt' }) // => '005'
 */
export function fileName({ id, file }: Pick<Referred, 'id' | 'file'>): string {
  if (holdsMany(file)) return id
  const name = file.slice(file.lastIndexOf('/') + 1)
  const ending = name.lastIndexOf('.')
  return ending > 0 ? name.slice(0, ending) : name
}

export interface ReportName {
  text: string
  /** The report has no title of its own: the name is ours, made of place and year, and must be shown as such. */
  made: boolean
  /** Tells reports apart whose made-up names are one: see `fileName`. Null: `text` does. */
  file: string | null
}

/**
 * What to call a report: its title, with dots where it is known to be cut; where it has none, place and year.
 *
 * @example reportName({ id: 'd1f381dcd2fd', title: null, region: null, year: 2022, file: '宁夏/005.txt' })
 * // => { text: '2022 年报告', made: true, file: '005' }
 */
export function reportName(report: Referred): ReportName {
  const { title, region, year } = report
  if (title)
    return { text: title + (isCutTitle(report) && !DOTS.test(title) ? '…' : ''), made: false, file: null }
  const file = fileName(report)
  if (!region && year === null) return { text: file, made: true, file: null }
  return {
    text: `${region ? placeName(region.name) : ''} ${year === null ? '' : `${year} 年`}报告`.trim(),
    made: true,
    file,
  }
}

/**
 * The same where there is room for one text only.
 *
 * @example reportLabel({ id: 'd1f381dcd2fd', title: null, region: null, year: 2022, file: '宁夏/005.txt' }) // => '2022 年报告（005）'
 */
export function reportLabel(report: Referred): string {
  const { text, file } = reportName(report)
  return file === null ? text : `${text}（${file}）`
}

/**
 * The number that a document was issued under; null for the 索引号 of a web page, which may stand for it in
 * `documentNumber`, and which nobody cites.
 *
 * @example issuedNumber('国办发〔2021〕30号') // => '国办发〔2021〕30号'
 * @example issuedNumber('MB1A08302/2021-00674') // => null
 */
export const issuedNumber = (documentNumber: string | null): string | null =>
  documentNumber?.includes('号') ? documentNumber : null

/**
 * How a passage is cited: 地区，《题名》，年份，章节. What is not known is left out; a report without a title is cited by
 * its file (and its id, where the file holds many).
 *
 * @example citation(report, ['一、主要举措'])   // '湖北省天门市，《关于2020年法治政府建设情况的报告》，2020年，一、主要举措'
 */
export function citation({ id, file, region, title, year }: Referred, section: readonly string[]): string {
  const line = holdsMany(file) ? `，编号“${id}”` : ''
  const parts = [
    region && placeText(region.path, ''),
    title
      ? quotedTitle(title) + (isCutTitle({ title, file }) ? '〔题名不全〕' : '')
      : `〔原文无题名，文件“${file}”${line}〕`,
    year === null ? null : `${year}年`,
    section.join(' '),
  ]
  return parts.filter(Boolean).join('，')
}

/**
 * A title in its marks, 《》 and 〈〉 by turns as GB/T 15834 has them; a mark that has no partner is left out.
 *
 * @example quotedTitle('关于印发《规划》的通知') // => '《关于印发〈规划〉的通知》'
 * @example quotedTitle('《规划》') // => '《规划》'
 */
export function quotedTitle(title: string): string {
  const signs = [...title]
  const partner = partners(signs)
  // A title that is all in marks of its own needs none.
  const isMarked = partner.get(0) === signs.length - 1
  const marks = [PAIRS.slice(0, 2), PAIRS.slice(2)] as const
  let depth = isMarked ? 0 : 1
  const inner = signs.map((sign, i) => {
    if (!PAIRS.includes(sign)) return sign
    const other = partner.get(i)
    if (other === undefined) return ''
    return other > i ? marks[depth++ % 2]![0]! : marks[--depth % 2]![1]!
  })
  return isMarked ? inner.join('') : `《${inner.join('')}》`
}

export interface Author {
  /** Several issued a joint document. */
  names: string[]
  /** Ours: the report does not say who published it. */
  made: boolean
}

/**
 * Who answers for a report: who published it; else the organ that its title begins with, by full name; else, of a
 * 政府工作报告, the government of its division, whose report it is by law; else the division. Of the nation's other texts
 * nobody can be told.
 *
 * @example authorOf({ title: '2024年政府工作报告', region: tianmen, publisher: null })
 * // { names: ['湖北省天门市人民政府'], made: true }
 */
export function authorOf({
  title,
  region,
  publisher,
}: Pick<Metadata, 'title' | 'region' | 'publisher'>): Author | null {
  if (publisher) return { names: organsIn(publisher), made: false }
  if (!region) return null
  const organ = ORGAN.exec(title ?? '')?.[0].trim()
  // 市司法局 alone could be any city's.
  if (organ && (isNation(region.path) || region.path.some(name => organ.startsWith(name))))
    return { names: organsIn(organ), made: true }
  const ofGovernment = title !== null && isWorkReport(title, region.path)
  if (isNation(region.path)) return ofGovernment ? { names: ['国务院'], made: true } : null
  return { names: [placeText(region.path, '') + (ofGovernment ? '人民政府' : '')], made: true }
}

/**
 * Whether a title was cut short: it ends in dots, or its file has a name as long as a file system takes.
 *
 * @example isCutTitle({ title: '北京市经济和信息化局印发《关于推进北京市数...', file: 'a.txt' }) // => true
 */
export function isCutTitle({ title, file }: { title: string | null; file: string }): boolean {
  if (title === null) return false
  if (DOTS.test(title)) return true
  const bytes = new TextEncoder().encode(file.slice(file.lastIndexOf('/') + 1)).length
  // A character has up to four bytes: the last that has no room goes whole.
  return bytes <= MOST_BYTES && bytes > MOST_BYTES - 4 && file.replace(/\.[a-z\d]+$/iu, '').endsWith(title)
}

/** The year that a reference gives: that of publication; where it is unknown, the one that the report is about. */
export const citedYear = ({ year, publishedAt }: Pick<Published, 'year' | 'publishedAt'>): number | null =>
  publishedAt === null ? year : Number(publishedAt.slice(0, 4))

/**
 * A report in a list of references as GB/T 7714—2015 has it: 责任者. 题名[R/OL]. (发布日期)[引用日期]. 地址. What is ours stands
 * in brackets.
 *
 * @param address where it can be read: the report's own, else the library's
 * @param today `YYYY-MM-DD`, the day of citing
 * @example gbt7714(report, 'http://10.0.0.8/r/a1', '2026-11-26')
 * // '天门市人民政府. 关于2020年法治政府建设情况的报告[R/OL]. (2021-09-06)[2026-11-26]. http://10.0.0.8/r/a1.'
 */
export function gbt7714(report: Published, address: string, today: string): string {
  const { title, publishedAt, file } = report
  const author = authorOf(report)
  const said = author && listed(author.names)
  const by = said === null ? '[责任者不详]' : author?.made ? `[${said}]` : said
  const date = publishedAt ?? citedYear(report)
  const name = title ? title + (isCutTitle(report) ? '[题名不全]' : '') : `[原文无题名，文件“${file}”]`
  const kind = genreOf(title) === '报告' ? 'R' : 'Z'
  return `${by}. ${name}[${kind}/OL]. ${date === null ? '' : `(${date})`}[${today}]. ${address}.`
}

/**
 * Whether a title is that of a 政府工作报告, not of a text about one: nothing but its year and the names of its division
 * stands in front.
 *
 * @param path the names of its division
 * @example isWorkReport('2024年天门市政府工作报告', ['湖北省', '天门市']) // => true
 */
export function isWorkReport(title: string, path: readonly string[]): boolean {
  const before = WORK_REPORT.exec(title.trim())?.[1]
  if (before === undefined) return false
  let rest = before.replace(/\d{4}\s*年度?|国务院|\s/gu, '')
  for (const name of path) {
    // 新疆 is short for 新疆维吾尔自治区.
    let common = 0
    while (common < name.length && rest[common] === name[common]) common++
    if (common >= 2) rest = rest.slice(common).replace(UNIT, '')
  }
  return rest === ''
}

// --- internal ---

/**
 * What a title begins with that speaks in it: 天门市人民政府关于…, 北京市司法局2021年…. Not what news tell of: …会议听取
 * 中央纪律检查委员会2013年工作汇报.
 */
const ORGAN =
  /^(?![\p{sc=Han}、 ]{0,24}(?:听取|审议|召开|主持|部署))[\p{sc=Han}、 ]{1,30}?(?:人民政府|国务院|中央|委员会|办公[厅室]|法院|检察院|[局厅]|(?<![全东西南北中内])部)(?= ?(?:关于|印发|\d{4}年))/u
/** What the name of an organ ends in; 办公厅 alone is part of one. */
const ORGAN_END = /^(?!办公[厅室]$).+(?:政府|国务院|中央|办公[厅室]|[局厅部委会署院行])$/u

/** 水利部、财政部 are two; 规划、建设局 is one. */
function organsIn(text: string): string[] {
  const parts = text.split(/[\s、，,；;]+/u).filter(Boolean)
  return parts.length > 1 && parts.every(part => ORGAN_END.test(part)) ? parts : [text]
}

/** GB/T 7714 names three. */
const listed = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')}, 等` : names.join(', ')

/** What stands before 政府工作报告 in a title, and what may follow: —2024年1月5日在…, （摘要）, -2. */
const WORK_REPORT = /^《?([^《》]*?)(?:人民)?政府工作报告(?=$|[》〉:：(（〔[—–-]|\s*(?:\d|在|摘要|全文))/u
const UNIT = /^(?:省|市|县|区|州|盟|旗|自治[区州县旗])/u

/** What stands for the rest of a title. */
const DOTS = /(?:…|\.\.\.|。。。)$/u
/** Of a file's name, on the file systems in use. */
const MOST_BYTES = 255
const PAIRS = '《》〈〉'

/** Position of the partner of each mark that has one. */
function partners(signs: readonly string[]): Map<number, number> {
  const found = new Map<number, number>()
  const open: number[] = []
  signs.forEach((sign, i) => {
    const kind = PAIRS.indexOf(sign)
    if (kind < 0) return
    if (kind % 2 === 0) open.push(i)
    else {
      const first = open.pop()
      if (first === undefined) return
      found.set(first, i).set(i, first)
    }
  })
  return found
}

const holdsMany = (file: string) => file.toLowerCase().endsWith('.jsonl')
