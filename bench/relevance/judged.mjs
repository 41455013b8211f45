// judged.mjs — questions with known answers, and how good a list of answers is. Not: asking.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Questions that have judgments. FOLDER/queries.jsonl: {id, text} a line; FOLDER/qrels.tsv: a header line, then
 * question id, report id, and perhaps a grade, of which 0 means irrelevant.
 *
 * @returns {{ id: string, text: string, relevant: Set<string> }[]}
 */
export function readJudged(folder) {
  const lines = file => readFileSync(join(folder, file), 'utf8').trim().split('\n')
  const relevant = new Map()
  for (const line of lines('qrels.tsv').slice(1)) {
    const [question, report, grade = '1'] = line.trim().split('\t')
    if (Number(grade) === 0) continue
    if (!relevant.has(question)) relevant.set(question, new Set())
    relevant.get(question).add(report)
  }
  return lines('queries.jsonl')
    .map(line => JSON.parse(line))
    .map(({ id, text }) => ({ id: String(id), text, relevant: relevant.get(String(id)) }))
    .filter(question => question.relevant !== undefined)
}

export const MEASURES = ['nDCG@10', 'MRR@10', 'R@10', 'R@100']

/** @param found report ids, best first  @param relevant those that answer  @returns a number for each of MEASURES */
export function measure(found, relevant) {
  const ten = found.slice(0, 10)
  const gain = place => 1 / Math.log2(place + 2)
  let dcg = 0
  ten.forEach((id, place) => {
    if (relevant.has(id)) dcg += gain(place)
  })
  let ideal = 0
  for (let place = 0; place < Math.min(10, relevant.size); place++) ideal += gain(place)
  const first = ten.findIndex(id => relevant.has(id))
  const share = ids => ids.filter(id => relevant.has(id)).length / relevant.size
  return [dcg / ideal, first === -1 ? 0 : 1 / (first + 1), share(ten), share(found.slice(0, 100))]
}

/** Column means of rows; those of one fold alone where `of` folds are given (row i belongs to fold i mod `of`). */
export function means(rows, { only = null, except = null, of = 1 } = {}) {
  const chosen = rows.filter(
    (_, i) => (only === null || i % of === only) && (except === null || i % of !== except),
  )
  return MEASURES.map((_, column) => chosen.reduce((sum, row) => sum + row[column], 0) / chosen.length)
}

/** Standard deviation over the folds of each column's mean. */
export function spread(rows, folds) {
  const each = Array.from({ length: folds }, (_, fold) => means(rows, { only: fold, of: folds }))
  return MEASURES.map((_, column) => {
    const mean = each.reduce((sum, row) => sum + row[column], 0) / folds
    return Math.sqrt(each.reduce((sum, row) => sum + (row[column] - mean) ** 2, 0) / folds)
  })
}
