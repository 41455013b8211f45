// main.mjs — npm run bench:reuse -- FOLDER: what shared runs take, and that they equal a comparison of all pairs on as
// many reports as that is bearable for. Without FOLDER: the samples in seeds/.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpu, withLibrary } from '../library.mjs'
import { percentiles } from '../speed/measure.mjs'
import { slowSharers } from './all-pairs.mjs'

const { unitsOf } = await import('../../dist/corpus/corpus.js')
const { findRuns } = await import('../../dist/reuse/runs.js')

const folder = resolve(process.argv[2] ?? join(fileURLToPath(new URL('.', import.meta.url)), '../../seeds'))
await withLibrary(folder, async ({ library, corpus, laid }) => {
  const reports = corpus.reports.length
  console.log(
    `${folder}\n${corpus.units.length.toLocaleString()} 字 · ${reports} 篇 · Node ${process.version}\n`,
  )
  const before = cpu()
  const signposts = await library.signposts()
  console.log(
    `排进内存 ${laid.toFixed(2)} s，路标 ${(cpu() - before).toFixed(2)} s 处理器时间（首次使用时一次）\n`,
  )
  console.log('一篇的全部相同处，处理器毫秒    p50      p99      max')
  for (const k of [10, 13, 20, 30, 50]) {
    const samples = []
    for (let i = 0; i < 60; i++) {
      const started = cpu()
      await findRuns(corpus, signposts, Math.floor((i * reports) / 60), k)
      samples.push((cpu() - started) * 1000)
    }
    const { p50, p99, max } = percentiles(samples)
    console.log(`k=${k}`.padEnd(24) + [p50, p99, max].map(value => value.toFixed(1).padStart(9)).join(''))
  }
  console.log('\n全库    见于别篇的字数   与逐对比较不同的位置')
  for (const k of [13, 20, 30]) {
    const sharers = slowSharers(corpus, k)
    let [covered, all, different] = [0, 0, 0]
    for (let report = 0; report < reports; report++) {
      const { from, to } = unitsOf(corpus, report)
      const inRuns = new Uint8Array(to - from)
      for (const { start, length } of await findRuns(corpus, signposts, report, k))
        inRuns.fill(1, start - from, start - from + length)
      let end = from
      for (let at = from; at < to; at++) {
        if (sharers[at] > 1) end = at + k
        if (inRuns[at - from] === 1) covered++
        if ((inRuns[at - from] === 1) !== at < end) different++
      }
      all += corpus.reports[report].characters
    }
    console.log(`k=${k}${((100 * covered) / all).toFixed(1).padStart(14)} %${String(different).padStart(20)}`)
  }
})
