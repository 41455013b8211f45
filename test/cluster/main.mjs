// main.mjs — npm run test:cluster: everything that takes a real cluster of three nodes, as a table; exits 1 where something
// is missed. Not: the laws every engine is held to (npm test).
//
//   npm run test:cluster -- [FOLDER…] [--questions 500] [--kills 3] [--stalled 1,2,3] [--only parity,kills,…|rate] [--running .cluster]
//
// `--tls`: with the security plugin on every node; skipped where it cannot be fetched. `--running`: on the three nodes
// that `npm run cluster` started there, which go on running. Without folders the five seeds. Takes minutes: three
// nodes, each killed and waited for. Needs a JDK and Maven.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { indexReports } from '../../dist/index.js'
import { endNode, prepare, runningNodes, startNode, whenGreen } from '../../scripts/cluster/nodes.mjs'
import { prepareSecurity, secure } from '../../scripts/cluster/security.mjs'
import {
  killsWhileSearching,
  killWhileIndexing,
  refusals,
  stallWhileSearching,
  switches,
} from './failures.mjs'
import { compareEngines } from './parity.mjs'
import { indexing } from './rates.mjs'
import { strangers } from './strangers.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    questions: { type: 'string', default: '500' },
    kills: { type: 'string', default: '3' },
    switches: { type: 'string', default: '5' },
    stall: { type: 'string', default: '60' },
    stalled: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'parity,bulk,kills,stall,refusals,switches' },
    heap: { type: 'string', default: '640m' },
    running: { type: 'string' },
    tls: { type: 'boolean', default: false },
  },
})
const root = fileURLToPath(new URL('../..', import.meta.url))
const seeds = join(root, 'seeds')
const paths = positionals.length > 0 ? positionals : [seeds]
const isAsked = name => values.only.split(',').includes(name)

const temporary = mkdtempSync(join(tmpdir(), 'jiansuo-cluster-'))
const folder = values.running ? resolve(values.running) : temporary
const http = values.running ? 19_201 : 19_401
const at = {
  folder,
  jars: values.running ? folder : join(root, '.cluster'),
  nodes: 3,
  http,
  transport: http + 100,
  heap: values.heap,
  secured: null,
}

let isMissed = false
let cluster
const tell = ({ what, passed, told }) => {
  if (!passed) isMissed = true
  console.log(`${passed ? '✓' : '✗'} ${what.padEnd(30)} ${told}`)
}

try {
  if (!values.running) {
    prepare(at.jars)
    if (values.tls) {
      try {
        prepareSecurity(at.jars)
      } catch (error) {
        console.log(
          `- skipped: the security plugin could not be fetched (${error.message.trim().slice(0, 200)})`,
        )
        rmSync(temporary, { recursive: true })
        process.exit(0)
      }
      at.secured = secure(at)
    }
    for (let number = 1; number <= at.nodes; number++) startNode(at, number)
  }
  await whenGreen(at)
  const { ca = null, username = null, password = null } = at.secured ?? {}
  const scheme = at.secured ? 'https' : 'http'
  cluster = {
    nodes: [0, 1, 2].map(i => `${scheme}://127.0.0.1:${http + i}`),
    // The one that the user of security.mjs may write to.
    index: at.secured ? 'jiansuo' : 'tested',
    username,
    password,
    ca,
  }
  if (at.secured) tell(await strangers(cluster))
  const indexDir = join(temporary, 'embedded')
  if (isAsked('parity')) await indexReports({ paths, indexDir })
  tell(await indexing(at, cluster, paths))
  if (isAsked('parity')) await parity(indexDir)
  if (isAsked('bulk'))
    for (let node = 1; node <= at.nodes; node++) tell(await killWhileIndexing(at, cluster, paths, node))
  if (isAsked('kills')) await killsWhileSearching(at, cluster, Number(values.kills), tell)
  if (isAsked('stall'))
    for (const node of values.stalled.split(','))
      tell(await stallWhileSearching(at, cluster, Number(node), Number(values.stall) * 1000))
  if (isAsked('refusals')) tell(await refusals(at, cluster, [seeds]))
  if (isAsked('switches'))
    tell(await switches(cluster, [[seeds], [join(root, 'docs')]], Number(values.switches)))
} finally {
  if (!values.running)
    await Promise.all(runningNodes(folder).map(({ number }) => endNode(folder, number, 'SIGKILL')))
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(isMissed ? 1 : 0)

async function parity(indexDir) {
  const options = { indexDir, cluster, count: Number(values.questions), seed: Number(values.seed) }
  const { asked, kinds, differing, differences, overlaps, times } = await compareEngines(options)
  for (const difference of differences) console.log(`  ${difference}`)
  const kindsTold = [...kinds]
    .filter(([, { differing }]) => differing > 0)
    .map(([kind, { differing }]) => `${kind} ${differing}`)
  tell({
    what: 'equal to the embedded engine',
    passed: differing === 0,
    told: `${asked - differing} of ${asked} questions${kindsTold.length > 0 ? `; different: ${kindsTold.join(', ')}` : ''}`,
  })
  const overlap = overlaps.reduce((sum, one) => sum + one, 0) / overlaps.length
  tell({
    what: 'first ten hits in common',
    passed: !(overlap < 0.95),
    told: `${overlap.toFixed(3)} over ${overlaps.length} questions with a choice`,
  })
  const sorted = key => times.map(one => one[key]).sort((a, b) => a - b)
  const median = key => sorted(key)[times.length >> 1]
  const slowest = times.reduce((most, one) => (one.cluster > most.cluster ? one : most))
  tell({
    what: 'slowest search',
    passed: slowest.cluster <= 3000,
    told: `${slowest.cluster.toFixed(0)} ms: ${decodeURIComponent(slowest.path).slice(0, 80)}; median ${median('cluster').toFixed(1)} ms, embedded ${median('embedded').toFixed(1)} ms`,
  })
}
