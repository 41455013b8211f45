// recall.mjs — node bench/indicators/recall.mjs FOLDER…: the tier 1 numbers of whole documents held against what a person
// wrote down who read them before: precision, recall, and every difference.
//
// A folder holds texts and annotations.json: [{ file, values: [{ indicator, value, written, sentence, role }] }]. A value is
// a decimal string in the base of its unit; a role 值, 由到, 目标 or 增减; `either: true` where both answers are right. A
// sentence may be longer or shorter than the program's. Texts without an entry are left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const folders = process.argv.slice(2)
if (folders.length === 0) {
  console.error('用法：node bench/indicators/recall.mjs 文件夹…（报告和 annotations.json）')
  process.exit(2)
}
const { indexReports } = await import('../../dist/indexer/indexer.js')
const { openSearcher } = await import('../../dist/search/open-searcher.js')

/** What stands in a table of regions and years: no plan, no change. */
const ROLES = { 值: 'value', 由到: 'value', 目标: 'target', 增减: 'change' }
const roleOf = role => (role === 'from' || role === 'to' ? 'value' : role)
const bare = text => text.replace(/[\s，。；、“”"（）()：:]/g, '')
const isIn = (one, other) => bare(one).includes(bare(other)) || bare(other).includes(bare(one))

const annotated = folders.flatMap(folder =>
  JSON.parse(readFileSync(join(folder, 'annotations.json'), 'utf8')).map(entry => ({
    ...entry,
    path: join(folder, entry.file),
  })),
)
const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
try {
  await indexReports({ paths: annotated.map(({ path }) => path), indexDir: index })
  const searcher = await openSearcher({ indexDir: index })
  const { reports } = await searcher.reports({ limit: 1_000_000 })
  const idOf = new Map(reports.map(({ id, file }) => [basename(file), id]))
  const { rows } = await searcher.indicators({ tier: '1', limit: Number.MAX_SAFE_INTEGER })
  const taken = new Set()
  const [lost, otherRole] = [[], []]
  let asked = 0
  let unclear = 0
  for (const { file, values } of annotated) {
    const own = rows.filter(({ reportId }) => reportId === idOf.get(basename(file)))
    if (!idOf.has(basename(file))) console.log(`没有读成报告：${file}`)
    for (const { indicator, value, sentence, role = '值', either = false } of values) {
      const same = own.filter(
        row =>
          !taken.has(row) &&
          row.indicator === indicator &&
          Number(row.value) === Number(value) &&
          isIn(row.sentence, sentence),
      )
      const row = same.find(row => roleOf(row.role) === ROLES[role]) ?? same[0]
      const isHere = row !== undefined && roleOf(row.role) === ROLES[role]
      // What is a plan or a change for the reader and a value for the program is wrong in a table.
      if (row && (isHere || either || roleOf(row.role) !== 'value')) taken.add(row)
      if (row && !isHere)
        otherRole.push(`${file}\t${indicator} ${value}：${role}，读作 ${row.role}\t${sentence}`)
      if (either) unclear += row ? 1 : 0
      else if (ROLES[role] === 'value') {
        asked++
        if (!isHere) lost.push(`${file}\t${indicator} ${value}\t${sentence}`)
      }
    }
  }
  const wrong = rows.filter(row => !taken.has(row) && roleOf(row.role) === 'value')
  const right = asked - lost.length
  const given = right + wrong.length
  const percent = (a, b) => `${((100 * a) / Math.max(1, b)).toFixed(1)} %`
  console.log(
    `${annotated.length} 篇，应有 ${asked} 处：找到 ${right}（召回率 ${percent(right, asked)}），归并 ${given} 处（精确率 ${percent(right, given)}）；两可的 ${unclear} 处不计`,
  )
  for (const line of lost) console.log(`  没有找到  ${line}`)
  for (const { reportId, written, indicator, value, sentence } of wrong) {
    const file = reports.find(({ id }) => id === reportId).file
    console.log(`  不该归并  ${basename(file)}\t${written} → ${indicator} ${value}\t${sentence}`)
  }
  for (const line of otherRole) console.log(`  角色不同  ${line}`)
  await searcher.close()
} finally {
  rmSync(index, { recursive: true, force: true })
}
