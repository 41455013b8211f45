// answers.ts — all that an engine says to a question, for holding one way of keeping an index against another. Not: what is
// right (behaviour.ts).
import { joined } from '../../src/engine/batches.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { createPlanner } from '../../src/search/question/plan.ts'
import { EVERYTHING } from '../../src/search/question/request.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const planner = createPlanner(toySegmenter)
const PAGE = { order: 'relevance', distinct: false, limit: 20, offset: 0 } as const

/** Everything there is to ask. */
export async function answersOf(engine: Engine, asked: Parameters<typeof planner.plan>[0]) {
  const request = { ...EVERYTHING, ...planner.plan(asked, 'all') }
  return [
    await engine.search({ ...request, ...PAGE }),
    await engine.search({ ...request, ...PAGE, order: 'year:desc', distinct: true }),
    await engine.counts([request]),
    await engine.tally(request),
    await joined(engine.matching(request)),
    await engine.recount('行政'),
    await joined(
      (async function* () {
        for await (const content of engine.contents()) yield [content]
      })(),
    ),
  ]
}
