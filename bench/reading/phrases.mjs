// phrases.mjs — how many of the phrases that a page's text should hold are read, and how many that it should not; which
// pages lost half or more without a word of it. Not: whole texts in order (references.mjs).
//
//   npm run build && node bench/reading/phrases.mjs FOLDER MANIFEST [--dist DIR] [--show N]
//
// MANIFEST is JSON as trafilatura's tests/evaldata.json: {"ADDRESS": {"file": …, "with": […], "without": […]}}; FOLDER holds
// the files. White space does not count.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: path.join(here, '../../dist') },
    show: { type: 'string', default: '20' },
  },
})
const [folder, manifest] = positionals
if (!folder || !manifest) {
  console.error('usage: node bench/reading/phrases.mjs FOLDER MANIFEST [--dist DIR] [--show N]')
  process.exit(2)
}
const { readReports } = await import(pathToFileURL(path.resolve(values.dist, 'report/read.js')))

const bare = text => text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}]/gu, '')

const rows = []
for (const entry of Object.values(JSON.parse(fs.readFileSync(manifest, 'utf8')))) {
  const file = path.join(folder, entry.file)
  if (!fs.existsSync(file) || entry.with.length === 0) continue
  const { reports, failures } = await readReports({ file: 'page.html', bytes: fs.readFileSync(file) })
  const text = bare(
    reports.flatMap(({ title, paragraphs }) => [title ?? '', ...paragraphs.map(({ text }) => text)]).join(''),
  )
  const held = phrases => phrases.filter(phrase => text.includes(bare(phrase))).length
  rows.push({
    file: entry.file,
    of: entry.with.length,
    held: held(entry.with),
    others: entry.without.length,
    wrong: held(entry.without),
    refused: failures[0]?.reason,
    isTold:
      reports.length === 0 ||
      reports.some(({ cleaning }) => cleaning.some(({ reason }) => reason === 'passed-over')),
  })
}
const sum = of => rows.reduce((total, row) => total + of(row), 0)
const half = rows.filter(row => row.held * 2 < row.of)
const untold = half.filter(row => !row.isTold)
console.log(
  `${rows.length} pages, ${rows.filter(row => row.refused).length} refused, ${rows.filter(row => row.isTold && !row.refused).length} told`,
)
console.log(
  `phrases held: ${sum(row => row.held)} of ${sum(row => row.of)}; that should not be: ${sum(row => row.wrong)} of ${sum(row => row.others)}`,
)
console.log(
  `${untold.length === 0 ? 'pass' : 'FAIL'}  ${half.length} pages hold less than half of their phrases, ${untold.length} without a word of it`,
)
for (const { file, held, of } of untold.slice(0, Number(values.show)))
  console.log(`      ${held} of ${of}  ${file}`)
process.exit(untold.length === 0 ? 0 : 1)
