// questions.mjs — the questions of every kind that an index is asked, taken from its own texts. Not: asking them.
import { openSegmenter } from '../../dist/analysis/open-segmenter.js'
import { skeleton } from '../../dist/analysis/skeleton.js'
import { readManifest } from '../../dist/snapshot/read.js'
import { random, samplePhrases, sampleWords } from './measure.mjs'

/** By their kind: the same ones of the same index in every run. */
export async function questionsOf(searcher, index) {
  // The one that is there already: another would add its dictionary to what is resident.
  const { segmenter: cutWith } = readManifest(index).fingerprint
  const segmenter = await openSegmenter(cutWith.slice(0, cutWith.lastIndexOf('@')))
  const { reports } = await searcher.reports({ limit: 1000 })
  const texts = []
  for (const { id } of reports.filter((_, i) => i % 10 === 0)) {
    const { passages } = await searcher.report(id)
    for (const { text } of passages.slice(0, 40)) if (text.length > 25) texts.push(skeleton(text))
  }
  const cut = text => segmenter.words(text)
  const quoted = list => list.map(text => `"${text}"`)
  return {
    words: sampleWords(texts, cut, 200, 1, true).map(list => list.join(' ')),
    'words apart': sampleWords(texts, cut, 200, 4, false).map(list => list.join(' ')),
    phrases: quoted(samplePhrases(texts, [2, 3, 4, 5, 6, 8, 10, 12, 16, 20], 200, 2)),
    'one character': quoted(samplePhrases(texts, [1], 100, 3)),
  }
}

/** The same of a server: questions of one to three pieces of its texts, two to four characters each. */
export async function piecesOver(url, count) {
  const next = random(1)
  const { reports } = await (await fetch(`${url}/api/reports?limit=200`)).json()
  const texts = []
  for (let i = 0; i < 20; i++) {
    const { id } = reports[Math.floor(next() * reports.length)]
    const { passages } = await (await fetch(`${url}/api/reports/${id}`)).json()
    texts.push(
      ...passages.map(({ text }) => text.replace(/[^\p{Script=Han}]/gu, '')).filter(text => text.length > 20),
    )
  }
  return Array.from({ length: count }, () => {
    const text = texts[Math.floor(next() * texts.length)]
    return Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
      const start = Math.floor(next() * (text.length - 4))
      return text.slice(start, start + 2 + Math.floor(next() * 3))
    }).join(' ')
  })
}
