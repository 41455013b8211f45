// look.ts — all that is counted of a question, and the first hits of each tier, in one way there and back. Not: what
// they are looked at for (cluster-question.ts).
import type { Ask } from '../engine.ts'
import type { Tier } from '../ranking/ranking-source.ts'
import { CUBES, countsIn, OCCURRENCES, type ReportCounts, sumOf, tallying } from './bucket-tally.ts'
import type { Asked } from './conditions.ts'
import type { Connection } from './connection.ts'
import { BOUNDS, type Hit, hitsIn } from './hits.ts'
import { askCluster, type Clause, type Found, type Search, scored, sortedBy } from './query-dsl.ts'

/** In the order of the tiers. */
export interface Looked {
  tallies: ReportCounts[]
  totals: number[]
  hits: ReadonlyMap<Tier, Hit[]>
  /** Null: nothing was counted. */
  occurrences: { all: number; upper: number } | null
}

interface Sum {
  sum: { value: number }
}
type Aggregations = Sum & { upper?: Sum }

/**
 * @param asked what is asked of each tier, and what is counted in all of them
 * @param evidence what hits score by, and the sums of the tallies are of; null: they score by how often what is counted
 *   occurs, which costs no search of its own
 * @param size hits of each tier
 */
export async function lookAt(
  {
    where,
    upper,
    counted,
    tiers,
  }: Pick<Asked, 'where' | 'upper' | 'counted'> & { tiers: readonly (readonly [Tier, Clause])[] },
  evidence: readonly Clause[] | null,
  size: number,
  {
    connection,
    index,
    reports,
    reportOf,
  }: { connection: Connection; index: string; reports: number; reportOf(label: number): number },
  ask?: Ask,
): Promise<Looked> {
  const isScored = evidence !== null && evidence.length > 0
  const inTurn = evidence === null && counted !== null
  const perTier = tiers.map(([, tier]) => {
    const query = scored(tier, evidence ?? counted ?? [])
    const sort = [{ _score: 'desc' }, ...sortedBy(...BOUNDS)]
    const [first, ...others] = tallying({ query, size, sort }, reports, isScored ? sumOf(CUBES) : null)
    return [inTurn ? { ...first!, aggs: { ...first!.aggs, ...sumOf(OCCURRENCES) } } : first!, ...others]
  })
  const ofUpper = upper && { upper: { filter: upper, aggs: sumOf(OCCURRENCES) } }
  const beside: Search[] =
    counted && !inTurn ? [{ query: scored(where, counted), aggs: { ...sumOf(OCCURRENCES), ...ofUpper } }] : []
  const found = await askCluster(connection, index, [...perTier.flat(), ...beside], ask)
  const inTiers = perTier.map((searches, i) => found.slice(i * searches.length, (i + 1) * searches.length))
  return {
    tallies: inTiers.map(found => countsIn(found, reportOf)),
    totals: inTiers.map(([first]) => first!.hits.total.value),
    hits: new Map(tiers.map(([tier], i) => [tier, hitsIn(inTiers[i]![0]!, reportOf)])),
    occurrences: counted && occurrencesIn(inTurn ? inTiers.map(([first]) => first!) : [found.at(-1)!]),
  }
}

// --- internal ---

/** @param found of each tier, or one of all */
function occurrencesIn(found: readonly Found[]): { all: number; upper: number } {
  const sums = found.map(({ aggregations }) => aggregations as unknown as Aggregations)
  return {
    all: sums.reduce((all, { sum }) => all + sum.value, 0),
    upper: (sums[0]!.upper ?? sums[0]!).sum.value,
  }
}
