// refused-writes.mjs — ENOSPC, EIO and EMFILE at every step of an incremental build, once and from then on. Not: real disks
// (full-disk.mjs).
import { join } from 'node:path'
import { JiansuoError } from '../../../dist/errors.js'
import { withFault } from '../faulty-fs.mjs'
import { build, leftovers, writeReports, wrongWith } from '../reports.mjs'

const FILES = 6

export const refusedWrites = {
  name: 'ENOSPC, EIO, EMFILE at every step of a build',
  count: 1000,
  short: 12,
  gate: 'a message for people; old or new index; the next build leaves nothing behind',
  async run(count, { scratch }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    const failures = []
    const write = generation => writeReports(reports, Array(FILES).fill(generation), 8)
    write(0)
    await build(reports, indexDir)
    const faults = []
    let generation = 0
    for (const code of ['ENOSPC', 'EIO', 'EMFILE']) {
      write(++generation)
      const { steps } = await withFault({ code, at: Number.POSITIVE_INFINITY }, () =>
        build(reports, indexDir),
      )
      for (const goesOn of [false, true])
        for (let at = 1; at <= steps; at++) faults.push({ code, at, goesOn })
    }
    // All of them, or a sample spread over all.
    const step = Math.max(1, faults.length / count)
    let done = 0
    let before = generation
    for (let i = 0; i < faults.length; i += step) {
      const fault = faults[Math.floor(i)]
      done++
      write(++generation)
      let summary
      const { error } = await withFault(fault, async () => {
        summary = await build(reports, indexDir)
      })
      const [old, now] = [before, generation].map(of => Array(FILES).fill(of))
      const tell = what => failures.push(`${fault.code} at ${fault.at}${fault.goesOn ? '…' : ''}: ${what}`)
      if (error && !(error instanceof JiansuoError)) tell(error.stack)
      // A report that could not be opened is named; what it said before is not passed off as new.
      if (!error && summary.skipped.length > 0) {
        if (summary.reports + summary.skipped.length !== FILES) tell(`lost: ${JSON.stringify(summary)}`)
      } else {
        const wrong = await wrongWith(indexDir, ...(error ? [old, now] : [now]))
        if (wrong) tell(wrong)
        const isNew = error && !(await wrongWith(indexDir, now))
        if (isNew && /原有索引(照用|未受影响|不变)/.test(error.message)) tell(`not true: ${error.message}`)
      }
      await build(reports, indexDir)
      before = generation
      const after = (await wrongWith(indexDir, now)) ?? (leftovers(indexDir).join(' ') || undefined)
      if (after) tell(`afterwards: ${after}`)
    }
    return { count: done, failures, seen: `${faults.length} steps there are` }
  },
}
