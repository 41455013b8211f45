// build.mjs FOLDER INDEX [THREADS] — one whole build, as `jiansuo index` does it.
import { indexReports } from '../../dist/indexer/indexer.js'

const [paths, indexDir, threads] = process.argv.slice(2)
const start = performance.now()
const summary = await indexReports({
  paths: [paths],
  indexDir,
  ...(threads && { threads: Number(threads) }),
})
const peak = process.resourceUsage().maxRSS / 1e3
console.log(
  JSON.stringify({
    ...summary,
    skipped: summary.skipped.length,
    milliseconds: performance.now() - start,
    peak,
  }),
)
process.exit()
