// drift.mjs — memory over minutes of steady questions with a swap every 20 s. Not: how much memory a corpus takes.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rollback } from '../../../dist/snapshot/history.js'
import { load, quantile, search } from '../asking.mjs'
import { residentOf, serve } from '../processes.mjs'
import { build, writeReports } from '../reports.mjs'
import { otherSnapshot } from './swaps.mjs'

const RATE = 100
const SWAP_EVERY = 20
/** Seconds of warming up that are not judged: caches fill, memory that V8 keeps grows to its size. */
const WARM = 60
const MOST = 0.05

export const drift = {
  name: `seconds of ${RATE} questions a second, a swap every ${SWAP_EVERY} s`,
  count: 660,
  // Of seconds nothing can be said.
  short: 0,
  least: WARM + 60,
  gate: `memory drifts less than ${MOST * 100} %`,
  async run(seconds, { scratch, random }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    // Small enough that two busy processors answer as many: what leaks does so by question and by swap.
    for (const generation of [1, 2]) {
      writeReports(reports, Array(60).fill(generation), 100)
      await build(reports, indexDir)
    }
    const server = await serve(indexDir)
    const failures = []
    const words = ['行政复议', '行政执法', '依法行政', '矛盾纠纷', '政务公开', '营商环境', '法治宣传', '案件']
    const word = () => words[Math.floor(random() * words.length)]
    const stop = load(server.url, {
      rate: RATE,
      next: () =>
        search(`${word()} ${word()} ${Math.floor(random() * 5000)}`, `&offset=${Math.floor(random() * 50)}`),
      onAnswer: ({ status }) => {
        if (status !== 200) failures.push(`status ${status}`)
      },
    })
    const samples = []
    const started = performance.now()
    for (let second = 1; second <= seconds; second++) {
      if (second % SWAP_EVERY === 0) rollback(indexDir, otherSnapshot(indexDir))
      await pause(Math.max(0, started + second * 1000 - performance.now()))
      if (second > WARM) samples.push(residentOf(server.pid) / 2 ** 20)
    }
    const { perSecond } = await stop()
    await server.stop()
    // Each covers whole rounds of swaps.
    const third = Math.floor(samples.length / 3)
    const [first, last] = [samples.slice(0, third), samples.slice(-third)].map(part => quantile(part, 0.5))
    if (perSecond < 0.95 * RATE) failures.push(`only ${perSecond.toFixed(1)} questions a second were asked`)
    if (!(last - first < MOST * first)) failures.push(`${first.toFixed(0)} → ${last.toFixed(0)} MB`)
    return {
      failures,
      seen: `${first.toFixed(0)} → ${last.toFixed(0)} MB (${(((last - first) / first) * 100).toFixed(1)} %), ${Math.round(perSecond)} questions a second`,
    }
  },
}
