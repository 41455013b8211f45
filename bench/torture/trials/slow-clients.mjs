// slow-clients.mjs — clients that write a header a letter at a time, never read their answer, or leave in the middle. Not: too
// many of them (overload.mjs).
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { agentOf, ask, search } from '../asking.mjs'
import { openOf, serve } from '../processes.mjs'
import { build, writeReports } from '../reports.mjs'

const EXPORT = `/api/export?format=csv&q=${encodeURIComponent('工作')}`

const KINDS = {
  /** One letter a second, never the end. */
  slow(socket) {
    const request = `GET ${search('行政复议')} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(500)}`
    let at = 0
    const timer = setInterval(() => socket.write(request[at++ % request.length]), 1000)
    socket.once('close', () => clearInterval(timer))
  },
  /** Asks for everything and takes none of it. */
  dead(socket) {
    socket.pause()
    socket.write(`GET ${EXPORT} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
  },
  /** Asks and is gone. */
  leaving(socket) {
    socket.write(`GET ${search(`工作 -"${Math.random()}"`)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
    setTimeout(() => socket.destroy(), Math.random() * 30)
  },
}

/** Others than the bad ones: whose turn it is goes by client, and one who asks for 400 things waits for himself. */
const OTHERS = { 'X-Forwarded-For': '10.0.0.8' }

export const slowClients = {
  name: 'clients that are slow, dead, or leave',
  count: 600,
  short: 15,
  gate: 'others are answered meanwhile; afterwards nothing is held for them',
  async run(count, { scratch }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    writeReports(reports, Array(40).fill(0), 100)
    await build(reports, indexDir)
    const server = await serve(indexDir, ['--trust-proxy', 'loopback'])
    const failures = []
    const { hostname, port } = new URL(server.url)
    // The first question reads the dictionary, with or without bad clients.
    await ask(server.url, search('行政复议'))
    const before = openOf(server.pid)
    const sockets = Array.from({ length: count }, (_, i) => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      socket.once('connect', () => Object.values(KINDS)[i % 3](socket))
      return socket
    })
    let worst = 0
    const agent = agentOf(1)
    for (let i = 0; i < 40; i++) {
      const path = i % 2 ? '/health' : search(`行政复议 -"${i}"`)
      const { status, body, ms } = await ask(server.url, path, { agent, headers: OTHERS })
      if (status !== 200)
        failures.push(
          `${i % 2 ? path : 'an ordinary question'}: ${status} after ${Math.round(ms)} ms, ${body.slice(0, 200)}`,
        )
      worst = Math.max(worst, ms)
      await pause(50)
    }
    for (const socket of sockets) socket.destroy()
    agent.destroy()
    let held
    let longest
    for (let i = 0; i < 50; i++) {
      const { body } = await ask(server.url, '/metrics')
      // Of the first look: since the start.
      longest ??= Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(body)?.[1])
      const [running, waiting] = ['jiansuo_requests_in_flight', 'jiansuo_queue_waiting'].map(name =>
        Number(new RegExp(`^${name} (\\d+)`, 'm').exec(body)?.[1]),
      )
      held = { running, waiting, files: openOf(server.pid) - before }
      if (running === 0 && waiting === 0 && !(held.files > 3)) break
      await pause(200)
    }
    if (held.running + held.waiting > 0 || held.files > 3)
      failures.push(`still held: ${JSON.stringify(held)}`)
    const { status, stderr } = await server.stop()
    if (status !== 0 || /\n\s+at /.test(stderr)) failures.push(`ended with ${status}: ${stderr.slice(-400)}`)
    return {
      failures,
      seen: `slowest answer to others ${Math.round(worst)} ms; longest halt ${Math.round(longest * 1000)} ms`,
    }
  },
}
