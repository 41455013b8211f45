// library.ts — the text of a snapshot laid out in memory at first use, and kept as long as the snapshot. Not: comparing
// with it.
import { type Corpus, readCorpus } from '../corpus/corpus.ts'
import type { Engine } from '../engine/engine.ts'
import { placeSignposts, type Signposts } from '../reuse/signposts.ts'
import { madeOnce } from './made-once.ts'

export interface Library {
  corpus(): Promise<Corpus>
  signposts(): Promise<Signposts>
}

export function createLibrary(engine: Engine): Library {
  const corpus = madeOnce(() => readCorpus(engine.contents()))
  return { corpus, signposts: madeOnce(async () => placeSignposts(await corpus())) }
}
