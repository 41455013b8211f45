// word-sets.ts — which words each report has. Not: comparing them.
import type { Segmenter } from '../analysis/segmenter.ts'
import { skeleton } from '../analysis/skeleton.ts'
import type { ReportContent } from '../engine/engine.ts'
import { inTurns } from '../turns.ts'

/** Words are numbered from 0; a report has each of its words once. */
export interface WordSets {
  words: readonly string[]
  /** By the word's number: how many reports have it. */
  reportsOf: Uint32Array
  /** By the report's id. */
  byReport: ReadonlyMap<string, Uint32Array>
}

/**
 * Cuts every report into words, in turns. A word has two characters and more; numbers and names of one report alone
 * say nothing of several.
 */
export async function wordSets(
  contents: AsyncIterable<ReportContent>,
  segmenter: Segmenter,
): Promise<WordSets> {
  const turn = inTurns()
  const numbers = new Map<string, number>()
  const words: string[] = []
  const byReport = new Map<string, Uint32Array>()
  for await (const { report, passages } of contents) {
    const own = new Set<number>()
    let paragraph = ''
    for (const passage of passages) {
      if (passage.paragraph === paragraph) continue
      paragraph = passage.paragraph
      for (const word of segmenter.words(skeleton(paragraph))) {
        if (word.length < 2 || !/^\p{Script=Han}+$/u.test(word)) continue
        let number = numbers.get(word)
        if (number === undefined) {
          number = words.push(word) - 1
          numbers.set(word, number)
        }
        own.add(number)
      }
      await turn()
    }
    byReport.set(report.id, Uint32Array.from(own))
  }
  const reportsOf = new Uint32Array(words.length)
  for (const own of byReport.values()) {
    for (const word of own) reportsOf[word]!++
    await turn()
  }
  return { words, reportsOf, byReport }
}
