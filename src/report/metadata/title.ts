// title.ts — which lines at the head are the report's title. Not: a title made up where there is none.

import {
  bareTitle,
  hasTitleEnding,
  isBreadcrumb,
  isClause,
  isDocumentNumber,
  sameTitle,
} from '../language/titles.ts'
import type { Block } from '../structure/joining.ts'
import { cutIn } from './file-title.ts'
import {
  canBeginTitle,
  canBeTitle,
  isOrgan,
  isPlace,
  isSubtitle,
  linesOfTitle,
  MOST_LINES,
  namesKind,
  standsAbove,
} from './title-lines.ts'

/** How secret and how urgent it is: 绝密★启用前, 特急. */
const MARKINGS = /(?:绝密|机密|秘密|内部(?:资料|文件)?)(?:[★☆*].{0,6})?|特急|特提|加急|平急|急件/g
/** What stands above the title of an official document (GB/T 9704): copy number, secrecy, urgency, organ, number. */
function isLetterhead(text: string): boolean {
  const bare = text.replace(/[\s\u3000]+/g, '')
  return (
    isDocumentNumber(text) ||
    /文件$|^\d{6}$|^签发人[:：]|人民政府公报$|第[\d一二三四五六七八九十]{1,4}期(?:[（(].{1,8}[)）])?$/.test(
      bare,
    ) ||
    bare.replace(MARKINGS, '') === ''
  )
}

/** 永州市人民政府门户网站, 中国政府网 */
const isSiteName = (text: string) =>
  text.length <= 30 && /(?:网站|门户网|政府网|政务网|信息网|公开网|公开平台|公开专栏)$/.test(text)

/**
 * What stands above a title and is none: a site's name, a caption, a breadcrumb, where the speech was given
 * (在天门市第十届人民代表大会第三次会议上), 附件.
 */
function isAbove(text: string): boolean {
  return (
    isLetterhead(text) ||
    isSiteName(text) ||
    isBreadcrumb(text) ||
    /(?:会议|大会|全会)上$/.test(text) ||
    /^附[件表录]\s?[\d一二三四五六七八九十]{0,3}\s?[:：]?$/.test(text) ||
    isCaption(text) ||
    isDayBanner(text)
  )
}

/** 天门市人民政府 2019年12月3日 星期二: what a page says of today. */
const isDayBanner = (text: string) =>
  text.length <= 60 && /\d{4}年\d{1,2}月\d{1,2}日[\s\u3000]*星期[一二三四五六日天]/.test(text)

/** 1月5日，市长作政府工作报告。记者 李明 摄 */
const isCaption = (text: string) =>
  text.length <= LONGEST_CAPTION &&
  /(?:摄影?|供图|摄影[:：]?.{2,8}|资料图片?)[)）]?$|^图(?:为|片[:：])/.test(text)
const LONGEST_CAPTION = 120

/** 政 府 工 作 报 告: letters set apart by the typesetter. */
function closeUp(text: string): string {
  return /^(?:[\u4e00-\u9fff\d][ \u3000]+){3,}[\u4e00-\u9fff\d]$/.test(text) ||
    /^(?:报[ \u3000]+告|通[ \u3000]+知|总[ \u3000]+结)$/.test(text)
    ? text.replace(/[ \u3000]+/g, '')
    : text
}

export interface FoundTitle {
  text: string
  /** Indexes of the blocks that make it up, in order. */
  blocks: number[]
  /** Blocks that say it again. */
  repeated: number[]
}

/**
 * The title among the first `head` blocks (those before the first line of prose), or null. `known` is the title that
 * a header table gave.
 */
export function findTitle(
  blocks: readonly Block[],
  head: number,
  known: string | null,
  fileTitle: string | null = null,
): FoundTitle | null {
  // A caption is a sentence, too, and above the title all the same.
  const captions = blocks.findIndex(({ text }) => !isCaption(text))
  const near = Math.min(captions > 0 ? Math.max(head, captions + NEAR_CAPTION) : head, NEAR, blocks.length)
  const found = ofName(blocks, near, fileTitle) ?? locateTitle(blocks, near, known)
  if (!found) return null
  for (let i = found.blocks.at(-1)! + 1; i < near; i++) {
    if (sameTitle(blocks[i]!.text, found.text)) found.repeated.push(i)
  }
  return found
}

/** How many blocks are looked at; and how many behind captions. */
const NEAR = 12
const NEAR_CAPTION = 3

