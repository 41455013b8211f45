// references.mjs — holds what is read against what another reader gives of the same files, in order, and says for each
// format whether it is near enough. Not: marks set by hand (formats.mjs), metadata (check.mjs).
//
//   npm run build && node bench/reading/references.mjs FOLDER… [--dist DIR] [--show N]
//
// Beside each file FOLDER holds NAME.EXT.txt, the other reader's text: word-extractor for .doc, mammoth for .docx, pdf.js
// for .pdf, the TextCode of an .ofd, the expected article of a page, the page in an .mht, the .docx twin of an .rtf. White
// space does not count, nor what kind of quotation mark or dash it is. Kept: characters of that text that ours has, in order; the cleaning log
// counts as ours, but not for pages. Extra: characters of ours that it has not.
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
const textOf = (reports, isPage) =>
  reports
    .flatMap(({ paragraphs, cleaning }) => [
      ...paragraphs,
      ...(isPage ? [] : cleaning.filter(({ reason }) => reason !== 'joined')),
    ])
    .map(({ text }) => text)
    .join('')
const isChinese = text => (text.match(/\p{sc=Han}/gu)?.length ?? 0) > CHINESE * text.length

const rows = []
for (const folder of folders) {
  for (const name of fs.readdirSync(folder).sort()) {
    const beside = path.join(folder, `${name}.txt`)
    if (!fs.existsSync(beside)) continue
    const truth = bare(fs.readFileSync(beside, 'utf8'))
    if (truth.length < 50) continue
    const extension = path.extname(name).toLowerCase()
    const isPage = /^\.html?$/.test(extension)
    const { reports, failures } = await readReports({
      file: name,
      bytes: fs.readFileSync(path.join(folder, name)),
    })
    const ours = bare(textOf(reports, isPage))
    const common = commonLength(truth, ours)
    const isTold =
      reports.length === 0 ||
      reports.some(({ cleaning }) => cleaning.some(({ reason }) => reason === 'passed-over'))
    rows.push({
      name,
      extension,
      kept: common / truth.length,
      extra: ours.length === 0 ? 0 : 1 - common / ours.length,
      isTold,
      isChinese: isChinese(truth),
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
process.exit(isMissed ? 1 : 0)
