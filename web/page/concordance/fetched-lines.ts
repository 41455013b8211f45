// fetched-lines.ts — the lines of a concordance by number, fetched in stretches as they come into view. Not: showing
// them.
import type { ConcordanceLine, ConcordanceResult } from '../../../src/api/concordance.ts'

/** Lines asked for at once. */
export const STRETCH = 200
/** Stretches kept; those used longest ago go first. */
const KEPT = 50

export interface Lines {
  /** The line, if it is here; else `undefined`, and it is on its way. */
  at(index: number): ConcordanceLine | undefined
}

/**
 * @param first the first stretch, from line 0
 * @param ask brings the stretch from a line on
 * @param onCome called when lines have come, or have failed to
 */
export function createLines(
  first: readonly ConcordanceLine[],
  ask: (offset: number) => Promise<Pick<ConcordanceResult, 'lines'>>,
  onCome: (failed: boolean) => void,
): Lines {
  const stretches = new Map<number, readonly ConcordanceLine[]>([[0, first]])
  const coming = new Set<number>()
  async function fetchStretch(number: number): Promise<void> {
    coming.add(number)
    try {
      const { lines } = await ask(number * STRETCH)
      stretches.set(number, lines)
      for (const oldest of stretches.keys()) {
        if (stretches.size <= KEPT) break
        stretches.delete(oldest)
      }
      coming.delete(number)
      onCome(false)
    } catch {
      // Asked again when it comes into view again.
      coming.delete(number)
      onCome(true)
    }
  }
  return {
    at(index) {
      const number = Math.floor(index / STRETCH)
      const stretch = stretches.get(number)
      if (stretch) {
        stretches.delete(number)
        stretches.set(number, stretch)
        return stretch[index % STRETCH]
      }
      if (!coming.has(number)) void fetchStretch(number)
      return undefined
    },
  }
}
