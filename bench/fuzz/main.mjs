// main.mjs — throws queries that nobody would type at a running server: none may break it, hang it or be answered
// inconsistently. Not: whether answers are right (the laws in test/), damaged files (bench/reading/mutations.mjs).
//
//   npm run build && node bench/fuzz/main.mjs [INDEX_DIR] [--count 2000] [--seed 1] [--slow 1000] [--at-once 8]
//
// Serves INDEX_DIR (default: index) in a process of its own on a free port, and asks `count` questions, `at-once` at a
// time over kept connections. Exits 1 where an answer is a 5xx, not JSON, or contradicts itself, where one takes longer
// than `slow` milliseconds by itself (one at a time: from asking to answer; else what a search says it took), where the
// server complains or ends.
import { spawn } from 'node:child_process'
import http from 'node:http'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { random as seeded } from '../speed/measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    slow: { type: 'string', default: '1000' },
    'at-once': { type: 'string', default: '8' },
  },
})
const count = Math.min(Number(values.count), 10_000_000)
const seed = Number(values.seed)
const slow = Number(values.slow)
const atOnce = Number(values['at-once'])
const [index = 'index'] = positionals
const random = seeded(seed)
const below = n => Math.floor(random() * n)
const pick = list => list[below(list.length)]
const chance = share => random() < share
const times = (n, make) => Array.from({ length: n }, make)

// --- the server ---

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const server = spawn(process.execPath, [main, 'serve', '--index', index, '--port', '0'])
const complaints = []
let ended = null
server.once('exit', (code, signal) => {
  ended = signal ?? code
})
const url = await new Promise((resolve, reject) => {
  const heard = chunk => {
    const at = /http:\/\/[\w.:[\]]+/.exec(chunk)
    if (at) resolve(at[0])
    else complaints.push(String(chunk).trim())
  }
  server.stderr.on('data', heard)
  server.stdout.on('data', heard)
  server.once('exit', code => reject(new Error(`the server ended with ${code}: ${complaints.join('\n')}`)))
})

const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce })
const get = path =>
  new Promise(resolve => {
    const started = performance.now()
    // The path goes out as it is: `new URL` would repair what is to be broken.
    const request = http.request(url, { path, agent, timeout: 60_000 }, response => {
      const chunks = []
      response.on('data', chunk => chunks.push(chunk))
      response.on('error', error =>
        resolve({ status: 0, body: String(error), ms: performance.now() - started }),
      )
      response.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode, body, ms: performance.now() - started })
      })
    })
    request.on('timeout', () => request.destroy(new Error('timeout')))
    request.on('error', error => resolve({ status: 0, body: String(error), ms: performance.now() - started }))
    request.end()
  })

// --- what is asked ---

const { reports } = JSON.parse((await get('/api/reports?limit=1000')).body)
const texts = []
for (const { id } of reports.slice(0, 20))
  texts.push(...JSON.parse((await get(`/api/reports/${id}`)).body).passages.map(({ text }) => text))
const ids = reports.map(({ id }) => id)
const regions = [
  ...new Set(reports.flatMap(({ region }) => (region ? [region.code, region.name, ...region.path] : []))),
]
const years = [...new Set(reports.flatMap(({ year }) => (year ? [String(year)] : [])))]

const FREQUENT = [...'的和是年在一不行政法治工作建设，。；、0123456789%']
const MARKS = [...'""“”「」『』‘’\'＂（）()|｜-－—*＊~～〜:：.。·、OR句段 　', '&', '<', '>', '\\', '/']
const PIECES =
  ' OR |~20|～句|~段|~0|~99999999999|地区:|年份：2020|年份:2022..2019|标题:|章节:|机关:|。。2022|") |-"|-('.split(
    '|',
  )
