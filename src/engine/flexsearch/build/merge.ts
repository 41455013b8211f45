// merge.ts — indexes of parts of a corpus become the index of the whole, as if it had been built at once.
// Not: deciding which reports are in it.
//
// What makes several threads, and the reports of the last index, add up to the very columns of one long build.
import type { Place } from '../../engine-store.ts'
import { isWhole, mergeTexts } from '../../store/merge-texts.ts'
import type { IndexPart } from '../index-columns.ts'
import { mergeTerms } from './merge-terms.ts'

/**
 * The index that one build of the same reports in the same order would give. Reports that are not named are left out.
 * Takes the memory of the parts and of the result at once; 20 million characters take some 2 s, three quarters of them
 * for the terms.
 *
 * @param order every report of the whole; none twice, their ids distinct
 */
export function mergeParts(parts: readonly IndexPart[], order: readonly Place[]): IndexPart {
  const sources = parts.map(({ texts }) => texts)
  if (isWhole(sources, order)) return parts[0]!
  const { texts, passageOf } = mergeTexts(sources, order)
  const terms = () =>
    mergeTerms(
      parts.map(part => part.terms()),
      passageOf,
    )
  return { texts, terms }
}
