// programs.mjs — benches that throw requests and files by the thousand, as trials: their exit code is the verdict. Not: what
// they throw (bench/fuzz, bench/reading/mutations.mjs).
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../reports.mjs'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export const fuzzedRequests = {
  name: 'requests nobody would type',
  count: 100_000,
  short: 0,
  gate: '200 or 400, JSON that agrees with itself; server alive and silent',
  async run(count, { scratch, seed }) {
    const indexDir = join(scratch, 'index')
    await build(join(root, 'seeds'), indexDir)
    // How long one takes depends on who else uses the machine; that is measured elsewhere.
    const flags = ['--count', count, '--seed', seed, '--slow', 10_000]
    return judged(['bench/fuzz/main.mjs', indexDir, ...flags], /^(FAULT|SERVER|\s+\/api|BROKEN)/)
  },
}

export const damagedFiles = {
  name: 'damaged files of every format',
  count: 5000,
  short: 30,
  gate: 'read, or named with what to do; no throw, no hang',
  run: (count, { seed }) =>
    judged(
      [
        '--import=./test/support/typescript-threads.mjs',
        'bench/reading/mutations.mjs',
        // Those are bombs.mjs.
        '--no-archives',
        '--count',
        count,
        '--seed',
        seed,
      ],
      /^BAD /,
    ),
}

/** Runs a program; the lines that look like faults are its failures. */
async function judged(args, faulty) {
  const child = spawn(process.execPath, args.map(String), { cwd: root })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', data => {
      said += data
    })
  const status = await new Promise(resolve => child.once('close', resolve))
  const failures = [...new Set(said.split('\n').filter(line => faulty.test(line)))]
  if (status !== 0 && failures.length === 0) failures.push(`exit ${status}: ${said.slice(-500)}`)
  return { failures }
}
