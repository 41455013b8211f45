// notices.ts — what the parser tells the person who asks: which piece was read how. Not: notices about results.
import type { Notice } from './query.ts'

/** One message a code, whatever the number of places: `pieces` are the first three of them, quoted. */
const MESSAGES = {
  'unbalanced-quote': pieces => `${pieces}的引号没有配对，按普通文字检索；要检索短语，请在末尾补上引号`,
  'empty-phrase': pieces => `${pieces}的引号里没有可以比对的文字，所以找不到任何内容；请在引号里写上文字`,
  'unbalanced-bracket': pieces => `${pieces}的括号没有配对，按普通文字检索`,
  'bracket-as-text': pieces =>
    `${pieces}的括号后面紧跟着文字，括号按普通文字处理；要分组，请在右括号后面加空格`,
  'empty-brackets': () => '空括号“()”里没有内容，已忽略',
  'too-deep': () => '括号套得太深（超过 64 层），里面的括号按普通文字处理',
  'dangling-or': () => '“|”或“OR”的一边没有内容：“|”已忽略，“OR”按普通文字检索',
  'dangling-and': () => '“AND”的一边没有内容，按普通文字检索；几个词都要，用空格隔开就行',
  'dangling-not': () =>
    '单独的“-”按标点忽略，后面没有内容的“NOT”按普通文字检索；要表示“不含”，请接着写词，例如 -信访 或 NOT 信访',
  'dash-as-text': pieces => `${pieces}后面的“-”前面没有空格，按普通文字检索；要表示“不含”，请在“-”前面加空格`,
  'only-negation': () => '只写了“不含”，结果是除此以外的全部段落',
  'unknown-region': pieces =>
    `没有叫${pieces}的地区，所以没有报告符合这个条件；请写行政区划的全称、简称或六位代码，或去掉它`,
  'bad-year': pieces => `${pieces}不是年份，按普通文字检索；请写成 年份:2021 或 年份:2020..2022`,
  'years-swapped': pieces => `${pieces}的起止年份写反了，已对调`,
  'empty-field': pieces => `${pieces}后面没有紧接着写内容，按普通文字检索；冒号后面不要留空格`,
  'bad-distance': pieces => `${pieces}后面的“~”没有写明范围，已忽略；请写成 ~20（字数）、~句 或 ~段`,
  'stray-distance': pieces => `${pieces}没有紧跟在引号后面，按普通文字检索；请写成 "甲 乙"~20`,
  'near-one-word': pieces => `${pieces}里只有一个词，按短语检索；“~”要用在两个以上、用空格隔开的词后面`,
  'lone-star': pieces => `${pieces}里的“*”一边没有文字，已忽略；请写成 "依法*行政"`,
  'star-in-near': pieces => `${pieces}里的“*”不能和“~”同用，已忽略`,
  'star-outside-quotes': pieces =>
    `${pieces}里的“*”不起作用，按普通文字检索；“*”要写在引号里，例如 "依法*行政"`,
  'too-many-gaps': () => '一个短语里最多写 20 个“*”，其余的已忽略',
  'empty-query': () => '没有可以检索的文字：请输入词语，例如 行政复议',
} satisfies Record<string, (pieces: string) => string>

/** Stable names for programs. */
export type ParseNoticeCode = keyof typeof MESSAGES

const SHOWN_PIECES = 3
const SHOWN_CHARACTERS = 20

export interface Notices {
  /** `piece`: the text concerned, as typed. */
  add(code: ParseNoticeCode, piece?: string): void
  list(): Notice[]
}

export function collectNotices(): Notices {
  const found = new Map<ParseNoticeCode, Set<string>>()
  return {
    add(code, piece = '') {
      const pieces = found.get(code) ?? new Set()
      found.set(code, pieces)
      if (pieces.size < SHOWN_PIECES) pieces.add(shorten(piece))
    },
    list: () =>
      [...found].map(([code, pieces]) => {
        const about = [...pieces].filter(piece => piece !== '')
        const message = MESSAGES[code]([...pieces].map(piece => `“${piece}”`).join('、'))
        return { code, message, ...(about.length > 0 && { about }) }
      }),
  }
}

/** Cut between characters, with nothing in it that a terminal or a page could trip over. */
function shorten(piece: string): string {
  const characters = Array.from(
    piece.slice(0, SHOWN_CHARACTERS * 2 + 1).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' '),
  )
  return characters.length <= SHOWN_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, SHOWN_CHARACTERS).join('')}…`
}
