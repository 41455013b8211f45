// rate.mjs INDEX [RATE] [SECONDS] [THREADS] — what questions wait that come at a rate, whether those before them are answered or
// not; then what ten times as many are told for half as long; then how soon all is as before. Not: how many can be answered
// (throughput.mjs).
//
// A question's wait begins when it is due, so a generator that cannot keep up counts against the server.
import { availableParallelism } from 'node:os'
import { percentiles, random } from './measure.mjs'
import { piecesOver } from './questions.mjs'
import { asker, startServer } from './server.mjs'

const [index, rate = '200', seconds = '60', threads = String(availableParallelism())] = process.argv.slice(2)
/** Each with connections of its own, as browsers have: whose turn it is goes by client. */
const CLIENTS = 40
const CONNECTIONS = 6

/** Paths of a mix: mostly a few words, some phrases, any of the words, single characters, suggestions. */
async function pathsOver(url) {
  const next = random(2)
  const pieces = await piecesOver(url, 3000)
  const search = (q, more = {}) => `/api/search?${new URLSearchParams({ q, limit: '20', ...more })}`
  return pieces.map(text => {
    const kind = next()
    if (kind < 0.6) return search(text)
    if (kind < 0.75) return search(`"${text.replaceAll(' ', '')}"`)
    if (kind < 0.85) return search(text, { match: 'any' })
    if (kind < 0.9) return search(`"${text[0]}"`)
    return `/api/suggest?${new URLSearchParams({ q: text.slice(0, 2) })}`
  })
}

/** @returns milliseconds by status, 0 where no answer came */
async function ask(clients, paths, perSecond, seconds) {
  const waits = new Map()
  const all = []
  const started = performance.now()
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = started + (i * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await new Promise(resolve => setTimeout(resolve, early))
    const connections = clients[i % clients.length]
    const one = connections[Math.floor(i / clients.length) % connections.length](paths[i % paths.length])
    all.push(
      one
        .then(
          ({ status }) => status,
          () => 0,
        )
        .then(status => {
          if (!waits.has(status)) waits.set(status, [])
          waits.get(status).push(performance.now() - due)
        }),
    )
  }
  await Promise.all(all)
  return { waits, asked: all.length, lasted: (performance.now() - started) / 1000 }
}

function print(what, { waits, asked, lasted }) {
  console.log(`${what}: ${asked} asked, the last answered after ${lasted.toFixed(1)} s`)
  const ms = value => value.toFixed(0).padStart(6)
  for (const [status, list] of [...waits].sort()) {
    const { p50, p99, max } = percentiles(list)
    console.log(
      `  ${status || 'none'}  ${String(list.length).padStart(6)}   p50 ${ms(p50)}   p99 ${ms(p99)}   most ${ms(max)} ms`,
    )
  }
}

const server = await startServer(index, Number(threads))
try {
  const paths = await pathsOver(server.url)
  const clients = Array.from({ length: CLIENTS }, (_, i) =>
    Array.from({ length: CONNECTIONS }, () => asker(server.url, `10.0.0.${i + 1}`)),
  )
  await ask(clients, paths.toReversed(), Number(rate) / 2, 10)
  print(`${rate} a second, ${threads} threads`, await ask(clients, paths, Number(rate), Number(seconds)))
  print('ten times as many', await ask(clients, paths, 10 * rate, seconds / 2))
  for (let second = 1; second <= 10; second++)
    print(`second ${second} behind`, await ask(clients, paths, Number(rate), 1))
} finally {
  await server.stop()
}
