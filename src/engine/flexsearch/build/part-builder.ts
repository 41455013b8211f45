// part-builder.ts — what a reading thread makes its part of an index with; threads import it by its address. Not: the
// columns themselves (builder.ts), joining parts.
import type { ScratchFile } from '../../../snapshot/scratch-file.ts'
import { scratchFolder } from '../../../snapshot/write.ts'
import type { PartBuilder } from '../../engine-store.ts'
import { type Built, builtPart, createIndexBuilder } from './builder.ts'
import type { Words } from './long-words.ts'
import { putAside } from './part-source.ts'

/** Structured-clonable. */
export interface PartSetup {
  words: Words
  /** Folder of the index: what is put aside goes beside its snapshots. */
  folder: string
  /** Postings that may be in memory: then all there is is sorted, and put aside. */
  most: number
}

/** A part of an index, in the order in which its reports came. */
export interface BuiltPart {
  /** Reports that were put aside, in stretches. */
  aside: ScratchFile[]
  /** Those behind them; null: all were put aside. */
  rest: Built | null
}

/**
 * Postings in memory of one thread: 80 MB of them, as much again to sort them, and some 100 MB of texts. A part as large
 * as this is sorted in its own thread, while the other goes on reading.
 */
export const MOST_POSTINGS = 15_000_000

export function createPartBuilder({ words, folder, most }: PartSetup): PartBuilder {
  const aside: ScratchFile[] = []
  let scratch: string | null = null
  let passagesAside = 0
  let builder = createIndexBuilder(words)
  const put = () => {
    scratch ??= scratchFolder(folder)
    passagesAside += builder.counts.passages
    aside.push(putAside(builtPart(builder.finish()), scratch, String(aside.length)))
    builder = createIndexBuilder(words)
  }
  return {
    add(report) {
      builder.add(report)
      if (builder.postings >= most) put()
    },
    get passages() {
      return passagesAside + builder.counts.passages
    },
    handOver(isLast) {
      if (!isLast) return null
      // What is small stays in memory; the last of something large is sorted here, too.
      if (aside.length > 0 && builder.counts.reports > 0) put()
      const rest = aside.length > 0 ? null : builder.finish()
      return { data: { aside, rest } satisfies BuiltPart, transfer: rest ? buffersOf(rest) : [] }
    },
  }
}

// --- internal ---

/** Each once: some columns share theirs. */
function buffersOf({ texts, log: { terms, frequencies, passageEnd } }: Built): ArrayBuffer[] {
  const columns = [...Object.values(texts), terms, frequencies, passageEnd]
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))]
}
