// killed-server.mjs — the server is killed under load, often just as it takes up another snapshot. Not: ending it properly.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { rollback } from '../../../dist/snapshot/history.js'
import { ask, load, saying, search } from '../asking.mjs'
import { serve } from '../processes.mjs'
import { build, writeReports } from '../reports.mjs'
import { otherSnapshot } from './swaps.mjs'

const QUESTIONS = ['"第1代"', '"第2代"', '行政复议 执法', '"依法行政"', '矛盾纠纷 -宣传', '公开 | 营商'].map(
  q => search(q),
)

export const killedServer = {
  name: 'kill -9 of the server under load',
  count: 50,
  short: 1,
  gate: 'answers of its snapshot after each restart, the same as before',
  async run(count, { scratch, random }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    for (const generation of [1, 2]) {
      writeReports(reports, Array(30).fill(generation))
      await build(reports, indexDir)
    }
    const failures = []
    const known = new Map()
    let answered = 0
    for (let round = 0; round <= count; round++) {
      const server = await serve(indexDir)
      for (const path of QUESTIONS) {
        const { status, body } = await ask(server.url, path)
        const { indexVersion } = status === 200 ? JSON.parse(body) : {}
        const before = known.get(path + indexVersion)
        if (status !== 200 || (before && before !== saying(body)))
          failures.push(`round ${round}: ${status} ${path}`)
        known.set(path + indexVersion, saying(body))
      }
      if (round === count) {
        const { status } = await server.stop()
        if (status !== 0) failures.push(`ended with ${status}`)
        break
      }
      const stop = load(server.url, {
        next: () => QUESTIONS[Math.floor(random() * QUESTIONS.length)],
        onAnswer: ({ status }) => {
          if (status === 200) answered++
        },
      })
      rollback(indexDir, otherSnapshot(indexDir))
      await pause(random() * 1200)
      await server.kill()
      await stop()
    }
    return { failures, seen: `${answered} answered before` }
  },
}
