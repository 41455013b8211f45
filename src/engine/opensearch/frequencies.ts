// frequencies.ts — in how many passages the texts of a question start: mostly known with the snapshot, else from the
// dictionary of the index, in no time however many they are. Not: their weight (ranking/rarity.ts).
import { LRUCache } from 'lru-cache'
import type { Ask } from '../engine.ts'
import type { Connection } from './connection.ts'
import { characters, pairs } from './index-terms.ts'
import { shardsMissing } from './node-failures.ts'
import { twos } from './term-counts.ts'

/** At once where all are known. */
export type Frequencies = (texts: readonly string[], ask?: Ask) => number[] | Promise<number[]>

/** Of those that were asked for. */
const KEPT = 200_000

/**
 * Of characters and pairs exact. Of longer words that of their rarest pair, which is hardly ever another: nobody but the
 * first look asks for it.
 *
 * @param routings a value to each shard
 * @param countOf what is known of a character or a pair; null: nothing
 */
export function createFrequencies(
  connection: Connection,
  index: string,
  routings: readonly string[],
  countOf: (piece: string) => number | null,
): Frequencies {
  const fetched = new LRUCache<string, number>({ max: KEPT })
  const known = (piece: string) => countOf(piece) ?? fetched.get(piece)
  return (texts, ask) => {
    const pieces = texts.map(text => (text.length === 1 ? [text] : twos(text)))
    const missing = [...new Set(pieces.flat())].filter(piece => known(piece) === undefined)
    const rarest = () => pieces.map(some => Math.min(...some.map(piece => known(piece) ?? 0)))
    if (missing.length === 0) return rarest()
    return fetchCounts(connection, index, routings, missing, ask).then(counts => {
      for (const [piece, count] of counts) fetched.set(piece, count)
      return rarest()
    })
  }
}

// --- internal ---

interface TermVectors {
  docs: {
    error?: unknown
    term_vectors?: Record<string, { terms: Record<string, { doc_freq?: number }> }>
  }[]
}

/** Asked of a document that is nowhere and consists of the terms: one for each shard. */
async function fetchCounts(
  connection: Connection,
  index: string,
  routings: readonly string[],
  pieces: readonly string[],
  ask: Ask | undefined,
): Promise<Map<string, number>> {
  const tokens = new Map(pieces.map(piece => [piece, (piece.length === 1 ? characters : pairs)(piece)[0]!]))
  const fieldOf = (piece: string) => (piece.length === 1 ? 'c' : 'b')
  const of = (field: string) =>
    pieces
      .filter(piece => fieldOf(piece) === field)
      .map(piece => tokens.get(piece)!)
      .join(' ')
  const { docs } = await connection.send<TermVectors>(
    {
      method: 'POST',
      reads: true,
      path: `/${index}/_mtermvectors`,
      query: { realtime: false },
      preferring: preference => ({ query: { realtime: false, preference } }),
      body: {
        docs: routings.map(routing => ({
          _index: index,
          routing,
          doc: { c: of('c'), b: of('b') },
          fields: ['c', 'b'],
          offsets: false,
          positions: false,
          field_statistics: false,
          term_statistics: true,
        })),
      },
    },
    ask,
  )
  if (docs.some(({ error }) => error)) throw shardsMissing(connection.nodes)
  return new Map(
    pieces.map(piece => {
      const counts = docs.map(
        doc => doc.term_vectors?.[fieldOf(piece)]?.terms[tokens.get(piece)!]?.doc_freq ?? 0,
      )
      return [piece, counts.reduce((sum, count) => sum + count, 0)]
    }),
  )
}
