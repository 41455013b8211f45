// main.mjs — two builds over the same reports: every answer of the one held against that of the other, byte for byte.
// Not: which of the two is right (test/), which is faster (bench/speed), what they print on the command line.
//
//   node bench/compare/main.mjs OLD NEW FOLDER… [--seed 1] [--show 2]
//
// OLD and NEW are built checkouts. Each indexes the FOLDERs with its own command line and serves them on a free port of
// this machine; both are asked the same questions (questions.mjs), one at a time. Nothing else of them is used, so that
// either may be laid out in any way. Times and versions are left out of the comparison. Exits 1 where an answer differs;
// `show` differences of each kind are printed.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { random } from '../speed/measure.mjs'
import { questionsOf } from './questions.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, show: { type: 'string', default: '2' } },
})
const [older, newer, ...folders] = positionals.map(path => resolve(path))
const commandLine = checkout => join(checkout, 'dist/cli/main.js')
if (folders.length === 0) usage('usage: node bench/compare/main.mjs OLD NEW FOLDER… [--seed 1] [--show 2]')
for (const path of [commandLine(older), commandLine(newer), ...folders])
  if (!existsSync(path))
    usage(`there is no ${path}: OLD and NEW are built checkouts, then come folders of reports`)

function usage(message) {
  console.error(message)
  process.exit(2)
}

// --- the two builds ---

const temporary = mkdtempSync(join(tmpdir(), 'jiansuo-compare-'))
const children = new Set()
// However this ends: on 'exit' only what is done at once is done. There is nothing the children would have to save.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
})
for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => process.exit(code))

/** Without the settings of whoever runs this: no variables, and a folder that has no jiansuo.config.json. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('JIANSUO_')),
)
function start(checkout, ...args) {
  const child = spawn(process.execPath, [commandLine(checkout), ...args], {
    cwd: temporary,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** @returns what it prints as JSON */
function index(checkout, name) {
  const child = start(checkout, 'index', ...folders, '--index', join(temporary, name), '--json')
  const printed = []
  let complaints = ''
  child.stdout.on('data', chunk => printed.push(chunk))
  child.stderr.on('data', chunk => {
    complaints = (complaints + chunk).slice(-2000)
  })
  return new Promise((fulfil, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      if (code === 0) fulfil(Buffer.concat(printed))
      else reject(new Error(`${checkout} ended with ${code} while indexing: ${complaints}`))
    })
  })
}

/** @returns `origin`, an `agent` of one connection, and `complaints`: what it wrote after it was ready */
function serve(checkout, name) {
  const child = start(
    checkout,
    'serve',
    '--index',
    join(temporary, name),
    '--host',
    '127.0.0.1',
    '--port',
    '0',
  )
  const server = {
    origin: '',
    agent: new http.Agent({ keepAlive: true, maxSockets: 1 }),
    complaints: '',
    ended: false,
  }
  return new Promise((fulfil, reject) => {
    let heard = ''
    const hear = chunk => {
      if (server.origin) server.complaints = (server.complaints + chunk).slice(0, 2000)
      heard += server.origin ? '' : chunk
      const at = /http:\/\/127\.0\.0\.1:\d+/.exec(heard)
      if (!at || server.origin) return
      server.origin = at[0]
      fulfil(server)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', code => {
      server.ended = true
      reject(new Error(`${checkout} ended with ${code} instead of serving: ${heard}`))
    })
  })
}

// --- asking ---

