// threads.mjs FOLDER [ROUNDS] — what threads gain a build: one thread against as many as it takes by itself, by turns, each
// build in a fresh process. Prints the ratio of every round, for the machine's speed may change from one to the next.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [folder, rounds = '5'] = process.argv.slice(2)
const build = fileURLToPath(new URL('build.mjs', import.meta.url))

function run(threads) {
  const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
  try {
    const child = spawnSync(process.execPath, [build, folder, index, ...threads], { encoding: 'utf8' })
    if (child.status !== 0) throw new Error(child.stderr.slice(-500))
    return JSON.parse(child.stdout.trim().split('\n').at(-1))
  } finally {
    rmSync(index, { recursive: true, force: true })
  }
}

const ratios = []
for (let round = 0; round < Number(rounds); round++) {
  const [one, many] = [run(['1']), run([])]
  const ratio = many.milliseconds / one.milliseconds
  ratios.push(ratio)
  const shown = ({ milliseconds, peak }) => `${(milliseconds / 1000).toFixed(1)} s, ${peak.toFixed(0)} MB`
  console.log(`one thread ${shown(one)} · threads ${shown(many)} · ${ratio.toFixed(3)} ×`)
}
ratios.sort((a, b) => a - b)
console.log(`median ${ratios[ratios.length >> 1].toFixed(3)} ×`)
