// title.ts — which lines at the head are the report's title. Not: a title made up where there is none.
import type { Block } from './joining.ts'
import { numberingOf } from './numbering.ts'

const ENDING =
  /(?:报告|通知|意见|办法|条例|规定|决定|决议|细则|方案|规划|计划|纲要|要点|总结|公告|公报|通告|批复|复函|函|讲话|致辞|说明|解释|规则|章程|准则|制度|标准|规范|清单|指南|通报|命令|令|议案|建议|白皮书|法|法典|宪法|宣言|情况|措施|工作|安排|打算|思路|答记者问|解读|实录|草案|案|规程|公约|议定书|目录|职责|事项|法律)(?:[（(〔][^（()）]{1,40}[)）〕])?[”》]?\d{0,2}$/
const ORGAN = /(?:政府|委员会|委|办公室|办公厅|局|厅|部|院|署|管委会|公署|法院|检察院|常务会议)$/
const DOCUMENT_NUMBER =
  /^[\u4e00-\u9fff]{1,12}[〔（([【［]\s?(?:19|20)\d\d\s?[〕）)\]】］]\s?(?:第)?\s?\d{1,5}\s?号$/
/** Who signed it off stands beside the number of what goes to a higher authority. */
const SIGNED_OFF = /[\s\u3000]*签发人[\s\u3000]*[:：].{0,20}$/

/** The number in a line that holds one and nothing but, perhaps, who signed it off: 鄂政发〔2020〕14号; else null. */
export function documentNumberOf(text: string): string | null {
  if (text.length > 50) return null
  const number = text.replace(SIGNED_OFF, '')
  return number.length <= 30 && DOCUMENT_NUMBER.test(number) ? number : null
}

export const isDocumentNumber = (text: string): boolean => documentNumberOf(text) !== null

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

/** Whether it ends as titles do: 报告, 通知, 办法（试行）. */
export const hasTitleEnding = (text: string): boolean => ENDING.test(text)

/** Both without white space and marks, so that 名称 in a table equals the line below it. */
export function sameTitle(a: string, b: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/[\p{P}\p{Z}\s]/gu, '')
  return bare(a) === bare(b)
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
      return !ENDING.test(next) && third.length <= 30 && ENDING.test(third) && canFollow(next, third)
        ? { text: text + next + third, blocks: [i, i + 1, i + 2], repeated: [] }
        : two(i, text + next)
    }
    if (ENDING.test(text)) return one(i, text)
    // Without a title's ending, only the very first line, and only if it does not name a person or an office.
    const plain =
      i === 0 && text.length >= 6 && /[\u4e00-\u9fff]{4}/.test(text) && !/^(?:20|19)\d\d年/.test(text)
    if (!plain || ORGAN.test(text)) return null
    // A long title broken in two: 石化行业智能制造标准体系 / 建设指南.
    if (next.length <= 30 && ENDING.test(next) && canFollow(text, next)) return two(i, text + next)
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
  if (ORGAN.test(text) && /^(?:关于)?(?:20|19)\d\d年度?/.test(next) && ENDING.test(next)) return true
  if (ENDING.test(text)) return false
  // 天门市人民政府 / 关于…的报告, 天门市关于… / …的报告
  return (ORGAN.test(text) && /^关于/.test(next)) || (text.includes('关于') && ENDING.test(next))
}