/** The path goes out as it is: `new URL` would repair what is to be refused. */
function ask({ origin, agent }, { path, method }) {
  return new Promise(fulfil => {
    const failed = error => fulfil({ status: 0, headers: {}, body: Buffer.from(String(error)) })
    const request = http.request(origin, { path, method, agent, timeout: 60_000 }, response => {
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('error', failed)
      response.on('end', () =>
        fulfil({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('timeout', () => request.destroy(new Error('no answer for a minute')))
    request.on('error', failed)
    request.end()
  })
}

/** Headers that tell of the moment, of the connection, or of the bytes with their times in. */
const PASSING = new Set(['date', 'etag', 'content-length', 'keep-alive', 'connection', 'transfer-encoding'])

/**
 * An answer without what may differ: times, versions, the address it was asked at. Bodies are a character a byte, so
 * that nothing is lost which is not UTF-8.
 */
function settled({ origin }, { status, headers, body }) {
  const type = headers['content-type'] ?? ''
  const text = type.includes('spreadsheetml') ? unpacked(body) : body.toString('latin1')
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !PASSING.has(name))
        .map(([name, value]) => [name, String(value).replaceAll(origin, 'http://server')])
        .sort(),
    ),
    text: blanked(text, type).replaceAll(origin, 'http://server'),
  }
}

function blanked(text, type) {
  // A quotation mark inside a JSON string has a backslash in front: what a report says is never blanked.
  if (type.includes('json'))
    return text
      .replace(/"processingTimeMs":[\d.eE+-]+/g, '"processingTimeMs":0')
      .replace(/"(builtAt|indexVersion)":"[^"]*"/g, '"$1":""')
      .replace(/"analysis":\{[^}]*/, analysis =>
        analysis
          .replace(/"(?!segmenter")(\w+)":"[^"]*"/g, '"$1":""')
          .replace(/(?<="segmenter":"[^"@]*)@[^"]*/, ''),
      )
      .replace(/(?<="info":\{[^}]*"version":")[^"]*/, '')
  // Of the metrics what they are called; their values are times and sizes.
  if (type.includes('text/plain'))
    return text.replace(/ [\d.eE+-]+$/gm, ' 0').replace(/(?<=version=")[^"]*/gi, '')
  if (type.includes('spreadsheetml'))
    return text
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, '$1')
      .replace(/>\d{4}-\d\d-\d\dT[\d:.]+Z</g, '><') // when it was exported
  return text
}

/** The parts of a ZIP archive one after another, by its directory, each under its name. */
function unpacked(archive) {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0) return archive.toString('latin1')
  const parts = []
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('latin1', at + 46, at + 46 + nameLength)
    const header = archive.readUInt32LE(at + 42)
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20))
    const content = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed
    parts.push(`${name}\n${content.toString('latin1')}\n`)
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return parts.join('')
}

// --- telling the difference ---

const readable = text => Buffer.from(text, 'latin1').toString()

/** @returns where two settled answers first differ and how, empty where nowhere */
function difference(a, b) {
  // Silence on both sides is no agreement.
  if (!a.status || !b.status)
    return `no answer: ${[a, b].map(({ status, text }) => status || text).join(' ≠ ')}`
  if (a.status !== b.status) return `status: ${a.status} ≠ ${b.status}`
  for (const name of new Set([...Object.keys(a.headers), ...Object.keys(b.headers)]))
    if (a.headers[name] !== b.headers[name]) return `header ${name}: ${a.headers[name]} ≠ ${b.headers[name]}`
  if (a.text === b.text) return ''
  const [left, right] = [readable(a.text), readable(b.text)]
  return inJson(left, right) || inText(left, right) || 'bytes that are not UTF-8'
}

function inJson(a, b) {
  try {
    return inValue(JSON.parse(a), JSON.parse(b), '')
  } catch {
    return ''
  }
}
const isObject = value => typeof value === 'object' && value !== null

