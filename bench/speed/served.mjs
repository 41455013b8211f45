// served.mjs INDEX THREADS [turns] — a server for the benches, that tells over IPC what its threads spent. Not: a way to serve.
//
// The clock of a busy machine says little of one thread. Linux tells the processor time of each thread, so that what the
// thread that speaks HTTP did without a pause is known however many others want the processors.
import { readdirSync, readFileSync } from 'node:fs'
import { openSearcher } from '../../dist/search/open-searcher.js'
import { createApp } from '../../dist/server/app.js'
import { listen } from '../../dist/server/listen.js'

const [indexDir, threads, turns] = process.argv.slice(2)
/** Milliseconds between two looks. */
const LOOK = 5

/** Processor time of a thread, in milliseconds. */
const spentBy = thread =>
  Number(readFileSync(`/proc/self/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
const main = () => spentBy(process.pid)
const all = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e3
}

let longest = 0
let last = main()
const look = () => {
  const now = main()
  longest = Math.max(longest, now - last)
  last = now
}
// Looking costs time itself, which would count as that of the questions.
if (turns) setInterval(look, LOOK).unref()

const searcher = await openSearcher({ indexDir, threads: Number(threads), cacheSize: 0 })
// Askers say who they are: whose turn it is goes by client.
const app = createApp(searcher, { slots: Math.max(4, 2 * Number(threads)), trustProxy: ['loopback'] })
const { url } = await listen(app, { host: '127.0.0.1', port: 0 })

process.on('message', () => {
  process.send({
    main: main(),
    all: all(),
    longest,
    resident: process.memoryUsage().rss / 1e6,
    threads: readdirSync('/proc/self/task').length,
    handles: process.getActiveResourcesInfo().length,
  })
  longest = 0
})
process.send({ url })
