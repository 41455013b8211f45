// reuse.ts — answers which stretches of a report stand in others. Not: finding them (reuse/runs.ts), the form of the answer
// (reuse/reuse-answer.ts).
import { LRUCache } from 'lru-cache'
import type { Reuse, ReuseOptions } from '../../api/reuse.ts'
import { reuseOf } from '../../reuse/reuse-answer.ts'
import { summary } from '../marks/present.ts'
import type { Opened } from '../opened.ts'
import { noSuchReport } from './reports.ts'

/** Runs kept of the reports that were asked about last: some 500 bytes each. */
const RUNS_KEPT = 20_000

export function createReuse({ engine, library }: Opened) {
  const kept = new LRUCache<string, Reuse>({
    maxSize: RUNS_KEPT,
    sizeCalculation: ({ runs }) => runs.length + 1,
  })
  return async (id: string, options: ReuseOptions = {}): Promise<Reuse> => {
    const key = JSON.stringify([id, options.k, options.against])
    const known = kept.get(key)
    if (known) return known
    const corpus = await library.corpus()
    const report = corpus.numbers.get(id)
    if (report === undefined) throw noSuchReport(id)
    const found = await reuseOf(corpus, await library.signposts(), report, options, engine.info.version)
    const named = new Set(found.runs.flatMap(({ samples }) => samples.map(({ reportId }) => reportId)))
    const sources = [...named].map(other => summary(corpus.reports[corpus.numbers.get(other)!]!))
    const answer = { ...found, sources }
    kept.set(key, answer)
    return answer
  }
}

export function createPrepare({ library }: Opened) {
  return async (): Promise<void> => {
    await library.signposts()
  }
}
