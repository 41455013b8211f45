// main.mjs — node bench/inspection/main.mjs NOTES FOLDER…: the five parts seen in documents held against what a person
// saw who read them before.
//
// A line of NOTES: FILE, a tab, the keys of the parts that stand in it (measures shortcomings leadership plans other).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const [notes, ...folders] = process.argv.slice(2)
if (!notes || folders.length === 0) {
  console.error('用法：node bench/inspection/main.mjs 读者记录 报告文件夹…')
  process.exit(2)
}
const { indexReports } = await import('../../dist/indexer/indexer.js')
const { openSearcher } = await import('../../dist/search/open-searcher.js')

const seen = new Map(
  readFileSync(notes, 'utf8')
    .split('\n')
    .filter(line => line && !line.startsWith('#'))
    .map(line => line.split('\t'))
    .map(([file, keys = '']) => [file, new Set(keys.split(' '))]),
)
const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
try {
  await indexReports({ paths: folders, indexDir: index })
  const searcher = await openSearcher({ indexDir: index })
  const { reports } = await searcher.reports({ limit: 1000 })
  let [read, all, agreed, whole] = [0, 0, 0, 0]
  const lines = []
  for (const { id, file } of reports) {
    const own = seen.get(basename(file))
    if (!own) continue
    read++
    let same = true
    for (const { key, name, found } of (await searcher.inspection(id)).parts) {
      all++
      if (found === own.has(key)) {
        agreed++
        continue
      }
      same = false
      lines.push(`  ${found ? '不该见到' : '没有见到'}  ${name}  ${basename(file)}`)
    }
    if (same) whole++
  }
  const percent = (a, b) => `${((100 * a) / Math.max(1, b)).toFixed(1)} %`
  console.log(
    `${read} 篇（记录了 ${seen.size} 篇），${all} 项：相同 ${agreed} 项（${percent(agreed, all)}），五项全同的 ${whole} 篇（${percent(whole, read)}）`,
  )
  for (const line of lines) console.log(line)
  await searcher.close()
} finally {
  rmSync(index, { recursive: true, force: true })
}
