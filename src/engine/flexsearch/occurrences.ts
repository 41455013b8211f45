// occurrences.ts — where a text occurs literally: candidates from the postings, verified on the skeletons.
// Not: boolean logic, ranking. The law: the answer equals a full scan, for every text of any length.
import type { Span } from '../../matching/phrase.ts'
import { decodeText } from '../../snapshot/columns.ts'
import {
  type IndexColumns,
  overlapsItself,
  type PostingList,
  type Postings,
  passageCount,
  SLOTS,
} from './layout.ts'
import { rangeAt } from './ranges.ts'
import type { TermIndex } from './term-index.ts'

export interface Occurrences {
  /** Passages in which the text starts, with exact frequencies: left to right in a paragraph, not overlapping. */
  phrase(text: string): Postings
  /**
   * Passages in which one of the spans starts that `find` reports for a paragraph's skeleton. Only paragraphs that
   * contain every one of `required` are looked at.
   */
  spans(required: string[], find: (skeleton: string) => Span[]): Postings
  /** The same as `phrase`, by a full scan: the judge of it. */
  scan(text: string): Postings
}

// Measured costs, in nanoseconds, that decide between looking at candidates and scanning everything.
const VERIFY_PARAGRAPH = 120
const SCAN_UNIT = 0.45
const READ_POSTING = 2

export function createOccurrences(columns: IndexColumns, terms: TermIndex): Occurrences {
  const { paragraphSkeleton, paragraphPassage, passageParagraph, passageSkeleton } = columns
  const skeletons = decodeText(columns.skeleton)
  const passages = passageParagraph.length
  const paragraphs = paragraphPassage.length - 1
  const scanCost = skeletons.length * SCAN_UNIT

  // Scratch of one question; questions do not overlap in time because nothing in here waits.
  const frequency = new Uint32Array(passages)
  let touched = new Uint32Array(1024)
  let touchedCount = 0
  const stamps = new Uint32Array(paragraphs)
  let stamp = 0

  const skeletonOf = (paragraph: number) =>
    skeletons.slice(paragraphSkeleton[paragraph]!, paragraphSkeleton[paragraph + 1]! - 1)

  const touch = (passage: number) => {
    if (frequency[passage]!++ > 0) return
    if (touchedCount === touched.length) {
      const larger = new Uint32Array(touched.length * 2)
      larger.set(touched)
      touched = larger
    }
    touched[touchedCount++] = passage
  }

  /** Counts an occurrence that starts at a position of `skeletons`, inside the given paragraph. */
  const touchAt = (paragraph: number, position: number) => {
    const [first, last] = [paragraphPassage[paragraph]!, paragraphPassage[paragraph + 1]! - 1]
    touch(rangeAt(passageSkeleton, position, first, last))
  }

  /** What was touched, as lists by frequency, and a clean slate. */
  const collect = (): Postings => {
    const found = touched.subarray(0, touchedCount).sort()
    const sizes = new Map<number, number>()
    for (let i = 0; i < found.length; i++) {
      const times = frequency[found[i]!]!
      sizes.set(times, (sizes.get(times) ?? 0) + 1)
    }
    const lists = new Map<number, PostingList & { length: number }>()
    for (const [times, size] of [...sizes].sort((a, b) => b[0] - a[0])) {
      lists.set(times, { frequency: times, passages: new Uint32Array(size), length: 0 })
    }
    for (let i = 0; i < found.length; i++) {
      const passage = found[i]!
      const list = lists.get(frequency[passage]!)!
      list.passages[list.length++] = passage
      frequency[passage] = 0
    }
    touchedCount = 0
    return [...lists.values()].map(({ frequency, passages }) => ({ frequency, passages }))
  }

  const verify = (paragraph: number, text: string) => {
    const start = paragraphSkeleton[paragraph]!
    const bones = skeletonOf(paragraph)
    for (let at = bones.indexOf(text); at !== -1; at = bones.indexOf(text, at + text.length)) {
      touchAt(paragraph, start + at)
    }
  }

  /** Paragraphs that have a passage in every one of the postings: rarest first, each narrowing the one before. */
  const paragraphsIn = (all: Postings[]): number[] => {
    const byRarity = all
      .map(postings => ({ postings, count: passageCount(postings) }))
      .sort((a, b) => a.count - b.count)
    let candidates: number[] | null = null
    for (const { postings, count } of byRarity) {
      // A list that is far longer than what is left costs more to read than the candidates to verify.
      if (candidates && count * READ_POSTING > candidates.length * VERIFY_PARAGRAPH) break
      const before = stamp
      const now = ++stamp
      const kept: number[] = []
      for (const { passages } of postings) {
        for (let i = 0; i < passages.length; i++) {
          const paragraph = passageParagraph[passages[i]!]!
          const seen = stamps[paragraph]!
          if (seen === now || (candidates && seen !== before)) continue
          stamps[paragraph] = now
          kept.push(paragraph)
        }
      }
      candidates = kept
    }
    if (stamp > 0xffff0000) {
      stamps.fill(0)
      stamp = 0
    }
    return candidates ?? []
  }

  // The few terms that stand so often in one passage are in nearly every question: 的, 和.
  const exact = new Map<string, Postings>()

  /** A term's stored lists count up to SLOTS; beyond that the text tells. */
  const uncapped = (text: string, stored: Postings): Postings => {
    const capped = stored.find(list => list.frequency === SLOTS)
    if (!capped) return stored
    let postings = exact.get(text)
    if (!postings) {
      const seen = new Set<number>()
      for (const passage of capped.passages) seen.add(passageParagraph[passage]!)
      for (const paragraph of seen) verify(paragraph, text)
      const more = collect().filter(list => list.frequency >= SLOTS)
      postings = [...more, ...stored.filter(list => list !== capped)]
      exact.set(text, postings)
    }
    return postings
  }

  const scan = (text: string): Postings => {
    if (text === '') return []
    for (let at = skeletons.indexOf(text); at !== -1; at = skeletons.indexOf(text, at + text.length)) {
      touchAt(rangeAt(paragraphSkeleton, at), at)
    }
    return collect()
  }

  return {
    phrase(text) {
      if (text === '') return []
      // Characters, pairs and indexed words are counted where they start: their postings are the answer. Except
      // where occurrences may overlap, of which a scan counts fewer.
      if (!overlapsItself(text)) {
        const stored = terms.postings(text)
        if (stored.length > 0) return uncapped(text, stored)
        if (text.length < 3) return []
      }
      const pairs = pairsOf(text).map(pair => terms.postings(pair))
      if (pairs.some(postings => postings.length === 0)) return []
      const rarest = Math.min(...pairs.map(passageCount))
      if (rarest * READ_POSTING + (rarest / pairs.length) * VERIFY_PARAGRAPH > scanCost) return scan(text)
      for (const paragraph of paragraphsIn(pairs)) verify(paragraph, text)
      return collect()
    },
    spans(required, find) {
      if (required.some(text => text === '')) return []
      const grams = required.flatMap(text => (text.length === 1 ? [text] : pairsOf(text)))
      for (const paragraph of paragraphsIn(grams.map(gram => terms.postings(gram)))) {
        const start = paragraphSkeleton[paragraph]!
        for (const span of find(skeletonOf(paragraph))) touchAt(paragraph, start + span.start)
      }
      return collect()
    },
    scan,
  }
}

// --- internal ---

/** The distinct pairs of neighbouring units. @example pairsOf('行政复议') // ['行政', '政复', '复议'] */
function pairsOf(text: string): string[] {
  const pairs = new Set<string>()
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2))
  return [...pairs]
}
