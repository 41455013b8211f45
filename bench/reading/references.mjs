// references.mjs — holds what is read against what another reader gives of the same files, in order, and says for each
// format whether it is near enough. Not: marks set by hand (formats.mjs), metadata (check.mjs).
//
//   npm run build && node bench/reading/references.mjs FOLDER… [--dist DIR] [--show N] [--longest 60000]
//
// Beside each file FOLDER holds NAME.EXT.txt, the other reader's text (twins.mjs writes most of them; word-extractor
// for .doc, mammoth for .docx, the expected article of a page), and perhaps NAME.EXT.raw.txt and NAME.EXT.layout.txt,
// the same in other orders: no page has but one, and the nearest counts. White space does not count, nor what kind of
// quotation mark or dash it is. Kept: characters of that text that ours has, in order; the cleaning log counts as ours,
// but not for pages. Extra: characters of ours that it has not. Texts of more than `--longest` characters are left out
// and counted: comparing takes long.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { commonLength } from './common-length.mjs'

/** What is asked of the files of a format: mean or median of what is kept, what is told where less than half is. */
const ASKED = {
  '.docx': { mean: 0.995 },
  '.doc': { mean: 0.97 },
  '.pdf': { mean: 0.97 },
  '.ofd': { mean: 0.95 },
  '.rtf': { mean: 0.99 },
  '.mht': { mean: 0.99 },
  '.mhtml': { mean: 0.99 },
  '.html': { median: 0.99, told: 0.5, extra: 0.05 },
}
/** A text with so many characters in ideographs is Chinese. */
const CHINESE = 0.3

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: path.join(here, '../../dist') },
    show: { type: 'string', default: '5' },
    longest: { type: 'string', default: '60000' },
  },
})
if (folders.length === 0) {
  console.error('usage: node bench/reading/references.mjs FOLDER… [--dist DIR] [--show N]')
  process.exit(2)
}
const { readReports } = await import(pathToFileURL(path.resolve(values.dist, 'report/read.js')))

const bare = text =>
  text
    .normalize('NFKC')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}]/gu, '')
/** Paragraphs, and what was taken out, where it stood. */
const textOf = (reports, isPage) =>
  reports
    .flatMap(({ paragraphs, cleaning }) =>
      [...paragraphs, ...(isPage ? [] : cleaning.filter(({ reason }) => reason !== 'joined'))].toSorted(
        (a, b) => (a.line ?? 0) - (b.line ?? 0),
      ),
    )
    .map(({ text }) => text)
    .join('')
const isChinese = text => (text.match(/\p{sc=Han}/gu)?.length ?? 0) > CHINESE * text.length

const rows = []
let tooLong = 0
for (const folder of folders) {
  for (const name of fs.readdirSync(folder).sort()) {
    const beside = path.join(folder, `${name}.txt`)
    if (!fs.existsSync(beside)) continue
    const truths = [beside, ...['raw', 'layout'].map(order => path.join(folder, `${name}.${order}.txt`))]
      .filter(text => fs.existsSync(text))
      .map(text => bare(fs.readFileSync(text, 'utf8')))
    if (truths[0].length < 50) continue
    if (truths[0].length > Number(values.longest)) {
      tooLong++
      continue
    }
    const extension = path.extname(name).toLowerCase()
    const isPage = /^\.html?$/.test(extension)
    const { reports, failures } = await readReports({
      file: name,
      bytes: fs.readFileSync(path.join(folder, name)),
    })
    const ours = bare(textOf(reports, isPage))
    const [kept, common] = truths
      .map(truth => [commonLength(truth, ours), truth.length])
      .map(([common, length]) => [common / length, common])
      .reduce((best, next) => (next[0] > best[0] ? next : best))
    const isTold =
      reports.length === 0 ||
      reports.some(({ cleaning }) => cleaning.some(({ reason }) => reason === 'passed-over'))
    rows.push({
      name,
      extension,
      kept,
      extra: ours.length === 0 ? 0 : 1 - common / ours.length,
      isTold,
      isChinese: isChinese(truths[0]),
      refused: failures[0]?.reason,
    })
  }
}

const mean = list => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length)
const median = list => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 1
let isMissed = false
const say = (isReached, text) => {
  isMissed ||= !isReached
  console.log(`${isReached ? 'pass' : 'FAIL'}  ${text}`)
}
for (const [extension, asked] of Object.entries(ASKED)) {
  const files = rows.filter(row => row.extension === extension)
  if (files.length === 0) continue
  const kept = files.map(row => row.kept)
  const of = `${extension}: ${files.length} files`
  if (asked.mean)
    say(mean(kept) >= asked.mean, `${of}, kept ${mean(kept).toFixed(4)} on average (asked ${asked.mean})`)
  if (asked.median)
    say(
      median(kept) >= asked.median,
      `${of}, kept ${median(kept).toFixed(4)} by the median (asked ${asked.median})`,
    )
  if (asked.told) {
    const untold = files.filter(row => row.kept < asked.told && !row.isTold)
    say(untold.length === 0, `${of}, ${untold.length} with less than ${asked.told} kept and not a word of it`)
  }
  const chinese = files.filter(row => row.isChinese && row.kept > 0)
  if (asked.extra && chinese.length > 0) {
    const extra = mean(chinese.map(row => row.extra))
    say(
      extra <= asked.extra,
      `${of}, ${chinese.length} Chinese: extra ${extra.toFixed(4)} (asked ${asked.extra})`,
    )
  }
  files.sort((a, b) => a.kept - b.kept)
  for (const { name, kept, extra, refused } of files.slice(0, Number(values.show)))
    console.log(
      `      ${kept.toFixed(3)} kept, ${extra.toFixed(3)} extra  ${name}${refused ? ` · ${refused}` : ''}`,
    )
}
if (tooLong > 0) console.log(`${tooLong} files left out: longer than ${values.longest} characters`)
process.exit(isMissed ? 1 : 0)