/** The first lines that together are what the file is called: 李克强主持召开国务院常务会议 / 决定…. */
function ofName(blocks: readonly Block[], near: number, fileTitle: string | null): FoundTitle | null {
  if (fileTitle === null) return null
  // 决胜全面建成小康社会…胜利(十九大): the file's name may have more behind.
  const names = [fileTitle, fileTitle.replace(/[（(][^（()）]{1,20}[)）]$/, '')].map(bareTitle)
  let text = ''
  for (let i = 0; i < Math.min(near, MOST_LINES); i++) {
    text += blocks[i]!.text
    if (text.length > 2 * fileTitle.length + MOST_LINES) break
    if (names.includes(bareTitle(text)))
      return { text, blocks: Array.from({ length: i + 1 }, (_, at) => at), repeated: [] }
  }
  return ofCutName(blocks, near, fileTitle)
}

/** The same where the name was cut: the lines up to the one in which it goes on, unless these are prose. */
function ofCutName(blocks: readonly Block[], near: number, fileTitle: string): FoundTitle | null {
  const lines = blocks.slice(0, Math.min(near, MOST_LINES)).map(({ text }) => text)
  const last = cutIn(fileTitle, lines)
  if (last === null) return null
  const title = lines.slice(0, last + 1)
  if (title.some(isProse) || !bareTitle(title.join('')).startsWith(bareTitle(fileTitle))) return null
  return { text: title.join(''), blocks: Array.from(title.keys()), repeated: [] }
}

/** 会议指出，…。 */
const isProse = (text: string) => /[。；;]/.test(text) || text.length > LONGEST_LINE
const LONGEST_LINE = 60

function locateTitle(blocks: readonly Block[], near: number, known: string | null): FoundTitle | null {
  const lines = blocks.slice(0, near).map(({ text }) => closeUp(text))
  const from = (i: number, count: number): FoundTitle => ({
    text: lines.slice(i, i + count).join(''),
    blocks: Array.from({ length: count }, (_, at) => i + at),
    repeated: [],
  })
  if (known !== null) {
    for (let i = 0; i < near; i++)
      for (let count = 1; count <= MOST_LINES && i + count <= near; count++)
        if (sameTitle(lines.slice(i, i + count).join(''), known)) return from(i, count)
  }
  // The page's heading and the report's own, with when and where it was published between.
  const twice = lines.findIndex(
    (text, i) =>
      isOwnTitle(text) && !isAbove(text) && lines.slice(i + 1).some(other => sameTitle(text, other)),
  )
  if (twice >= 0) return from(twice, 1)
  let isFirst = true
  for (let i = 0; i < near; i++) {
    const text = lines[i]!
    const next = lines[i + 1] ?? ''
    if (isAbove(text) || standsAbove(text, next)) continue
    const isTop = isFirst
    isFirst = false
    if (blocks[i]!.depth === 1) return from(i, 1)
    // 云南要闻 / 2026年政府工作报告: the name of a column, as its breadcrumb ends.
    if (isTop && isColumnName(text) && (isOwnTitle(next) || linesOfTitle(lines, i + 1) > 1)) continue
    if (isTop && namesKind(text, next)) continue
    if (!canBeginTitle(text) || (isClause(text) && !(i === 0 && isSetApart(blocks)))) return null
    const count = linesOfTitle(lines, i)
    if (count > 0) return from(i, count)
    // Without a title's ending, only the very first line, and only if it does not name a person or an office.
    const plain =
      i === 0 && text.length >= 6 && /[\u4e00-\u9fff]{4}/.test(text) && !/^(?:20|19)\d\d年/.test(text)
    if (!plain || isOrgan(text) || text.length > 40 || /[的了和与在是为对]$/.test(text)) return null
    return from(i, isSubtitle(next) ? 2 : 1)
  }
  return null
}

/** 政务公开, Annual Report: too short, or in too foreign a script, for a title that a title stands below. */
const isColumnName = (text: string) =>
  !isOrgan(text) &&
  !isPlace(text) &&
  !/[\d，。：]/.test(text) &&
  (text.length <= 5 || /^[\p{sc=Latin}\d\s\p{P}]+$/u.test(text))
const isOwnTitle = (next: string) =>
  canBeTitle(next) && /[\u4e00-\u9fff]{6}/.test(next) && hasTitleEnding(next) && !isClause(next)

/** An empty line behind the first: 处理加班费争议，如何分配举证责任 heads a text, and does not break off. */
const isSetApart = ([first, next]: readonly Block[]) =>
  first !== undefined && next !== undefined && next.line > first.line + 1
