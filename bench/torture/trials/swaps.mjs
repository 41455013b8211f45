// swaps.mjs — snapshots of differing content change places under as many questions as the server answers. Not: damaged
// ones (damaged-swaps.mjs).
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { listSnapshots, rollback } from '../../../dist/snapshot/history.js'
import { json, load, search } from '../asking.mjs'
import { serve } from '../processes.mjs'
import { build, writeReports } from '../reports.mjs'

/** The snapshot that is not served. */
export const otherSnapshot = indexDir => listSnapshots(indexDir).find(({ current }) => !current).version

export const swaps = {
  name: 'snapshots of differing content swapped under load',
  count: 60,
  short: 1,
  gate: 'every answer 200 and of one snapshot',
  async run(count, { scratch }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    // The one holds 30 reports of generation 1, the other 45 of generation 2.
    const expected = new Map()
    for (const [generation, files] of [
      [1, 30],
      [2, 45],
    ]) {
      writeReports(reports, Array(files).fill(generation))
      const { version } = await build(reports, indexDir)
      expected.set(version, { generation, files })
    }
    const server = await serve(indexDir)
    const failures = []
    let asked = 0
    const stop = load(server.url, {
      // Now and then what no cache holds.
      next: () => search(`"第${1 + (asked++ % 2)}代报告"${asked % 3 ? '' : ` -"${asked}没有"`}`, '&limit=3'),
      onAnswer: ({ status, body }, path) => {
        const { indexVersion, totalReports, hits } = status === 200 ? JSON.parse(body) : {}
        const { generation, files } = expected.get(indexVersion) ?? {}
        const wanted = path.includes(encodeURIComponent(`第${generation}代`)) ? files : 0
        if (
          status !== 200 ||
          totalReports !== wanted ||
          hits.some(({ text }) => !text.includes(`第${generation}代`))
        )
          failures.push(`${status} ${indexVersion} ${totalReports} of ${wanted}: ${body.slice(0, 80)}`)
      },
    })
    for (let swap = 0; swap < count; swap++) {
      const next = otherSnapshot(indexDir)
      rollback(indexDir, next)
      // How long a busy server takes to open one depends on who else uses the machine: no gate.
      const until = Date.now() + 180_000
      let served
      do {
        await pause(100)
        served = (await json(server.url, search('报告', '&limit=1'))).indexVersion
      } while (served !== next && Date.now() < until)
      if (served !== next) failures.push(`swap ${swap}: ${served} still served after 3 minutes`)
    }
    const { asked: all, perSecond } = await stop()
    const { status, stderr } = await server.stop()
    if (status !== 0) failures.push(`ended with ${status}: ${stderr}`)
    return { failures, seen: `${all} questions, ${Math.round(perSecond)} a second` }
  },
}
