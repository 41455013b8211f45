// parity.mjs — the same questions to the embedded engine and to a cluster, over the same reports: what must be equal, and
// how near the rest comes. Not: which of the two is right (test/), failures (failures.mjs).
import { once } from 'node:events'
import http from 'node:http'
import { questionsOf } from '../../bench/compare/questions.mjs'
import { random } from '../../bench/speed/measure.mjs'
import { createApp, openSearcher } from '../../dist/index.js'

/** Hits whose order is compared. */
const TOP = 10
/** Pages are asked for whole up to so many hits, so that ids can be compared as sets. */
const PAGE = 100
/** What questions are asked with beside, by turns: bench/compare asks without. Empty: a report. */
const BESIDE = ['', '', '', 'related=on', 'repeats=once', 'by=published', 'genre=报告&level=省', 'except=']
/** Searches asked first, and not timed. */
const WARMING = 300

/**
 * @param indexDir of the embedded index
 * @param cluster settings of the one in the cluster, over the same reports
 * @returns counts by kind of request, `differences` (at most 20, told in full), overlap and times of searches
 */
export async function compareEngines({ indexDir, cluster, count, seed = 1 }) {
  const embedded = await serving({ indexDir })
  const distant = await serving({ indexDir, cluster })
  try {
    const { reports: listed } = await json(embedded, '/api/reports?limit=100')
    const reports = []
    for (const { id } of listed) reports.push(await json(embedded, `/api/reports/${id}`))
    const all = asksFor(reports, seed)
    // Compilers of both engines have seen searches, though not these ones: what is timed is a cluster at work.
    const others = asksFor(reports, seed + 1).filter(({ path }) => path.startsWith('/api/search'))
    for (const { path } of others.slice(0, WARMING))
      for (const engine of [embedded, distant]) await ask(engine, comparable(path))
    const every = Math.max(1, Math.floor(all.length / count))
    const questions = all.filter((_, i) => i % every === 0).slice(0, count)
    const result = { asked: 0, kinds: new Map(), differences: [], differing: 0, overlaps: [], times: [] }
    for (const [i, { kind, path }] of questions.entries()) {
      const beside = BESIDE[i % BESIDE.length].replace(/=$/, `=${reports[i % reports.length].id}`)
      const asked = withMore(comparable(path), beside)
      const [before, started] = [await ask(embedded, asked), performance.now()]
      const after = await ask(distant, asked)
      result.asked++
      const known = result.kinds.get(kind) ?? { asked: 0, differing: 0 }
      known.asked++
      result.kinds.set(kind, known)
      const isSearch = asked.startsWith('/api/search')
      if (isSearch)
        result.times.push({ path: asked, embedded: before.took, cluster: performance.now() - started })
      const difference = differenceOf(asked, before, after)
      if (difference !== null) {
        known.differing++
        result.differing++
        if (result.differences.length < 20) result.differences.push(`${asked}\n    ${difference}`)
      } else if (isSearch && before.status === 200)
        result.overlaps.push(...overlapOf(before.body, after.body))
    }
    return result
  } finally {
    await embedded.close()
    await distant.close()
  }
}

const asksFor = (reports, seed) =>
  questionsOf({ reports, verifyPath: '/api/verify' }, random(seed)).filter(
    ({ method, path }) => method === 'GET' && path.startsWith('/api/'),
  )

async function serving(options) {
  const searcher = await openSearcher({ ...options, cacheSize: 0 })
  const server = http.createServer(createApp(searcher)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: server.address().port,
    async close() {
      server.closeAllConnections()
      server.close()
      await searcher.close()
    },
  }
}

/** The path goes out as it is: fetch would repair what is to be refused. */
async function ask({ port }, path) {
  const started = performance.now()
  const request = http.get({ host: '127.0.0.1', port, path, agent: false })
  const [response] = await once(request, 'response')
  const chunks = []
  for await (const chunk of response) chunks.push(chunk)
  return {
    status: response.statusCode,
    body: Buffer.concat(chunks).toString('utf8'),
    took: performance.now() - started,
  }
}

const json = async (server, path) => JSON.parse((await ask(server, path)).body)

/** Exports as lines of JSON; pages of hits as large as they may be. */
function comparable(path) {
  if (path.startsWith('/api/export')) return path.replace(/([?&]format=)\w*/, '$1jsonl')
  if (path.startsWith('/api/search') && !/[?&](limit|offset)=/.test(path)) return `${path}&limit=${PAGE}`
  return path
}

/** Only of what takes all filters of a search. */
const withMore = (path, more) =>
  more && /^\/api\/(search|compare|concordance)\?/.test(path) ? `${path}&${encodeURI(more)}` : path

/** Null: there is none that matters. */
function differenceOf(path, before, after) {
  if (before.status !== after.status)
    return `${before.status} became ${after.status}: ${after.body.slice(0, 300)}`
  if (before.status !== 200) return before.body === after.body ? null : told(before.body, after.body)
  if (path.startsWith('/api/export')) return linesDiffer(before.body, after.body)
  const [one, two] = [parse(before.body), parse(after.body)]
  if (path.startsWith('/api/search')) return searchesDiffer(one, two)
  const [a, b] = [JSON.stringify(timeless(one)), JSON.stringify(timeless(two))]
  return a === b ? null : told(a, b)
}

const parse = body => {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Everything but the order of relevance: totals, facets, notices, and what of the hits both have. */
function searchesDiffer(one, two) {
  const { hits: first, ...rest } = timeless(one)
  const { hits: second, ...others } = timeless(two)
  const [a, b] = [JSON.stringify(rest), JSON.stringify(others)]
  if (a !== b) return told(a, b)
  if (first.length !== second.length) return `${first.length} hits became ${second.length}`
  const known = new Map(second.map(hit => [hit.id, plain(hit)]))
  const isWhole = one.totalHits <= first.length
  for (const hit of first) {
    const other = known.get(hit.id)
    if (other === undefined && isWhole) return `${hit.id} is missing`
    if (other !== undefined && other !== plain(hit)) return told(plain(hit), other)
  }
  return null
}

/** A hit without its place in the order. */
const plain = ({ score, explanation, ...hit }) => JSON.stringify(hit)

function linesDiffer(one, two) {
  const lines = body =>
    body
      .trim()
      .split('\n')
      .map(line => line.replace(/"(indexVersion|score|rank)":[^,}]*,?/g, ''))
      .sort()
  const [a, b] = [lines(one), lines(two)]
  const at = a.findIndex((line, i) => line !== b[i])
  if (a.length === b.length && at === -1) return null
  return `${a.length} lines, ${b.length} lines; ${told(a[at] ?? '', b[at] ?? '')}`
}

const timeless = value =>
  JSON.parse(
    JSON.stringify(value, (key, inner) =>
      /^(processingTimeMs|indexVersion|builtAt)$/.test(key) ? undefined : inner,
    ),
  )

function told(a, b) {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return `…${a.slice(Math.max(0, at - 60), at + 120)}… became …${b.slice(Math.max(0, at - 60), at + 120)}…`
}

/** How many of the first ten are the same; nothing where there is no choice. */
function overlapOf(before, after) {
  const ids = body =>
    JSON.parse(body)
      .hits.slice(0, TOP)
      .map(({ id }) => id)
  const [a, b] = [ids(before), new Set(ids(after))]
  if (JSON.parse(before).totalHits <= a.length || a.length === 0) return []
  return [a.filter(id => b.has(id)).length / a.length]
}
