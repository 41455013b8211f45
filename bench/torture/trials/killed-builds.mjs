// killed-builds.mjs — the indexer is killed at random moments of full and incremental builds. Not: single steps
// (refused-writes.mjs).
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { start } from '../processes.mjs'
import { build, leftovers, writeReports, wrongWith } from '../reports.mjs'

const FILES = 40
const LINES = 100

export const killedBuilds = {
  name: 'kill -9 of the indexer, full and incremental by turns',
  count: 200,
  short: 2,
  gate: 'old or new index, never a mix; the next build leaves nothing behind',
  async run(count, { scratch, random }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    const failures = []
    let there = Array(FILES).fill(0)
    writeReports(reports, there, LINES)
    await build(reports, indexDir)
    let states = [there]
    // A whole build as a process: what the moments are taken from.
    const started = performance.now()
    await start(['index', reports, '--index', indexDir, '--full']).ended
    const whole = performance.now() - started
    let killed = 0
    for (let round = 1; round <= count; round++) {
      const isFull = round % 2 === 0
      const now = there.map((generation, i) => (isFull || i % 3 === round % 3 ? round : generation))
      writeReports(reports, now, LINES, there)
      there = now
      const { child, ended } = start(['index', reports, '--index', indexDir, ...(isFull ? ['--full'] : [])])
      await Promise.race([ended, pause(whole * (0.25 + 0.85 * random()))])
      child.kill('SIGKILL')
      if ((await ended).signal === 'SIGKILL') killed++
      // What was served before, or this.
      const wrong = await wrongWith(indexDir, ...states, now)
      if (wrong) failures.push(`round ${round}: ${wrong}`)
      states = (await wrongWith(indexDir, now)) ? states : [now]
      if (round % 10 === 0 || round === count) {
        await build(reports, indexDir)
        states = [now]
        const left = leftovers(indexDir)
        const after = (await wrongWith(indexDir, now)) ?? (left.length ? `left behind: ${left}` : undefined)
        if (after) failures.push(`after round ${round}: ${after}`)
      }
    }
    return { failures, seen: `${killed} died in the middle` }
  },
}
