// parameters.mjs — each parameter of ranking at other values than the product's; and a cross-validated choice.
// Not: what the parameters mean (src/engine/ranking/ranking-parameters.ts, src/search/question/evidence.ts).
import { DEFAULT_RANKING } from '../../dist/engine/ranking/ranking-parameters.js'
import { DEFAULT_EVIDENCE } from '../../dist/search/evidence.js'
import { means } from './judged.mjs'
import { evidenceWith, variant } from './ladder.mjs'

/** The product's own value stands among the others. */
const VALUES = {
  asking: [null, DEFAULT_EVIDENCE.asking],
  wordBonus: [0, 0.25, 0.5, 1],
  longWordWeight: [0, 0.25, 0.5, 1],
  k1: [0.6, 0.9, 1.2, 1.6, 2],
  b: [0.5, 0.6, 0.75, 0.9],
  firstTexts: [0, 4, 12, 24],
  firstPostings: [0, 10_000, 20_000, 30_000, 100_000, Number.POSITIVE_INFINITY],
  candidates: [0, 100, 200, 300, 500, 1000],
  near: [0, 0.05, 0.1, 0.2, 0.4],
  context: [0, 200, 300, 400, 700],
  passageWeight: [0, 0.25, 0.5, 1],
  workWeight: [0, 0.1, 0.2, 0.3, 0.5],
  citationWeight: [0, 0.1, 0.2, 0.3, 0.5],
}

/** Of these every combination is tried for the choice: what the order hangs on most. */
const GRID = { workWeight: [0.1, 0.2, 0.3], citationWeight: [0.1, 0.2, 0.3], passageWeight: [0.25, 0.5, 1] }

/** One parameter at a time. @param run an Ask → its rows of measures and its milliseconds */
export async function sweep(snapshot, segmenter, run, print) {
  for (const [name, values] of Object.entries(VALUES)) {
    for (const value of values) {
      const isOurs = value === { ...DEFAULT_RANKING, ...DEFAULT_EVIDENCE }[name]
      const ask =
        name in DEFAULT_EVIDENCE
          ? variant(snapshot, segmenter, {}, evidenceWith({ [name]: value }))
          : variant(snapshot, segmenter, { [name]: value })
      const shown = value instanceof RegExp ? 'left out' : value === null ? 'kept' : value
      print(`${name} ${shown}${isOurs ? ' (ours)' : ''}`, await run(ask))
    }
  }
}

/**
 * Each fold answered with the numbers that the other folds would choose by nDCG@10 + ½ R@100: what tuning on these
 * questions is worth on questions it has not seen.
 */
export async function crossValidate(snapshot, segmenter, run, folds) {
  const settings = combinations(GRID)
  const results = []
  for (const setting of settings) results.push((await run(variant(snapshot, segmenter, setting))).rows)
  const goal = measures => measures[0] + measures[3] / 2
  return Array.from({ length: folds }, (_, fold) => {
    const scores = results.map(rows => goal(means(rows, { except: fold, of: folds })))
    const best = scores.indexOf(Math.max(...scores))
    return { setting: settings[best], measures: means(results[best], { only: fold, of: folds }) }
  })
}

// --- internal ---

/** @example combinations({ a: [1, 2], b: [3] }) // => [{ a: 1, b: 3 }, { a: 2, b: 3 }] */
function combinations(values) {
  return Object.entries(values).reduce(
    (settings, [name, some]) =>
      settings.flatMap(setting => some.map(value => ({ ...setting, [name]: value }))),
    [{}],
  )
}
