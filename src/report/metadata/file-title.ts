// file-title.ts — the title that a file is named by, for a report whose text has none. Not: a title in the text (title.ts).
import { locateRegions } from '../../regions/locate.ts'
import { hasTitleEnding } from '../language/titles.ts'

// Bounded: a name is at most LONGEST.
/** Copies and downloads are numbered behind the name: 报告(1), 报告 - 副本. */
const COPY = /(?:[\s_-]*[(（]\d{1,2}[)）]|[\s_-]*(?:副本|复件|定稿|终稿|扫描件?|最终版))+$/
/** A number that orders files, not a year: 003_, 12. */
const ORDER = /^\d{1,4}[._、\-\s]+(?!年)/
/** Behind the ending of a title a file's name may tell which part or year: 报告-2, 办法（试行）, 报告-2024年12月. */
// Bounded: as COPY.
const BEHIND = /[\s-]*(?:\d{1,4}年?(?:\d{1,2}月)?|[（(][^（()）]{1,20}[)）])$/
const NO_TITLE = /^(?:新建|未命名|无标题|文本文档|文档|扫描|下载|附件|正文|复件|副本)|文件$|[上下]$/

const LEAST = { withEnding: 4, withoutEnding: 10, withoutYear: 6 }

/**
 * The title in a file's name, without folders, ending and what orders or copies files; null where the name is none, as
 * a number, a place or a year is not.
 *
 * @example
 * fileTitle('江苏/昆山市_2024_2024年昆山市政府工作报告.txt') // => '2024年昆山市政府工作报告'
 * fileTitle('兴庆区_2022.txt') // => null
 */
export function fileTitle(file: string): string | null {
  const stem = file
    .slice(file.lastIndexOf('/') + 1)
    .replace(/\.[^.]*$/, '')
    .normalize('NFC')
  if (stem.length > LONGEST) return null
  const parts = stem.replace(COPY, '').replace(ORDER, '').split(/_+/)
  return parts.map(part => part.trim()).findLast(isTitle) ?? null
}

// --- internal ---

/** No title is longer, in UTF-16 units. */
const LONGEST = 200

function isTitle(part: string): boolean {
  if (NO_TITLE.test(part) || /[。；>›»]/.test(part)) return false
  const ideographs = part.replace(/[^\u4e00-\u9fff]/g, '').replace(/[年月日]/g, '')
  if (ideographs.length < LEAST.withEnding) return isLatinTitle(part)
  if (hasTitleEnding(part) || hasTitleEnding(part.replace(BEHIND, '')))
    return ideographs.length >= LEAST.withoutYear || /(?:19|20)\d\d年/.test(part)
  return ideographs.length >= LEAST.withoutEnding && !isOnlyPlaces(part)
}

/** 江苏省苏州市昆山市2024 */
function isOnlyPlaces(part: string): boolean {
  const places = locateRegions(part, [], { counties: true }).reduce((sum, { length }) => sum + length, 0)
  return part.replace(/[^\u4e00-\u9fff]/g, '').length - places < LEAST.withoutYear
}

/** Report on the Work of the Government 2024: four words and more. */
const isLatinTitle = (part: string) =>
  /^\p{Lu}/u.test(part) && part.split(/[\s-]+/).length >= 4 && /[a-z]{3}/.test(part)
