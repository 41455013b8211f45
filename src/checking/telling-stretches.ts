// telling-stretches.ts — the numbers, years, places and negations of a text, as stretches. Not: comparing them.
import { locateRegions } from '../regions/locate.ts'
import type { Region } from '../regions/region.ts'
import { regionsNamed, regionsShortNamed } from '../regions/regions.ts'
import { roughly } from './number-value.ts'

export type TokenKind = 'negation' | 'number' | 'place' | 'year'

export interface Token {
  kind: TokenKind
  start: number
  end: number
  text: string
  /** Part of a word in which it says nothing by itself: the 一 of 统一, the 不 of 不断. */
  weak: boolean
  /** Of a place: which divisions it may be. */
  codes?: readonly string[]
}

/**
 * @param text a skeleton
 * @param apart units before which its original has a mark: no number goes on there
 * @example tokensOf('2021年未收到案件').map(t => t.kind) // => ['year', 'negation']
 */
export function tokensOf(text: string, apart: readonly number[] = []): Token[] {
  const tokens: Token[] = []
  const add = (kind: TokenKind, start: number, found: string, weak = false) =>
    tokens.push({ kind, start, end: start + found.length, text: found, weak })
  for (const [i, start] of [0, ...apart].entries()) {
    const piece = text.slice(start, apart[i])
    const years = Array.from(piece.matchAll(YEAR), ({ 0: found, index }) => ({ found, index }))
    for (const { found, index } of years) add('year', start + index, found)
    for (const { 0: found, index } of piece.matchAll(NUMBER)) {
      if (years.some(year => index < year.index + year.found.length && year.index < index + found.length))
        continue
      const weak = isInWord(piece, index, found, NUMBER_WORDS)
      const number = weak ? { start: index, text: found } : roughly(piece, index, found)
      add('number', start + number.start, number.text, weak)
    }
  }
  for (const { 0: found, index } of text.matchAll(NEGATION))
    add('negation', index, found, isInWord(text, index, found, NEGATION_WORDS))
  for (const { start, length, regions } of locateRegions(text))
    tokens.push({
      kind: 'place',
      start,
      end: start + length,
      text: text.slice(start, start + length),
      weak: false,
      codes: codesOf(regions),
    })
  return tokens.sort((a, b) => a.start - b.start)
}

/** The divisions that a text as a whole is the name of, full or short: 兴庆 as well as 兴庆区. */
export function placesCalled(text: string): string[] {
  return text.length > 1 ? codesOf([...regionsNamed(text), ...regionsShortNamed(text)]) : []
}

/** A word that has a negation in it and negates nothing. */
export const NEGATION_WORDS =
  '不断 不仅 不但 不少 不久 不同 不足 不良 不动产 不管 不论 未来 未成年 未检 非常 非公 非遗 非物质 非税 非机动 无人机 无线 无锡 无障碍 无烟 无偿 无缝 是否 能否 否则 可否 莫大 没收'.split(
    ' ',
  )

// --- internal ---

const codesOf = (regions: readonly Region[]) => regions.map(({ code }) => code)

/** Four digits are a year before 年, or where a range of years begins. */
const YEAR =
  /(?<!\d)(?:1[89]|20)\d\d(?=年|[-至到](?:1[89]|20)?\d\d年|年度)|[〇零○一二三四五六七八九]{4}(?=年)|(?<=(?:1[89]|20)\d\d-)(?:1[89]|20)\d\d(?=年)/gu
/** Of 国发〔2022〕2号, as a skeleton 国发20222号, the year is a number by itself. */
const NUMBER =
  /(?<!\d)(?:19|20)\d\d(?=\d{1,4}号)|[百千]分之(?:\d{1,9}(?:\.\d{1,9})?|[〇零一二三四五六七八九十百点]{1,12})|\d+(?:[.:/]\d+)*[十百千万亿]*(?:[%‰]|\p{Script=Han}百分点)?|[〇零○一二两三四五六七八九十百千万亿]+(?:\p{Script=Han}百分点)?|[%‰]/gu
const NEGATION = /不得|不准|不能|不可|不应|不宜|不许|不予|不再|禁止|严禁|不|未|无|没有|没|非|勿|毋|莫|否/gu

const NUMBER_WORDS =
  '一是 二是 三是 四是 五是 六是 七是 八是 九是 十是 过去一年 一年来 新的一年 上一年 下一年 下一步 下一阶段 一个时期 一段时间 每一 另一 同一 某一 任何一 之一 统一 唯一 进一步 一些 一律 一致 一旦 一般 一直 一定 一体 一系列 一方面 一起 一道 一线 一流 一律 一并 一同 一切 一贯 一手 一网 第一时间 第三方 第三者 第三人 第三产业 第二产业 第一产业 第一书记 第一责任人 第一要务 第一资源 第一动力 第一生产力 第一要义 第一关 第一线 三方 三公 三甲 三包 三无 三资 三会一课 四大班子 五险一金 五保 一窗 一站 一网通办 一把手 一揽子 一条龙 一件事 一张图 一张网 一盘棋 一带一路 一国两制 一次性 一户一 一企一 一定程度 一以贯之 一如既往 专一 单一 万一 千方百计 百姓 十分 百家 零距离 零容忍 三农 万众 千家万户 千万 两手 两面 四川 九江 五台 三亚 三明 三门峡 四平 六安 百色 七台河 八一'.split(
    ' ',
  )

function isInWord(text: string, start: number, found: string, words: readonly string[]): boolean {
  return words.some(word => {
    for (let at = word.indexOf(found); at >= 0; at = word.indexOf(found, at + 1))
      if (text.startsWith(word, start - at)) return true
    return false
  })
}
