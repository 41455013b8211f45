// word-sets.ts — which words each report has. Not: comparing them, which words are one wording (wordings.ts).
import type { Segmenter } from '../analysis/segmenter.ts'
import { skeleton } from '../analysis/skeleton.ts'
import type { ReportContent } from '../engine/engine.ts'
import { inTurns } from '../turns.ts'
import { BREAK, joinWordings, type Rows } from './wordings.ts'

/** Words are numbered from 0; a report has each of its words once. */
export interface WordSets {
  words: readonly string[]
  /** By the report's id. */
  byReport: ReadonlyMap<string, Uint32Array>
}

/**
 * Cuts every report into words, in turns. A word has two characters and more; numbers and names of one report alone
 * say nothing of several. A word that hardly ever stands alone counts as the wording that it is part of.
 */
export async function wordSets(
  contents: AsyncIterable<ReportContent>,
  segmenter: Segmenter,
): Promise<WordSets> {
  const { ids, ...cut } = await cutReports(contents, segmenter)
  const { names, rows, said } = await joinWordings(cut)
  const turn = inTurns()
  const words: string[] = []
  const numbers = new Map<number, number>()
  const byReport = new Map<string, Uint32Array>()
  for (const [i, row] of rows.entries()) {
    const own = new Set<number>()
    for (const wording of new Set(row)) {
      for (const one of said[wording]!) {
        if (names[one]!.length < 2) continue
        let number = numbers.get(one)
        if (number === undefined) {
          number = words.push(names[one]!) - 1
          numbers.set(one, number)
        }
        own.add(number)
      }
    }
    byReport.set(ids[i]!, Uint32Array.from(own))
    await turn()
  }
  return { words, byReport }
}

// --- internal ---

/** No wording runs across these: 三、全面 is none. What is enumerated or in quotation marks may be one. */
const CLAUSE_ENDS = /^[一二三四五六七八九十]{1,3}、|[，。；：！？（）()【】［］,;:!?\s]+/u

/** A row for each report: its words as they follow one another, Han characters only. */
async function cutReports(
  contents: AsyncIterable<ReportContent>,
  segmenter: Segmenter,
): Promise<Rows & { ids: string[] }> {
  const turn = inTurns()
  const numbers = new Map<string, number>()
  const names = ['']
  const ids: string[] = []
  const rows: Uint32Array[] = []
  for await (const { report, passages } of contents) {
    const row: number[] = []
    let paragraph = ''
    for (const passage of passages) {
      if (passage.paragraph === paragraph) continue
      paragraph = passage.paragraph
      for (const clause of paragraph.split(CLAUSE_ENDS)) {
        for (const word of segmenter.words(skeleton(clause))) {
          if (!/^\p{Script=Han}+$/u.test(word)) {
            row.push(BREAK)
            continue
          }
          let number = numbers.get(word)
          if (number === undefined) {
            number = names.push(word) - 1
            numbers.set(word, number)
          }
          row.push(number)
        }
        row.push(BREAK)
      }
      await turn()
    }
    ids.push(report.id)
    rows.push(Uint32Array.from(row))
  }
  return { names, rows, ids }
}
