// cluster-question.ts — one question put to the cluster: how much matches, and what ranking must know of it. Not: the order
// (ranking/ranker.ts), records of passages.
//
// Two ways there and back for a page: everything that is counted with the first hits of both tiers, and the texts of the
// candidates with what stands around them, of which many were read before. How often texts occur is known with the
// snapshot; where it is not, it is asked for while matches are counted. Where they are few, all of them are candidates, and
// nothing is scored.
import type { Ask } from '../engine.ts'
import { firstTexts } from '../ranking/first-texts.ts'
import type { RankingParameters } from '../ranking/ranking-parameters.ts'
import type { FirstPass, Matching, RankingSource, Tier } from '../ranking/ranking-source.ts'
import type { WeighedText } from '../ranking/rarity.ts'
import type { Surroundings } from '../ranking/surroundings.ts'
import type { Works } from '../ranking/works.ts'
import { type ReportCounts, together } from './bucket-tally.ts'
import type { Asked } from './conditions.ts'
import type { Connection } from './connection.ts'
import type { Frequencies } from './frequencies.ts'
import { type Hit, passagesOf } from './hits.ts'
import { weighedClause } from './leaf.ts'
import type { Listings } from './listing.ts'
import { type Looked, lookAt } from './look.ts'
import { allOf, type Clause, noneOf } from './query-dsl.ts'
import type { Passages as Known, PassageReader } from './stored-passages.ts'
import { stretches } from './stretches.ts'

export interface QuestionParts {
  connection: Connection
  index: string
  reader: PassageReader
  frequencies: Frequencies
  works: Works
  listings: Listings
  parameters: RankingParameters
  /** In the snapshot. */
  reports: number
  /** Number of a report by its label. */
  reportOf(label: number): number
}

export interface Counted {
  /** Of all matches. */
  counts: ReportCounts
  /** Of the upper tier, where there are two. */
  upper: ReportCounts | null
  /** Null: undefined. */
  occurrences: { all: number; upper: number } | null
}

export interface Question extends RankingSource {
  /** There when ranking has asked for the matches. */
  counted(): Counted
  /** For orders by report: a first look at all, and the query that scores by it. */
  scoring(): { first: FirstPass; evidence: Clause[] }
  /** Passages read so far, so that showing them needs no second read. */
  readonly known: Known
}

/** Hits fetched of a tier, in candidates: priors are not known while the cluster searches, so some more are. */
const MORE = 2
/** More texts of a question than these tell nothing. A cluster allows 1,024 clauses in all. */
const MOST_TEXTS = 200
/** Passages of longer paragraphs are read only with the first of the candidates, of which most are shown. */
const SHORT_PARAGRAPH = 20
const LIKELY_SHOWN = 40
/** Passages of paragraphs longer than that are read where one of them is shown, in a way of their own. */
const LONG_PARAGRAPH = 500

