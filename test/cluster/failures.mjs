// failures.mjs — a cluster that loses nodes, stalls, refuses and changes its snapshot while it is asked and written. Not:
// parity with the embedded engine (parity.mjs).
import { once } from 'node:events'
import http from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { indexReports, openSearcher } from '../../dist/index.js'
import { endNode, runningNodes, startNode, whenGreen } from '../../scripts/cluster/nodes.mjs'

/** Questions of every way there is to ask a cluster. */
const QUESTIONS = [
  '"行政复议"',
  '行政执法 监督',
  '法治政府建设',
  '"依法*行政"',
  '"重大 决策"~句',
  '改革 -信访',
  '政',
]

const totalsOf = ({ totalHits, totalReports, totalOccurrences, hits, relaxed }) =>
  JSON.stringify([totalHits, totalReports, totalOccurrences, hits.length, relaxed])

/**
 * Asks without a pause until it is told to stop.
 *
 * @param expected what a question has to be answered with; undefined: it may not be asked
 * @returns `right`, `wrong` (never to be more than 0), `failed` by error code, `lastFailure` (a time), `stop`
 */
function askers(searcher, expected, count = 3) {
  const seen = { right: 0, wrong: 0, failed: {}, lastFailure: null, slowest: 0, wrongs: [] }
  let stopped = false
  const one = async i => {
    for (let at = i; !stopped; at++) {
      const question = QUESTIONS[at % QUESTIONS.length]
      const started = Date.now()
      try {
        const answer = await searcher.search(question)
        if (expected(question, answer) === totalsOf(answer)) seen.right++
        else {
          seen.wrong++
          seen.wrongs.push(`${question}: ${totalsOf(answer)} of ${answer.indexVersion}`)
        }
        seen.slowest = Math.max(seen.slowest, Date.now() - started)
      } catch (error) {
        const code = error.code ?? String(error)
        seen.failed[code] = (seen.failed[code] ?? 0) + 1
        seen.lastFailure = Date.now()
        await setTimeout(100)
      }
    }
  }
  const running = Promise.all(Array.from({ length: count }, (_, i) => one(i)))
  return {
    seen,
    async stop() {
      stopped = true
      await running
      return seen
    },
  }
}

async function answersOf(searcher) {
  const answers = new Map()
  for (const question of QUESTIONS) answers.set(question, totalsOf(await searcher.search(question)))
  return answers
}

/** @returns a line of the table: `{ what, passed, told }` */
const row = (what, passed, told) => ({ what, passed, told })

const failuresOf = failed =>
  Object.entries(failed)
    .map(([code, times]) => `${times} × ${code}`)
    .join(', ') || 'no failure'

/** Each node in turn ends as by a power failure while it is asked, and comes back. @param tell told of each */
export async function killsWhileSearching(at, cluster, rounds, tell) {
  const searcher = await openSearcher({ indexDir: 'none', cluster, cacheSize: 0 })
  try {
    const expected = await answersOf(searcher)
    for (let round = 0; round < rounds; round++) {
      const node = (round % at.nodes) + 1
      const asking = askers(searcher, question => expected.get(question))
      await setTimeout(2000)
      const killed = Date.now()
      await endNode(at.folder, node, 'SIGKILL')
      await setTimeout(15_000)
      const { right, wrong, failed, lastFailure, wrongs } = await asking.stop()
      const pause = lastFailure === null ? 0 : Math.max(0, lastFailure - killed)
      tell(
        row(
          `node ${node} killed in search`,
          wrong === 0 && right > 0 && pause <= 10_000,
          `${right} right, ${wrong} wrong, ${failuresOf(failed)}, last ${pause} ms after${wrongs[0] ? `; ${wrongs[0]}` : ''}`,
        ),
      )
      startNode(at, node)
      await whenGreen({ ...at, http: at.http })
    }
  } finally {
    await searcher.close()
  }
}

/** A node stands still, as one whose disk hangs does: its connections stay open. */
export async function stallWhileSearching(at, cluster, node, milliseconds) {
  const searcher = await openSearcher({ indexDir: 'none', cluster, cacheSize: 0 })
  try {
    const expected = await answersOf(searcher)
    const { pid } = runningNodes(at.folder).find(({ number }) => number === node)
    const asking = askers(searcher, question => expected.get(question))
    process.kill(pid, 'SIGSTOP')
    await setTimeout(milliseconds)
    const during = asking.seen.right
    process.kill(pid, 'SIGCONT')
    await setTimeout(5000)
    const { right, wrong, failed, slowest } = await asking.stop()
    await whenGreen(at)
    return row(
      `node ${node} stopped for ${milliseconds / 1000} s`,
      wrong === 0 && during > 0 && slowest <= 10_000,
      `${during} right meanwhile, ${right - during} after, ${wrong} wrong, ${failuresOf(failed)}, slowest ${slowest} ms`,
    )
  } finally {
    await searcher.close()
  }
}

