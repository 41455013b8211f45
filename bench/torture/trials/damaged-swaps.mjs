// damaged-swaps.mjs — a damaged snapshot is published to a running server, and mended. Not: sound ones (swaps.mjs).
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, json, search } from '../asking.mjs'
import { serve } from '../processes.mjs'
import { build, writeReports } from '../reports.mjs'

export const damagedSwaps = {
  name: 'a damaged snapshot published, then mended',
  count: 10,
  // test/search has one.
  short: 0,
  gate: 'the old one serves; /ready and /metrics say so; the mended one is taken up',
  async run(count, { scratch, random }) {
    const [reports, indexDir] = [join(scratch, 'reports'), join(scratch, 'index')]
    const write = generation => writeReports(reports, Array(10).fill(generation), 10)
    write(0)
    let { version: served } = await build(reports, indexDir)
    const server = await serve(indexDir)
    const failures = []
    const state = async () => {
      const [{ indexVersion }, ready, { body }] = [
        await json(server.url, search('报告', '&limit=1')),
        await json(server.url, '/ready'),
        await ask(server.url, '/metrics'),
      ]
      return {
        indexVersion,
        isFailing: ready.failing !== undefined && /^jiansuo_snapshot_failing 1$/m.test(body),
      }
    }
    const until = async (what, holds) => {
      for (let i = 0; i < 300; i++) {
        const now = await state()
        if (holds(now)) return
        await pause(100)
      }
      failures.push(`${what} did not come in 30 s: ${JSON.stringify(await state())}`)
    }
    for (let i = 1; i <= count; i++) {
      // Built aside, so that no look at the folder sees it sound before it is damaged.
      write(i)
      const aside = join(scratch, `aside-${i}`)
      const { version } = await build(reports, aside)
      const names = readdirSync(join(aside, version)).filter(name => /^(text|kinds|postings)/.test(name))
      const path = join(indexDir, version, names[Math.floor(random() * names.length)])
      renameSync(join(aside, version), join(indexDir, version))
      const sound = readFileSync(path)
      writeFileSync(path, Buffer.from(sound).fill(sound[0] ^ 1, 0, 1))
      renameSync(join(aside, 'CURRENT'), join(indexDir, 'CURRENT'))
      const before = served
      await until('the alarm', ({ isFailing, indexVersion }) => isFailing && indexVersion === before)
      writeFileSync(path, sound)
      await until('the mended one', ({ isFailing, indexVersion }) => !isFailing && indexVersion === version)
      served = version
    }
    const { stderr } = await server.stop()
    if ((stderr.match(/继续使用原有的/g) ?? []).length < count) failures.push(`not told: ${stderr}`)
    return { failures }
  },
}
