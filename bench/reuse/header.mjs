// header.mjs — node bench/reuse/header.mjs FOLDER [K,… [AGAINST,…]]: what /api/reports/{id}/reuse takes for
// every report of a folder, as processor time from the question to the JSON. Without FOLDER: the samples in seeds/.
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpu, withLibrary } from '../library.mjs'
import { percentiles } from '../speed/measure.mjs'

const { reuseOf } = await import('../../dist/reuse/reuse.js')

const folder = resolve(process.argv[2] ?? join(fileURLToPath(new URL('.', import.meta.url)), '../../seeds'))
const lengths = (process.argv[3] ?? '13,20,30').split(',').map(Number)
const ranges = (process.argv[4] ?? 'all,region,last-year').split(',')

await withLibrary(folder, async ({ library, corpus, engine }) => {
  const signposts = await library.signposts()
  const { reports } = corpus
  console.log(`${folder}\n${corpus.units.length.toLocaleString()} 字 · ${reports.length} 篇\n`)
  console.log('处理器毫秒            p50      p90      p99      max   最慢的一篇')
  for (const k of lengths)
    for (const against of ranges) {
      const samples = []
      for (let report = 0; report < reports.length; report++) {
        const started = cpu()
        JSON.stringify(await reuseOf(corpus, signposts, report, { k, against }, engine.info.version))
        samples.push((cpu() - started) * 1000)
      }
      const { p50, p90, p99, max } = percentiles(samples)
      const slowest = reports[samples.indexOf(max)]
      console.log(
        `k=${k} ${against}`.padEnd(18) +
          [p50, p90, p99, max].map(value => value.toFixed(1).padStart(9)).join('') +
          `   ${slowest.title}（${slowest.characters.toLocaleString()} 字）`,
      )
    }
})
