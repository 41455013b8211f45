// overload.mjs — far more questions than can be answered, by many clients at once. Not: slow clients.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, load, quantile, search } from '../asking.mjs'
import { serve } from '../processes.mjs'
import { build, writeReports } from '../reports.mjs'

const CLIENTS = 400
const HARD = ['"的 和"~句|"工作 案件"~句|"推进 扎实"~段', '工 作 推 进 扎 实', '工作 案件 执法 复议']

export const overload = {
  name: `questions of ${CLIENTS} clients at once`,
  count: 20_000,
  short: 450,
  gate: 'only 200, 429, 503; /health always; as quick as before within 5 s',
  async run(count, { scratch, patience }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    writeReports(reports, Array(60).fill(0), 100)
    await build(reports, indexDir)
    const server = await serve(indexDir, ['--cache-size', '0'])
    const failures = []
    const usual = async () => {
      const samples = []
      for (let i = 0; i < 20; i++) samples.push((await ask(server.url, search('"行政复议"'))).ms)
      return quantile(samples, 0.5)
    }
    await usual()
    const before = await usual()
    const statuses = new Map()
    let asked = 0
    const done = Promise.withResolvers?.() ?? deferred()
    const stop = load(server.url, {
      atOnce: CLIENTS,
      next: () => {
        if (++asked >= count) done.resolve()
        return search(HARD[asked % HARD.length], `&limit=20&offset=${asked % 100}`)
      },
      onAnswer: ({ status, headers, body }) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (![200, 429, 503].includes(status)) failures.push(`${status} ${body.slice(0, 100)}`)
        if (status === 503 && !headers['retry-after']) failures.push('503 without Retry-After')
      },
    })
    let isOver = false
    const signs = []
    const looking = (async () => {
      while (!isOver) {
        const { status, ms } = await ask(server.url, '/health', { timeout: 30_000 })
        if (status !== 200) failures.push(`/health ${status}`)
        signs.push(ms)
        await pause(100)
      }
    })()
    await done.promise
    await stop()
    const ended = performance.now()
    isOver = true
    await looking
    let after = await usual()
    while (after > 3 * before + 5 && performance.now() - ended < patience) after = await usual()
    if (after > 3 * before + 5) failures.push(`${after.toFixed(1)} ms after it, ${before.toFixed(1)} before`)
    const { status, stderr } = await server.stop()
    if (status !== 0 || /\n\s+at /.test(stderr)) failures.push(`ended with ${status}: ${stderr.slice(-400)}`)
    const by = [...statuses].map(([code, n]) => `${n} × ${code}`).join(', ')
    return { failures, seen: `${by}; /health at most ${Math.round(Math.max(...signs))} ms` }
  },
}

function deferred() {
  const made = {}
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}
