// library.ts — the text of a snapshot laid out in memory, at first use, and kept as long as the snapshot. Not: what is
// asked of it.
import { type Corpus, readCorpus } from '../corpus/corpus.ts'
import type { Engine } from '../engine/engine.ts'
import { placeSignposts, type Signposts } from '../reuse/signposts.ts'

export interface Library {
  corpus(): Promise<Corpus>
  signposts(): Promise<Signposts>
}

/** @param engine asked for everybody: who asked first may leave, what he asked for is kept */
export function createLibrary(engine: Engine): Library {
  const corpus = once(() => readCorpus(engine.contents()))
  return { corpus, signposts: once(async () => placeSignposts(await corpus())) }
}

// --- internal ---

/** Made when first asked for; made again where that failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch(error => {
      made = undefined
      throw error
    })
    return made
  }
}
