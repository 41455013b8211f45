// packed.mjs INDEX [ROUNDS] — what packed posting lists and texts told by their skeletons cost a question: both forms opened in one process, each question put to
// them by turns, in processor time, of each the least of several rounds (3) after one that warms up; that the answers are the same.
// What they save: `limited.mjs INDEX packed`.
import { loadavg } from 'node:os'
import { openFolderStore } from '../../dist/engine/flexsearch/folder-store.js'
import { definitionsWith } from '../../dist/indicators/definitions.js'
import { openSnapshot } from '../../dist/search/open-snapshot.js'
import { relatedWords } from '../../dist/search/question/related-words.js'
import { percentiles } from './measure.mjs'
import { questionsOf } from './questions.mjs'

const [index, rounds = '3'] = process.argv.slice(2)

async function open(mostUnpacked) {
  const store = openFolderStore(index, { mostUnpacked })
  return (await openSnapshot(store, index, definitionsWith(null), relatedWords(null))).searcher
}

/** But for how long it took. */
const said = ({ processingTimeMs, ...answer }) => JSON.stringify(answer)

const sides = [await open(Number.POSITIVE_INFINITY), await open(0)]
console.log(
  `Node ${process.version} · load ${loadavg()[0].toFixed(1)} · milliseconds of processor time, unpacked → packed`,
)
for (const [what, list] of Object.entries(await questionsOf(sides[0], index))) {
  const times = sides.map(() => list.map(() => Number.POSITIVE_INFINITY))
  for (let round = 0; round <= Number(rounds); round++) {
    for (const [i, query] of list.entries()) {
      const answers = []
      for (const side of (i + round) % 2 ? [0, 1] : [1, 0]) {
        const before = process.cpuUsage()
        answers[side] = await sides[side].search(query, { limit: 20 })
        const { user, system } = process.cpuUsage(before)
        const took = (user + system) / 1000
        if (round > 0) times[side][i] = Math.min(times[side][i], took)
      }
      if (round === 0 && said(answers[0]) !== said(answers[1])) throw new Error(`answers differ: ${query}`)
    }
  }
  const [plain, packed] = times.map(percentiles)
  const part = key =>
    `${key} ${plain[key].toFixed(2).padStart(8)} → ${packed[key].toFixed(2).padStart(8)}  × ${(packed[key] / plain[key]).toFixed(2)}`
  console.log(`${what.padEnd(14)} ${part('p50')}   ${part('p99')}`)
}
process.exit()
