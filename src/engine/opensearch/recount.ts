// recount.ts — a text counted by reading everything, held against what the index says. Not: other texts.
import { phraseSpans } from '../../matching/phrase.ts'
import type { Ask, Recount } from '../engine.ts'
import type { Connection } from './connection.ts'
import { LABELS_END } from './labels.ts'
import type { Leaf } from './leaf.ts'
import { countByPassage } from './paragraph-counts.ts'
import { askCluster, type Found, scored } from './query-dsl.ts'
import { textOf } from './stored-passage.ts'
import { AT_ONCE, type PassageReader } from './stored-passages.ts'

/**
 * @param leaf what the index says
 */
export async function recount(
  text: string,
  leaf: Leaf,
  { connection, index, reader }: { connection: Connection; index: string; reader: PassageReader },
  ask?: Ask,
): Promise<Recount> {
  const indexed = await countsInIndex(connection, index, leaf, ask)
  const scanned = { passages: 0, occurrences: 0 }
  let equal = true
  let paragraph: { numbers: number[]; texts: string[] } = { numbers: [], texts: [] }
  const count = () => {
    const counts = countByPassage(paragraph.texts, folded => phraseSpans(folded, text))
    counts.forEach((times, i) => {
      if (times !== (indexed.get(paragraph.numbers[i]!) ?? 0)) equal = false
      if (times === 0) return
      scanned.passages++
      scanned.occurrences += times
    })
    paragraph = { numbers: [], texts: [] }
  }
  for await (const batch of reader.stream(0, LABELS_END, ask)) {
    for (const passage of batch) {
      paragraph.numbers.push(passage.n)
      paragraph.texts.push(textOf(passage))
      if ((passage.b?.[1] ?? 0) === 0) count()
    }
  }
  return { ...scanned, equal: equal && scanned.passages === indexed.size }
}

// --- internal ---

async function countsInIndex(
  connection: Connection,
  index: string,
  { where, occurrences }: Leaf,
  ask: Ask | undefined,
) {
  const counts = new Map<number, number>()
  for (let after: unknown[] | undefined; ; ) {
    const [found] = (await askCluster(
      connection,
      index,
      [
        {
          query: scored(where, occurrences),
          size: AT_ONCE,
          sort: [{ seq: 'asc' }],
          track_scores: true,
          ...(after && { search_after: after }),
        },
      ],
      ask,
    )) as [Found]
    for (const { sort, _score } of found.hits.hits) counts.set(Number(sort![0]), Math.round(_score!))
    after = found.hits.hits.at(-1)?.sort
    if (found.hits.hits.length < AT_ONCE) return counts
  }
}
