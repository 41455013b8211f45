// part-builder.ts — what a reading thread makes its part with: texts alone, for what can be looked up in them is made when
// they are sent. Threads import it by its address. Not: sending.
import type { PartBuilder } from '../engine-store.ts'
import { createTextBuilder } from '../store/text-builder.ts'

/** Numbers go through the whole of a snapshot, so everything is kept until all of it is known. */
export function createPartBuilder(): PartBuilder {
  const builder = createTextBuilder()
  return {
    add: report => builder.add(report),
    get passages() {
      return builder.counts.passages
    },
    handOver(isLast) {
      if (!isLast) return null
      const texts = builder.finish()
      const buffers = Object.values(texts).map(column => column.buffer as ArrayBuffer)
      return { data: texts, transfer: [...new Set(buffers)] }
    },
  }
}
