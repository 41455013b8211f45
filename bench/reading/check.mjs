// check.mjs — holds what reading finds against a manifest. Not: a speed contest (though it prints the rate).
//
//   npm run build && node bench/reading/check.mjs FOLDER… [--dist DIR] [--show N]
//
// FOLDER holds .txt files and manifest.jsonl with { file, region, level, year, title, kind, raw_nav } a line. Files are
// read under neutral names (00042.txt), so that neither name nor folder gives anything away. `region` is the
// name of a division, `level: "national"` the nation; what the manifest does not say is not counted.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const args = process.argv.slice(2)
const option = (name, fallback) => {
  const at = args.indexOf(name)
  return at < 0 ? fallback : args.splice(at, 2)[1]
}
const here = path.dirname(fileURLToPath(import.meta.url))
const dist = path.resolve(option('--dist', path.join(here, '../../dist')))
const show = Number(option('--show', 10))
if (args.length === 0) {
  console.error('usage: node bench/reading/check.mjs FOLDER… [--dist DIR] [--show N]')
  process.exit(2)
}
const { readReports } = await import(pathToFileURL(path.join(dist, 'report/read.js')))

const bare = text => text.replace(/\s/g, '')
/** The year as 一九八二年 or 二〇〇四年. */
const chinese = (text, year) => {
  const digits = [...String(year)].map(d => (d === '0' ? '[〇○零OＯ]' : '零一二三四五六七八九'[d]))
  return new RegExp(`${digits.join('')}年`).test(text)
}
const percent = (part, whole) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(2)} %`)

/** Characters of the file that are in no passage and in no entry of the cleaning log, or in both. */
function unaccounted(text, report) {
  const parts = report.paragraphs.map(p => p.text)
  for (const entry of report.cleaning) if (entry.reason !== 'joined') parts.push(entry.text)
  return bare(text.replace(/^\ufeff/, '')).length - bare(parts.join('')).length
}

for (const folder of args) {
  const manifest = fs
    .readFileSync(path.join(folder, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse)
  const groups = new Map()
  const misses = []
  const lengths = []
  const cleaned = new Map()
  let characters = 0
  let milliseconds = 0
  let failed = 0
  let lost = 0
  let headings = 0
  for (const [i, truth] of manifest.entries()) {
    const bytes = fs.readFileSync(path.join(folder, truth.file))
    const start = performance.now()
    const { reports, failures } = await readReports({ file: `${String(i).padStart(5, '0')}.txt`, bytes })
    milliseconds += performance.now() - start
    for (const failure of failures) misses.push(`${truth.file}: ${failure.reason}`)
    const [report] = reports
    if (!report) {
      failed++
      continue
    }
    const text = bytes.toString('utf8')
    characters += text.length
    const difference = unaccounted(text, report)
    if (difference !== 0) {
      lost++
      misses.push(`${truth.file}: ${difference} characters unaccounted for`)
    }
    for (const paragraph of report.paragraphs) {
      if (paragraph.kind === 'heading') headings++
      if (paragraph.kind === 'paragraph') for (const p of paragraph.passages) lengths.push(p.end - p.start)
    }
    for (const { reason } of report.cleaning) cleaned.set(reason, (cleaned.get(reason) ?? 0) + 1)

    const kind = truth.kind ?? '—'
    const group = groups.get(kind) ?? {
      reports: 0,
      region: [0, 0, 0],
      year: [0, 0, 0],
      finer: [0, 0],
      unstated: [0, 0],
      later: [0, 0],
      title: 0,
    }
    groups.set(kind, group)
    group.reports++
    if (report.title !== null) group.title++
    const count = (field, expected, got) => {
      if (expected === undefined || expected === null) return
      const at = got === expected ? 0 : got === null ? 1 : 2
      group[field][at]++
      if (at === 0) return
      // A miss is excused where the text itself contradicts or does not bear out the manifest.
      let excuse = null
      if (field === 'region' && report.region?.path.includes(expected)) excuse = 'finer'
      if (field === 'year' && !text.includes(`${expected}年`) && !chinese(text, expected)) excuse = 'unstated'
      else if (field === 'year' && got > expected && report.provenance.year.source === 'header')
        excuse = 'later'
      if (excuse) group[excuse][at - 1]++
      const { source = '', evidence = '' } = report.provenance[field] ?? {}
      misses.push(
        `${truth.file}: ${field} ${got}, not ${expected}${excuse ? ` (${excuse})` : ''} · ${source} · ${evidence.slice(0, 70)}`,
      )
    }
    count(
      'region',
      (truth.region === '中共中央' ? null : truth.region) ??
        (truth.level === 'national' ? '中华人民共和国' : null),
      report.region?.name ?? null,
    )
    count('year', truth.year, report.year)
    if (truth.raw_nav) {
      console.log(
        `  ${truth.file}: ${report.cleaning
          .filter(e => e.reason !== 'joined')
          .map(e => e.text)
          .join(' | ')}`,
      )
    }
  }
  console.log(
    `\n${folder}: ${manifest.length} files, ${(characters / 1e6).toFixed(1)} M characters in ${(milliseconds / 1000).toFixed(2)} s, ${failed} failed, ${lost} with characters lost or doubled`,
  )
  console.log('kind · reports · with title · region right / absent / wrong · year right / absent / wrong')
  for (const [kind, g] of groups) {
    const row = ([right, absent, wrong]) => {
      const all = right + absent + wrong
      return `${percent(right, all)} / ${absent} / ${wrong} of ${all}`
    }
    console.log(`${kind} · ${g.reports} · ${g.title} · ${row(g.region)} · ${row(g.year)}`)
    const notes = []
    if (g.finer[1]) notes.push(`region: ${g.finer[1]} of the wrong lie within the manifest's`)
    if (g.unstated[0] + g.unstated[1])
      notes.push(
        `year: the manifest's is nowhere in the text of ${g.unstated[0]} absent, ${g.unstated[1]} wrong`,
      )
    if (g.later[1]) notes.push(`${g.later[1]} wrong state a later amendment`)
    if (notes.length > 0) console.log(`    ${notes.join('; ')}`)
  }
  lengths.sort((a, b) => a - b)
  const at = q => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * q))]
  console.log(
    `passages of paragraphs: ${lengths.length}, ${headings} headings; length p5 ${at(0.05)} p25 ${at(0.25)} p50 ${at(0.5)} p75 ${at(0.75)} p95 ${at(0.95)} most ${at(1)}`,
  )
  console.log(`cleaning log: ${[...cleaned].map(([reason, n]) => `${reason} ${n}`).join(', ')}`)
  for (const miss of misses.slice(0, show)) console.log(`  ${miss}`)
  if (misses.length > show) console.log(`  … and ${misses.length - show} more (--show N)`)
}
