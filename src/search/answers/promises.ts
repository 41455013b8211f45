// promises.ts — last year's plans beside this year's nearest passages: a suggestion where to look. Not: which sentences
// are plans (src/inspection/plans.ts), and no verdict.
import { skeleton } from '../../analysis/skeleton.ts'
import type { Promises } from '../../api/promises.ts'
import type { InspectedPassage } from '../../inspection/inspect.ts'
import { clausesOf, isUnderPlans, plansOf } from '../../inspection/plans.ts'
import { previousOf } from '../../inspection/series.ts'
import { summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { inspected } from './inspections.ts'
import { contentOf } from './reports.ts'

type Nearest = Promises['promises'][number]['nearest']

export function createPromises({ engine, planner }: Opened) {
  return async (id: string): Promise<Promises> => {
    const records = await engine.reports()
    const content = await contentOf(engine, id)
    const { report } = content
    const previous = previousOf(report, records)
    const before = previous && (await engine.report(previous.id))
    const nearest = createNearest(inspected(content))
    const wordsOf = (text: string) => [...new Set(planner.wordsOf(text))].filter(word => word.length > 1)
    const plans = before ? plansOf(inspected(before)) : []
    return {
      report: summary(report),
      previous: previous && summary(previous),
      promises: plans.map(plan => ({ ...plan, nearest: nearest(wordsOf(plan.text), clausesOf(plan.text)) })),
      reports: previous ? 2 : 1,
      indexVersion: engine.info.version,
    }
  }
}

// --- internal ---

/** Passages shown beside a plan, and beside a clause of it that they hold. */
const SHOWN = 2
/** Of the weight of a plan's words; with less in common two passages speak of different things. */
const LEAST = 0.25

/**
 * A word weighs the more, the longer it is and the fewer passages have it. What is planned again is no answer.
 * A sentence of ten clauses has little in common with the passage that answers one of them: who holds a clause word for
 * word is shown however little else is common.
 */
function createNearest(
  passages: readonly InspectedPassage[],
): (words: readonly string[], clauses: readonly string[]) => Nearest {
  const done = passages
    .filter(passage => passage.kind === 'paragraph' && !isUnderPlans(passage))
    .map(passage => ({ ...passage, folded: skeleton(passage.text) }))
  const weights = new Map<string, number>()
  const weightOf = (word: string): number => {
    const known = weights.get(word)
    if (known !== undefined) return known
    const having = done.filter(({ folded }) => folded.includes(word)).length
    const weight = word.length * Math.log((done.length + 1) / (having + 0.5))
    weights.set(word, Math.max(weight, 0))
    return Math.max(weight, 0)
  }
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + weightOf(word), 0)
  return (words, clauses) => {
    const all = sum(words)
    const wanted = clauses.map(clause => ({ clause, folded: skeleton(clause) }))
    const near = done
      .map(({ id, text, folded }) => {
        const common = words.filter(word => folded.includes(word))
        const share = all === 0 ? 0 : Math.min(1, sum(common) / all)
        const held = wanted.filter(one => folded.includes(one.folded)).map(({ clause }) => clause)
        return { passageId: id, text, words: common, share, clauses: held }
      })
      .sort((a, b) => b.share - a.share)
    const holding = clauses.flatMap(clause =>
      near.filter(one => one.clauses.includes(clause)).slice(0, SHOWN),
    )
    const alike = near.filter(({ share }) => share >= LEAST).slice(0, SHOWN)
    const shown = new Set([...holding, ...alike])
    return near.filter(one => shown.has(one))
  }
}
