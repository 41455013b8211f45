// count-sharers.ts — for every character of a library, in how many reports the k characters from it stand: k-grams by
// number, in parts, sorted, held against the text. Not: whose they are (runs.ts).
import { type Corpus, paragraphAt } from '../corpus/corpus.ts'
import { inTurns } from '../turns.ts'
import { eachGram } from './grams.ts'
import { sortByKey } from './radix.ts'

/**
 * @param k 1 and more
 * @returns for every unit of the corpus: the number of reports in which the `k` units from it stand, at most 65,535;
 *   0 where there are none or fewer than two do. 2 bytes a unit, and 64 MB of work in between
 */
export async function countSharers(corpus: Corpus, k: number): Promise<Uint16Array> {
  const { units } = corpus
  const turn = inTurns()
  const sharers = new Uint16Array(units.length)
  const parts = partsFor(units.length)
  for (let part = 0; part < parts; part++) {
    const { keys, places } = await gramsOf(corpus, k, part, parts, turn)
    sortByKey(keys, places)
    await turn()
    for (let from = 0; from < keys.length; ) {
      let to = from + 1
      while (to < keys.length && keys[to] === keys[from]) to++
      if (to - from > 1) countGroup(corpus, k, places.subarray(from, to), sharers)
      from = to
      if ((from & 0xfff) === 0) await turn()
    }
  }
  return sharers
}

/** How many of a report's units lie in shared stretches of `k`: the runs of `findRuns` together cover as many. */
export function coveredUnits(sharers: Uint16Array, from: number, to: number, k: number): number {
  let covered = 0
  let end = from
  for (let at = from; at < to; at++) {
    if (sharers[at] === 0) continue
    covered += at + k - Math.max(end, at)
    end = at + k
  }
  return covered
}

// --- internal ---

/** Grams sorted at once: 16 bytes each while they are. */
const PART = 4_000_000

function partsFor(units: number): number {
  let parts = 1
  while (units / parts > PART) parts *= 2
  return parts
}

/** The grams whose number falls in the part, in the order of the text. */
async function gramsOf(corpus: Corpus, k: number, part: number, parts: number, turn: () => Promise<void>) {
  const { units, paragraphUnit } = corpus
  const paragraphs = paragraphUnit.length - 1
  // Numbers spread evenly, but not exactly so, and a formula repeated a million times is one number.
  let keys = new Uint32Array(Math.ceil((units.length / parts) * 1.1) + 1024)
  let places = new Uint32Array(keys.length)
  let count = 0
  const portion = 2000
  for (let first = 0; first < paragraphs; first += portion) {
    const last = Math.min(first + portion, paragraphs)
    eachGram(units, paragraphUnit[first]!, paragraphUnit[last]!, k, (at, hash) => {
      if ((hash & (parts - 1)) !== part) return
      if (count === keys.length) {
        keys = larger(keys)
        places = larger(places)
      }
      keys[count] = hash
      places[count++] = at
    })
    await turn()
  }
  return { keys: keys.subarray(0, count), places: places.subarray(0, count) }
}

function larger(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(values.length * 2)
  grown.set(values)
  return grown
}

/** Places of one number, ascending; nearly always of one text. */
function countGroup(corpus: Corpus, k: number, places: Uint32Array, sharers: Uint16Array): void {
  const { units, paragraphReport } = corpus
  const model = places[0]!
  const others: number[] = []
  let reports = 0
  let before = -1
  for (const at of places) {
    if (!isSame(units, model, at, k)) {
      others.push(at)
      continue
    }
    const report = paragraphReport[paragraphAt(corpus, at)]!
    if (report !== before) reports++
    before = report
  }
  if (reports > 1) {
    const count = Math.min(reports, 0xffff)
    let other = 0
    for (const at of places) {
      if (at === others[other]) other++
      else sharers[at] = count
    }
  }
  if (others.length > 1) countGroup(corpus, k, Uint32Array.from(others), sharers)
}

function isSame(units: Uint16Array, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (units[one + i] !== units[other + i]) return false
  return true
}
