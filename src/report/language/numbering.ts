// numbering.ts — how a line is numbered: 一、 (一) 1. 第一章 一是, lost brackets included. Not: whether it is a heading.

/** Outermost first. A smaller rank closes every section of an equal or greater one. */
export const RANK = {
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  han: 5,
  hanParen: 6,
  digit: 7,
  decimal: 8,
  decimals: 9,
  digitParen: 10,
  circled: 11,
  item: 12,
} as const

export interface Numbering {
  rank: number
  /** Length of the number with its brackets or dot. */
  length: number
}

const HAN_NUMBER = '一二三四五六七八九十'
/** Words that only a quantity begins with; beside them what begins a heading all the same (元宇宙产业, 亩均效益). */
const UNIT_WORDS =
  '万(?![众企])|亿|人次|级地震|个(?![人体性税案])|元(?!宇宙|数据|素|器件|旦)|倍(?!增)|吨(?!粮)|亩(?!均)|米(?![业粉面])|' +
  '公[里斤顷吨升分尺]|平方|立方|平米|[厘毫微纳][米克升]|千[米克瓦伏吨卡焦元]|兆[瓦帕]|百分点|百[万元]|小时|分钟|摄氏度|海里|英[里尺寸]'
/** Units that begin other words more often (人员, 日常, 项目, 户籍): a quantity only where no other word can follow. */
const UNIT_LETTERS = '[人户家件次项台套年月日天周岁版头只株辆艘架座所张本册份方克斤升度级分秒瓦页例条批处]'
const NO_WORD = '(?=以[上下内]|左右|[^\\u4e00-\\u9fff、]|$)'
/** 3.5 公里 that a line happens to begin with, and not 1.1 公共服务. */
const QUANTITY = `(?:${UNIT_WORDS}|${UNIT_LETTERS}${NO_WORD})`
const HEADING_WORD = '[ \\u3000]+(?=[\\u4e00-\\u9fff])'
const FORMS: readonly (readonly [rank: number, form: RegExp])[] = [
  [RANK.part, /^第[一二三四五六七八九十百\d]{1,4}\s?(?:编|部分|篇)(?=\s|：|:|$)/],
  [RANK.chapter, /^第[一二三四五六七八九十百\d]{1,4}\s?章(?!程)/],
  [RANK.section, /^第[一二三四五六七八九十百\d]{1,4}\s?节(?=\s|：|:|$)/],
  [RANK.article, /^第[一二三四五六七八九十百千零〇\d]{1,8}条(?:之[一二三四五六七八九十]{1,2})?(?=\s|：|:|$)/],
  [RANK.han, /^[一二三四五六七八九十]{1,3}\s?(?:、|．|[.,，](?!\d))/],
  [RANK.han, /^、(?=[\u4e00-\u9fff])/],
  [RANK.hanParen, /^[（(]\s?[一二三四五六七八九十]{1,3}\s?[)）]/],
  [RANK.hanParen, /^[一二三四五六七八九十]{1,3}\s?[)）]/],
  [RANK.hanParen, /^[)）](?=[\u4e00-\u9fff])/],
  [RANK.digit, /^\d{1,2}\s?(?:[、．]|\.(?!\d))/],
  [RANK.decimal, new RegExp(`^\\d{1,2}\\.\\d{1,2}${HEADING_WORD}(?!${QUANTITY})`)],
  [RANK.decimals, new RegExp(`^\\d{1,2}(?:\\.\\d{1,2}){2,3}${HEADING_WORD}`)],
  [RANK.digitParen, /^[（(]\s?\d{1,2}\s?[)）]/],
  [RANK.digitParen, /^\d{1,2}[)）]/],
  [RANK.circled, /^[①-⑳⑴-⒇]/],
  [RANK.item, /^[一二三四五六七八九十]{1,2}(?:是|要(?=[\u4e00-\u9fff]))/],
]
const FIRST = new Set([...`第${HAN_NUMBER}、（()）0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽`])

/**
 * The number a line begins with, or null.
 *
 * @example
 * numberingOf('三)落实源头风险管控') // => { rank: 6, length: 2 }
 */
export function numberingOf(text: string): Numbering | null {
  if (!FIRST.has(text[0] ?? '')) return null
  for (const [rank, form] of FORMS) {
    const found = form.exec(text)
    if (found) return { rank, length: found[0].length }
  }
  return null
}

/** Where an enumeration goes on inside a paragraph: the start of `一是`, `（二）`, `3.`, `第四，`, `首先` … */
export const ENUMERATOR =
  /^(?:[一二三四五六七八九十]{1,2}(?:是|要|、)|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十]{1,2}[，,、]|其[一二三四五六]|首先|其次|再次|最后)/

/** Marks that end a sentence, in whatever width. */
export const SENTENCE_END = '。！？；!?;'
