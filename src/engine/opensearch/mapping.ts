// mapping.ts — settings and mappings of the two indices of a snapshot. Not: their documents.
import { DEFAULT_RANKING } from '../ranking/ranking-parameters.ts'
import { EITHER, NEXT, OWN } from './index-terms.ts'

/** Boosts from here on ask for occurrences, not for BM25: see `SIMILARITY`. */
const COUNTING = 10_000
/** A boost of so much is one for each occurrence. */
export const ONE = 1_000_000

/** Hits that can be reached by counting from the first. */
export const WINDOW = 100_000

/**
 * A document a passage. `_source` keeps `r`, which is what is shown; everything else is only looked up.
 *
 * c characters · b pairs that start in the passage · x pairs around its end, where the paragraph goes on · q on the first
 * passage of a paragraph: characters and pairs of its other passages · h headings above it · seq its label ·
 * rep that of its report (labels.ts) · the rest are what is filtered and sorted by, and bounds relative to seq: of its
 * surroundings (sf, sl) and its paragraph (pf, pl).
 */
export function passageIndex(averageLength: number, shards: number): object {
  return {
    settings: {
      number_of_shards: shards,
      number_of_replicas: 0,
      refresh_interval: -1,
      // In a copy of an index nothing deleted is left: frequencies would count it.
      merge: { policy: { expunge_deletes_allowed: 0 } },
      max_result_window: WINDOW,
      max_terms_count: 1_000_000,
      similarity: similarityOf(averageLength),
      analysis: {
        tokenizer: { blanks: { type: 'char_group', tokenize_on_chars: [' '] } },
        filter: {
          either: { type: 'pattern_replace', pattern: `^[${OWN}${NEXT}]`, replacement: EITHER },
          both: { type: 'multiplexer', preserve_original: true, filters: ['either'] },
        },
        analyzer: {
          tokens: { tokenizer: 'blanks' },
          edges: { tokenizer: 'blanks', filter: ['both'] },
        },
      },
    },
    mappings: {
      dynamic: false,
      _source: { includes: ['r'] },
      properties: {
        r: { type: 'object', enabled: false },
        c: { type: 'text', analyzer: 'tokens', index_options: 'freqs', similarity: 'jiansuo' },
        b: { type: 'text', analyzer: 'tokens', index_options: 'positions', similarity: 'jiansuo' },
        x: {
          type: 'text',
          analyzer: 'edges',
          search_analyzer: 'tokens',
          index_options: 'positions',
          norms: false,
          similarity: 'jiansuo',
        },
        q: { type: 'text', analyzer: 'tokens', index_options: 'docs', norms: false },
        h: { type: 'text', analyzer: 'tokens', index_options: 'positions', norms: false },
        seq: { type: 'integer' },
        rep: { type: 'integer' },
        kind: { type: 'byte' },
        year: { type: 'integer' },
        code: { type: 'integer', index: false },
        area: { type: 'keyword' },
        sum: { type: 'integer', index: false },
        ...Object.fromEntries(
          ['sf', 'sl', 'pf', 'pl'].map(name => [name, { type: 'integer', index: name === 'pf' }]),
        ),
      },
    },
  }
}

/** Of a setting of the index: it changes with the corpus. */
export const similarityOf = (averageLength: number): object => ({
  jiansuo: { type: 'scripted', script: { source: similarity(averageLength) } },
})

/** Documents that are read by their ids. */
export const METADATA_INDEX: object = {
  settings: { number_of_shards: 1, number_of_replicas: 0, refresh_interval: -1 },
  mappings: { dynamic: false },
}

// --- internal ---

/**
 * BM25 of a text whose weight is the boost, its rarity included, so that no shard's own statistics matter; or, for boosts
 * as large as nobody's weight, how often the text occurs. The script is asked once for each term of a phrase and its
 * answers are summed, so who asks divides by their number.
 */
const similarity = (averageLength: number): string => {
  const { k1, b } = DEFAULT_RANKING
  return `if (query.boost >= ${COUNTING}.0) return doc.freq * (query.boost / ${ONE}.0);
return query.boost * doc.freq * ${k1 + 1} / (doc.freq + ${k1} * (${1 - b} + ${b} * doc.length / ${averageLength.toFixed(6)}));`
}
