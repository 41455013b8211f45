// reading.ts — the text of a passage prepared for reading numbers: simplified, without blanks inside words and without the
// ordinals of its items. Not: the numbers.
import { simplified } from '../analysis/traditional.ts'

export interface Reading {
  text: string
  /** Where the unit of the passage stands that is at this place of `text`; for its length: where the passage ends. */
  placeOf: (at: number) => number
  /** A stretch of `text` in the passage; what was left out right before it belongs to it. */
  stretchOf: (stretch: { start: number; end: number }) => { start: number; end: number }
}

/**
 * Leaves out what is no word of a passage. Places are UTF-16 units.
 *
 * @example
 * const { text, placeOf } = readingOf('（一）办理议 案11件')
 * console.log(text, placeOf(0)) // 办理议案11件 3
 */
export function readingOf(passage: string): Reading {
  const text = passage.replace(TRADITIONAL, character => simplified.get(character)!)
  const cuts = [...text.matchAll(NO_WORDS)]
  if (cuts.length === 0) return { text, placeOf: at => at, stretchOf: stretch => stretch }
  const places: number[] = []
  let from = 0
  const keepTo = (end: number) => {
    for (; from < end; from++) places.push(from)
  }
  for (const { 0: cut, index } of cuts) {
    keepTo(index)
    from = index + cut.length
  }
  keepTo(text.length)
  places.push(text.length)
  const placeOf = (at: number) => places[at]!
  return {
    text: text.replace(NO_WORDS, ''),
    placeOf,
    stretchOf: ({ start, end }) => ({
      start: start === 0 ? 0 : placeOf(start - 1) + 1,
      end: placeOf(end),
    }),
  }
}

// --- internal ---

/**
 * In as many UTF-16 units, so that places stay what they are: what would become two is left. Few texts have any: looking
 * each of their characters up takes a quarter of the time.
 */
const TRADITIONAL = new RegExp(
  `[${[...simplified].flatMap(([from, to]) => (from.length === 1 && to.length === 1 ? from : [])).join('')}]`,
  'g',
)

const NUMERAL = '[一二三四五六七八九十]'
/** What counts items, as （一）, 1. and 一是 do. 一、二审 and 1.5万 count none. */
const ORDINAL = [
  `[（(](?:${NUMERAL}{1,3}|[0-9０-９]{1,2})[）)][、.．]?`,
  `${NUMERAL}{1,3}(?:、(?!${NUMERAL})|是)`,
  `[0-9０-９]{1,2}(?:[.．、](?![0-9０-９])|[)）])`,
  '[①-⑳]',
  `[第其]${NUMERAL}{1,3}(?:[，,]|、(?!${NUMERAL})|是)`,
  '(?:首先|其次)[，,]?',
  '(?:再次|最后)[，,]',
].join('|')
const NO_WORDS = new RegExp(
  `(?<=\\p{Script=Han})[^\\S\\n]+(?=\\p{Script=Han})|(?<=^|[。！？；!?;\\n，,：:])[^\\S\\n]*(?:(?:${ORDINAL})[^\\S\\n]*)+`,
  'gu',
)
