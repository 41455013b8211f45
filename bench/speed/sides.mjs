// sides.mjs OLD NEW FOLDER… [--rounds 12] [--count 80] — what a question costs in two built checkouts: processor time,
// new ÷ old. Not: whether they answer alike (bench/compare), milliseconds (serve.mjs).
//
// Each checkout indexes the FOLDERs itself. Both answer in one process, question by question, by turns, the order
// reversed from one question to the next: a machine that slows down slows both. Of the rounds of a question the lower
// quartile counts, which leaves out what others of the machine do; OLD against itself gives 0.98–1.02.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { lowerQuartile, random } from './measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '12' }, count: { type: 'string', default: '80' } },
})
const [older, newer, ...folders] = positionals.map(path => resolve(path))
const rounds = Number(values.rounds)
/** Rounds that are not counted: the code is being compiled. */
const WARM_UP = 4
if (folders.length === 0) {
  console.error('usage: node bench/speed/sides.mjs OLD NEW FOLDER… [--rounds 12] [--count 80]')
  process.exit(2)
}

const temporary = mkdtempSync(join(tmpdir(), 'jiansuo-sides-'))
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }))
const sides = []
for (const checkout of [older, newer]) {
  const indexDir = join(temporary, `${sides.length}`)
  const args = [join(checkout, 'dist/cli/main.js'), 'index', ...folders, '--index', indexDir]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${checkout} did not index: ${stderr}`)
  const { openSearcher } = await import(pathToFileURL(join(checkout, 'dist/index.js')).href)
  sides.push(await openSearcher({ indexDir, cacheSize: 0 }))
}

console.log('new ÷ old, and microseconds of processor time a question: old, new')
for (const [kind, questions] of Object.entries(await questionsOf(sides[0], Number(values.count)))) {
  const taken = questions.map(() => [[], []])
  for (let round = 0; round < WARM_UP + rounds; round++)
    for (const [i, question] of questions.entries())
      for (const side of (round + i) % 2 ? [1, 0] : [0, 1]) {
        const start = process.cpuUsage()
        await sides[side].search(question, { limit: 20 })
        const { user, system } = process.cpuUsage(start)
        if (round >= WARM_UP) taken[i][side].push(user + system)
      }
  const [old, now] = [0, 1].map(
    side => taken.reduce((sum, each) => sum + lowerQuartile(each[side]), 0) / questions.length,
  )
  console.log(
    `${kind.padEnd(14)} ${(now / old).toFixed(2)} ${old.toFixed(0).padStart(6)} ${now.toFixed(0).padStart(6)}`,
  )
}
process.exit()

/** @returns by kind, questions out of the reports' own text */
async function questionsOf(searcher, count) {
  const { reports } = await searcher.reports({ limit: 200 })
  const texts = []
  for (const { id } of reports)
    for (const { text } of (await searcher.report(id)).passages) if (text.length > 40) texts.push(text)
  const next = random(1)
  const below = n => Math.floor(next() * n)
  /** A stretch of Chinese characters of one of the texts. */
  const cut = (length, text = texts[below(texts.length)]) => {
    for (let tries = 0; ; tries++) {
      const from = below(text.length - length)
      const piece = text.slice(from, from + length)
      if (tries > 50 || /^\p{Script=Han}+$/u.test(piece)) return piece
    }
  }
  const together = (...lengths) => {
    const text = texts[below(texts.length)]
    return lengths.map(length => cut(length, text)).join(' ')
  }
  const kinds = {
    words: i => together(...Array(1 + (i % 4)).fill(2 + (i % 2))),
    'no such words': () => `${cut(3)} ${cut(3)} ${cut(2)}`,
    phrase: i => `"${cut(2 + (i % 12))}"`,
    character: () => cut(1),
    sentence: () => cut(24),
    gap: () => `"${together(2, 2).replace(' ', '*')}"`,
    near: () => `"${together(2, 2)}"~句`,
  }
  return Object.fromEntries(
    Object.entries(kinds).map(([kind, make]) => [kind, Array.from({ length: count }, (_, i) => make(i))]),
  )
}
