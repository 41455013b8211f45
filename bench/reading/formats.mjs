// formats.mjs — holds what is read from web pages, Word and PDF against their plain text. Not: metadata (check.mjs).
//
//   npm run build && node bench/reading/formats.mjs FOLDER [--dist DIR] [--show N]
//
// FOLDER holds the files and twins.jsonl, one line a file:
//   { file, text }                 `text`: path of the plain twin, relative to FOLDER
//   { file, title?, from?, to?, without? }   the report is `title`, and what stands in the page from the words `from` up
//                                  to the words `to`, less the words in `without`; white space does not count
//   { file, refused: true }        nothing in it can be read
// Kept: characters of the truth that the report has, in order. Left: characters of the report that the truth has not.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'parse5'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: path.join(here, '../../dist') },
    show: { type: 'string', default: '3' },
  },
})
const dist = path.resolve(values.dist)
const show = Number(values.show)
const [folder] = positionals
if (folder === undefined) {
  console.error('usage: node bench/reading/formats.mjs FOLDER [--dist DIR] [--show N]')
  process.exit(2)
}
const { readReports } = await import(pathToFileURL(path.join(dist, 'report/read.js')))

const bare = text => text.replace(/[\s\u200b\ufeff]/g, '')

/** Length of the longest common subsequence, and up to `show` stretches that only one side has (Myers, O(ND)). */
function compare(a, b) {
  const limit = a.length + b.length
  const frontier = new Map([[1, 0]])
  const trace = []
  for (let d = 0; d <= limit; d++) {
    trace.push(new Map(frontier))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1))
      let x = down ? frontier.get(k + 1) : frontier.get(k - 1) + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      frontier.set(k, x)
      if (x >= a.length && y >= b.length) return { common: (limit - d) / 2, ...stretches(a, b, trace, d) }
    }
    if (d > 20_000) break
  }
  return { common: 0, lost: ['too different'], extra: [] }
}
function stretches(a, b, trace, end) {
  const lost = []
  const extra = []
  let x = a.length
  let y = b.length
  for (let d = end; d > 0; d--) {
    const frontier = trace[d]
    const k = x - y
    const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1))
    const before = down ? k + 1 : k - 1
    const fromX = frontier.get(before)
    const fromY = fromX - before
    if (down) extra.push([fromY, b[fromY]])
    else lost.push([fromX, a[fromX]])
    x = fromX
    y = fromY
  }
  const joined = list => {
    const runs = []
    for (const [at, character] of list.reverse()) {
      const last = runs.at(-1)
      if (last && last.end === at) {
        last.text += character
        last.end++
      } else runs.push({ end: at + 1, text: character })
    }
    return runs.map(run => run.text)
  }
  return { lost: joined(lost), extra: joined(extra) }
}

function textOf(html) {
  let text = ''
  const stack = [parse(html)]
  while (stack.length > 0) {
    const node = stack.pop()
    if (node.nodeName === '#text') text += node.value
    else if (!['script', 'style', 'noscript', 'head', 'option'].includes(node.nodeName)) {
      for (let i = (node.childNodes?.length ?? 0) - 1; i >= 0; i--) stack.push(node.childNodes[i])
    }
  }
  return bare(text)
}

function truthOf(twin) {
  if (twin.text !== undefined) return bare(fs.readFileSync(path.join(folder, twin.text), 'utf8'))
  const bytes = fs.readFileSync(path.join(folder, twin.file))
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const page = textOf(utf8.includes('\ufffd') ? new TextDecoder('gb18030').decode(bytes) : utf8)
  const from = page.indexOf(bare(twin.from ?? ''))
  const to = twin.to === undefined ? page.length : page.indexOf(bare(twin.to), from)
  if (from < 0 || to < 0) throw new Error(`${twin.file}: marks not found (${from}, ${to})`)
  const whole = bare(twin.title ?? '') + page.slice(from, to + bare(twin.to ?? '').length)
  return (twin.without ?? []).reduce((text, words) => text.replace(bare(words), ''), whole)
}

const twins = fs.readFileSync(path.join(folder, 'twins.jsonl'), 'utf8').trim().split('\n').map(JSON.parse)
let all = 0
let kept = 0
let left = 0
let got = 0
let milliseconds = 0
for (const twin of twins) {
  const bytes = fs.readFileSync(path.join(folder, twin.file))
  const start = performance.now()
  const { reports, failures } = await readReports({ file: path.basename(twin.file), bytes })
  const took = performance.now() - start
  milliseconds += took
  if (reports.length === 0) {
    console.log(`${twin.refused ? 'refused, as it should' : 'FAILED'} ${twin.file}: ${failures[0].reason}`)
    if (!twin.refused) all += truthOf(twin).length
    continue
  }
  if (twin.refused) {
    console.log(
      `READ, but should not: ${twin.file}: ${reports[0].paragraphs
        .map(p => p.text)
        .join('|')
        .slice(0, 80)}`,
    )
    continue
  }
  const truth = truthOf(twin)
  const text = bare(reports.flatMap(report => report.paragraphs.map(p => p.text)).join(''))
  const { common, lost, extra } = compare(truth, text)
  all += truth.length
  kept += common
  got += text.length
  left += text.length - common
  const share = (part, whole) => `${((part / whole) * 100).toFixed(2)} %`
  console.log(
    `${twin.file}: ${truth.length} characters, kept ${share(common, truth.length)}, left ${share(text.length - common, text.length)}, ${took.toFixed(0)} ms · ${reports[0].title}`,
  )
  for (const words of lost.slice(0, show)) console.log(`    lost: ${words.slice(0, 80)}`)
  for (const words of extra.slice(0, show)) console.log(`    left: ${words.slice(0, 80)}`)
}
console.log(
  `\n${twins.length} files in ${(milliseconds / 1000).toFixed(2)} s; kept ${((kept / all) * 100).toFixed(3)} % of ${all} characters, left ${((left / got) * 100).toFixed(3)} % of ${got}`,
)
