// pace.mjs OLD NEW FOLDER… [--rounds 9] [--limit 60] — what reading a file costs in two built checkouts: processor time,
// new ÷ old, by ending. Not: what is read (references.mjs), questions (bench/speed/sides.mjs).
//
// Both read in one process, file by file, by turns, the order reversed from one to the next; only files that both can
// read, the first `--limit` of each folder by name. Of the rounds of a file the lower quartile counts, which leaves out
// what others of the machine do. Threads that read are in it, their start is not.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { lowerQuartile } from '../speed/measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, limit: { type: 'string', default: '60' } },
})
const [older, newer, ...folders] = positionals
if (folders.length === 0) {
  console.error('usage: node bench/reading/pace.mjs OLD NEW FOLDER… [--rounds 9] [--limit 60]')
  process.exit(2)
}
/** Rounds that are not counted: the code is being compiled. */
const WARM_UP = 3
const sides = []
for (const checkout of [older, newer])
  sides.push((await import(pathToFileURL(path.resolve(checkout, 'dist/report/read.js')).href)).readReports)

const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const sets = new Map()
for (const folder of folders) {
  for (const file of fs.readdirSync(folder).sort()) {
    const set = `${path.extname(file).toLowerCase()} ${path.basename(folder)}`
    const kept = sets.get(set) ?? []
    if (!fs.statSync(path.join(folder, file)).isFile() || kept.length >= Number(values.limit)) continue
    const source = { file, bytes: fs.readFileSync(path.join(folder, file)) }
    let isReadByBoth = true
    for (const read of sides) isReadByBoth &&= (await read(source)).reports.length > 0
    if (isReadByBoth) sets.set(set, [...kept, source])
  }
}

console.log('new ÷ old, and milliseconds of processor time a file: old, new')
for (const [set, files] of sets) {
  const taken = files.map(() => [[], []])
  for (let round = 0; round < WARM_UP + Number(values.rounds); round++)
    for (const [i, source] of files.entries())
      for (const side of (round + i) % 2 ? [1, 0] : [0, 1]) {
        const before = used()
        await sides[side](source)
        if (round >= WARM_UP) taken[i][side].push(used() - before)
      }
  const [old, now] = [0, 1].map(
    side => taken.reduce((sum, each) => sum + lowerQuartile(each[side]), 0) / files.length,
  )
  console.log(
    `${set.padEnd(20)} ${(now / old).toFixed(2)} ${old.toFixed(2).padStart(8)} ${now.toFixed(2).padStart(8)}  (${files.length} files)`,
  )
}
process.exit()
