// part-builder.ts — what a reading thread makes its part of an index with; threads import it by its address. Not: the
// columns themselves (builder.ts).
import type { PartBuilder } from '../../engine-store.ts'
import { createIndexBuilder } from './builder.ts'
import type { Words } from './long-words.ts'

/** Terms are sorted as a whole, so everything is kept to the end. */
export function createPartBuilder(words: Words): PartBuilder {
  const builder = createIndexBuilder(words)
  return {
    add: report => builder.add(report),
    get passages() {
      return builder.counts.passages
    },
    handOver(isLast) {
      if (!isLast) return null
      const built = builder.finish()
      const { terms, frequencies, passageEnd } = built.log
      const columns = [...Object.values(built.texts), terms, frequencies, passageEnd]
      return { data: built, transfer: [...new Set(columns.map(column => column.buffer as ArrayBuffer))] }
    },
  }
}
