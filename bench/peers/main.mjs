// main.mjs — npm run bench:peers -- FOLDER [PASSAGES]: the same questions, the same work, to us and to others, in one run: Lucene,
// FlexSearch alone, MiniSearch, SQLite FTS5. Speed, memory, size, building, opening. Not: what each does (a file each).
//
// Others' packages are no dependencies of ours: they are fetched into the cache folder of the system when they are first
// asked for, and what cannot be had here is named as missing. Each of two steps of a side runs in a fresh process.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { KINDS, prepare } from './prepare.mjs'
import { SIDES } from './sides.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = resolve(process.argv[2] ?? join(here, '../../seeds'))
const most = Number(process.argv[3] ?? 20_000)
const work = mkdtempSync(join(tmpdir(), 'jiansuo-peers-'))

function step(side, what) {
  const child = spawnSync(process.execPath, ['--expose-gc', join(here, 'side.mjs'), side, what, work], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (child.status !== 0) throw new Error(child.stderr.trim().split('\n').slice(-3).join(' '))
  return JSON.parse(child.stdout.trim().split('\n').at(-1))
}

const right = (value, width) => String(value).padStart(width)
const number = value =>
  right(value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0), 9)

try {
  const { passages, characters } = await prepare(folder, work, most)
  console.log(
    `${passages.toLocaleString()} passages · ${characters.toLocaleString()} characters · Node ${process.version} · ${availableParallelism()} processors`,
  )
  console.log('top 20 with texts, exact totals, facets by division and year; milliseconds at p50 and p99\n')
  const heads = ['build s', 'size MB', 'open ms', 'MB'].map(head => right(head, 9)).join('')
  console.log(`${''.padEnd(26)}${heads}${KINDS.map(({ name }) => right(name, 18)).join('')}`)
  for (const [side, { name, missing }] of Object.entries(SIDES)) {
    const why = missing()
    if (why) {
      console.log(`${name.padEnd(26)} missing: ${why}`)
      continue
    }
    try {
      const built = step(side, 'build')
      const { open, resident, rows } = step(side, 'search')
      const figures = [built.seconds, built.megabytes, open, resident].map(number).join('')
      const times = rows.map(row => (row ? number(row.p50) + number(row.p99) : right('—', 18))).join('')
      console.log(`${name.padEnd(26)}${figures}${times}`)
      console.log(`${'  hits'.padEnd(62)}${rows.map(row => right(row ? row.hits : '', 18)).join('')}`)
    } catch (error) {
      console.log(`${name.padEnd(26)} failed: ${error.message}`)
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
