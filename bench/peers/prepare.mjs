// prepare.mjs — what every side is given: passages of a corpus with their skeletons, and questions. Not: asking.

import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSegmenter } from '../../dist/analysis/open-segmenter.js'
import { skeleton } from '../../dist/analysis/skeleton.js'
import { indexReports } from '../../dist/indexer/indexer.js'
import { openSearcher } from '../../dist/search/open-searcher.js'
import { samplePhrases, sampleWords } from '../speed/measure.mjs'

/** What is asked. `parts` are texts to be found literally: of a passage all of them, or any. */
export const KINDS = [
  { name: 'words, all', file: 'words', any: false },
  { name: 'words, any', file: 'words', any: true },
  { name: 'words apart, any', file: 'apart', any: true },
  { name: 'phrases', file: 'phrases', any: false },
  { name: 'one character', file: 'character', any: false },
]

/**
 * Builds our own index, and writes `passages.tsv` (report, division, year, skeleton) and `questions-….txt`, a question a line,
 * its parts between blanks.
 *
 * @param most passages that all are given: whole reports, as many as come first
 */
export async function prepare(folder, work, most) {
  mkdirSync(work, { recursive: true })
  const indexDir = join(work, 'whole')
  await indexReports({ paths: [folder], indexDir })
  const searcher = await openSearcher({ indexDir })
  const segmenter = await openSegmenter()
  const rows = createWriteStream(join(work, 'passages.tsv'))
  const reports = createWriteStream(join(work, 'reports.jsonl'))
  const texts = []
  let passages = 0
  let characters = 0
  for (let offset = 0, total = 1; offset < total && passages < most; offset += 100) {
    const page = await searcher.reports({ limit: 100, offset })
    total = page.total
    for (const [i, { id, region, year, title }] of page.reports.entries()) {
      if (passages >= most) break
      const { passages: read } = await searcher.report(id)
      const lines = []
      for (const { text } of read) {
        const folded = skeleton(text)
        if (folded === '') continue
        rows.write(`${offset + i}\t${region?.code ?? 0}\t${year ?? 0}\t${folded}\n`)
        lines.push(text)
        if (folded.length > 25) texts.push(folded)
        passages++
        characters += folded.length
      }
      // Ours is built of the same passages, each a line of its own.
      const row = {
        id,
        title: title ?? '报告',
        text: lines.join('\n'),
        ...(year && { year }),
        ...(region && { region: region.path.join('') }),
      }
      if (!reports.write(`${JSON.stringify(row)}\n`)) await once(reports, 'drain')
    }
  }
  await Promise.all([rows, reports].map(stream => once(stream.end(), 'finish')))
  const write = (name, list) => writeFileSync(join(work, `questions-${name}.txt`), list.join('\n'))
  const cut = text => segmenter.words(text)
  write(
    'words',
    sampleWords(texts, cut, 400, 1, true).map(words => words.join(' ')),
  )
  write(
    'apart',
    sampleWords(texts, cut, 200, 4, false).map(words => words.join(' ')),
  )
  write('phrases', samplePhrases(texts, [2, 3, 4, 5, 6, 8, 10, 12, 16, 20], 400, 2))
  write('character', samplePhrases(texts, [1], 100, 3))
  await searcher.close()
  return { passages, characters }
}
