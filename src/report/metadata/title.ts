// title.ts — which lines at the head are the report's title. Not: a title made up where there is none.

import { numberingOf } from '../language/numbering.ts'
import {
  bareTitle,
  hasTitleEnding,
  isBreadcrumb,
  isClause,
  isDocumentNumber,
  sameTitle,
} from '../language/titles.ts'
import type { Block } from '../structure/joining.ts'

const ORGAN = /(?:政府|委员会|委|办公室|办公厅|局|厅|部|院|署|管委会|公署|法院|检察院|常务会议)$/
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
    isCaption(text)
  )
}

/** 1月5日，市长作政府工作报告。记者 李明 摄 */
const isCaption = (text: string) =>
  text.length <= LONGEST_CAPTION &&
  /(?:摄影?|供图|摄影[:：]?.{2,8}|资料图片?)[)）]?$|^图(?:为|片[:：])/.test(text)
const LONGEST_CAPTION = 120

function canBeTitle(text: string): boolean {
  if (text.length < 2 || text.length > 120 || numberingOf(text) !== null) return false
  if (/[。；;，,：:]$/.test(text) || /。./.test(text)) return false
  if (/^[—―－\-（(【〔[]/.test(text) || /^各位/.test(text)) return false
  return !/^[\d\s年月日.\-/:：]+$/.test(text) && !isDocumentNumber(text)
}

/** 政 府 工 作 报 告: letters set apart by the typesetter. */
function closeUp(text: string): string {
  return /^(?:[\u4e00-\u9fff\d][ \u3000]+){3,}[\u4e00-\u9fff\d]$/.test(text)
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
/** The most lines that a title which the file's name has whole is broken into. */
const MOST_LINES = 4

/** The first lines that together are what the file is called: 李克强主持召开国务院常务会议 / 决定…. */
function ofName(blocks: readonly Block[], near: number, fileTitle: string | null): FoundTitle | null {
  if (fileTitle === null) return null
  // 决胜全面建成小康社会…胜利(十九大): the file's name may have more behind.
  const names = [fileTitle, fileTitle.replace(/[（(][^（()）]{1,20}[)）]$/, '')].map(bareTitle)
  let text = ''
  for (let i = 0; i < Math.min(near, MOST_LINES); i++) {
    text += blocks[i]!.text
    if (text.length > 2 * fileTitle.length + MOST_LINES) return null
    if (names.includes(bareTitle(text)))
      return { text, blocks: Array.from({ length: i + 1 }, (_, at) => at), repeated: [] }
  }
  return null
}

function locateTitle(blocks: readonly Block[], near: number, known: string | null): FoundTitle | null {
  const one = (i: number, text: string): FoundTitle => ({ text, blocks: [i], repeated: [] })
  const two = (i: number, text: string): FoundTitle => ({ text, blocks: [i, i + 1], repeated: [] })
  if (known !== null) {
    for (let i = 0; i < near; i++) {
      const { text } = blocks[i]!
      if (sameTitle(text, known)) return one(i, text)
      if (i + 1 < near && sameTitle(text + blocks[i + 1]!.text, known))
        return two(i, text + blocks[i + 1]!.text)
    }
  }
  for (let i = 0; i < near; i++) {
    const { depth } = blocks[i]!
    const text = closeUp(blocks[i]!.text)
    if (isAbove(text)) continue
    if (depth === 1) return one(i, text)
    const next = i + 1 < near ? closeUp(blocks[i + 1]!.text) : ''
    // 2024年 / 政府工作报告
    if (/^(?:19|20)\d\d年度?$/.test(text) && hasTitleEnding(next) && canBeTitle(next))
      return two(i, text + next)
    // 云南要闻 / 2026年政府工作报告: the name of a column, as its breadcrumb ends.
    if (i === 0 && isColumnName(text) && isOwnTitle(next)) return one(i + 1, next)
    if (!canBeTitle(text) || (isClause(text) && !(i === 0 && isSetApart(blocks)))) return null
    if (isFirstHalf(text, next)) {
      // 天门市人民政府 / 关于2023年度法治政府建设 / 情况的报告
      const third = i + 2 < near ? closeUp(blocks[i + 2]!.text) : ''
      return !hasTitleEnding(next) && third.length <= 30 && hasTitleEnding(third) && canFollow(next, third)
        ? { text: text + next + third, blocks: [i, i + 1, i + 2], repeated: [] }
        : two(i, text + next)
    }
    if (hasTitleEnding(text)) return one(i, text)
    // Without a title's ending, only the very first line, and only if it does not name a person or an office.
    const plain =
      i === 0 && text.length >= 6 && /[\u4e00-\u9fff]{4}/.test(text) && !/^(?:20|19)\d\d年/.test(text)
    if (!plain || ORGAN.test(text)) return null
    // A long title broken in two: 石化行业智能制造标准体系 / 建设指南.
    if (next.length <= 30 && hasTitleEnding(next) && canFollow(text, next)) return two(i, text + next)
    return text.length > 40 || /[的了和与在是为对]$/.test(text) ? null : one(i, text)
  }
  return null
}

/** 政务公开, Annual Report: too short, or in too foreign a script, for a title that a title stands below. */
const isColumnName = (text: string) =>
  !ORGAN.test(text) &&
  !/[\d，。：]/.test(text) &&
  (text.length <= 5 || /^[\p{sc=Latin}\d\s\p{P}]+$/u.test(text))
const isOwnTitle = (next: string) =>
  canBeTitle(next) && /[\u4e00-\u9fff]{6}/.test(next) && hasTitleEnding(next) && !isClause(next)

/** An empty line behind the first: 处理加班费争议，如何分配举证责任 heads a text, and does not break off. */
const isSetApart = ([first, next]: readonly Block[]) =>
  first !== undefined && next !== undefined && next.line > first.line + 1

const canFollow = (text: string, next: string) => canBeTitle(next) && !sameTitle(text, next)

/** Whether a title is broken in two after `text`, as both lines together show. `next`: empty where there is none. */
function isFirstHalf(text: string, next: string): boolean {
  // 中国区域金融运行报告 /（2024）
  if (/^[（(](?:19|20)\d\d[^（()）]{0,12}[)）]$/.test(next)) return true
  if (!canFollow(text, next)) return false
  // 天门市人民政府 / 工作报告
  if (ORGAN.test(text) && /^(?:政府)?工作报告$/.test(next)) return true
  // 天门市人民政府 / 2021年法治政府建设情况的报告
  if (ORGAN.test(text) && /^(?:关于)?(?:20|19)\d\d年度?/.test(next) && hasTitleEnding(next)) return true
  // 关于2023年国民经济和社会发展计划执行情况 / 与2024年计划草案的报告
  if (/^(?:与|和|及|以及|暨)/.test(next) && hasTitleEnding(next)) return true
  if (hasTitleEnding(text)) return false
  // 天门市人民政府 / 关于…的报告, 天门市关于… / …的报告
  return (ORGAN.test(text) && /^关于/.test(next)) || (text.includes('关于') && hasTitleEnding(next))
}
