// main.mjs — npm run bench:relevance -- FOLDER: how good the order is, and what each step of ranking adds to it.
//
// FOLDER holds corpus.jsonl {id, title, text}, queries.jsonl {id, text} and qrels.tsv (question id, report id, grade).
//   --index DIR    keep the index there, and take it as it is where there is one
//   --folds N      the spread over N interleaved folds, and a cross-validated choice of the main weights
//   --parameters   every parameter at other values (some minutes)
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSegmenter } from '../../dist/analysis/open-segmenter.js'
import { openFlexSearchEngine } from '../../dist/engine/flexsearch/flexsearch.js'
import { citedTitle } from '../../dist/engine/store/work-titles.js'
import { indexReports } from '../../dist/indexer/indexer.js'
import { readSnapshot } from '../../dist/snapshot/read.js'
import { percentiles } from '../speed/measure.mjs'
import { MEASURES, means, measure, readJudged, spread } from './judged.mjs'
import { ladder, product } from './ladder.mjs'
import { crossValidate, sweep } from './parameters.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { index: { type: 'string' }, folds: { type: 'string' }, parameters: { type: 'boolean' } },
})
const [folder] = positionals
if (folder === undefined || !existsSync(join(folder, 'qrels.tsv'))) {
  console.error('用法：npm run bench:relevance -- 文件夹（内有 corpus.jsonl、queries.jsonl、qrels.tsv）')
  process.exit(2)
}
const folds = Number(values.folds ?? 0)
const indexDir = values.index ?? mkdtempSync(join(tmpdir(), 'jiansuo-relevance-'))
const questions = readJudged(folder)

/** Asks every question. Of the first 50 once more before, so that no step pays for warming up. */
async function run(ask) {
  for (const { text } of questions.slice(0, 50)) await ask(text)
  const rows = []
  const answers = []
  const milliseconds = []
  for (const { text, relevant } of questions) {
    const start = performance.now()
    const found = await ask(text)
    milliseconds.push(performance.now() - start)
    rows.push(measure(found, relevant))
    answers.push(found.join(' '))
  }
  return { rows, answers, ...percentiles(milliseconds) }
}

/** Which questions have no answer in the work that most judgments name: a corpus may owe its figures to one work. */
async function outsideMostJudged(snapshot) {
  const works = new Map()
  for (const { id, title } of await openFlexSearchEngine(snapshot).reports())
    works.set(id, title === null ? id : citedTitle(title))
  const judgments = new Map()
  const worksOf = ({ relevant }) => [...relevant].map(id => works.get(id))
  for (const work of questions.flatMap(worksOf)) judgments.set(work, (judgments.get(work) ?? 0) + 1)
  const [most] = [...judgments].sort((a, b) => b[1] - a[1])[0]
  return { most, isOutside: questions.map(question => !worksOf(question).includes(most)) }
}

/** What a person sees first; the steps above go as deep as R@100 looks. */
const PAGE = 20
const times = (p50, p99) => `${p50.toFixed(2).padStart(7)} ${p99.toFixed(2).padStart(7)}`
const figure = value => value.toFixed(4).padStart(8)
function print(name, { rows, p50, p99 }) {
  const elsewhere = means(rows.filter((_, i) => isOutside[i]))[0]
  const line = [...means(rows), elsewhere].map(figure).join('  ')
  console.log(`${name.padEnd(40)}${line}  ${times(p50, p99)}`)
  if (folds > 1) console.log(`${'  ±'.padEnd(40)}${spread(rows, folds).map(figure).join('  ')}`)
}

let isOutside
try {
  if (!existsSync(join(indexDir, 'CURRENT')))
    await indexReports({ paths: [join(folder, 'corpus.jsonl')], indexDir })
  const snapshot = await readSnapshot(indexDir)
  const segmenter = await openSegmenter()
  const outside = await outsideMostJudged(snapshot)
  isOutside = outside.isOutside
  const { reports, passages } = snapshot.manifest.counts
  console.log(
    `${questions.length} questions · ${reports} reports · ${passages} passages · ${segmenter.name} · Node ${process.version}`,
  )
  const count = isOutside.filter(Boolean).length
  console.log(
    `elsewhere: nDCG@10 of the ${count} questions without an answer in ${outside.most}, the work most judged\n`,
  )
  const heads = [...MEASURES, 'elsewhere'].map(name => name.padStart(8)).join('  ')
  console.log(`${''.padEnd(40)}${heads}   ms p50     p99`)
  if (values.parameters) await sweep(snapshot, segmenter, run, print)
  else {
    let last
    for (const [name, open] of ladder(snapshot, segmenter)) {
      last = await run(await open())
      print(name, last)
    }
    const whole = await run(product(snapshot, segmenter))
    print('the product, highlights included', whole)
    const { p50, p99 } = await run(product(snapshot, segmenter, PAGE))
    console.log(`  a page of it, ${PAGE} hits`.padEnd(90) + times(p50, p99))
    // The ladder says something about the product only while its last step is the product.
    const different = whole.answers.filter((answer, i) => answer !== last.answers[i]).length
    if (different > 0)
      throw new Error(`the last step answers ${different} questions differently from the product`)
  }
  if (folds > 1 && !values.parameters) {
    console.log(`\ncross-validated, ${folds} folds: each with what the other folds choose`)
    const held = await crossValidate(snapshot, segmenter, run, folds)
    for (const { setting, measures } of held)
      console.log(`${JSON.stringify(setting).padEnd(70)}${measures.map(figure).join('  ')}`)
    const mean = MEASURES.map((_, i) => held.reduce((sum, { measures }) => sum + measures[i], 0) / folds)
    console.log(`${'mean'.padEnd(70)}${mean.map(figure).join('  ')}`)
  }
} finally {
  if (values.index === undefined) rmSync(indexDir, { recursive: true, force: true })
}
process.exit()
