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
/** 1.1 机构建设, and not 3.5 亿元 that a line happens to begin with. */
const BEHIND_DECIMAL =
  '[ \\u3000]+(?=[\\u4e00-\\u9fff])(?![万亿个元倍年月日米吨公千百人家户件次项台套亩平方厘毫])'
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
  [RANK.decimal, new RegExp(`^\\d{1,2}\\.\\d{1,2}${BEHIND_DECIMAL}`)],
  [RANK.decimals, new RegExp(`^\\d{1,2}(?:\\.\\d{1,2}){2,3}${BEHIND_DECIMAL}`)],
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
