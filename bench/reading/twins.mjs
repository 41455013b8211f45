// twins.mjs — writes beside each file what another reader makes of it, for references.mjs to hold ours against. Not: holding.
//
//   npm run build && node bench/reading/twins.mjs FOLDER… [--dist DIR] [--modules DIR]
//
// .pdf: pdftotext (poppler) as NAME.pdf.txt, in the order of the file as NAME.pdf.raw.txt, and row by row, as tables
// are read, as NAME.pdf.layout.txt. .ofd: its TextCode, page by page, in the order of the file, and by place. .rtf:
// what we read of the .docx of the same name. .mht: what we read of the page in it, taken out by Python's email. .docx,
// .doc: by mammoth and word-extractor, where `npm install mammoth word-extractor` was run in `--modules`. .html: the
// text of NAME.expected.html, the article as readability's tests have it.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'parse5'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string', default: path.join(here, '../../dist') }, modules: { type: 'string' } },
})
if (folders.length === 0) {
  console.error('usage: node bench/reading/twins.mjs FOLDER… [--dist DIR]')
  process.exit(2)
}
const load = module => import(pathToFileURL(path.resolve(values.dist, module)))
const { readReports } = await load('report/read.js')
const { listArchive, unpack } = await load('report/formats/containers/archive.js')

function run(command, ...args) {
  const { status, stdout, error } = spawnSync(command, args, { maxBuffer: 2 ** 28, timeout: 30_000 })
  if (error?.code === 'ENOENT') throw new Error(`${command} is not installed`)
  return status === 0 ? stdout.toString('utf8') : null
}
const MHT =
  'import sys,email; m=email.message_from_binary_file(open(sys.argv[1],"rb")); p=next(p for p in m.walk() if p.get_content_type()=="text/html"); open(sys.argv[2],"wb").write(p.get_payload(decode=True))'

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const unescaped = text =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
    name ? (ENTITIES[name] ?? all) : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
  )

/** Millimetres between base lines of one row at most. */
const ROW = 1.5

/** Row by row, from left to right. */
function rowsOf(placed) {
  const rows = []
  for (const each of placed.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row && each.y - row[0].y <= ROW) row.push(each)
    else rows.push([each])
  }
  return rows.flatMap(row => row.sort((a, b) => a.x - b.x))
}

/** The TextCode of every page, pages by their number: as the file has it, and from top to bottom, left to right. */
function textCode(bytes) {
  const archive = listArchive(bytes)
  if ('failure' in archive) return null
  const xmlOf = entry => Buffer.from(unpack(bytes, entry)).toString('utf8')
  const documents = archive.entries.filter(({ name }) => /(?:^|\/)Document\.xml$/i.test(name)).map(xmlOf)
  // What lies in the archive and no document names is no page of it.
  const isNamed = name => documents.some(xml => xml.includes(name.split('/').slice(-2).join('/')))
  const pages = archive.entries.flatMap(entry => {
    const page = /Page_?(\d+)\/Content\.xml$/i.exec(entry.name)
    return page && isNamed(entry.name) ? [{ number: Number(page[1]), xml: xmlOf(entry) }] : []
  })
  pages.sort((a, b) => a.number - b.number)
  const inFile = []
  const byPlace = []
  for (const { xml } of pages) {
    const placed = []
    for (const [, head, body] of xml.matchAll(
      /<(?:\w+:)?TextObject\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?TextObject>/g,
    )) {
      const [x = 0, y = 0] = (/Boundary="([^"]*)"/.exec(head)?.[1] ?? '').split(/\s+/).map(Number)
      for (const [, own, text] of body.matchAll(
        /<(?:\w+:)?TextCode\b([^>]*)>([\s\S]*?)<\/(?:\w+:)?TextCode>/g,
      )) {
        const at = name => Number(new RegExp(`\\b${name}="([^"]*)"`).exec(own)?.[1] ?? 0)
        placed.push({
          x: x + at('X'),
          y: y + at('Y'),
          text: unescaped(text.replace(/<!\[CDATA\[|\]\]>/g, '')),
        })
      }
    }
    inFile.push(...placed.map(({ text }) => text))
    byPlace.push(...rowsOf(placed).map(({ text }) => text))
  }
  return [byPlace.join('\n'), inFile.join('\n')]
}

/** What we read of a file, what was taken out where it stood. */
async function readBy(file, bytes) {
  const { reports } = await readReports({ file, bytes })
  const parts = reports.flatMap(({ paragraphs, cleaning }) => [
    ...paragraphs,
    ...cleaning.filter(({ reason }) => reason !== 'joined'),
  ])
  return parts
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ text }) => text)
    .join('\n')
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'svg'])
const visible = node =>
  node.nodeName === '#text'
    ? node.value
    : UNSEEN.has(node.nodeName)
      ? ''
      : (node.childNodes ?? []).map(visible).join(' ')

/** What mammoth or word-extractor reads of a file; null where it reads none. */
async function wordBy(file, extension) {
  if (values.modules === undefined) return null
  const load = createRequire(path.resolve(values.modules, 'index.js'))
  try {
    if (extension !== '.doc') return (await load('mammoth').extractRawText({ path: file })).value
    const read = await new (load('word-extractor'))().extract(file)
    return [read.getBody(), read.getFootnotes(), read.getEndnotes(), read.getTextboxes()].join('\n')
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') throw error
    return null
  }
}

async function twinsOf(file) {
  const extension = path.extname(file).toLowerCase()
  if (/^\.(?:doc|doc[xm]|dot[xm])$/.test(extension)) return [await wordBy(file, extension)]
  if (extension === '.html') {
    const expected = file.replace(/\.html$/i, '.expected.html')
    return fs.existsSync(expected) ? [visible(parse(fs.readFileSync(expected, 'utf8')))] : null
  }
  if (extension === '.pdf')
    return [[], ['-raw'], ['-layout']].map(order => run('pdftotext', ...order, file, '-'))
  if (extension === '.ofd') return textCode(fs.readFileSync(file))
  if (extension === '.rtf') {
    const twin = file.replace(/\.rtf$/i, '.docx')
    return fs.existsSync(twin) ? [await readBy('twin.docx', fs.readFileSync(twin))] : null
  }
  if (!/^\.mht(?:ml)?$/.test(extension)) return null
  const page = path.join(os.tmpdir(), `twin-${process.pid}.html`)
  if (run('python3', '-c', MHT, file, page) === null) return null
  const bytes = fs.readFileSync(page)
  fs.rmSync(page)
  return [await readBy('page.html', bytes)]
}

const ORDERS = ['', '.raw', '.layout']
let written = 0
for (const folder of folders)
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name)
    const twins = (await twinsOf(file)) ?? []
    for (const [i, text] of twins.entries())
      if (text !== null) fs.writeFileSync(`${file}${ORDERS[i]}.txt`, text)
    if (twins.some(text => text !== null)) written++
  }
console.log(`${written} files have a twin`)
process.exit()