/** A node is killed in the middle of an index, which ends all the same, whole. */
export async function killWhileIndexing(at, cluster, paths, node) {
  let told = ''
  const indexing = indexReports({ paths, indexDir: 'none', cluster, full: true })
  indexing.catch(() => {})
  await setTimeout(4000)
  await endNode(at.folder, node, 'SIGKILL')
  let passed = false
  try {
    const { passages, milliseconds } = await indexing
    passed = true
    told = `${passages} passages in ${(milliseconds / 1000).toFixed(0)} s`
  } catch (error) {
    told = String(error.message)
  }
  startNode(at, node)
  await whenGreen(at)
  return row(`node ${node} killed in bulk`, passed, told)
}

/** One answer in ten is a refusal: indexing goes on, and no question is answered short. */
export async function refusals(at, cluster, paths, share = 0.1) {
  const proxy = await refusingProxy(at.http, share)
  const through = { ...cluster, nodes: [`http://127.0.0.1:${proxy.port}`], index: `${cluster.index}-refused` }
  try {
    const { passages, milliseconds } = await indexReports({
      paths,
      indexDir: 'none',
      cluster: through,
      full: true,
    })
    const direct = await openSearcher({
      indexDir: 'none',
      cluster: { ...cluster, index: through.index },
      cacheSize: 0,
    })
    const expected = await answersOf(direct)
    await direct.close()
    let searcher
    for (let tries = 0; !searcher; tries++)
      searcher = await openSearcher({ indexDir: 'none', cluster: through, cacheSize: 0 }).catch(error => {
        if (tries > 20) throw error
      })
    const asking = askers(searcher, question => expected.get(question))
    await setTimeout(10_000)
    const { right, wrong, failed } = await asking.stop()
    await searcher.close()
    return row(
      `${share * 100} % refused`,
      wrong === 0 &&
        right > 0 &&
        Object.keys(failed).every(code => ['overloaded', 'unavailable'].includes(code)),
      `${passages} passages indexed in ${(milliseconds / 1000).toFixed(0)} s, ${proxy.refused()} refused; ${right} right, ${wrong} wrong, ${failuresOf(failed)}`,
    )
  } finally {
    proxy.close()
  }
}

/** Two libraries by turns under one name, asked all the while: every answer is of the one or of the other. */
export async function switches(cluster, libraries, rounds) {
  const name = { ...cluster, index: `${cluster.index}-switched` }
  const byVersion = new Map()
  const publish = async paths => {
    const { version } = await indexReports({ paths, indexDir: 'none', cluster: name, full: true })
    return version
  }
  const learn = async version => {
    const searcher = await openSearcher({ indexDir: 'none', cluster: name, cacheSize: 0 })
    byVersion.set(version, await answersOf(searcher))
    await searcher.close()
  }
  await learn(await publish(libraries[0]))
  const searcher = await openSearcher({
    indexDir: 'none',
    cluster: name,
    cacheSize: 0,
    watch: true,
    interval: 300,
  })
  // What a version has to answer may only be known after it was asked: then it is compared.
  const answers = []
  const asking = askers(searcher, (question, answer) => {
    answers.push([question, answer.indexVersion, totalsOf(answer)])
    return totalsOf(answer)
  })
  for (let round = 1; round <= rounds; round++)
    await learn(await publish(libraries[round % libraries.length]))
  await setTimeout(2000)
  const { failed } = await asking.stop()
  await searcher.close()
  const wrong = answers.filter(
    ([question, version, totals]) => byVersion.get(version)?.get(question) !== totals,
  )
  const versions = new Set(answers.map(([, version]) => version))
  return row(
    `${rounds} changes of the snapshot`,
    wrong.length === 0 && versions.size > 1 && Object.keys(failed).length === 0,
    `${answers.length} answers of ${versions.size} snapshots, ${wrong.length} mixed, ${failuresOf(failed)}`,
  )
}

async function refusingProxy(port, share) {
  let refused = 0
  const server = http.createServer((request, response) => {
    if (Math.random() < share) {
      refused++
      const status = Math.random() < 0.5 ? 429 : 503
      request.resume()
      response.writeHead(status, { 'content-type': 'application/json' })
      return response.end(
        JSON.stringify({ error: { type: 'injected', reason: 'refused by the test' }, status }),
      )
    }
    const { method, url: path, headers } = request
    const onward = http.request({ host: '127.0.0.1', port, method, path, headers }, answer => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: server.address().port,
    refused: () => refused,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
