// leaving.mjs INDEX [CLIENTS] [THREADS] — what is left behind by clients that connect, ask something long and leave: threads,
// memory and handles of the server before and after, and what others waited meanwhile. Not: clients that are slow
// (torture/trials/slow-clients.mjs).
import { once } from 'node:events'
import { connect } from 'node:net'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { percentiles } from './measure.mjs'
import { asker, startServer } from './server.mjs'

const [index, clients = '1000', threads = String(availableParallelism())] = process.argv.slice(2)
/** At once; so many arrive in the time that the first ones take to leave. */
const AT_ONCE = 50

const search = (path, parameters) => `/api/${path}?${new URLSearchParams(parameters)}`
const pairs = [...'和在有是以对由为不及等'].map(word => `"的 ${word}"~句`)
/** Each its own, so that none is answered from the cache. */
const LONG = [
  i => search('search', { q: `${pairs.join('|')}|"${i}"` }),
  i => search('export', { q: `的 -"${i}"`, format: 'csv' }),
  i => search('compare', { q: `的 -"${i}"` }),
  i => search('concordance', { q: '行政', sort: 'left', offset: i }),
]

const server = await startServer(index, threads)
const { hostname, port } = new URL(server.url)
const ask = asker(server.url)
const look = async () => {
  const { threads, handles, resident } = await server.spent()
  return { threads, handles, resident }
}

async function leave(i) {
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await once(socket, 'connect').catch(() => {})
  socket.write(
    `GET ${LONG[i % LONG.length](i)} HTTP/1.1\r\nHost: ${hostname}\r\nX-Forwarded-For: 10.0.1.${i % 50}\r\n\r\n`,
  )
  await pause(20 + ((i * 37) % 400))
  socket.destroy()
}

/** All of them, while somebody asks for a sign of life and an ordinary question. */
async function round() {
  const waited = { health: [], search: [] }
  let next = 0
  let isOver = false
  const others = (async () => {
    for (let i = 0; !isOver; i++) {
      const kind = i % 2 ? 'search' : 'health'
      const started = performance.now()
      const { status } = await ask(
        kind === 'health' ? '/health' : search('search', { q: '行政复议', limit: 20 }),
      )
      if (status !== 200) throw new Error(`${kind}: ${status}`)
      waited[kind].push(performance.now() - started)
      await pause(20)
    }
  })()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < Number(clients)) await leave(next++)
    }),
  )
  isOver = true
  await others
  return waited
}

try {
  for (const word of ['行政复议', '的']) await ask(search('search', { q: word }))
  // The first round warms up: heaps and dictionaries grow once.
  await round()
  await pause(5000)
  const before = await look()
  const waited = await round()
  const ended = performance.now()
  let after = await look()
  while (
    performance.now() - ended < 15_000 &&
    (after.handles > before.handles || after.threads > before.threads)
  ) {
    await pause(250)
    after = await look()
  }
  await pause(3000)
  after = { ...after, resident: (await look()).resident }
  console.log(`${clients} clients that left, ${threads} threads; before → after`)
  console.log(`threads   ${before.threads} → ${after.threads}`)
  console.log(`handles   ${before.handles} → ${after.handles}`)
  console.log(`resident  ${before.resident.toFixed(0)} → ${after.resident.toFixed(0)} MB`)
  for (const [kind, times] of Object.entries(waited)) {
    const { p50, p99, max } = percentiles(times)
    console.log(
      `${kind.padEnd(9)} p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)}  max ${max.toFixed(1)} ms (${times.length})`,
    )
  }
} finally {
  await server.stop()
}
