// gap.ts — `"依法*行政"`: parts in order, little between them, no sentence end between them. Not: near.
import { SENTENCE_ENDS } from '../analysis/skeleton.ts'
import { type Matches, marksFrom, NO_MATCHES, type Span } from './phrase.ts'

/** The most units a star stands for. */
const GAP_LIMIT = 10

/** The ways to read the first parts up to one of them, ordered by where that one starts. */
interface Stage {
  length: number
  /** Where the part starts. */
  at: number[]
  /** Index into the stage before: the part in front, as far right as it may be. */
  from: number[]
  /** Where the first part starts, as far right as it may be. Never falls along the stage. */
  first: number[]
}

/**
 * Occurrences of the parts in order, with up to 10 units and no sentence end between neighbours. An occurrence is
 * a shortest one: no other lies inside it. Two may overlap, none shares a start or an end with another. Parts are
 * skeletons; an empty one occurs nowhere. Time: number of parts × length of text.
 *
 * @example gapMatches('依法治国依法行政', ['依法', '行政']).spans // => [{ start: 4, end: 8 }]
 */
export function gapMatches(text: string, parts: readonly string[]): Matches {
  // Most paragraphs lack one of them: say so before building anything.
  for (const part of parts) if (part === '' || !text.includes(part)) return NO_MATCHES
  const stages: Stage[] = []
  for (const part of parts) {
    const stage = extend(text, stages.at(-1), part)
    if (stage.at.length === 0) return NO_MATCHES
    stages.push(stage)
  }
  const last = stages.at(-1)
  if (!last) return NO_MATCHES
  const spans: Span[] = []
  const reach = new Int32Array(text.length)
  const marked = stages.map(() => -1)
  for (let i = 0; i < last.at.length; i++) {
    // Of those that start together the first ends first.
    if (i > 0 && last.first[i] === last.first[i - 1]) continue
    spans.push({ start: last.first[i]!, end: last.at[i]! + last.length })
    // Chains only move right, so what is marked already goes on as marked already.
    for (let s = stages.length - 1, index = i; s >= 0 && marked[s]! < index; s--) {
      const stage = stages[s]!
      marked[s] = index
      const at = stage.at[index]!
      reach[at] = Math.max(reach[at]!, at + stage.length)
      index = stage.from[index]!
    }
  }
  return { spans, marks: marksFrom(reach) }
}

/** Every place of `part` that some way through the stage before leads to. */
function extend(text: string, before: Stage | undefined, part: string): Stage {
  const stage: Stage = { length: part.length, at: [], from: [], first: [] }
  let reached = -1
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (before) {
      while (reached + 1 < before.at.length && before.at[reached + 1]! + before.length <= at) reached++
      // What the nearest cannot reach, none can: the others have more in between.
      if (reached < 0 || !isGap(text, before.at[reached]! + before.length, at)) continue
    }
    stage.at.push(at)
    stage.from.push(reached)
    stage.first.push(before ? before.first[reached]! : at)
  }
  return stage
}

function isGap(text: string, start: number, end: number): boolean {
  if (end - start > GAP_LIMIT) return false
  for (let i = start; i < end; i++) if (SENTENCE_ENDS.includes(text[i]!)) return false
  return true
}
