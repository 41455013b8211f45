// title.ts — which lines at the head are the report's title. Not: a title made up where there is none.

import { numberingOf } from '../language/numbering.ts'
import { hasTitleEnding, isDocumentNumber, sameTitle } from '../language/titles.ts'
import type { Block } from '../structure/joining.ts'

const ORGAN = /(?:政府|委员会|委|办公室|办公厅|局|厅|部|院|署|管委会|公署|法院|检察院|常务会议)$/
/** What stands above the title of an official document (GB/T 9704): copy number, secrecy, urgency, organ, number. */
function isLetterhead(text: string): boolean {
  const bare = text.replace(/[\s\u3000]+/g, '')
  return (
    isDocumentNumber(text) ||
    /文件$|^\d{6}$|^签发人[:：]|人民政府公报$|第[\d一二三四五六七八九十]{1,4}期(?:[（(].{1,8}[)）])?$/.test(
      bare,
    ) ||
    /^(?:(?:绝密|机密|秘密|内部(?:资料|文件)?)(?:[★☆*].{0,6})?|特急|特提|加急|平急|急件)+$/.test(bare)
  )
}

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
export function findTitle(blocks: readonly Block[], head: number, known: string | null): FoundTitle | null {
  const near = Math.min(head, 12)
  const found = locateTitle(blocks, near, known)
  if (!found) return null
  for (let i = found.blocks.at(-1)! + 1; i < near; i++) {
    if (sameTitle(blocks[i]!.text, found.text)) found.repeated.push(i)
  }
  return found
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
    if (depth === 1) return one(i, text)
    if (isLetterhead(text)) continue
    if (!canBeTitle(text)) return null
    const next = i + 1 < near ? closeUp(blocks[i + 1]!.text) : ''
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

const canFollow = (text: string, next: string) => canBeTitle(next) && !sameTitle(text, next)

/** Whether a title is broken in two after `text`, as both lines together show. `next`: empty where there is none. */
function isFirstHalf(text: string, next: string): boolean {
  // 中国区域金融运行报告 /（2024）
  if (/^[（(](?:19|20)\d\d[^（()）]{0,12}[)）]$/.test(next)) return true
  if (!canFollow(text, next)) return false
  // 天门市人民政府 / 2021年法治政府建设情况的报告
  if (ORGAN.test(text) && /^(?:关于)?(?:20|19)\d\d年度?/.test(next) && hasTitleEnding(next)) return true
  if (hasTitleEnding(text)) return false
  // 天门市人民政府 / 关于…的报告, 天门市关于… / …的报告
  return (ORGAN.test(text) && /^关于/.test(next)) || (text.includes('关于') && hasTitleEnding(next))
}
