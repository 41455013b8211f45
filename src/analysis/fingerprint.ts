// fingerprint.ts — which segmenter, dictionary and skeleton an index was built with. Not: loading them.
import type { Segmenter } from './segmenter.ts'
import { SKELETON_VERSION } from './skeleton.ts'

/** Written into every snapshot and compared before one is searched. */
export interface Fingerprint {
  segmenter: string
  dictionary: string
  skeleton: string
}

/** @example fingerprint(segmenter).skeleton // => '1' */
export function fingerprint(segmenter: Segmenter): Fingerprint {
  return { segmenter: segmenter.name, dictionary: segmenter.dictionary, skeleton: SKELETON_VERSION }
}

/** The first part in which two fingerprints differ, or null. */
export function difference(a: Fingerprint, b: Fingerprint): keyof Fingerprint | null {
  return (['segmenter', 'dictionary', 'skeleton'] as const).find(part => a[part] !== b[part]) ?? null
}
