// merge.ts — indexes of parts of a corpus become the index of the whole, as if it had been built at once.
// Not: deciding which reports are in it, where the parts lie.
//
// What makes several threads, what each of them put aside, and the reports of the last index, add up to the very columns
// of one long build.
import { piecesOf, wholeOf } from '../../../snapshot/stretches.ts'
import type { Place } from '../../engine-store.ts'
import { isWhole, type MergedTexts, mergeTexts } from '../../store/merge-texts.ts'
import { type MergedTerms, mergeTerms, type TermSource } from './merge-terms.ts'
import type { PartSource } from './part-source.ts'

export interface MergedParts extends Pick<MergedTexts, 'texts' | 'size'> {
  /** Once only. */
  terms(): MergedTerms
}

/**
 * The index that one build of the same reports in the same order would give, in columns that are made as they are
 * written. Reports that are not named are left out. 20 million characters take some 2 s, three quarters of them for the
 * terms.
 *
 * @param order every report of the whole; none twice, their ids distinct
 */
export function mergeParts(parts: readonly PartSource[], order: readonly Place[]): MergedParts {
  const sources = parts.map(({ texts }) => texts)
  const { texts, size, passageOf } = mergeTexts(sources, order)
  const terms = () => {
    const all = parts.map(part => part.terms())
    return isWhole(sources, order) ? asTheyAre(all[0]!) : mergeTerms(all, passageOf)
  }
  return { texts, size, terms }
}

// --- internal ---

function asTheyAre({ postings, ...others }: TermSource): MergedTerms {
  return {
    postings: { BYTES_PER_ELEMENT: 4, length: postings.length, pieces: piecesOf(postings) },
    rest: () => ({
      terms: wholeOf(others.terms),
      termText: wholeOf(others.termText),
      termList: wholeOf(others.termList),
      listSlot: wholeOf(others.listSlot),
      listPostings: wholeOf(others.listPostings),
    }),
  }
}
