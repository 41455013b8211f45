// tiers.ts — candidates and what the first pass left behind them, joined into one list: the upper tier, then the lower.
// Not: who is a candidate, scores.
import type { Tier } from './ranking-source.ts'
import type { RankedMatch } from './scores.ts'

const TIERS: readonly Tier[] = ['upper', 'lower']

export interface Joining {
  /** Rescored, best first. */
  candidates: readonly RankedMatch[]
  /** Matches of each tier. */
  counts: Record<Tier, number>
  /** The rest of a tier, best first, scored by the first pass. */
  rest(tier: Tier, size: number): Promise<RankedMatch[]>
}

/** The best `size`; with `distinct`, of each report only its best. */
export async function joinTiers(
  { candidates, counts, rest }: Joining,
  size: number,
  distinct: boolean,
): Promise<RankedMatch[]> {
  const seen = new Set<number>()
  const take = (matches: readonly RankedMatch[]) => (distinct ? unseen(matches, seen) : matches)
  // Joined, not pushed: the whole of an export is more than a call takes arguments.
  let taken: RankedMatch[] = []
  for (const tier of TIERS) {
    const rescored = candidates.filter(({ parts }) => parts.literal === (tier === 'upper'))
    taken = taken.concat(take(rescored))
    if (taken.length < size && rescored.length < counts[tier]) {
      // Reports that were taken come up again with other passages, and fall away.
      const missing = size - taken.length + seen.size
      taken = taken.concat(take(pressed(await rest(tier, missing), rescored.at(-1), tier)))
    }
    if (taken.length >= size) break
  }
  return taken.slice(0, size)
}

/** Matches of reports that were not seen yet, each report once; they are seen now. */
export function unseen(matches: readonly RankedMatch[], seen: Set<number>): RankedMatch[] {
  return matches.filter(({ report }) => {
    if (seen.has(report)) return false
    seen.add(report)
    return true
  })
}

// --- internal ---

/** Scores pressed below that of the last candidate of the tier: they are of another scale, and none may rise. */
function pressed(rest: RankedMatch[], last: RankedMatch | undefined, tier: Tier): RankedMatch[] {
  const floor = tier === 'upper' ? 1 : 0
  const ceiling = last?.score ?? Number.POSITIVE_INFINITY
  const highest = rest[0]?.score ?? 0
  const press = Math.min(1, (ceiling - floor) / (highest - floor || 1))
  return rest.map(match => ({
    ...match,
    // The minimum is for rounding: the first of the rest must not rise above the last candidate.
    score: Math.min(ceiling, floor + (match.score - floor) * press),
  }))
}