const ODD = [
  ...[
    '\0',
    '\u0001',
    '\ud800',
    '\udc00',
    '🙂',
    '👨‍👩‍👧‍👦',
    '\u200d',
    '\u202e',
    '\u2066',
    '\u0301',
    '\n',
    '\r\n',
    '\t',
    '¨',
  ],
  ...[
    '\ufeff',
    '\ufffd',
    '\uffff',
    '\u0e33',
    'ﷺ',
    '㍿',
    '㌔',
    'שלום',
    'مرحبا',
    '𠮷',
    '⾏',
    '復議',
    'ﬃ',
    'İ',
    'ß',
    'Ǆ',
    '½',
    '⁵',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '1e309',
    'NaN',
    '-1',
    '2147483648',
    '$&',
    '$1',
    '.*',
    '(?:',
    '[',
    ']',
  ],
]
const anyCharacter = () =>
  String.fromCodePoint(
    pick([below(0x80), below(0x800), 0x3000 + below(0x7000), below(0x10000), below(0x110000)]),
  )
const word = () => {
  const text = pick(texts)
  const start = below(text.length)
  return text.slice(start, start + 1 + below(6))
}
const leaf = () =>
  pick([
    word,
    word,
    () => pick(FREQUENT),
    () => `"${word()}"`,
    () => `“${word()}${word()}”`,
    () => `"${times(2 + below(3), word).join(pick(['*', '＊']))}"`,
    () => `"${times(2 + below(4), word).join(' ')}"~${pick(['0', '5', '20', '1000', '句', '段'])}`,
    () => `"${times(2 + below(3), () => pick(FREQUENT)).join(' ')}"~${pick(['20', '句', '段'])}`,
    () => `地区:${pick(regions) ?? '宁夏'}`,
    () => `年份:${pick(years) ?? '2021'}${chance(0.3) ? '..2030' : ''}`,
    () => `${pick(['标题', '章节', '机关', 'title', 'section', 'publisher'])}${pick([':', '：'])}${word()}`,
    () => pick(ODD),
  ])()
const tree = depth => {
  if (depth === 0 || chance(0.3)) return leaf()
  const parts = times(1 + below(3), () => tree(depth - 1))
  return pick([
    () => parts.join(' '),
    () => `(${parts.join(pick([' | ', ' OR ', '｜']))})`,
    () => `-${parts[0]}`,
    () => `（${parts.join(' ')}）`,
  ])()
}
const soup = () =>
  times(below(40), () => pick([() => pick(MARKS), () => pick(PIECES), () => pick(ODD), word])()).join('')
const filled = make => {
  let text = ''
  while (text.length < 1000) text += make()
  return text.slice(0, chance(0.1) ? 1001 : 1000)
}
const deep = () => {
  const n = 1 + below(490)
  const [open, close] = pick([
    ['(', ')'],
    ['（', '）'],
    ['-(', ')'],
    ['"', '"'],
    ['“', '”'],
    ['「', '」'],
    ['(', ''],
  ])
  return `${open.repeat(n)}${word()}${close.repeat(chance(0.8) ? n : below(490))}`.slice(0, 1000)
}
const long = () =>
  pick([
    () => filled(() => `${pick(FREQUENT)} `),
    () => filled(() => `${pick(FREQUENT)} | `),
    () => filled(() => `-${word()} `),
    () => filled(() => `"${pick(FREQUENT)}" | `),
    () => `"${filled(() => `${pick(FREQUENT)}*`).slice(0, 995)}的"`,
    () => `"${filled(() => `${pick(FREQUENT)} `).slice(0, 990)}的"~${pick(['3', '1000', '句', '段'])}`,
    () => filled(() => pick(texts)),
    () => filled(() => pick(FREQUENT)),
    () => '的'.repeat(1000),
    () => filled(() => `"${pick(FREQUENT)} ${pick(FREQUENT)}"~段 | `),
    () => filled(() => `(${pick(FREQUENT)} | ${word()}) `),
    () => filled(() => `标题:${pick(FREQUENT)} | `),
    () => filled(anyCharacter),
    () => filled(() => pick(ODD)),
    () => filled(() => pick(MARKS)),
    () => 'xingzheng'.repeat(111),
    () => filled(() => pick([...'abcdefghijklmnopqrstuvwxyz'])),
  ])()
