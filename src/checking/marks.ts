// marks.ts — numbering in front of a sentence and marks of footnotes: what a text is arranged by, and no content of it.
// Not: numbers that are content (telling-stretches.ts).
import { type Skeleton, skeletonWithOffsets } from '../analysis/skeleton.ts'

/**
 * The skeleton of a text without its marks of footnotes, and without numbers in brackets before the parts of an enumeration.
 *
 * @example bonesOf('深化“4+N”联动机制^[20]，严厉打击').text // => '深化4+n联动机制严厉打击'
 */
export function bonesOf(text: string): Skeleton {
  const whole = skeletonWithOffsets(text)
  // Most texts have none of these characters.
  if (!MAY_BE_MARK.test(text)) return whole
  const marks = [...text.matchAll(INNER)].map(({ 0: mark, index }) => ({ index, end: index + mark.length }))
  let next = 0
  const kept = Array.from(whole.text, (_, i) => i).filter(i => {
    while (next < marks.length && marks[next]!.end <= whole.starts[i]!) next++
    return next === marks.length || whole.starts[i]! < marks[next]!.index
  })
  if (kept.length === whole.text.length) return whole
  return {
    text: kept.map(i => whole.text[i]!).join(''),
    starts: Uint32Array.from(kept, i => whole.starts[i]!),
    ends: Uint32Array.from(kept, i => whole.ends[i]!),
  }
}

/** A text as people read it, without the marks that `bonesOf` leaves out. */
export const withoutMarks = (text: string): string => text.replace(INNER, '')

/** A text that has no such character has nothing that `bonesOf` leaves out. */
export const MARK_CHARACTERS = '[［【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁰⁴⁵⁶⁷⁸⁹（('

/**
 * How many UTF-16 units of a sentence are numbering before its first word.
 *
 * @example numberingOf('（一）1.加强学习') // => 5
 */
export function numberingOf(text: string): number {
  for (let at = 0; ; ) {
    const next = NUMBERING.map(pattern => lengthAt(pattern, text, at)).find(length => length > 0)
    if (next === undefined) return at
    at += next
    while (/\s/u.test(text[at] ?? '')) at++
  }
}

/**
 * Whether a line is one of the sources below a copy with footnotes.
 *
 * @example isCitation('[2] 湖北，《2020年工作报告》，2020年（文字有出入）') // => true
 */
export const isCitation = (line: string): boolean =>
  SOURCE_BEGINS.test(line.trim()) && SOURCE_ENDS.test(line.trim())

// --- internal ---

const SOURCE_BEGINS = /^\[\d{1,3}\] (?:[^，《》]{1,40}，)?[《〔]/u
const SOURCE_ENDS = /[》〕](?:，\d{4}年)?(?:（文字有出入）)?$/u

const MAY_BE_MARK = new RegExp(`[${MARK_CHARACTERS.replace('[', '\\[')}]`, 'u')

const ARABIC = '[\\d０-９]'
const HAN = '[一二三四五六七八九十百]'
/** 国发[17]35号 is a number that lacks half of its year; 第（3）项 names an item. */
const NOT_OF_NAME = '(?!\\s?第?\\s?\\d{1,5}\\s?号)'
const FOOTNOTE = `\\^?[\\[［【]${ARABIC}{1,3}[\\]］】]\\^?${NOT_OF_NAME}|[①-⑳]|(?<![A-Za-zＡ-Ｚａ-ｚ\\d０-９㎡㎥])[¹²³⁰⁴-⁹]{1,3}`
const ITEM = `(?<![第款条项目\\d]|[（(]\\d{1,3}[）)][至到、和及或])[（(]${ARABIC}{1,3}[）)](?![条款项目号类年月日]|[至到、和及或][（(])`
const INNER = new RegExp(`${FOOTNOTE}|${ITEM}`, 'gu')

const NUMBERING = [
  FOOTNOTE,
  `[（(](?:${HAN}{1,4}|${ARABIC}{1,3}|[A-Za-z])[）)]`,
  // 一、二年级 and 1、2号线 are lists.
  `${HAN}{1,4}\\s?[、.．](?!${HAN})`,
  `(?:第${HAN}{1,3}|第${ARABIC}{1,2}|其${HAN})[，,、：:]`,
  `${HAN}{1,2}是[，,：:]?`,
  `${ARABIC}{1,3}\\s?(?:[.．、)）](?!${ARABIC})|[.．]\\s?(?=(?:19|20)\\d\\d年))`,
  `(?:${ARABIC}{1,2}[.．]){1,3}${ARABIC}{1,2}\\s(?=\\p{Script=Han})(?![十百千万亿个元])`,
  '[●○◆◇■□▪▲△★☆•※✓√►▶]',
].map(pattern => new RegExp(pattern, 'uy'))

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
