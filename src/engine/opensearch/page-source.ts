// page-source.ts — the matches down to the end of a page, in any order. Not: records of them.
import type { Ask, PageRequest } from '../engine.ts'
import { createRanker } from '../ranking/ranker.ts'
import type { CorpusStatistics } from '../ranking/ranking-source.ts'
import { reportKeys } from '../ranking/report-order.ts'
import { byScore, type RankedMatch, ranked } from '../ranking/scores.ts'
import { unseen } from '../ranking/tiers.ts'
import type { Catalogue } from './cluster-catalogue.ts'
import type { Question, QuestionParts } from './cluster-question.ts'
import type { Asked } from './conditions.ts'

/** @returns the matches of a page, those of all pages before it among them */
export function createPages(
  { records }: Catalogue,
  statistics: CorpusStatistics,
  { works, listings, parameters }: Pick<QuestionParts, 'works' | 'listings' | 'parameters'>,
) {
  const ranker = createRanker(statistics, works, parameters)
  return async (
    { evidence, order, distinct, offset, limit }: PageRequest,
    { where, upper }: Asked,
    question: Question,
    ask: Ask | undefined,
  ): Promise<RankedMatch[]> => {
    const ranking = await ranker.rank(evidence, question)
    const size = offset + limit
    const keys = reportKeys(order, records)
    if (!keys) return ranking.best(size, distinct)
    const count = question.counted().counts.hits.reduce((sum, one) => sum + one, 0)
    if (count <= parameters.candidates) {
      const all = await ranking.best(count, false)
      all.sort((a, b) => keys[a.report]! - keys[b.report]! || byScore(a, b))
      return distinct ? unseen(all, new Set()) : all
    }
    const { first, evidence: clauses } = question.scoring()
    const priors = works.priors(first.about.slice())
    const scale = first.best > 0 ? 1 / first.best : 0
    const list = {
      where,
      upper: upper ?? ('all' as const),
      evidence: clauses,
      scale,
      priors,
      order,
      distinct,
    }
    const listed = await listings.best(list, size, ask)
    return Array.from(listed.passages, (passage, i) => {
      const [report, score] = [listed.reports[i]!, listed.scores[i]!]
      const literal = upper === null || score >= 1
      const work = priors.byWork[works.ofReport[report]!]!
      const text = (literal ? score - 1 : score / (1 - score)) - work
      return { ...ranked(passage, report, text, work, literal), score }
    })
  }
}
