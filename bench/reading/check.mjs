// check.mjs — holds what reading finds against a manifest. Not: a speed contest (though it prints the rate).
//
//   npm run build && node bench/reading/check.mjs FOLDER… [--dist DIR] [--show N]
//
// FOLDER holds .txt files and manifest.jsonl with { file, region, level, year, title, kind, raw_nav } a line. Files are
// read under neutral names (00042.txt), so that neither name nor folder gives anything away. `region` is the
// name of a division, `level: "national"` the nation; what the manifest does not say is not counted.
//
// A manifest is not the text: it may name the province of a city's regulation, or the year a regulation takes effect
// where the text says when it was adopted. So beside the share that is right by the letter stands what the rest is;
// only `misread` and `wrong` are mistakes of ours, and --show names those first.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const here = path.dirname(fileURLToPath(import.meta.url))
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: path.join(here, '../../dist') },
    show: { type: 'string', default: '10' },
  },
})
const dist = path.resolve(values.dist)
const show = Number(values.show)
if (folders.length === 0) {
  console.error('usage: node bench/reading/check.mjs FOLDER… [--dist DIR] [--show N]')
  process.exit(2)
}
const load = module => import(pathToFileURL(path.join(dist, module)))
const { readReports } = await load('report/read.js')
const { createRepetition } = await load('indexer/repetition.js')

