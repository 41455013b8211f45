// neighbours.ts — what most often follows and precedes an occurrence, by characters. Not: words, where it stands.
import { SENTENCE_ENDS } from '../../analysis/skeleton.ts'
import type { Collocate } from '../../api/collocates.ts'
import { inTurns, sortInTurns } from '../../turns.ts'

/** Counts the neighbours of occurrences on one side. */
export interface NeighbourCount {
  /** @param start of the occurrence in the skeleton of its paragraph; `end` is behind it */
  add(skeleton: string, start: number, end: number): void
  /**
   * Most often first; equally often, the longer first, then by code units. What stands there only once is no
   * habit. A text more than half of whose occurrences go on in one way is left out for the longer one: 体 says
   * nothing that 体制 does not.
   */
  top(limit: number): Promise<Collocate[]>
}

/** @param length the most characters of a neighbour. None reaches over the end of a sentence. */
export function countNeighbours(side: 'before' | 'after', length: number): NeighbourCount {
  const counts = new Map<string, number>()
  const step = side === 'after' ? 1 : -1
  return {
    add(skeleton, start, end) {
      const from = side === 'after' ? end : start
      let at = from
      for (let taken = 0; taken < length; taken++) {
        const next = side === 'after' ? at : at - 1
        if (next < 0 || next >= skeleton.length || SENTENCE_ENDS.includes(skeleton[next]!)) return
        at += step * unitsAt(skeleton, next, side)
        const text = side === 'after' ? skeleton.slice(from, at) : skeleton.slice(at, from)
        counts.set(text, (counts.get(text) ?? 0) + 1)
      }
    },
    async top(limit) {
      const turn = inTurns()
      const outdone = new Set<string>()
      const habits: Collocate[] = []
      let looked = 0
      for (const [text, count] of counts) {
        const shorter = withoutFarthest(text, side)
        if (count * 2 > (counts.get(shorter) ?? Infinity)) outdone.add(shorter)
        if (count > 1) habits.push({ text, count })
        if (++looked % PORTION === 0) await turn()
      }
      const left = habits.filter(({ text }) => !outdone.has(text))
      const inOrder = await sortInTurns(
        left,
        (a, b) => b.count - a.count || b.text.length - a.text.length || (a.text < b.text ? -1 : 1),
      )
      return inOrder.slice(0, limit)
    },
  }
}

// --- internal ---

/** Neighbours looked at before others may have their turn. */
const PORTION = 4096

/** Two for a character outside the basic plane that begins, or going back ends, here; else one. */
const unitsAt = (text: string, at: number, side: 'before' | 'after') =>
  isPair(text, side === 'after' ? at : at - 1) ? 2 : 1

const isPair = (text: string, at: number) =>
  at >= 0 && (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00

/** Without the character that is farthest from the occurrence. */
function withoutFarthest(text: string, side: 'before' | 'after'): string {
  return side === 'after'
    ? text.slice(0, -unitsAt(text, text.length - 1, 'before'))
    : text.slice(unitsAt(text, 0, 'after'))
}
