// pages.mjs INDEX [QUERY] — what two parts of the engine interface cost the embedded engine, in processor time: a page of 20 at a depth,
// where a cursor is an offset, and a stream of all passages, which carry the string of their paragraph. Not: a cluster.
//
// The first round of each is a warm-up; of the others the lower quartile counts.

import { skeleton } from '../../dist/analysis/skeleton.js'
import { openStore } from '../../dist/engine/open.js'
import { EVERYTHING, FIRST_HIT } from '../../dist/search/question/request.js'
import { lowerQuartile } from './measure.mjs'

const [index, query = '行政'] = process.argv.slice(2)
const { engine } = await openStore(index, {}).open()
const text = skeleton(query)
const question = {
  ...EVERYTHING,
  where: { type: 'phrase', text },
  counted: [text],
  evidence: [{ text, weight: 1 }],
}

async function used(run, rounds = 9) {
  const samples = []
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage()
    await run()
    const { user, system } = process.cpuUsage(start)
    if (round > 0) samples.push((user + system) / 1000)
  }
  return lowerQuartile(samples)
}

const { totalHits } = await engine.search({ ...question, ...FIRST_HIT, limit: 1 })
console.log(`${query}: ${totalHits} passages of ${engine.info.passages}`)
for (const order of ['relevance', 'year:desc'])
  for (const offset of [0, 1000, 10_000, 100_000].filter(depth => depth < totalHits)) {
    const ms = await used(() => engine.search({ ...question, ...FIRST_HIT, order, limit: 20, offset }))
    console.log(`a page of 20 behind ${offset}, by ${order}: ${ms.toFixed(1)} ms`)
  }

let [passages, paragraphs, own, carried] = [0, 0, 0, 0]
const stream = async look => {
  for await (const batch of engine.matching(EVERYTHING)) look?.(batch)
}
await stream(batch => {
  let before
  for (const { paragraph, start, end } of batch) {
    passages++
    own += end - start
    if (paragraph === before) continue
    before = paragraph
    paragraphs++
    carried += paragraph.length
  }
})
const ms = await used(() => stream())
console.log(
  `a stream of all: ${ms.toFixed(0)} ms for ${passages} passages; ${paragraphs} strings of ${carried} characters for ${own} of theirs`,
)
await engine.close()
