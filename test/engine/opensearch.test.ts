import fc from 'fast-check'
import { afterAll, beforeAll, describe, test, vi } from 'vitest'
import type { Engine } from '../../src/engine/engine.ts'
import type { Report } from '../../src/report/report.ts'
import { testNode } from '../cluster/node.ts'
import { corpus } from '../support/arbitraries.ts'
import { publishReports, storeAt } from '../support/cluster-engine.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { describeEngine } from './behaviour.ts'

// Indexing a corpus takes a cluster a second, however small it is; a question takes milliseconds. So there are few corpora,
// and many questions to each. `npm run test:cluster` asks more.
const SHARE = Number(process.env.JIANSUO_TEST_SHARE ?? 0.03)
const CORPORA = Math.ceil(100 * SHARE)

const node = await testNode()

if ('missing' in node) {
  describe('the engine in a cluster', () => {
    test.skip(`needs a JDK and Maven to start a node: ${node.missing}`, () => {})
  })
} else {
  const { url, stop } = node
  vi.setConfig({ testTimeout: 300_000 })
  afterAll(stop)
  const corpora = fc.sample(corpus, CORPORA)
  const engines = new Map<Report[], Engine>()
  beforeAll(async () => {
    for (const reports of corpora)
      engines.set(reports, await indexed(url, `behaviour-${engines.size}`, reports))
  }, 300_000)
  describeEngine('the engine in a cluster', async reports => engines.get(reports)!, {
    corpus: fc.constantFrom(...corpora),
    runs: cases => Math.ceil(cases * SHARE),
  })
}

async function indexed(url: string, index: string, reports: Report[]): Promise<Engine> {
  const store = storeAt(url, index)
  await publishReports(store, reports, toySegmenter)
  return (await store.open()).engine
}