const neutral = i => `${String(i).padStart(5, '0')}.txt`
const bare = text => text.replace(/\s/g, '')
/** The year as 1982年, 1982 年, 一九八二年 or 二〇〇四年. */
const written = year => {
  const digits = [...String(year)]
  const han = digits.map(d => (d === '0' ? '[〇○零OＯ]' : '零一二三四五六七八九'[d])).join('')
  const wide = digits.map(d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')
  return `(?:${year}|${han}|${wide})\\s?年`
}
/** What stands before the first article: there a regulation tells who adopted it when. */
const headOf = text => text.slice(0, /^\s*第一条/m.exec(text)?.index ?? 2000)

/**
 * What it is where our year is not the manifest's.
 * `unwritten`: the manifest's is nowhere in the text. `later`: the text states a later adoption or amendment.
 * `in force`: a regulation's text has the manifest's, but not as a date of its adoption: it tells when it takes effect,
 * or speaks of something else. `absent`, `misread`: anything else.
 */
function yearVerdict(expected, report, text) {
  if (!new RegExp(written(expected)).test(text))
    return report.year === null ? 'absent, unwritten' : 'unwritten'
  const adopted = new RegExp(
    `${written(expected)}\\s?[\\d一二三四五六七八九十]+\\s?月(?![^，。；）)]{0,6}(?:施行|实施|执行))`,
  )
  const isRegulation = /^\s*第一条/m.test(text)
  if (report.year > expected && report.provenance.year.source === 'header') return 'later'
  if (isRegulation && !adopted.test(headOf(text)))
    return report.year === null ? 'absent, in force' : 'in force'
  return report.year === null ? 'absent' : 'misread'
}
const percent = (part, whole) => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(2)} %`)

/** Characters of the file that are in no passage and in no entry of the cleaning log, or in both. */
function unaccounted(text, report) {
  const parts = report.paragraphs.map(p => p.text)
  for (const entry of report.cleaning) if (entry.reason !== 'joined') parts.push(entry.text)
  return bare(text.replace(/^\ufeff/, '')).length - bare(parts.join('')).length
}

/** Lines that go because the folder repeats them, with how often: each is for the eye to judge. */
async function takenAsRepeated(folder, manifest, candidates, repetition) {
  const taken = new Map()
  for (const i of candidates) {
    const repeated = repetition.around(neutral(i))
    if (repeated.size === 0) continue
    const bytes = fs.readFileSync(path.join(folder, manifest[i].file))
    const { reports } = await readReports({ file: neutral(i), bytes, repeated })
    for (const { text, reason } of reports[0].cleaning)
      if (reason === 'repeated-line') taken.set(text, (taken.get(text) ?? 0) + 1)
  }
  return taken
}

for (const folder of folders) {
  const manifest = fs
    .readFileSync(path.join(folder, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(JSON.parse)
  const groups = new Map()
  const repetition = createRepetition()
  const misses = []
  /** Indexes of the files with lines that might be the website's. */
  const candidates = []
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
    const { reports, failures, edges } = await readReports({ file: neutral(i), bytes })
    repetition.add(neutral(i), edges ?? null)
    milliseconds += performance.now() - start
    if (edges?.lines.length) candidates.push(i)
    for (const failure of failures) misses.push({ isOurs: true, text: `${truth.file}: ${failure.reason}` })
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
      misses.push({ isOurs: true, text: `${truth.file}: ${difference} characters unaccounted for` })
    }
    for (const paragraph of report.paragraphs) {
      if (paragraph.kind === 'heading') headings++
      if (paragraph.kind === 'paragraph') for (const p of paragraph.passages) lengths.push(p.end - p.start)
    }
    for (const { reason } of report.cleaning) cleaned.set(reason, (cleaned.get(reason) ?? 0) + 1)

    const kind = truth.kind ?? '—'
    const group = groups.get(kind) ?? { reports: 0, title: 0, region: new Map(), year: new Map() }
    groups.set(kind, group)
    group.reports++
    // Under its own name, which may hold the title that the text lacks.
    const { reports: named } = await readReports({ file: truth.file, bytes })
    const title = bare((named[0]?.title ?? '').replace(/[\p{P}]/gu, ''))
    if (title === '') group.untitled = (group.untitled ?? 0) + 1
    else if (title === bare((truth.title ?? '').replace(/[\p{P}]/gu, ''))) group.same = (group.same ?? 0) + 1
    if (report.title !== null) group.title++
    const count = (field, expected, got, verdict) => {
      if (expected === undefined || expected === null) return
      const as = got === expected ? 'right' : verdict
      group[field].set(as, (group[field].get(as) ?? 0) + 1)
      if (as === 'right') return
      const { source = '', evidence = '' } = report.provenance[field] ?? {}
      misses.push({
        isOurs: as === 'wrong' || as === 'misread',
        text: `${truth.file}: ${field} ${got}, not ${expected} (${as}) · ${source} · ${evidence.slice(0, 70)}`,
      })
    }
    const region =
      (truth.region === '中共中央' ? null : truth.region) ??
      (truth.level === 'national' ? '中华人民共和国' : null)
    const within = report.region?.path.includes(region)
    count(
      'region',
      region,
      report.region?.name ?? null,
      within ? 'finer' : report.region ? 'wrong' : 'absent',
    )
    count('year', truth.year, report.year, yearVerdict(truth.year, report, text))
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
  console.log('kind · reports · with title · region · year')
  for (const [kind, g] of groups) {
    const row = counts => {
      const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
      const rest = [...counts].filter(([as]) => as !== 'right').map(([as, n]) => `${n} ${as}`)
      const of = (...verdicts) => verdicts.reduce((sum, as) => sum + (counts.get(as) ?? 0), 0)
      const [letter, text] = [of('right'), of('right', 'finer', 'later', 'in force')]
      const borne = text === letter ? '' : ` (${percent(text, all)} by what the text says)`
      return [`${percent(letter, all)} of ${all}${borne}`, ...rest].join(', ')
    }
    const titles = `${g.title} (named: ${g.reports - (g.untitled ?? 0)}, ${g.same ?? 0} as the manifest has it)`
    console.log(`${kind} · ${g.reports} · ${titles} · ${row(g.region)} · ${row(g.year)}`)
  }
  lengths.sort((a, b) => a - b)
  const at = q => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * q))]
  console.log(
    `passages of paragraphs: ${lengths.length}, ${headings} headings; length p5 ${at(0.05)} p25 ${at(0.25)} p50 ${at(0.5)} p75 ${at(0.75)} p95 ${at(0.95)} most ${at(1)}`,
  )
  console.log(`cleaning log: ${[...cleaned].map(([reason, n]) => `${reason} ${n}`).join(', ')}`)
  const taken = await takenAsRepeated(folder, manifest, candidates, repetition)
  console.log(
    `lines repeated across the folder: ${candidates.length} files with candidates, ${taken.size} lines taken`,
  )
  for (const [text, count] of taken) console.log(`  ${count} × ${text}`)
  misses.sort((a, b) => b.isOurs - a.isOurs)
  for (const { text } of misses.slice(0, show)) console.log(`  ${text}`)
  if (misses.length > show) console.log(`  … and ${misses.length - show} more (--show N)`)
}
