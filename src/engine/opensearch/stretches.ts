// stretches.ts — skeletons of passages and of what stands around them, as rescoring reads them. Not: fetching the texts.
import { skeleton } from '../../analysis/skeleton.ts'
import type { Surroundings } from '../ranking/surroundings.ts'
import { SEPARATOR } from '../store/text-columns.ts'
import type { Bounds } from './hits.ts'
import { type StoredPassage, textOf } from './stored-passage.ts'
import type { Passages } from './stored-passages.ts'

/** End to end. @param known has all of them */
export function stretches(
  passages: Uint32Array,
  bounds: ReadonlyMap<number, Bounds>,
  known: Passages,
): Surroundings {
  const places = ['from', 'start', 'end', 'to', 'lengths'] as const
  const columns = Object.fromEntries(places.map(name => [name, new Uint32Array(passages.length)])) as Record<
    (typeof places)[number],
    Uint32Array
  >
  let all = ''
  passages.forEach((passage, i) => {
    const { before, behind } = bounds.get(passage)!
    columns.from[i] = all.length
    for (let number = passage - before; number <= passage + behind; number++) {
      const text = foldedOf(known.get(number)!)
      if (number > passage - before && (known.get(number)!.b?.[0] ?? 0) === 0) all += SEPARATOR
      if (number === passage) columns.start[i] = all.length
      all += text
      if (number === passage) columns.end[i] = all.length
      columns.lengths[i]! += text.length
    }
    columns.to[i] = all.length
    all += SEPARATOR
  })
  const units = new Uint16Array(all.length)
  for (let at = 0; at < all.length; at++) units[at] = all.charCodeAt(at)
  return { units, ...columns }
}

// --- internal ---

/** As long as somebody keeps the passage: to fold a text takes as long as to fetch it. */
const folded = new WeakMap<StoredPassage, string>()

function foldedOf(passage: StoredPassage): string {
  let text = folded.get(passage)
  if (text === undefined) {
    text = skeleton(textOf(passage))
    folded.set(passage, text)
  }
  return text
}
