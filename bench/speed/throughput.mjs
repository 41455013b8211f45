// throughput.mjs INDEX [SECONDS] [ROUNDS] — uncached questions a second over HTTP with no thread, one and two, by turns,
// the order reversed each round; and what a question costs in processor time: the thread that speaks HTTP, the threads
// that answer, and this load generator, which wants a processor too.
//
// On two processors one thread beside that of HTTP keeps both busy already, so a second one cannot double anything: what
// processor time allows is printed beside what was measured.
import { availableParallelism } from 'node:os'
import { piecesOver } from './questions.mjs'
import { asker, startServer } from './server.mjs'

const [index, seconds = '8', rounds = '3'] = process.argv.slice(2)
/** Connections of the load generator: more than threads, so that none of them waits for it. */
const CONNECTIONS = 8

async function load(server, questions, seconds) {
  let asked = 0
  const until = performance.now() + seconds * 1000
  const one = async ask => {
    while (performance.now() < until) {
      const q = questions[asked++ % questions.length]
      const { status } = await ask(`/api/search?${new URLSearchParams({ q, limit: '20' })}`)
      if (status !== 200) throw new Error(`${q}: ${status}`)
    }
  }
  const [before, own, started] = [await server.spent(), process.cpuUsage(), performance.now()]
  await Promise.all(Array.from({ length: CONNECTIONS }, () => one(asker(server.url))))
  const lasted = (performance.now() - started) / 1000
  const [after, { user, system }] = [await server.spent(), process.cpuUsage(own)]
  const main = (after.main - before.main) / asked
  return {
    rate: asked / lasted,
    main,
    threads: (after.all - before.all) / asked - main,
    client: (user + system) / 1e3 / asked,
  }
}

const COUNTS = [0, 1, 2]
const rates = COUNTS.map(() => [])
const costs = COUNTS.map(() => [])
for (let round = 0; round < Number(rounds); round++) {
  for (const threads of round % 2 === 0 ? COUNTS : COUNTS.toReversed()) {
    const server = await startServer(index, threads)
    const questions = await piecesOver(server.url, 2000)
    await load(server, questions.slice(0, 200), 3)
    const found = await load(server, questions, Number(seconds))
    await server.stop()
    rates[threads].push(found.rate)
    costs[threads].push(found)
  }
}

const median = values => values.toSorted((a, b) => a - b)[values.length >> 1]
const ms = value => `${value.toFixed(2).padStart(6)} ms`
console.log('threads   a second   HTTP        answering   load generator, processor time a question')
for (const threads of COUNTS) {
  const of = name => median(costs[threads].map(cost => cost[name]))
  console.log(
    `${threads}       ${median(rates[threads]).toFixed(1).padStart(8)}   ${ms(of('main'))}   ${ms(of('threads'))}   ${ms(of('client'))}`,
  )
}
const ratio = (many, few) => median(rates[many].map((rate, i) => rate / rates[few][i])).toFixed(2)
const [main, answering, client] = ['main', 'threads', 'client'].map(name =>
  median(costs[2].map(cost => cost[name])),
)
const bound = (processors, threads) =>
  Math.min(1 / main, threads / answering, processors / (main + answering + client))
const most = processors => (bound(processors, 2) / bound(processors, 1)).toFixed(2)
console.log(
  `two threads ÷ one ${ratio(2, 1)}, ÷ none ${ratio(2, 0)}, on ${availableParallelism()} processors; by processor time at most ${most(2)} on two processors, ${most(4)} on four`,
)
