// header.mjs — node bench/reuse/header.mjs FOLDER [K,… [AGAINST,…]]: what /api/reports/{id}/reuse takes for
// every report of a folder, as processor time from the question to the JSON. Without FOLDER: the samples in seeds/.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpu, withLibrary } from '../library.mjs'
import { percentiles } from '../speed/measure.mjs'

const { reuseOf } = await import('../../dist/reuse/reuse-answer.js')

const folder = resolve(process.argv[2] ?? join(fileURLToPath(new URL('.', import.meta.url)), '../../seeds'))
const lengths = (process.argv[3] ?? '13,20,30').split(',').map(Number)
const ranges = (process.argv[4] ?? 'all,region,last-year').split(',')

await withLibrary(folder, async ({ library, corpus, engine }) => {
  const signposts = await library.signposts()
  const { reports } = corpus
  console.log(`${folder}\n${corpus.units.length.toLocaleString()} 字 · ${reports.length} 篇\n`)
  console.log('处理器毫秒            p50      p90      p99      max  再问最慢   其中最慢的一篇')
  for (const k of lengths)
    for (const against of ranges) {
      const take = async report => {
        const started = cpu()
        JSON.stringify(await reuseOf(corpus, signposts, report, { k, against }, engine.info.version))
        return (cpu() - started) * 1000
      }
      const samples = []
      for (let report = 0; report < reports.length; report++) samples.push(await take(report))
      const { p50, p90, p99, max } = percentiles(samples)
      // The memory that is swept for all is charged to one of them: the slowest are asked again, and the median counts.
      const again = []
      const order = samples.map((sample, report) => ({ sample, report })).sort((a, b) => b.sample - a.sample)
      for (const { report } of order.slice(0, 20)) {
        const three = [await take(report), await take(report), await take(report)].sort((a, b) => a - b)
        again.push({ report, taken: three[1] })
      }
      const { report, taken } = again.reduce((a, b) => (b.taken > a.taken ? b : a))
      const slowest = reports[report]
      console.log(
        `k=${k} ${against}`.padEnd(18) +
          [p50, p90, p99, max, taken].map(value => value.toFixed(1).padStart(9)).join('') +
          `   ${slowest.title}（${slowest.characters.toLocaleString()} 字）`,
      )
    }
})
