// serve.mjs INDEX — opening, and the time of questions inside one process.

import { openSegmenter } from '../../dist/analysis/open-segmenter.js'
import { skeleton } from '../../dist/analysis/skeleton.js'
import { openFlexSearchEngine } from '../../dist/engine/flexsearch/flexsearch.js'
import { openSearcher } from '../../dist/search/open-searcher.js'
import { readManifest, readSnapshot } from '../../dist/snapshot/read.js'
import { samplePhrases, sampleWords, time } from './measure.mjs'

const indexDir = process.argv[2]
const rows = []
const row = (what, figures) => rows.push({ what, ...figures })

const segmenter = await openSegmenter()
readManifest(indexDir)
const opening = []
for (let i = 0; i < 3; i++) {
  const start = performance.now()
  openFlexSearchEngine(await readSnapshot(indexDir))
  opening.push(performance.now() - start)
}
const searcher = await openSearcher({ indexDir, cacheSize: 0 })
const engine = openFlexSearchEngine(await readSnapshot(indexDir))

// Skeletons of 20,000 paragraphs, evenly spread, to take queries from.
const reports = await engine.reports()
const skeletons = []
for (let i = 0; i < reports.length; i += Math.max(1, Math.floor(reports.length / 400))) {
  const { passages } = await engine.report(reports[i].id)
  for (const { paragraph } of passages.slice(0, 50))
    if (paragraph.length > 25) skeletons.push(skeleton(paragraph))
}
const cut = text => segmenter.words(text)
const words = sampleWords(skeletons, cut, 1000, 1, true)
const ask = query => searcher.search(query, { limit: 20 })
row(
  '1–4 个词，前 20 段，含分面与总数',
  await time(
    words.map(list => list.join(' ')),
    ask,
  ),
)
row(
  '  FlexSearch 自带的多词检索（同一索引，前 20 段）',
  await time(words, list => engine.terms.flexSearch(list, 20)),
)
const strange = sampleWords(skeletons, cut, 400, 4, false)
row(
  '1–4 个词，各取自不同段落，多数须放宽',
  await time(
    strange.map(list => list.join(' ')),
    ask,
  ),
)
const phrases = samplePhrases(skeletons, [2, 3, 4, 5, 6, 8, 10, 12, 16, 20], 1000, 2)
row(
  '短语 2–20 字',
  await time(
    phrases.map(text => `"${text}"`),
    ask,
  ),
)
row('  同样的短语，逐字扫描全文', await time(phrases.slice(0, 200), text => engine.recount(text)))
row(
  '单字',
  await time(
    samplePhrases(skeletons, [1], 300, 3).map(text => `"${text}"`),
    ask,
  ),
)

const { passages, characters } = engine.info
console.log(JSON.stringify({ passages, characters, open: Math.min(...opening), rows }))
process.exit()
