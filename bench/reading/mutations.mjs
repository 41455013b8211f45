// mutations.mjs — damages files of every format by the thousand: each must be read or named, and nothing may hang, die or
// swell. Also archives made to exhaust. Not: what is read from whole files (formats.mjs).
//
//   npm run build && node --import ./test/support/typescript-threads.mjs bench/reading/mutations.mjs [FOLDER…]
//       [--count 2000] [--seed 1] [--dist DIR] [--no-archives]
//
// Files of the folders, of each ending the first forty, are taken as they are beside small ones made here. Folders are optional.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { doc, docx, paragraph, pdf, zip } from '../../test/support/files.ts'
import { mht, odt, ofd, rtf, rtfText, xls, xlsx } from '../../test/support/office.ts'
import { random as seeded } from '../speed/measure.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    dist: { type: 'string', default: path.join(here, '../../dist') },
    archives: { type: 'boolean', default: true },
  },
})
const dist = path.resolve(values.dist)
const count = Number(values.count)
const random = seeded(Number(values.seed))
const { readReports, EXTENSIONS } = await import(pathToFileURL(path.join(dist, 'report/read.js')))

const below = n => Math.floor(random() * n)
const pick = list => list[below(list.length)]
const mebibytes = bytes => Math.round(bytes / 2 ** 20)

/** Of each ending. */
const FILES_OF_A_FOLDER = 40

const prose = '2022年，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const samples = [
  ['.txt', Buffer.from(`${prose}\n`.repeat(20))],
  ['.md', Buffer.from(`# 报告\n\n${prose}\n`.repeat(20))],
  ['.jsonl', Buffer.from(`${JSON.stringify({ id: 'a', title: '报告', text: prose })}\n`)],
  [
    '.html',
    Buffer.from(`<html><body><div class="TRS_Editor">${`<p>${prose}</p>`.repeat(20)}</div></body></html>`),
  ],
  ['.docx', docx(paragraph(prose).repeat(20))],
  ['.pdf', pdf([Array.from({ length: 20 }, () => ({ text: prose.slice(0, 30) }))])],
  ['.doc', doc(`${prose}\r`.repeat(20))],
  ['.ofd', ofd([Array.from({ length: 20 }, () => ({ text: prose.slice(0, 30) }))])],
  ['.mht', mht(Buffer.from(`<html><body>${`<p>${prose}</p>`.repeat(20)}</body></html>`))],
  ['.rtf', rtf(`${rtfText(prose)}\\par\n`.repeat(20))],
  ['.odt', odt(`<text:p>${prose}</text:p>`.repeat(20))],
  ['.xlsx', xlsx([{ name: '统计', rows: Array.from({ length: 20 }, () => ['序号', prose]) }])],
  ['.xls', xls([{ name: '统计', rows: Array.from({ length: 20 }, () => ['序号', prose]) }])],
]
/** Other endings of what is made above. */
const ALIKE = {
  '.htm': '.html',
  '.docm': '.docx',
  '.dotx': '.docx',
  '.dotm': '.docx',
  '.dot': '.doc',
  '.wps': '.doc',
  '.xlsm': '.xlsx',
  '.et': '.xls',
  '.ods': '.odt',
  '.mhtml': '.mht',
}
const made = new Map(samples)
for (const [extension, twin] of Object.entries(ALIKE)) samples.push([extension, made.get(twin)])
for (const folder of positionals) {
  const taken = new Map()
  for (const name of fs.readdirSync(folder)) {
    const extension = path.extname(name).toLowerCase()
    const n = taken.get(extension) ?? 0
    if (!EXTENSIONS.includes(extension) || n >= FILES_OF_A_FOLDER) continue
    taken.set(extension, n + 1)
    samples.push([extension, fs.readFileSync(path.join(folder, name))])
  }
}
const byExtension = new Map(EXTENSIONS.map(extension => [extension, []]))
for (const [extension, bytes] of samples) byExtension.get(extension).push(bytes)
for (const [extension, files] of byExtension)
  if (files.length === 0) throw new Error(`no sample of ${extension}`)

const DAMAGES = {
  'bits flipped': bytes => {
    const out = Buffer.from(bytes)
    for (let i = 1 + below(20); i > 0; i--) out[below(out.length)] ^= 1 << below(8)
    return out
  },
  truncated: bytes => Buffer.from(bytes.subarray(0, below(bytes.length))),
  'a stretch overwritten': bytes => {
    const out = Buffer.from(bytes)
    const at = below(out.length)
    for (let i = at; i < Math.min(out.length, at + 1 + below(2000)); i++) out[i] = below(256)
    return out
  },
  'a stretch doubled': bytes => {
    const at = below(bytes.length)
    const end = at + below(Math.min(50_000, bytes.length - at))
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)])
  },
  'a stretch lost': bytes => {
    const at = below(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(5000))])
  },
  'another extension': bytes => Buffer.from(bytes),
}

