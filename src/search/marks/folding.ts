// folding.ts — the skeleton of a paragraph, kept for whoever asks for that of the same paragraph next. Not: the skeleton.
import { type Skeleton, skeletonWithOffsets } from '../../analysis/skeleton.ts'

/** The same object for the same paragraph asked for twice in a row: passages of one paragraph stand together. */
export type Folding = (paragraph: string) => Skeleton

export function createFolding(): Folding {
  let known: { paragraph: string; folded: Skeleton } | null = null
  return paragraph => {
    if (known?.paragraph !== paragraph) known = { paragraph, folded: skeletonWithOffsets(paragraph) }
    return known.folded
  }
}
