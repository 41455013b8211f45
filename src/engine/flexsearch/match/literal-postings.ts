// literal-postings.ts — where a text occurs literally: candidates from the postings, verified on the skeletons.
// Not: boolean logic, ranking. The law: the answer equals a full scan, for every text of any length.
import { overlapsItself, type Span } from '../../../matching/phrase.ts'
import { decodeText } from '../../../snapshot/columns.ts'
import type { Stop } from '../../stopping.ts'
import { rangeAt } from '../../store/offsets.ts'
import type { OpenColumns } from '../index-columns.ts'
import { type PostingList, type Postings, SLOTS, type UnreadList } from '../posting-lists.ts'
import { readAhead } from '../read-ahead.ts'
import { createCandidates, type Gram } from './candidates.ts'
import { createPassageCounts } from './passage-counts.ts'
import type { TermIndex } from './term-index.ts'
import { encodeUnits, type FindUnits, unitFinder, unitReader } from './units.ts'

/** One call at a time: they share scratch memory. Whatever takes long looks at `stop`. */
export interface VerifiedPostings {
  /** The answers of `phrase` that are stored, fetched together; null: that text has to be looked for. */
  stored(texts: readonly string[]): Promise<(Postings | null)[]>
  /** The same of a text whose lists were fetched before, without waiting; null: nobody knows yet. */
  known(text: string): Postings | null
  /** The lists of `phrase`, unread, where they are stored and reading them costs something; null: have them looked for. */
  unread(text: string): UnreadList[] | null
  /** Passages in which a text starts, with exact frequencies: left to right in a paragraph, not overlapping. */
  phrase(text: string, stop: Stop): Promise<Postings>
  /**
   * Passages in which one of the spans starts that `find` reports for a paragraph's skeleton. Only paragraphs that
   * contain every one of `required` are looked at.
   */
  spans(required: readonly string[], find: (skeleton: string) => Span[], stop: Stop): Promise<Postings>
  /** The same as `phrase`, by a full scan: the judge of it. */
  scan(text: string, stop: Stop): Promise<Postings>
}

/** What decides how a text is looked for. The answer is the same whatever they are. */
export interface Costs {
  /** Nanoseconds, for a paragraph whose skeleton is searched for the text. */
  verifyParagraph: number
  /** Nanoseconds, for a unit of a scan over everything. */
  scanUnit: number
  /** Nanoseconds, for a posting. */
  readPosting: number
  /** Where the rarest pair of a text stands in more passages than this, the words inside it are looked up too. */
  fewPassages: number
}

const MEASURED: Costs = { verifyParagraph: 120, scanUnit: 0.45, readPosting: 2, fewPassages: 500 }

/** Of words looked up inside a text, in units: a longer word has shorter ones inside, and each length costs lookups. */
const WORD_LENGTHS = [3, 4]

/** Skeleton units read between two looks at `stop`: some milliseconds. */
const PORTION = 2 ** 20
/** Paragraphs verified between two looks. */
const PARAGRAPHS = 1024
/** Paragraphs whose skeletons are fetched together: they have room in the nearest memory. */
const AHEAD = 64