const start = performance.now()
const rss = process.memoryUsage.rss()
let highest = 0
const watch = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage.rss())
}, 20)
const table = new Map()
const slowest = []
const bad = []
const reasons = new Map()
for (let i = 0; i < count; i++) {
  const extension = pick([...byExtension.keys()])
  const damage = pick(Object.keys(DAMAGES))
  const bytes = DAMAGES[damage](pick(byExtension.get(extension)))
  const named = damage === 'another extension' ? pick(EXTENSIONS) : extension
  const before = performance.now()
  const row = table.get(extension) ?? { files: 0, read: 0, named: 0 }
  table.set(extension, row)
  row.files++
  try {
    const { reports, failures } = await readReports({ file: `${i}${named}`, bytes })
    if (reports.length > 0) row.read++
    else if (
      failures.length > 0 &&
      failures.every(failure => /[\u4e00-\u9fff].*[；：，].*/.test(failure.reason))
    )
      row.named++
    else bad.push(`${i}${named} (${damage}): ${JSON.stringify(failures)}`)
    for (const { reason } of reports.length > 0 ? [] : failures) {
      const key = reason.replace(/\d+/g, '#').replace(/（[^）]*）/g, '（…）')
      reasons.set(key, (reasons.get(key) ?? 0) + 1)
    }
  } catch (error) {
    bad.push(`${i}${named} (${damage}) threw: ${error.stack}`)
  }
  slowest.push([performance.now() - before, `${extension} ${damage} as ${named}`])
}
clearInterval(watch)
slowest.sort((a, b) => b[0] - a[0])
console.log(
  `${count} damaged files of ${samples.length} samples in ${((performance.now() - start) / 1000).toFixed(1)} s`,
)
for (const [extension, { files, read, named }] of table) {
  console.log(`  ${extension}: ${files} files, ${read} read, ${named} named with a remedy`)
}
console.log(
  `slowest: ${slowest
    .slice(0, 3)
    .map(([ms, what]) => `${ms.toFixed(0)} ms (${what})`)
    .join(', ')}`,
)
console.log(`memory: ${mebibytes(rss)} MiB before, ${mebibytes(highest)} MiB at most`)
for (const [reason, n] of [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 25))
  console.log(`  ${n} × ${reason}`)

if (values.archives) console.log('\narchives made to exhaust:')
const big = Buffer.alloc(values.archives ? 100 * 2 ** 20 : 0)
const types = { name: '[Content_Types].xml', data: '<Types/>' }
const BOMBS = () => ({
  '100 MiB, declared': zip([types, { name: 'word/document.xml', data: big }]),
  '100 MiB, declared as 1,000 bytes': zip([types, { name: 'word/document.xml', data: big, declared: 1000 }]),
  '4 GiB, declared only': zip([types, { name: 'word/document.xml', data: 'x', declared: 0xfffffff0 }]),
  'an archive in an archive': zip([{ name: 'a.zip', data: zip([{ name: 'b', data: big }]) }]),
  '100,000 entries': zip(
    Array.from({ length: 100_000 }, (_, i) => ({ name: `word/${i}.xml`, data: '' })),
    0xffff,
  ),
  '100,000 entries, declared as 3': zip(
    Array.from({ length: 100_000 }, (_, i) => ({ name: `word/${i}.xml`, data: '' })),
    3,
  ),
  '../ names': zip([types, { name: 'word/../../../etc/passwd', data: 'x' }]),
})
for (const [what, bytes] of Object.entries(values.archives ? BOMBS() : {})) {
  globalThis.gc?.()
  const base = process.memoryUsage.rss()
  let most = base
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  const before = performance.now()
  const { reports, failures } = await readReports({ file: 'bomb.docx', bytes })
  const took = performance.now() - before
  most = Math.max(most, process.memoryUsage.rss())
  clearInterval(look)
  if (reports.length > 0 || took > 1000) bad.push(`${what}: ${took.toFixed(0)} ms`)
  console.log(`  ${what}: ${took.toFixed(0)} ms, + ${mebibytes(most - base)} MiB · ${failures[0]?.reason}`)
}
for (const line of bad) console.log(`BAD ${line}`)
console.log(bad.length === 0 ? '\nall well' : `\n${bad.length} bad`)
process.exitCode = bad.length === 0 ? 0 : 1
