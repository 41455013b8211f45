// ladder.mjs — from FlexSearch alone to the product, one step at a time, on the product's own index and code.
// Not: judging answers, printing.
import { Index } from 'flexsearch'
import { skeleton } from '../../dist/analysis/skeleton.js'
import { openFlexSearchEngine } from '../../dist/engine/flexsearch/flexsearch.js'
import { parseQuery } from '../../dist/query/parse.js'
import { positiveLeaves } from '../../dist/query/tree.js'
import { DEFAULT_EVIDENCE, evidenceFor } from '../../dist/search/evidence.js'
import { createPlanner } from '../../dist/search/plan.js'
import { createSearcher } from '../../dist/search/searcher.js'

/** One hit a report, as deep as R@100 looks. */
const DEPTH = 100
const PAGE = { order: 'relevance', distinct: true, limit: DEPTH, offset: 0 }
const UNFILTERED = { regions: [], years: [], report: null, kind: null }

/** The first pass alone, with all its postings and nothing but BM25. */
const BM25_ALONE = {
  candidates: 0,
  firstPostings: Number.POSITIVE_INFINITY,
  near: 0,
  workWeight: 0,
  citationWeight: 0,
}
const TEXT_ALONE = { workWeight: 0, citationWeight: 0 }
const WITH_ASKING_WORDS = { ...DEFAULT_EVIDENCE, asking: null }

/** @typedef {(text: string) => Promise<string[]>} Ask ids of the reports found, best first, at most 100 */

/** The product as everybody asks it: match=any, one hit a report. @param limit hits @returns {Ask} */
export function product(snapshot, segmenter, limit = DEPTH) {
  const searcher = createSearcher(openFlexSearchEngine(snapshot), segmenter)
  return async text => {
    const { hits } = await searcher.search(text, { match: 'any', distinct: 'report', limit })
    return hits.map(hit => hit.reportId)
  }
}

/**
 * The product's engine with other numbers.
 *
 * @param ranking what differs from the product's parameters of ranking
 * @param evidence texts, segmenter → evidence
 * @returns {Ask}
 */
export function variant(snapshot, segmenter, ranking, evidence = evidenceFor) {
  const engine = openFlexSearchEngine(snapshot, ranking)
  const planner = createPlanner(segmenter)
  return async text => {
    const { query } = parseQuery(text)
    if (query === null) return []
    const { where, literal, counted } = planner.plan(query, 'any')
    const texts = positiveLeaves(query).flatMap(leaf => ('parts' in leaf ? leaf.parts : [leaf.text]))
    const request = { where, literal, counted, evidence: evidence(texts, segmenter), ...UNFILTERED, ...PAGE }
    const { ranked } = await engine.search(request)
    return ranked.map(({ report }) => report.id)
  }
}

/** Name, and what opens the step when its turn comes. @returns {[string, () => Ask | Promise<Ask>][]} */
export function ladder(snapshot, segmenter) {
  const step = (ranking, evidence) => () => variant(snapshot, segmenter, ranking, evidence)
  return [
    ['FlexSearch alone: suggest, jieba words', () => flexSearchAlone(snapshot, segmenter)],
    ['BM25: jieba words', step(BM25_ALONE, words)],
    ['BM25: pairs of characters', step(BM25_ALONE, texts => grams(texts, [2]))],
    ['BM25: characters and pairs', step(BM25_ALONE, texts => grams(texts, [1, 2]))],
    ['+ words', step(BM25_ALONE, withAskingWords)],
    ['+ rescoring, with surroundings', step(TEXT_ALONE, withAskingWords)],
    ['+ asking words left out', step(TEXT_ALONE)],
    ['+ the work', step({ citationWeight: 0 })],
    ['+ citations = the product', step({})],
  ]
}

/** Evidence of the product with other parameters. */
export function evidenceWith(parameters) {
  return (texts, segmenter) => evidenceFor(texts, segmenter, { ...DEFAULT_EVIDENCE, ...parameters })
}

// --- internal ---

const withAskingWords = (texts, segmenter) => evidenceFor(texts, segmenter, WITH_ASKING_WORDS)

const once = texts => [...new Set(texts)].map(text => ({ text, weight: 1 }))

function words(texts, segmenter) {
  return once(texts.flatMap(text => wordsOf(text, segmenter)))
}

/** Every dictionary word, and what no word covers; none across the end of a sentence. */
function wordsOf(text, segmenter) {
  return sentences(text).flatMap(sentence => segmenter.allWords(sentence))
}

function grams(texts, sizes) {
  const found = []
  for (const sentence of texts.flatMap(sentences)) {
    for (const size of sizes)
      for (let at = 0; at + size <= sentence.length; at++) found.push(sentence.slice(at, at + size))
  }
  return once(found)
}

function sentences(text) {
  return skeleton(text)
    .split(/[。!?;]/)
    .filter(sentence => sentence !== '')
}

/** FlexSearch as it comes, given words instead of its own encoder, which knows no Chinese. Its unit is the report. */
async function flexSearchAlone(snapshot, segmenter) {
  const engine = openFlexSearchEngine(snapshot)
  const reports = await engine.reports()
  const index = new Index({ tokenize: 'strict', encode: text => wordsOf(text, segmenter) })
  for (let number = 0; number < reports.length; number++) {
    const { passages } = await engine.report(reports[number].id)
    index.add(number, passages.map(({ paragraph, start, end }) => paragraph.slice(start, end)).join('。'))
  }
  return async text => index.search(text, { suggest: true, limit: DEPTH }).map(number => reports[number].id)
}
