// recall.mjs — node bench/indicators/recall.mjs ANNOTATIONS FOLDER…: the tier 1 numbers of documents held against what a
// person wrote down who read them before: precision, recall, and every difference.
//
// A line of ANNOTATIONS: FILE, a tab, words of it with one number in 【】, a tab, the indicator; a ? behind it where either
// answer is right. A line with FILE alone says that the file was read; files without a line are left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const [annotations, ...folders] = process.argv.slice(2)
if (!annotations || folders.length === 0) {
  console.error('用法：node bench/indicators/recall.mjs 标注文件 报告文件夹…')
  process.exit(2)
}
const { indexReports } = await import('../../dist/indexer/indexer.js')
const { openSearcher } = await import('../../dist/search/open-searcher.js')

const lines = readFileSync(annotations, 'utf8')
  .split('\n')
  .map((line, i) => ({ at: i + 1, parts: line.split('\t') }))
  .filter(({ parts: [file] }) => file && !file.startsWith('#'))
const readFiles = new Set(lines.map(({ parts: [file] }) => file))

/** 2件 is none of 52件. */
const isWritten = (written, number) => {
  const at = written.indexOf(number)
  return at === 0 || (at > 0 && !/[\d.]/.test(written[at - 1]))
}

const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
try {
  await indexReports({ paths: folders, indexDir: index })
  const searcher = await openSearcher({ indexDir: index })
  const reports = await searcher.reports({ limit: 1_000_000 })
  const fileOf = new Map(reports.reports.map(({ id, file }) => [id, basename(file)]))
  const missing = [...readFiles].filter(file => ![...fileOf.values()].includes(file))
  if (missing.length > 0) console.log(`文件夹里没有：${missing.join('、')}`)
  const { rows } = await searcher.indicators({ limit: Number.MAX_SAFE_INTEGER })
  // What is planned or a change is no value of a table.
  const found = rows.filter(
    ({ tier, role, reportId }) =>
      tier === 1 && role !== 'target' && role !== 'change' && readFiles.has(fileOf.get(reportId)),
  )
  const taken = new Set()
  const lost = []
  const unclear = []
  let asked = 0
  for (const {
    at,
    parts: [file, words, indicator, either],
  } of lines) {
    if (!words) continue
    const [, before, number, after] = /^(.*)【(.+)】(.*)$/.exec(words) ?? []
    if (number === undefined) throw new Error(`${annotations} 第 ${at} 行：没有【数字】`)
    const text = before + number + after
    const row = found.find(
      row =>
        !taken.has(row) &&
        fileOf.get(row.reportId) === file &&
        row.indicator === indicator &&
        row.sentence.includes(text) &&
        isWritten(row.written, number),
    )
    if (row) {
      taken.add(row)
      if (either) unclear.push(row)
    } else if (!either) lost.push(`${file}\t${words}\t${indicator}`)
    if (!either) asked++
  }
  const wrong = found.filter(row => !taken.has(row))
  const right = taken.size - unclear.length
  const percent = (a, b) => `${((100 * a) / Math.max(1, b)).toFixed(1)} %`
  console.log(
    `${readFiles.size} 篇，应有 ${asked} 处：找到 ${right}（召回率 ${percent(right, asked)}），归并 ${right + wrong.length} 处（精确率 ${percent(right, right + wrong.length)}）；两可的 ${unclear.length} 处不计`,
  )
  for (const line of lost) console.log(`  没有找到  ${line}`)
  for (const { reportId, written, indicator, value, sentence } of wrong)
    console.log(`  不该归并  ${fileOf.get(reportId)}\t${written} → ${indicator} ${value}\t${sentence}`)
  await searcher.close()
} finally {
  rmSync(index, { recursive: true, force: true })
}
