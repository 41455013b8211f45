// beside.mjs INDEX [THREADS] [ROUNDS] [WORD] — what everybody else waits while one long question is answered: /health and a cheap
// search, asked by turns for as long as it lasts, and the longest turn of the thread that speaks HTTP, in its own
// processor time. The order is reversed each round; the worst of the rounds counts. With a word: only what has it in its name, and nothing.
import { availableParallelism } from 'node:os'
import { percentiles } from './measure.mjs'
import { asker, startServer } from './server.mjs'

const [index, threads = String(availableParallelism()), rounds = '2', only = ''] = process.argv.slice(2)
/** Seconds of a question that are looked at; then its asker leaves. */
const LONGEST = 60

const search = (path, parameters) => `/api/${path}?${new URLSearchParams(parameters)}`
const pairs = [...'和在有是以对由为不及等'].map(word => `"的 ${word}"~句`)
const headings =
  '总则,附则,法律责任,监督,管理,规划,保障,建设,人员,机构,程序,组织,职责,处罚,许可,评估,服务,安全,应急,信息'
const sections = headings.split(',').flatMap(word => [word, `${word}与`, `${word}的`])

const server = await startServer(index, threads, true)
const ask = asker(server.url)
const reports = await (await fetch(`${server.url}/api/reports?limit=100`)).json()
if (!reports.reports) throw new Error(JSON.stringify(reports))
const longestReport = reports.reports.reduce((a, b) => (b.characters > a.characters ? b : a))
const { passages } = await (await fetch(`${server.url}/api/reports/${longestReport.id}`)).json()
const draft = (passages ?? [])
  .map(({ text }) => text)
  .join('\n')
  .slice(0, 20_000)

/** Sentences as short as are looked up, of what stands everywhere: each leads to more places than a long one. */
const short = []
/** As long as several reports. */
let long = ''
for (const { id } of reports.reports) {
  const { passages } = await (await fetch(`${server.url}/api/reports/${id}`)).json()
  const texts = (passages ?? []).map(({ text }) => text)
  short.push(...texts.flatMap(text => text.match(/[\p{sc=Han}]{0,4}的[\p{sc=Han}]{3,5}/gu) ?? []))
  long += `${texts.join('\n')}\n`
  if (short.length > 3000 && long.length > 100_000) break
}
const shortDraft = short.join('。').slice(0, 20_000)
const longDraft = long.slice(0, 100_000)

const requests = {
  nothing: null,
  'near, eleven pairs': [search('search', { q: pairs.join('|') })],
  '60 headings': [search('search', { q: sections.map(word => `章节:${word}`).join('|') })],
  quality: [search('quality', {})],
  indicators: [search('indicators', {})],
  'export, CSV': [search('export', { q: '的', format: 'csv' })],
  'export, XLSX': [search('export', { q: '的', format: 'xlsx' })],
  'export, lines': [search('export', { q: '的', format: 'jsonl' })],
  compare: [search('compare', { q: '的' })],
  concordance: [search('concordance', { q: '行政', sort: 'left' })],
  collocates: [search('collocates', { q: '行政' })],
  check: [search('check', {}).replace('?', ''), JSON.stringify({ text: draft })],
  'check, short ones': [search('check', {}).replace('?', ''), JSON.stringify({ text: shortDraft })],
  'check, 100,000': [search('check', {}).replace('?', ''), JSON.stringify({ text: longDraft })],
  reuse: [`/api/reports/${longestReport.id}/reuse`],
  'a whole report': [`/api/reports/${longestReport.id}?q=${encodeURIComponent('的')}`],
}

const words = ['行政复议', '监督检查', '法律责任', '人民政府', '公共安全', '信息公开', '应急预案', '许可证']
let asked = 0
/** One look after the other until the question has ended, at least forty. */
async function meanwhile(isOver) {
  const times = { health: [], search: [] }
  for (let i = 0; i < 40 || !isOver(); i++) {
    const kind = i % 2 === 0 ? 'health' : 'search'
    const word = words[asked++ % words.length]
    const started = performance.now()
    const { status } = await ask(
      kind === 'health' ? '/health' : search('search', { q: word, limit: '5', offset: String(asked % 50) }),
    )
    if (status !== 200) throw new Error(`${kind}: ${status}`)
    times[kind].push(performance.now() - started)
    await new Promise(done => setTimeout(done, 10))
  }
  return times
}

const measured = new Map()
for (let round = 0; round < Number(rounds); round++) {
  const names = Object.keys(requests).filter(name => name === 'nothing' || name.includes(only))
  for (const name of round % 2 === 0 ? names : names.reverse()) {
    await server.spent()
    const started = performance.now()
    let took = null
    const leave = AbortSignal.timeout(LONGEST * 1000)
    const [path, body] = requests[name] ?? []
    const answer = path
      ? asker(server.url)(path, { body, signal: leave }).then(
          ({ status }) => status,
          () => 'left',
        )
      : Promise.resolve(200)
    answer.then(status => {
      took = { status, seconds: (performance.now() - started) / 1000 }
    })
    const times = await meanwhile(() => took !== null)
    const { longest } = await server.spent()
    const row = measured.get(name) ?? { health: [], search: [], longest: 0, took: [] }
    row.health.push(...times.health)
    row.search.push(...times.search)
    row.longest = Math.max(row.longest, longest)
    row.took.push(took)
    measured.set(name, row)
  }
}
await server.stop()

const cell = value => value.toFixed(value < 10 ? 1 : 0).padStart(7)
console.log(
  `${threads} threads · ${availableParallelism()} processors · Node ${process.version} · milliseconds, seconds for the question itself`,
)
console.log(`${''.padEnd(20)} question   health p50    p99    max   search p50    p99    max   longest turn`)
for (const [name, { health, search, longest, took }] of measured) {
  const [h, s] = [percentiles(health), percentiles(search)]
  const { seconds, status } = took.reduce((a, b) => (b.seconds > a.seconds ? b : a))
  console.log(
    `${name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} ${String(status === 200 ? '' : status).padEnd(4)} ${cell(h.p50)}${cell(h.p99)}${cell(h.max)} ${cell(s.p50)}${cell(s.p99)}${cell(s.max)} ${cell(longest)}`,
  )
}
