// signposts.ts — every third character of the library, by the number of the eight that begin there: enough to find any
// shared stretch of ten and more without an index of all. Not: the stretches (runs.ts).
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { eachGram } from './grams.ts'

/** Units that one number stands for. */
export const GRAM = 8
/** Units between two signposts. */
export const STEP = 3

/** The grams at the multiples of STEP that no paragraph ends in. Three bytes a character. */
export interface Signposts {
  /** The unit of each, bucket by bucket, ascending in each. */
  places: Uint32Array
  /** The tag of each, in the same order: most are passed by for their tag, and need no look at their place. */
  tags: Uint32Array
  /** Where each bucket begins, in signposts. */
  starts: Uint32Array
  /** `hash >>> shift` is the bucket. */
  shift: number
}

/**
 * How many units of a report's text lie between two that are looked up. Of a stretch of `k` units that two texts share
 * one gram is looked up here and has a signpost there, wherever the stretch stands in either: every and STEP have no
 * common divisor, so of `every × STEP` neighbouring grams one is both.
 *
 * @param k at least GRAM + STEP - 1
 */
export function everyFor(k: number): number {
  const every = Math.floor((k - GRAM + 1) / STEP)
  return every % STEP === 0 ? every - 1 : every
}

/**
 * What a gram and the text around it look like, in 32 bits: eight of its number, two of each of the six units on either
 * side. Formulas are in thousands of reports; most of those places are told from another by this, without a look at
 * the text.
 */
export function tagOf(units: Uint16Array, at: number, hash: number): number {
  let tag = 0
  for (let i = SIDE; i > 0; i--) tag = (tag << 2) | bitsOf(units[at + GRAM + i - 1])
  for (let i = SIDE; i > 0; i--) tag = (tag << 2) | bitsOf(units[at - i])
  return ((tag << 8) | (hash & 0xff)) >>> 0
}

/** Whether what two tags differ in (`one ^ other`) says that their grams do. */
export const isOtherGram = (unlike: number): boolean => (unlike & 0xff) !== 0

/** How many units next to the grams, before and behind them, may be alike at most. */
export const alikeBefore = (unlike: number): number => ALIKE[(unlike >>> 8) & 0xfff]!
export const alikeBehind = (unlike: number): number => ALIKE[unlike >>> 20]!

export async function placeSignposts({ units, paragraphUnit }: Corpus): Promise<Signposts> {
  const turn = inTurns(SHORT_TURN)
  const paragraphs = paragraphUnit.length - 1
  let bits = 8
  while (2 ** (bits + 1) * STEP * BUCKET <= units.length) bits++
  const shift = 32 - bits
  const each = async (visit: (at: number, hash: number) => void) => {
    for (let first = 0; first < paragraphs; first += PORTION) {
      const last = Math.min(first + PORTION, paragraphs)
      eachGram(units, paragraphUnit[first]!, paragraphUnit[last]!, GRAM, (at, hash) => {
        if (at % STEP === 0) visit(at, hash)
      })
      await turn()
    }
  }
  // One entry on: while a bucket is filled, it holds how far; when all are, where the next begins.
  const starts = new Uint32Array(2 ** bits + 2)
  await each((_at, hash) => starts[(hash >>> shift) + 2]!++)
  for (let i = 2; i < starts.length; i++) starts[i]! += starts[i - 1]!
  const places = new Uint32Array(starts.at(-1)!)
  const tags = new Uint32Array(places.length)
  await each((at, hash) => {
    const post = starts[(hash >>> shift) + 1]!++
    places[post] = at
    tags[post] = tagOf(units, at, hash)
  })
  return { places, tags, starts, shift }
}

// --- internal ---

/** Paragraphs read before others may have their turn. */
const PORTION = 500
/** Signposts of a bucket, at least: few enough to pass, and the beginnings take a quarter of a byte a character. */
const BUCKET = 4
/** Units on either side of a gram that its tag tells of. */
const SIDE = 6
/** More than a paragraph has, and two of them are still a small number. */
const ANY = 2 ** 29

/** Of six units, two bits each, how many next to the gram are alike, before the first that is not; all: any number. */
const ALIKE = Int32Array.from({ length: 2 ** (2 * SIDE) }, (_, unlike) =>
  unlike === 0 ? ANY : (31 - Math.clz32(unlike & -unlike)) >>> 1,
)

/** Before the first unit of the library and behind its last there is nothing, which is like anything of no bits. */
const bitsOf = (unit: number | undefined) => Math.imul(unit ?? 0, 0x9e3779b1) >>> 30
