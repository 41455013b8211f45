// stored-passages.ts — passages read by their numbers, with the whole paragraph each is part of. Not: which passages match.
import { LRUCache } from 'lru-cache'
import type { Ask, PassageRecord } from '../engine.ts'
import { KINDS } from '../store/text-columns.ts'
import type { Connection } from './connection.ts'
import { askCluster, between, type Clause, type Found, oneOf } from './query-dsl.ts'
import { type StoredPassage, textOf } from './stored-passage.ts'

/** Passages read with one request. */
export const AT_ONCE = 5000
/**
 * Passages kept for the next questions, which have many of their candidates in common. UTF-16 units, so that all take some
 * 64 MB; who reads more than so many at a time reads none of them again.
 */
const KEPT = 16_000_000
const FEW = 2000
/** What a passage takes besides its text and its skeleton, in the same units. */
const BESIDE = 150

export type Passages = Map<number, StoredPassage>

export interface PassageReader {
  /** Those of them that `known` lacks are read and put there. */
  read(numbers: Iterable<number>, known: Passages, ask?: Ask): Promise<void>
  /** Of another request: they need not be read again soon. */
  keep(passages: readonly StoredPassage[]): void
  /** All there are of from … to - 1, in their order, in batches. */
  stream(from: number, to: number, ask?: Ask): AsyncGenerator<StoredPassage[]>
}

export function createPassageReader(connection: Connection, index: string): PassageReader {
  const find = async (query: Clause, size: number, ask: Ask | undefined) => {
    const [found] = await askCluster(
      connection,
      index,
      [{ query, size, sort: [{ seq: 'asc' }], _source: true }],
      ask,
    )
    return passagesIn(found!)
  }
  const kept = new LRUCache<number, StoredPassage>({
    maxSize: KEPT,
    sizeCalculation: ({ t = '', u = '' }) => BESIDE + 2 * (t.length + u.length),
  })
  return {
    async read(numbers, known, ask) {
      const missing: number[] = []
      for (const number of new Set(numbers)) {
        if (known.has(number)) continue
        const passage = kept.get(number)
        if (passage) known.set(number, passage)
        else missing.push(number)
      }
      for (let at = 0; at < missing.length; at += AT_ONCE) {
        const some = missing.slice(at, at + AT_ONCE)
        for (const passage of await find(oneOf('seq', some), some.length, ask)) {
          known.set(passage.n, passage)
          if (missing.length <= FEW) kept.set(passage.n, passage)
        }
      }
    },
    keep(passages) {
      for (const passage of passages) kept.set(passage.n, passage)
    },
    async *stream(from, to, ask) {
      for (let at = from; at < to; ) {
        const batch = await find(between('seq', at, to - 1), Math.min(AT_ONCE, to - at), ask)
        if (batch.length > 0) yield batch
        if (batch.length < AT_ONCE) return
        at = batch.at(-1)!.n + 1
      }
    },
  }
}

/** None where texts were not asked for. */
export const passagesIn = (found: Found): StoredPassage[] =>
  found.hits.hits.flatMap(({ _source }) => (_source ? [_source.r as StoredPassage] : []))

/** Numbers of all passages of the paragraph that a passage is part of. */
export function* paragraphOf({ n, b = [0, 0] }: Pick<StoredPassage, 'n' | 'b'>): Generator<number> {
  for (let number = n - b[0]; number <= n + b[1]; number++) yield number
}

/** Puts paragraphs together; those of passages that stand together share one string. */
export function createRecords(reportOf: (label: number) => { id: string; first: number }) {
  let last = { first: -1, text: '', starts: [0] }
  /** @param known has all passages of the paragraph */
  return (passage: StoredPassage, known: ReadonlyMap<number, StoredPassage>): PassageRecord => {
    const first = passage.n - (passage.b?.[0] ?? 0)
    if (last.first !== first) {
      let text = ''
      const starts = [0]
      for (const number of paragraphOf(passage)) {
        text += textOf(known.get(number)!)
        starts.push(text.length)
      }
      last = { first, text, starts }
    }
    const report = reportOf(passage.r)
    return {
      id: `${report.id}-${passage.h.toString(16).padStart(8, '0')}`,
      reportId: report.id,
      ordinal: passage.n - report.first,
      paragraphOrdinal: passage.o,
      line: passage.l || null,
      kind: KINDS[passage.k]!,
      section: passage.s,
      paragraph: last.text,
      start: last.starts[passage.n - first]!,
      end: last.starts[passage.n - first + 1]!,
    }
  }
}