const question = () =>
  pick([
    () => tree(4),
    () => tree(4),
    () => tree(2),
    soup,
    () => times(1 + below(60), anyCharacter).join(''),
    () => (chance(0.3) ? deep() : leaf()),
    () => (chance(0.2) ? long() : word()),
  ])()

/** Half of the lone surrogates go out as the bytes some programs write for them, which is not UTF-8. */
const encode = text => {
  if (text.isWellFormed()) return encodeURIComponent(text)
  if (chance(0.5)) return encodeURIComponent(text.toWellFormed())
  return [...text].map(c => (c.isWellFormed() ? encodeURIComponent(c) : '%ED%A0%80')).join('')
}
const query = pairs => pairs.map(([name, value]) => `${name}=${encode(String(value))}`).join('&')

const restrictions = () => [
  ...(chance(0.3) ? [['mode', pick(['smart', 'exact'])]] : []),
  ...(chance(0.3) ? [['match', pick(['all', 'any'])]] : []),
  ...(chance(0.2) ? times(1 + below(3), () => ['region', pick(regions) ?? '宁夏']) : []),
  ...(chance(0.2) ? times(1 + below(3), () => ['year', `${pick(years) ?? 2021}`]) : []),
  ...(chance(0.1) ? [['kind', pick(['title', 'heading', 'paragraph'])]] : []),
]
const page = () => [
  ...(chance(0.4) ? [['limit', 1 + below(100)]] : []),
  ...(chance(0.3) ? [['offset', pick([0, below(100), below(10_001)])]] : []),
]
const search = () =>
  `/api/search?${query([
    ['q', question()],
    ...restrictions(),
    ...page(),
    ...(chance(0.3) ? [['sort', pick(['relevance', 'year:desc', 'year:asc', 'region'])]] : []),
    ...(chance(0.3) ? [['distinct', 'report']] : []),
    ...(chance(0.1) ? [['explain', '1']] : []),
    ...(chance(0.1) ? [['report', pick(ids)]] : []),
  ])}`
const KINDS = [
  () => `/api/suggest?${query([['q', question()], ...(chance(0.5) ? [['limit', 1 + below(20)]] : [])])}`,
  () => `/api/compare?${query([['q', question()], ...restrictions()])}`,
  () =>
    `/api/concordance?limit=20&${query([
      ['q', question()],
      ...restrictions(),
      ...(chance(0.5) ? [['sort', pick(['left', 'right', 'region', 'year'])]] : []),
      ...(chance(0.5) ? [['width', below(201)]] : []),
    ])}`,
  () => `/api/collocates?${query([['q', question()], ...restrictions()])}`,
  () => `/api/reports/${pick(ids)}?${query([['q', question()]])}`,
  () => `/api/reports/${pick(ids)}/explain?${query([['q', question()]])}`,
]

// --- what an answer must be ---

