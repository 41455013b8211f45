// main.mjs — npm run torture: everything that may go wrong, by the hundred, as one table. Not: what each trial does (trials/).
//
//   npm run torture -- [--scale 0.1] [--short] [--only PART,…] [--seed 1]
//
// --scale multiplies every count; --short is the form that runs within npm test; --only takes trials whose name holds one of
// the words. Exits 1 where a gate is missed; what missed it stands under the table. What cannot be tried here is named.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { random } from '../speed/measure.mjs'
import { bombs } from './trials/bombs.mjs'
import { flippedBits, truncations } from './trials/damage.mjs'
import { damagedSwaps } from './trials/damaged-swaps.mjs'
import { drift } from './trials/drift.mjs'
import { fewFiles } from './trials/few-files.mjs'
import { fullDisk } from './trials/full-disk.mjs'
import { killedBuilds } from './trials/killed-builds.mjs'
import { killedServer } from './trials/killed-server.mjs'
import { overload } from './trials/overload.mjs'
import { damagedFiles, fuzzedRequests } from './trials/programs.mjs'
import { refusedWrites } from './trials/refused-writes.mjs'
import { slowClients } from './trials/slow-clients.mjs'
import { swaps } from './trials/swaps.mjs'

const TRIALS = [
  killedBuilds,
  killedServer,
  refusedWrites,
  fullDisk,
  fewFiles,
  flippedBits,
  truncations,
  damagedSwaps,
  swaps,
  fuzzedRequests,
  damagedFiles,
  bombs,
  slowClients,
  overload,
  drift,
]

/** Different failures of a trial that are told. */
const MOST_TOLD = 50

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
  },
})
const [scale, seed] = [Number(values.scale), Number(values.seed)]
if (!(scale > 0) || !Number.isInteger(seed)) {
  console.error('--scale wants a number above 0, --seed a whole one')
  process.exit(2)
}
const words = values.only.split(',').filter(Boolean)
const wanted = TRIALS.filter(({ name }) => words.length === 0 || words.some(word => name.includes(word)))

const rows = []
for (const trial of wanted) {
  const count = values.short ? trial.short : Math.max(trial.least ?? 1, Math.round(trial.count * scale))
  const started = performance.now()
  const result = count === 0 ? { skipped: 'not in the short form' } : await tried(trial, count)
  const seconds = Math.round((performance.now() - started) / 1000)
  rows.push({ trial, count: result.count ?? count, seconds, ...result })
  const failed = result.failures?.length ?? 0
  console.error(`${trial.name}: ${result.skipped ?? `${failed} failures`}, ${seconds} s`)
}

console.log('| trial | count | failures | gate | seen | s |')
console.log('| --- | --: | --: | --- | --- | --: |')
for (const { trial, count, failures, skipped, seen = '', seconds } of rows)
  console.log(
    `| ${trial.name} | ${skipped ? '–' : count} | ${skipped ? 'not tried' : failures.length} | ${trial.gate} | ${skipped ?? seen} | ${seconds} |`,
  )
for (const { trial, failures = [] } of rows) {
  if (failures.length > 0) console.log(`\n${trial.name}:`)
  for (const [failure, times] of countedOf(failures).slice(0, MOST_TOLD))
    console.log(`- ${times} × ${failure}`)
}
process.exitCode = rows.some(({ failures }) => failures?.length > 0) ? 1 : 0

/** Each failure once, with how often it came. */
function countedOf(failures) {
  const times = new Map()
  for (const failure of failures) times.set(failure, (times.get(failure) ?? 0) + 1)
  return [...times]
}

async function tried(trial, count) {
  const scratch = mkdtempSync(join(tmpdir(), 'jiansuo-torture-'))
  try {
    return await trial.run(count, {
      scratch,
      seed,
      random: random(seed),
      patience: values.short ? 60_000 : 5000,
    })
  } catch (error) {
    return { failures: [error.stack] }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
