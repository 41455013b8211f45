// few-files.mjs — a system that lets the program open almost no files. Not: a refusal at one step (refused-writes.mjs).
import { join } from 'node:path'
import { start } from '../processes.mjs'
import { writeReports, wrongWith } from '../reports.mjs'

const FILES = 40

export const fewFiles = {
  name: 'ulimit -n of 24 to 300, index and verify',
  count: 24,
  short: 1,
  gate: 'done, or a message for people; never a trace',
  async run(count, { scratch }) {
    if (process.platform === 'win32') return { skipped: 'there is no ulimit on Windows' }
    const failures = []
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    let refused = 0
    for (let i = 0; i < count; i++) {
      const files = 24 + Math.floor((i * 288) / count)
      const now = Array(FILES).fill(i)
      writeReports(reports, now)
      for (const args of [
        ['index', reports, '--index', indexDir],
        ['verify', '--index', indexDir],
      ]) {
        const { status, stderr } = await start(args, { files }).ended
        const tell = what => failures.push(`${args[0]}, ${files} files: ${what}`)
        if (/\n\s+at /.test(stderr)) tell(stderr.slice(0, 400))
        else if (status !== 0 && !/[一-鿿]/.test(stderr)) tell(`${status} ${stderr.slice(0, 400)}`)
        if (status !== 0) refused++
        else if (args[0] === 'index') {
          const wrong = await wrongWith(indexDir, now)
          if (wrong) tell(`${wrong} ${stderr.slice(0, 200)}`)
        }
      }
    }
    return { failures, seen: `${refused} refused` }
  },
}