const plain = html =>
  html
    .replace(/<\/?mark>/g, '')
    .replace(
      /&(lt|gt|quot|#39|#x27|amp);/g,
      (_all, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
    )
const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0)

/** Says what is wrong with an answer, or nothing. */
function fault(path, { status, body }) {
  if (status !== 200 && status !== 400) return `status ${status}: ${body.slice(0, 200)}`
  let answer
  try {
    answer = JSON.parse(body)
  } catch {
    return `not JSON: ${body.slice(0, 100)}`
  }
  if (status === 400)
    return /[一-鿿]/.test(answer.error?.message ?? '') ? '' : `no message: ${body.slice(0, 200)}`
  if (path.startsWith('/api/compare')) {
    for (const [total, name] of [
      ['totalHits', 'hits'],
      ['totalReports', 'reports'],
    ])
      if (sum(answer.rows, name) !== answer[total]) return `rows add up to other ${name} than ${total}`
    if (answer.totalOccurrences !== null && sum(answer.rows, 'occurrences') !== answer.totalOccurrences)
      return 'rows add up to other occurrences'
  }
  if (path.startsWith('/api/concordance') && answer.lines.length !== Math.min(20, answer.total))
    return `${answer.lines.length} lines of ${answer.total}`
  if (!path.startsWith('/api/search')) return ''
  const { hits, facets, totalHits, totalReports, limit, offset } = answer
  const rest = Math.max(0, (path.includes('distinct=report') ? totalReports : totalHits) - offset)
  if (hits.length !== Math.min(limit, rest)) return `${hits.length} hits of ${rest} left, limit ${limit}`
  if (sum(facets.year, 'hits') !== totalHits) return 'years add up to another total'
  if (!path.includes('sort=') && hits.some(({ score }, i) => i > 0 && score > hits[i - 1].score))
    return 'score rises'
  for (const { text, html, matches } of hits) {
    if (plain(html) !== text) return `html is not text: ${html}`
    let end = 0
    for (const { start, length } of matches) {
      if (start < end || length < 1 || start + length > text.length)
        return `matches ${JSON.stringify(matches)}`
      end = start + length
    }
  }
  return ''
}

/** What the question took by itself, waiting for others left out; 0 where the answer does not say. */
const workOf = body => Number(/"processingTimeMs":([\d.]+)/.exec(body)?.[1] ?? 0)

// --- asking ---

const taken = []
const faults = []
const statuses = new Map()
const started = performance.now()
let asked = 0
async function ask() {
  while (asked < count && ended === null) {
    asked++
    const path = asked % 2 ? search() : pick(KINDS)()
    const answer = await get(path)
    const kind = path.split('?')[0].replace(/reports\/[^/]+/, 'reports/{id}')
    const key = `${kind} ${answer.status}`
    statuses.set(key, (statuses.get(key) ?? 0) + 1)
    taken.push({ ms: answer.ms, work: atOnce === 1 ? answer.ms : workOf(answer.body), path })
    const wrong = fault(path, answer)
    if (wrong) {
      faults.push(`${wrong}\n  ${path}`)
      console.error(`FAULT after ${answer.ms.toFixed(0)} ms: ${wrong}\n  ${path}`)
    }
    if (taken.length % 10_000 === 0) console.error(`${taken.length} asked, ${faults.length} faults`)
  }
}
await Promise.all(times(atOnce, ask))
const seconds = (performance.now() - started) / 1000
const health = ended === null ? await get('/health') : { status: 0 }
const alive = ended === null && health.status === 200
server.kill()
agent.destroy()

taken.sort((a, b) => b.ms - a.ms)
const hardest = taken.toSorted((a, b) => b.work - a.work)
const at = share => taken[Math.floor((1 - share) * (taken.length - 1))]?.ms.toFixed(1)
for (const [key, n] of [...statuses].sort()) console.log(`${String(n).padStart(8)}  ${key}`)
console.log('slowest, without waiting for others:')
for (const { work, path } of hardest.slice(0, 10)) {
  const shown = decodeURIComponent(path.replaceAll('%ED%A0%80', '%EF%BF%BD'))
  console.log(`${work.toFixed(0).padStart(8)} ms  ${JSON.stringify(shown).slice(0, 150)}`)
}
for (const complaint of complaints.slice(0, 5)) console.log(`SERVER ${complaint.slice(0, 1000)}`)
const tooSlow = taken.filter(({ work }) => work > slow).length
const well = alive && faults.length === 0 && complaints.length === 0 && tooSlow === 0
console.log(
  `${well ? 'held' : 'BROKEN'}: ${asked} questions, seed ${seed}, ${seconds.toFixed(0)} s · ${faults.length} faults, ${complaints.length} complaints, ${tooSlow} took over ${slow} ms by themselves · with waiting p50 ${at(0.5)} p99 ${at(0.99)} max ${at(1)} ms · server ${alive ? 'alive' : `ended (${ended})`}`,
)
process.exitCode = well ? 0 : 1
