// builder.ts — reports become the columns of an index. Not: reading files, writing the snapshot.
import type { Report } from '../../../report/report.ts'
import type { SnapshotCounts } from '../../engine-store.ts'
import { createTextBuilder } from '../../store/text-builder.ts'
import type { TextColumns } from '../../store/text-columns.ts'
import type { IndexPart } from '../index-columns.ts'
import { createAccumulator } from './accumulator.ts'
import { createWordFinder, type Words } from './long-words.ts'
import { sortTerms, type TermLog } from './sort-terms.ts'

export interface IndexBuilder {
  /** Adds a report; ids must be distinct. */
  add(report: Report): void
  readonly counts: Readonly<SnapshotCounts>
  /** Postings of what was added: what its memory goes by. */
  readonly postings: number
  /** Everything added. The builder is spent afterwards. */
  finish(): Built
}

/** An index whose terms are not sorted yet, in data alone: it can be handed from thread to thread. */
export interface Built {
  texts: TextColumns
  log: TermLog
}

/** Sorts the terms when asked for them: once, for then the log is let go. */
export function builtPart({ texts, log }: Built): IndexPart {
  let unsorted: TermLog | null = log
  return {
    texts,
    terms() {
      if (!unsorted) throw new Error('the terms of a part were asked for twice')
      const sorted = sortTerms(unsorted)
      unsorted = null
      return sorted
    },
  }
}

/** @param words the segmenter that queries are cut with, or its `longWordsOf` */
export function createIndexBuilder(words: Words): IndexBuilder {
  const findWords = createWordFinder(words)
  const terms = createAccumulator()
  const texts = createTextBuilder((folded, starts) => {
    findWords(folded, starts).forEach((words, passage) => {
      for (let at = starts[passage]!; at < starts[passage + 1]!; at++) {
        terms.character(folded.charCodeAt(at))
        // A pair belongs to the passage in which it starts, even where its second half does not.
        if (at + 1 < folded.length) terms.pair(folded.charCodeAt(at), folded.charCodeAt(at + 1))
      }
      for (const word of words) terms.word(word, 1)
      terms.endPassage()
    })
  })
  return {
    counts: texts.counts,
    get postings() {
      return terms.length
    },
    add: texts.add,
    finish: () => ({ texts: texts.finish(), log: terms.finish() }),
  }
}
