// main.mjs — two builds over the same reports: every answer of the one held against that of the other, byte for byte.
// Not: which of the two is right (test/), which is faster (bench/speed), what they print on the command line.
//
//   node bench/compare/main.mjs OLD NEW FOLDER… [--as-read] [--seed 1] [--show 2]
//
// OLD and NEW are built checkouts. Each indexes the FOLDERs with its own command line and serves them on a free port of
// this machine; both are asked the same questions (questions.mjs), one at a time. Nothing else of them is used, so that
// either may be laid out in any way. Times and versions are left out of the comparison. Every place where an answer differs is
// held against intended.mjs; exits 1 where one is not named there, and `show` answers of each kind that have one are printed.
// With `as-read` both index what OLD read of the FOLDERs, as one .jsonl: then no difference comes of reading. Reports that
// the two divide into other passages even so, or give another place, are named and held against each other passage by
// passage; the questions are asked about the others, so that no count differs because of a heading.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { random } from '../speed/measure.mjs'
import { differences } from './differences.mjs'
import { INTENDED } from './intended.mjs'
import { questionsOf } from './questions.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'as-read': { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '2' },
  },
})
const [older, newer, ...given] = positionals.map(path => resolve(path))
const commandLine = checkout => join(checkout, 'dist/cli/main.js')
if (given.length === 0)
  usage('usage: node bench/compare/main.mjs OLD NEW FOLDER… [--as-read] [--seed 1] [--show 2]')
for (const path of [commandLine(older), commandLine(newer), ...given])
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
function index(checkout, name, folders) {
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
    child,
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

const json = async (server, path) => JSON.parse((await ask(server, { path, method: 'GET' })).body)

/** Every report of the library, as the list has it. */
async function* listed(server) {
  let given = 0
  for (let total = 1; given < total; ) {
    const list = await json(server, `/api/reports?limit=1000&offset=${given}`)
    if (list.reports.length === 0) return
    yield* list.reports
    total = list.total
    given += list.reports.length
  }
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

// --- the comparison ---

const began = performance.now()
const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
const kinds = new Map()
const statuses = new Map()
/** How many answers each rule explains something of. */
const explained = new Map(INTENDED.map(rule => [rule, 0]))
const unexplained = []
let bytes = 0

function count(kind, address, a, b) {
  const row = kinds.get(kind) ?? { asked: 0, intended: 0, different: 0 }
  kinds.set(kind, row)
  row.asked++
  const found = differences(a, b, kind.startsWith('export: csv'))
  const rules = new Set()
  const whole = [address, ...found].join('\n')
  const left = found.filter(difference => {
    const rule = INTENDED.find(
      ({ at, when }) => at.test(`${kind} | ${difference}`) && (!when || when.test(whole)),
    )
    if (rule) rules.add(rule)
    return !rule
  })
  for (const rule of rules) explained.set(rule, explained.get(rule) + 1)
  if (left.length === 0) {
    if (rules.size > 0) row.intended++
    return
  }
  row.different++
  if (row.different <= Number(values.show))
    unexplained.push([kind, address, ...left.slice(0, 6)].map(line => line.slice(0, 400)).join('\n  '))
}

/** What OLD reads of the folders, a report each: its fields, as a line of .jsonl has them. */
async function asRead() {
  await index(older, 'read', given)
  const server = await serve(older, 'read')
  const reports = []
  for await (const { id, title, region, year, publisher, publishedAt, url } of listed(server)) {
    const paragraphs = new Map()
    for (const { paragraph, text } of (await json(server, `/api/reports/${id}`)).passages)
      paragraphs.set(paragraph, (paragraphs.get(paragraph) ?? '') + text)
    const known = { title, region: region?.code, year, publisher, publishedAt, url }
    const stated = Object.entries(known).filter(([, value]) => value !== null && value !== undefined)
    reports.push({ id, text: [...paragraphs.values()].join('\n'), ...Object.fromEntries(stated) })
  }
  server.child.kill('SIGKILL')
  return reports
}

/** @returns those that both divide into the same passages and give the same place; the others are counted, passage by passage */
async function readAlike(reports) {
  const file = written('all.jsonl', reports)
  const servers = []
  for (const [checkout, name] of [
    [older, 'old-all'],
    [newer, 'new-all'],
  ]) {
    await index(checkout, name, [file])
    servers.push(await serve(checkout, name))
  }
  const alike = []
  for (const report of reports) {
    const path = `/api/reports/${report.id}`
    const answers = await Promise.all(servers.map(server => ask(server, { path, method: 'GET' })))
    const [a, b] = answers.map(({ body }) => {
      const { passages, region } = JSON.parse(body)
      return JSON.stringify([passages, region])
    })
    if (a === b) {
      alike.push(report)
      continue
    }
    const settledOnes = answers.map((answer, i) => settled(servers[i], answer))
    count('report: read otherwise', `GET ${path}`, ...settledOnes)
  }
  for (const { child } of servers) child.kill('SIGKILL')
  return alike
}

function written(name, reports) {
  const file = join(temporary, name)
  writeFileSync(file, reports.map(report => JSON.stringify(report)).join('\n'))
  return file
}

const folders = values['as-read'] ? [written('read.jsonl', await readAlike(await asRead()))] : given
console.error(`indexing with ${older} (${seconds()})`)
const oldIndex = await index(older, 'old', folders)
console.error(`indexing with ${newer} (${seconds()})`)
const newIndex = await index(newer, 'new', folders)
const summary = printed => {
  const text = printed
    .toString('latin1')
    .replace(/"version":"[^"]*"/, '"version":""')
    .replace(/"milliseconds":[\d.eE+-]+/, '"milliseconds":0')
  return { status: 200, headers: {}, text }
}
count('index: what it prints', 'index --json', summary(oldIndex), summary(newIndex))

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
  count(kind, `${method} ${legible(path)}`, settled(oldServer, a), settled(newServer, b))
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
line('kind of question', 'asked', 'equal', 'intended', 'different')
const row = (kind, { asked, intended, different }) =>
  line(kind, asked, asked - intended - different, intended, different)
for (const [kind, counts] of rows) row(kind, counts)
row('all', { asked: sum('asked'), intended: sum('intended'), different: sum('different') })

console.log('\nintended, and in how many answers')
for (const [{ why }, answers] of explained) console.log(`${String(answers).padStart(6)}  ${why}`)
for (const one of unexplained) console.log(`\nDIFFERENT ${one}`)
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