export function createQuestion(
  { where, upper, counted, most }: Asked,
  { connection, index, reader, frequencies, works, listings, parameters, reports, reportOf }: QuestionParts,
  ask?: Ask,
): Question {
  const known: Known = new Map()
  const bounds = new Map<number, Hit>()
  const frequencyOf = new Map<string, number>()
  let looked: Looked | null = null
  let occurrences: Counted['occurrences'] = null
  let answered: Counted | null = null
  let scoring: { first: FirstPass; evidence: Clause[] } | null = null

  const tierOf = (tier: Tier): Clause =>
    upper === null ? where : allOf([where, tier === 'upper' ? upper : noneOf(upper)])
  const tiers: Tier[] = upper === null ? ['upper'] : ['upper', 'lower']

  return {
    known,
    counted: () => answered!,
    scoring: () => scoring!,
    async frequencies(texts) {
      const fetched = frequencies(texts, ask)
      const [found, seen] = await Promise.all([fetched, fetched instanceof Promise ? look(null) : null])
      looked = seen
      texts.forEach((text, i) => {
        frequencyOf.set(text, found[i]!)
      })
      return found
    },
    async matches(weighed): Promise<Matching> {
      const evidence = evidenceOf(weighed, frequencyOf, parameters)
      if (looked === null && most <= parameters.candidates) looked = await look(null)
      if (looked === null || sumOver(looked.totals) > parameters.candidates) looked = await look(evidence)
      const { tallies, totals, hits } = looked
      answered = {
        counts: together(tallies),
        upper: upper === null ? null : tallies[0]!,
        occurrences,
      }
      for (const some of hits.values()) for (const hit of some) bounds.set(hit.passage, hit)
      const upperHits = new Set(hits.get('upper')!.map(({ passage }) => passage))
      const listed = new Set<number>()
      const first = createFirstPass()
      scoring = { first, evidence }
      return {
        count: sumOver(totals),
        upperCount: totals[0]!,
        isUpper: passage => upper === null || upperHits.has(passage) || listed.has(passage),
        all: () => passagesOf([...hits.values()].flat().sort((a, b) => a.passage - b.passage)),
        // A copy: ranking overwrites what it is given, and `scoring` hands out the same.
        firstPass: () => ({ ...first, about: first.about.slice() }),
        surroundings: passages => surroundings(passages),
      }

      function createFirstPass(): FirstPass {
        const all = [...hits.values()].flat()
        const best = all.reduce((most, { score }) => Math.max(most, score), 0)
        const about = new Float32Array(works.count)
        for (const { reports, sums } of tallies)
          reports.forEach((report, i) => {
            if (best > 0) about[works.ofReport[report]!]! += sums[i]! / best ** 3
          })
        const scale = best > 0 ? 1 / best : 0
        const scores = new Map(all.map(({ passage, score }) => [passage, score]))
        return {
          best,
          about,
          score: passage => scores.get(passage) ?? 0,
          candidates(tier, size, { byWork }) {
            const total = ({ score, report }: Hit) => score * scale + byWork[works.ofReport[report]!]!
            const chosen = [...(hits.get(tier) ?? [])].sort(
              (a, b) => total(b) - total(a) || a.passage - b.passage,
            )
            return passagesOf(chosen.slice(0, size).sort((a, b) => a.passage - b.passage))
          },
          async rest(tier, size, distinct, candidates, priors) {
            const query = allOf([tierOf(tier), noneOf({ terms: { seq: [...candidates] } })])
            const list = {
              where: query,
              upper: tier === 'upper' ? 'all' : 'none',
              evidence,
              scale,
              priors,
            } as const
            const found = await listings.best({ ...list, order: 'relevance', distinct }, size, ask)
            if (tier === 'upper') for (const passage of found.passages) listed.add(passage)
            // Back from scores to the text's part of them. What rounding might raise is lowered: scores never rise.
            const scores = Float64Array.from(found.scores, (score, i) => {
              const sum = tier === 'upper' ? score - 1 : score / (1 - score)
              return (sum - priors.byWork[works.ofReport[found.reports[i]!]!]! - i * 1e-12) / (scale || 1)
            })
            return { passages: found.passages, reports: found.reports, scores }
          },
        }
      }
    },
  }

  /** @param evidence what hits score by; null: that is not asked for */
  async function look(evidence: readonly Clause[] | null): Promise<Looked> {
    const isCounted = counted !== null && occurrences === null
    const found = await lookAt(
      { where, counted: isCounted ? counted : null, upper, tiers: tiers.map(tier => [tier, tierOf(tier)]) },
      evidence,
      (evidence === null ? 1 : MORE) * parameters.candidates,
      { connection, index, reports, reportOf },
      ask,
    )
    if (isCounted) occurrences = found.occurrences
    return found
  }

  /** Reads them with their paragraphs, where these are not too long, because showing a passage needs its paragraph. */
  async function surroundings(passages: Uint32Array): Promise<Surroundings> {
    const numbers = new Set<number>()
    const hits = Array.from(passages, passage => bounds.get(passage)!).sort((a, b) => b.score - a.score)
    for (const [i, { passage, before, behind, inFront, after }] of hits.entries()) {
      const isRead = inFront + after <= (i < LIKELY_SHOWN ? LONG_PARAGRAPH : SHORT_PARAGRAPH)
      const [from, to] = isRead ? [Math.max(before, inFront), Math.max(behind, after)] : [before, behind]
      for (let number = passage - from; number <= passage + to; number++) numbers.add(number)
    }
    await reader.read(numbers, known, ask)
    return stretches(passages, bounds, known)
  }
}

// --- internal ---

const sumOver = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

function evidenceOf(
  weighed: readonly WeighedText[],
  frequencyOf: ReadonlyMap<string, number>,
  parameters: RankingParameters,
): Clause[] {
  const clauses: Clause[] = []
  const texts = firstTexts(
    weighed,
    ({ text }) => frequencyOf.get(text)!,
    () => true,
    parameters,
  )
  for (const { text, weight } of texts) {
    if (clauses.length === MOST_TEXTS) break
    clauses.push(weighedClause(text, weight))
  }
  return clauses
}
