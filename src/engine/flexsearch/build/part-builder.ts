// part-builder.ts — what a reading thread makes its part of an index with; threads import it by its address. Not: the
// columns themselves (builder.ts).
import type { PartBuilder } from '../../engine-store.ts'
import { wholePart } from '../../whole-part.ts'
import { createIndexBuilder } from './builder.ts'
import type { Words } from './long-words.ts'

/** Terms are sorted as a whole, so everything is kept to the end. */
export const createPartBuilder = (words: Words): PartBuilder =>
  wholePart(createIndexBuilder(words), ({ texts, log: { terms, frequencies, passageEnd } }) => [
    ...Object.values(texts),
    terms,
    frequencies,
    passageEnd,
  ])
