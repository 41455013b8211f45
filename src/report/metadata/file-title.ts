// file-title.ts — the title that a file is named by, for a report whose text has none. Not: a title in the text (title.ts).
import { locateRegions } from '../../regions/locate.ts'
import { bareTitle, hasTitleEnding } from '../language/titles.ts'

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

/**
 * In which of the texts a long name goes on in the midst of a clause: whoever saved the file cut it there. Null where it is whole,
 * or where nobody can tell.
 *
 * @param name as `fileTitle` gives it  @param texts the first of the report
 * @example cutIn('会议决定进一步清理和规范涉企收费部署深化建筑业改', ['会议决定进一步清理和规范涉企收费，部署深化建筑业改革。']) // => 0
 */
export function cutIn(name: string, texts: readonly string[]): number | null {
  const bare = bareTitle(name.replace(NUMBERED, ''))
  if (bare.length < LEAST_CUT || hasTitleEnding(name)) return null
  const said = Array.from(bare, letter => letter.replace(/[^\p{L}\p{N}]/u, '\\$&')).join('[\\p{P}\\p{Z}\\s]*')
  const text = texts.map(text => text.normalize('NFKC'))
  const found = new RegExp(`${said}(?=[\\p{Ps}\\p{Pi}\\p{Pf}]?[\\p{L}\\p{N}])`, 'u').exec(text.join('\n'))
  if (!found) return null
  let end = found.index + found[0].length
  return text.findIndex(({ length }) => {
    end -= length + 1
    return end < 0
  })
}

/** A name that was cut, as a title. @example cutTitle('以交通大动-2') // => '以交通大动…' */
export const cutTitle = (name: string): string => `${name.replace(NUMBERED, '')}…`

// --- internal ---

/** Behind the name of one of several files that were cut to the same: 以交通大动-2. */
const NUMBERED = /-\d{1,2}$/
/** So many letters of a name do not stand in the text by chance. */
const LEAST_CUT = 20

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