function inValue(a, b, path) {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    if (Object.is(a, b)) return ''
    if (typeof a === 'string' && typeof b === 'string') return `${path} ${inText(a, b)}`
    return `${path}: ${shown(a)} ≠ ${shown(b)}`
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const here = Array.isArray(a) ? `${path}[${key}]` : path ? `${path}.${key}` : key
    if (!Object.hasOwn(a, key) || !Object.hasOwn(b, key))
      return `${here}: ${Object.hasOwn(a, key) ? shown(a[key]) : 'absent'} ≠ ${Object.hasOwn(b, key) ? shown(b[key]) : 'absent'}`
    const found = inValue(a[key], b[key], here)
    if (found) return found
  }
  return ''
}
const shown = value => {
  const text = JSON.stringify(value)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function inText(a, b) {
  if (a === b) return ''
  let at = 0
  while (a[at] === b[at]) at++
  const from = Math.max(0, at - 20)
  const around = text => JSON.stringify(text.slice(from, at + 40))
  const line = a.slice(0, at).split('\n').length
  return `${line > 1 ? `line ${line}, ` : ''}character ${at}: ${around(a)} ≠ ${around(b)}`
}

// --- the comparison ---

const began = performance.now()
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
const kinds = new Map()
const statuses = new Map()
const differences = []
let bytes = 0

function count(kind, address, differing) {
  const row = kinds.get(kind) ?? { asked: 0, different: 0 }
  kinds.set(kind, row)
  row.asked++
  if (!differing) return
  row.different++
  if (row.different <= Number(values.show)) differences.push(`${kind}\n  ${address}\n  ${differing}`)
}

console.error(`indexing with ${older}`)
const oldIndex = await index(older, 'old')
console.error(`indexing with ${newer} (${seconds()})`)
const newIndex = await index(newer, 'new')
const summary = printed => {
  const text = printed
    .toString('latin1')
    .replace(/"version":"[^"]*"/, '"version":""')
    .replace(/"milliseconds":[\d.eE+-]+/, '"milliseconds":0')
  return { status: 200, headers: {}, text }
}
count('index: what it prints', 'index --json', difference(summary(oldIndex), summary(newIndex)))

console.error(`serving both (${seconds()})`)
const [oldServer, newServer] = await Promise.all([serve(older, 'old'), serve(newer, 'new')])

/** The address as it goes out, and what it says. */
function legible(path) {
  const short = text => (text.length > 600 ? `${text.slice(0, 600)}…` : text)
  try {
    const said = decodeURIComponent(path)
    return said === path ? short(path) : `${short(path)}\n  ${JSON.stringify(short(said))}`
  } catch {
    return short(path)
  }
}

/** @returns the old one's answer */
async function compare({ kind, path, method = 'GET' }) {
  const question = { path, method }
  const [a, b] = await Promise.all([ask(oldServer, question), ask(newServer, question)])
  if (!a.status || !b.status) await setTimeout(200) // for the end of a server to be heard of
  for (const [server, checkout] of [
    [oldServer, older],
    [newServer, newer],
  ])
    if (server.ended) throw new Error(`${checkout} ended at ${method} ${path}: ${server.complaints}`)
  bytes += a.body.length
  statuses.set(a.status, (statuses.get(a.status) ?? 0) + 1)
  count(kind, `${method} ${legible(path)}`, difference(settled(oldServer, a), settled(newServer, b)))
  return a
}

const ids = []
for (let total = 1; ids.length < total; ) {
  const path = `/api/reports?limit=1000&offset=${ids.length}`
  const list = JSON.parse((await compare({ kind: 'reports: the whole list', path })).body)
  if (list.reports.length === 0) break
  total = list.total
  ids.push(...list.reports.map(({ id }) => id))
}
const reports = []
for (const id of ids)
  reports.push(JSON.parse((await compare({ kind: 'report: whole', path: `/api/reports/${id}` })).body))

// Wherever the old one holds its index against a scan of all text, if it does.
const probes = ['/api/parity', '/api/recount']
const served = []
for (const path of probes) {
  const probe = { path: `${path}?q=x`, method: 'GET' }
  // Both are asked, though one is listened to: what they count of themselves is compared as well.
  const [answer] = await Promise.all([ask(oldServer, probe), ask(newServer, probe)])
  served.push(answer.status === 200)
}
const verifyPath = probes.find((_, i) => served[i])

const questions = questionsOf({ reports, verifyPath }, random(Number(values.seed)))
console.error(`asking ${questions.length} questions about ${reports.length} reports (${seconds()})`)
let searches = 0
let found = 0
for (const question of questions) {
  const { status, body } = await compare(question)
  if (status !== 200 || !question.kind.startsWith('search:')) continue
  searches++
  if (JSON.parse(body).totalHits > 0) found++
}

// --- what came of it ---

const width = text => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)
const line = (kind, ...numbers) =>
  console.log(`${kind}${' '.repeat(32 - width(kind))}${numbers.map(n => String(n).padStart(10)).join('')}`)
const rows = [...kinds]
const sum = name => rows.reduce((total, [, row]) => total + row[name], 0)
line('kind of question', 'asked', 'equal', 'different')
for (const [kind, { asked, different }] of rows) line(kind, asked, asked - different, different)
line('all', sum('asked'), sum('asked') - sum('different'), sum('different'))

for (const one of differences) console.log(`\nDIFFERENT ${one}`)
for (const [server, checkout] of [
  [oldServer, older],
  [newServer, newer],
])
  if (server.complaints) console.log(`\n${checkout} complained: ${server.complaints.slice(0, 500)}`)
const answered = [...statuses].sort(([a], [b]) => a - b).map(([status, n]) => `${n} × ${status}`)
console.log(
  `\n${sum('different') ? 'DIFFERENT' : 'equal'}: seed ${values.seed}, ${seconds()} · ${reports.length} reports, ${(bytes / 1e6).toFixed(0)} MB of answers · ${found} of ${searches} searches found something · ${answered.join(', ')}`,
)
process.exit(sum('different') ? 1 : 0)
