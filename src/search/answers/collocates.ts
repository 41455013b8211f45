// collocates.ts — what most often stands next to the occurrences of a question. Not: counting neighbours.
import type { CollocatesOptions, CollocatesResult } from '../../api/collocates.ts'
import { countNeighbours } from '../marks/neighbours.ts'
import { eachOccurrence, occurrenceFinder } from '../marks/occurrences.ts'
import { occurring, said } from '../marks/occurring.ts'
import type { Opened } from '../opened.ts'
import { paging } from '../question/paging.ts'

export function createCollocates(opened: Opened) {
  return async (text: string, options: CollocatesOptions = {}): Promise<CollocatesResult> => {
    const started = performance.now()
    const { length = 4 } = options
    const { limit } = paging(options, 20)
    const { query, passages, ...question } = await occurring(opened, text, options)
    const words = (near: string) => opened.segmenter.words(near)
    const followers = countNeighbours('after', length, words)
    const preceders = countNeighbours('before', length, words)
    let total = 0
    for await (const batch of passages ?? []) {
      if (!query) break
      eachOccurrence(batch, occurrenceFinder(query), (_passage, folded, { start, end }) => {
        total++
        followers.add(folded, start, end)
        preceders.add(folded, start, end)
      })
    }
    return {
      ...said(opened, text, question, started),
      total,
      followers: await followers.top(limit),
      preceders: await preceders.top(limit),
    }
  }
}
