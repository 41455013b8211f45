// full-disk.mjs — a real disk of every size from too small to large enough. Not: single steps (refused-writes.mjs).
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { start } from '../processes.mjs'
import { build, writeReports, wrongWith } from '../reports.mjs'

export const fullDisk = {
  name: 'a disk that fills up (tmpfs)',
  count: 17,
  // test/indexer has one.
  short: 0,
  gate: 'exit 1 and one line that says so; the old index whole',
  async run(count, { scratch }) {
    const failures = []
    const reports = join(scratch, 'reports')
    let full = 0
    for (let i = 0; i < count; i++) {
      const disk = join(scratch, `disk-${i}`)
      mkdirSync(disk)
      try {
        const size = `size=${2 + Math.floor((i * 16) / count)}m`
        execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', disk], { stdio: 'ignore' })
      } catch {
        return { skipped: 'no tmpfs may be mounted here: run as root' }
      }
      try {
        const indexDir = join(disk, 'index')
        writeReports(reports, Array(20).fill(0), 20)
        await build(reports, indexDir)
        const now = Array(80).fill(1)
        writeReports(reports, now, 700)
        const { status, stderr } = await start(['index', reports, '--index', indexDir]).ended
        const wrong = await wrongWith(indexDir, status === 0 ? now : Array(20).fill(0))
        if (wrong) failures.push(`${i}: ${wrong}`)
        if (status !== 0) {
          full++
          if (status !== 1 || !/磁盘已满/.test(stderr) || /\n\s+at /.test(stderr))
            failures.push(`${i}: ${status} ${stderr.slice(-300)}`)
        }
        for (let file = 20; file < 80; file++) execFileSync('rm', [join(reports, `${file}.txt`)])
      } finally {
        execFileSync('umount', ['-l', disk])
      }
    }
    return { failures, seen: `${full} were too small` }
  },
}
