// main.mjs — node bench/indicators/main.mjs FOLDER: the tier 1 numbers of a folder held against those that somebody read
// and judged (judged.json), how many numbers were checked against each other, and how many of these do not agree.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const { indexReports } = await import('../../dist/indexer/indexer.js')
const { openSearcher } = await import('../../dist/search/open-searcher.js')

const folder = resolve(process.argv[2] ?? 'seeds')
const { rows: judged } = JSON.parse(readFileSync(new URL('judged.json', import.meta.url), 'utf8'))
const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
try {
  await indexReports({ paths: [folder], indexDir: index })
  const searcher = await openSearcher({ indexDir: index })
  const { rows, reports } = await searcher.indicators({ limit: Number.MAX_SAFE_INTEGER })
  const found = new Map(
    rows.filter(({ tier }) => tier === 1).map(row => [`${row.passageId} ${row.start} ${row.indicator}`, row]),
  )
  const checks = rows.flatMap(row => row.checks)
  const failed = checks.filter(({ result }) => result === 'fail')
  console.log(`${folder}\n${reports} 篇，数字 ${rows.length} 处，归并到指标的 ${found.size} 处`)
  console.log(`勾稽：可核 ${checks.length} 处，不符 ${failed.length} 处`)
  for (const { formula } of failed) console.log(`    ${formula}`)
  const counts = { right: 0, wrong: 0, lost: 0, mended: 0, changed: 0 }
  for (const [passage, start, indicator, value, isRight] of judged) {
    const key = `${passage} ${start} ${indicator}`
    const now = found.get(key)
    found.delete(key)
    if (!now) counts[isRight ? 'lost' : 'mended']++
    else if (now.value !== value) counts.changed++
    else counts[isRight ? 'right' : 'wrong']++
  }
  const { right, wrong, lost, mended, changed } = counts
  console.log(
    `读过的 ${judged.length} 处：对 ${right}，错 ${wrong}（精确率 ${((100 * right) / Math.max(1, right + wrong)).toFixed(1)} %），对的没有再找到 ${lost}，错的不再归并 ${mended}，值变了 ${changed}；没有读过的 ${found.size} 处`,
  )
  await searcher.close()
} finally {
  rmSync(index, { recursive: true, force: true })
}
