import { once } from 'node:events'
import http from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { isCatalogueColumn, openCatalogue } from '../../src/engine/opensearch/cluster-catalogue.ts'
import { connect } from '../../src/engine/opensearch/connection.ts'
import { createFrequencies } from '../../src/engine/opensearch/frequencies.ts'
import { namesOf } from '../../src/engine/opensearch/index-names.ts'
import { readColumns } from '../../src/engine/opensearch/snapshot-metadata.ts'
import { twos } from '../../src/engine/opensearch/term-counts.ts'
import { currentVersion, headerOf } from '../../src/engine/opensearch/versions.ts'
import type { Report } from '../../src/report/report.ts'
import { createPlanner } from '../../src/search/question/plan.ts'
import { EVERYTHING, FIRST_HIT } from '../../src/search/question/request.ts'
import { testNode } from '../cluster/node.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { publishChange, publishReports, storeAt } from '../support/cluster-engine.ts'
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
  test('an ordinary search takes two ways there and back, and one where its texts were read', async () => {
    const counter = await countingProxy(url)
    await publishReports(storeAt(url, 'ways'), corpora[0]!, toySegmenter)
    const { engine } = await storeAt(counter.url, 'ways').open()
    const planned = createPlanner(toySegmenter).plan({ type: 'term', text: '行政法治' }, 'any')
    const request = { ...EVERYTHING, ...planned, ...FIRST_HIT, limit: 20 }
    const ways: number[] = []
    for (let i = 0; i < 2; i++) {
      const before = counter.requests()
      await engine.search(request)
      // What a page of results asks for beside it is known by then.
      await engine.counts([
        { ...request, where: { type: 'and', conditions: [request.where, request.literal!] } },
      ])
      ways.push(counter.requests() - before)
    }
    counter.close()
    expect(ways[0]).toBeLessThanOrEqual(2)
    expect(ways[1]).toBeLessThanOrEqual(1)
  })

  test('a snapshot made from the last one answers as if all of it had been sent', async () => {
    const all = fc.sample(corpus, { numRuns: 8, seed: 7 }).flat()
    const reports = all.map((report, i) => ({ ...report, id: `r${i}` }))
    const some = (...numbers: number[]) => numbers.map(number => reports[number]!)
    const store = storeAt(url, 'changed')
    await publishReports(store, some(0, 1, 2, 3, 4, 5), toySegmenter)
    // One goes, one comes in the middle, one is another now; then one comes at either end.
    await publishChange(store, [0, 2, reports[6]!, 3, reports[7]!, 5], toySegmenter)
    const { version } = await publishChange(store, [reports[8]!, 0, 1, 2, 3, 4, 5, reports[9]!], toySegmenter)
    const settings = await (await fetch(`${url}/changed-${version}-passages/_settings`)).text()
    expect(settings).toContain('"resize":{"source"')
    expect((await store.verify()).ok).toBe(true)
    const { engine } = await store.open()
    const whole = await indexed(url, 'changed-whole', some(8, 0, 2, 6, 3, 7, 5, 9))
    expect(await contentsOf(engine)).toEqual(await contentsOf(whole))
    // Nothing that was deleted is counted, and the snapshot knows what its index would say.
    const folded = reports.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => skeleton(text)))
    const pieces = [...new Set(folded.flatMap(text => [...text, ...twos(text)]))]
    const frequencies = await frequenciesIn(url, 'changed', pieces)
    expect(frequencies).toEqual(await frequenciesIn(url, 'changed-whole', pieces))
    expect(await countsKnown(url, 'changed', pieces)).toEqual(frequencies)
    const planner = createPlanner(toySegmenter)
    for (const tree of fc.sample(query, { numRuns: 40, seed: 7 })) {
      const request = { ...EVERYTHING, ...planner.plan(tree, 'any'), ...FIRST_HIT, limit: 50 }
      expect(await engine.search(request)).toEqual(await whole.search(request))
    }
  })

  // Where much is deleted a cluster merges of itself; of one report in forty it keeps the words.
  test('what one report of many took with it is not counted any more', async () => {
    const one = fc.sample(corpus, { numRuns: 8, seed: 7 }).flat().find(hasText)!
    const reports = Array.from({ length: 40 }, (_, i) => ({ ...one, id: `r${i}` }))
    const store = storeAt(url, 'forgotten')
    const pieces = [...new Set(one.paragraphs.flatMap(({ text }) => [...skeleton(text)]))]
    await publishReports(store, reports, toySegmenter)
    const before = await frequenciesIn(url, 'forgotten', pieces)
    const { version } = await publishChange(store, [...reports.keys()].slice(1), toySegmenter)
    const settings = await (await fetch(`${url}/forgotten-${version}-passages/_settings`)).text()
    expect(settings).toContain('"resize":{"source"')
    expect(Math.min(...before)).toBeGreaterThan(0)
    expect(await frequenciesIn(url, 'forgotten', pieces)).toEqual(before.map(count => (count / 40) * 39))
  })

  describeEngine('the engine in a cluster', async reports => engines.get(reports)!, {
    corpus: fc.constantFrom(...corpora),
    runs: cases => Math.ceil(cases * SHARE),
  })
}

const hasText = ({ paragraphs }: Report) => paragraphs.some(({ text }) => skeleton(text) !== '')

async function indexed(url: string, index: string, reports: Report[]): Promise<Engine> {
  const store = storeAt(url, index)
  await publishReports(store, reports, toySegmenter)
  return (await store.open()).engine
}

async function frequenciesIn(url: string, index: string, texts: string[]) {
  const connection = await connect({ nodes: [url], index, username: null, password: null, ca: null })
  const version = await currentVersion(connection, index)
  const { routings } = await headerOf(connection, index, version)
  return createFrequencies(connection, namesOf(index, version).passages, routings, () => null)(texts)
}

async function countsKnown(url: string, index: string, terms: string[]) {
  const connection = await connect({ nodes: [url], index, username: null, password: null, ca: null })
  const version = await currentVersion(connection, index)
  const names = namesOf(index, version)
  const header = await headerOf(connection, index, version)
  const columns = await readColumns(connection, names.metadata, header, isCatalogueColumn)
  return terms.map(openCatalogue(names, columns).countOf)
}

async function contentsOf(engine: Engine) {
  const contents: unknown[] = []
  for await (const one of engine.contents()) contents.push(one)
  return contents
}

async function countingProxy(to: string) {
  let count = 0
  const server = http.createServer((request, response) => {
    count++
    const { method = 'GET', url = '/', headers } = request
    const onward = http.request(new URL(url, to), { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => count,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
