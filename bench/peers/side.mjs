// side.mjs SIDE build|search WORK — one step of one side, and its figures as JSON. Not: which sides there are.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { resident, time } from '../speed/measure.mjs'
import { KINDS } from './prepare.mjs'
import { SIDES } from './sides.mjs'

const [side, what, work] = process.argv.slice(2)
const home = join(work, side)
mkdirSync(home, { recursive: true })
const { load } = SIDES[side]
const engine = await load()

/** Of all files in a folder, bytes. */
const sizeOf = path =>
  statSync(path).isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : statSync(path).size

const rows = () =>
  readFileSync(join(work, 'passages.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [report, region, year, text] = line.split('\t')
      return { report: Number(report), region, year: Number(year), text }
    })

if (what === 'build') {
  const start = performance.now()
  const seconds = (await engine.build({ rows, work, home })) ?? (performance.now() - start) / 1000
  console.log(JSON.stringify({ seconds, megabytes: sizeOf(home) / 1e6 }))
} else if (engine.search) {
  // A program of its own measures itself.
  console.log(JSON.stringify(await engine.search({ work, home, kinds: KINDS })))
} else {
  const start = performance.now()
  const opened = await engine.open({ rows, work, home })
  const open = performance.now() - start
  const times = []
  let most = resident()
  for (const { file, any } of KINDS) {
    const path = join(work, `questions-${file}.txt`)
    const questions = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
    let hits = 0
    const figures = await time(questions, async question => {
      hits += await opened.ask(question.split(' '), any)
    })
    times.push({ ...figures, hits: hits / 2 }) // time asks twice
    most = Math.max(most, process.memoryUsage.rss() / 1e6)
  }
  console.log(JSON.stringify({ open, resident: most, rows: times }))
}
process.exit()