/** @param costs other than the measured ones: for tests */
export function createVerifiedPostings(
  columns: OpenColumns,
  terms: TermIndex,
  costs: Costs = MEASURED,
): VerifiedPostings {
  const { skeleton, paragraphSkeleton, paragraphPassage, passageParagraph } = columns
  const paragraphs = paragraphPassage.length - 1
  const scanCost = skeleton.length * costs.scanUnit
  const counts = createPassageCounts(columns)
  const read = unitReader(skeleton)
  const paragraphsWith = createCandidates(columns, terms, costs)

  /** What is only counted is not read, which for columns on disk is most of the work. */
  const counted = (text: string): Gram => ({ text, count: terms.count(text) })

  /** Where the skeleton of a paragraph ends: before its separator. */
  const endOf = (paragraph: number) => paragraphSkeleton[paragraph + 1]! - 1

  // Where the skeletons of the next paragraphs begin and end.
  const from = new Uint32Array(AHEAD)
  const to = new Uint32Array(AHEAD)

  /** @param among ascending */
  const verifyAll = async (among: Uint32Array, text: string, stop: Stop): Promise<Postings> => {
    const find = unitFinder(encodeUnits(text))
    for (let first = 0; first < among.length; first += AHEAD) {
      const count = Math.min(AHEAD, among.length - first)
      for (let i = 0; i < count; i++) {
        from[i] = paragraphSkeleton[among[first + i]!]!
        to[i] = endOf(among[first + i]!)
      }
      if (skeleton.whole) readAhead(skeleton.whole, from, to, count)
      for (let i = 0; i < count; i++) verify(among[first + i]!, from[i]!, to[i]!, find, text.length)
      if (first % PARAGRAPHS === 0) await stop.turn()
    }
    return counts.postings()
  }
  /** @param length of the text */
  const verify = (paragraph: number, start: number, end: number, find: FindUnits, length: number) => {
    const { elements, first } = skeleton.window(start, end)
    const last = end - first
    for (let at = find(elements, start - first, last); at !== -1; at = find(elements, at + length, last))
      counts.add(paragraph, first + at)
  }

  // The few terms that stand so often in one passage are in nearly every question: 的, 和. Of each the lists that were counted.
  const exact = new Map<string, Postings>()

  /**
   * Characters, pairs and indexed words are counted where they start: their postings are the answer. Except where
   * occurrences may overlap, of which a scan counts fewer, and where a term's lists end: they count up to SLOTS.
   *
   * @param stored its lists, read or not
   */
  const storedPostings = <List extends UnreadList>(
    text: string,
    stored: List[],
  ): (List | PostingList)[] | null => {
    if (text === '') return []
    if (overlapsItself(text)) return null
    if (stored.length === 0) return text.length < 3 ? [] : null
    if (stored[0]!.frequency < SLOTS) return stored
    const counted = exact.get(text)
    return counted ? [...counted, ...stored.slice(1)] : null
  }

  /** A term's stored lists, the first of them counted in the text. */
  const uncapped = async (text: string, stored: Postings, stop: Stop): Promise<Postings> => {
    const [capped, ...others] = stored
    const seen = new Set<number>()
    for (const passage of capped!.passages) seen.add(passageParagraph[passage]!)
    const more = (await verifyAll(Uint32Array.from(seen), text, stop)).filter(list => list.frequency >= SLOTS)
    exact.set(text, more)
    return [...more, ...others]
  }

  /** A whole number of paragraphs at a time, so that no occurrence is cut in two. */
  const scan = async (text: string, stop: Stop): Promise<Postings> => {
    if (text === '') return []
    for (let first = 0; first < paragraphs; ) {
      const start = paragraphSkeleton[first]!
      const last = Math.max(first, rangeAt(paragraphSkeleton, start + PORTION) - 1)
      const end = paragraphSkeleton[last + 1]!
      const portion = portionOf(skeleton, start, end)
      let paragraph = first
      for (let at = portion.indexOf(text); at !== -1; at = portion.indexOf(text, at + text.length)) {
        paragraph = rangeAt(paragraphSkeleton, start + at, paragraph, last)
        counts.add(paragraph, start + at)
      }
      first = last + 1
      await stop.turn()
    }
    return counts.postings()
  }

  /** Postings of the indexed words in a text: each stands wherever the text does, and is rarer than its pairs. */
  const wordsIn = (text: string): Gram[] =>
    WORD_LENGTHS.flatMap(length => gramsOf(text, length).map(counted)).filter(({ count }) => count > 0)

  const find = async (text: string, stop: Stop): Promise<Postings> => {
    const stored = terms.known(text) ?? (await terms.fetch([text]))[0]
    if (stored!.length > 0 && !overlapsItself(text)) {
      return storedPostings(text, stored!) ?? uncapped(text, stored!, stop)
    }
    const grams = gramsOf(text, 2).map(counted)
    const least = () => Math.min(...grams.map(({ count }) => count))
    if (text === '' || least() === 0) return []
    if (least() > costs.fewPassages) grams.push(...wordsIn(text))
    const rarest = least()
    const cost = rarest * costs.readPosting + (rarest / grams.length) * costs.verifyParagraph
    if (cost > scanCost) return scan(text, stop)
    return verifyAll(await paragraphsWith(grams), text, stop)
  }

  return {
    async stored(texts) {
      const lists = await terms.fetch(texts)
      return texts.map((text, i) => storedPostings(text, lists[i]!))
    },
    known(text) {
      const stored = terms.known(text)
      return stored ? storedPostings(text, stored) : null
    },
    unread(text) {
      const lists = terms.unread(text)
      return lists && storedPostings(text, lists)
    },
    phrase: (text, stop) => counts.cleanly(() => find(text, stop)),
    async spans(required, find, stop) {
      if (required.some(text => text === '')) return []
      const grams = required.flatMap(text => gramsOf(text, Math.min(text.length, 2)))
      const among = await paragraphsWith(grams.map(counted))
      return counts.cleanly(async () => {
        let looked = 0
        for (const paragraph of among) {
          const start = paragraphSkeleton[paragraph]!
          for (const span of find(read(start, endOf(paragraph)))) counts.add(paragraph, start + span.start)
          if (++looked % PARAGRAPHS === 0) await stop.turn()
        }
        return counts.postings()
      })
    },
    scan: (text, stop) => counts.cleanly(() => scan(text, stop)),
  }
}

// --- internal ---

/** Read by who reads all. */
function portionOf(skeleton: OpenColumns['skeleton'], start: number, end: number): string {
  const { elements, first } = skeleton.passing(start, end)
  return decodeText(elements, start - first, end - first)
}

/** The distinct stretches of so many units. @example gramsOf('行政复议', 2) // ['行政', '政复', '复议'] */
function gramsOf(text: string, length: number): string[] {
  const grams = new Set<string>()
  for (let at = 0; at + length <= text.length; at++) grams.add(text.slice(at, at + length))
  return [...grams]
}
