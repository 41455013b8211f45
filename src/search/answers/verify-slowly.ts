// verify-slowly.ts — holds an index on disk against its stored text, with nothing of the index but that text. Not: what a
// running server says of itself (verify.ts), checksums.

import { skeletonWithOffsets } from '../../analysis/skeleton.ts'
import { joined } from '../../engine/batches.ts'
import type { Engine, PassageRecord } from '../../engine/engine.ts'
import { type MemoryLimit, openStore } from '../../engine/open.ts'
import { phraseSpans } from '../../matching/phrase.ts'
import { positiveLeaves } from '../../query/tree.ts'
import { textsOf } from '../question/plan.ts'
import { readQuery } from '../question/read-query.ts'
import { EVERYTHING } from '../question/request.ts'

export interface Count {
  reports: number
  passages: number
  occurrences: number
}

export interface TextCheck {
  /** The skeleton that was looked for. */
  text: string
  index: Count
  scan: Count
  /** Whether both found the same passages, and the same number of occurrences in all. */
  equal: boolean
}

/**
 * Looks for each text of a query (its terms, phrases and the parts of gaps) through the index and by reading every
 * paragraph. Nothing of the index takes part in the scan but the stored text itself.
 *
 * @param location of the index: a folder, or a cluster
 * @param memory as `OpenOptions` has it
 * @throws JiansuoError as `EngineStore.open`
 */
export async function verifySlowly(
  location: Parameters<typeof openStore>[0],
  query: string,
  memory: MemoryLimit | null = null,
): Promise<TextCheck[]> {
  const { engine } = await openStore(location, { memory }).open()
  try {
    const parsed = readQuery(query).query
    const texts = parsed ? [...new Set(positiveLeaves(parsed).flatMap(textsOf))] : []
    return await verifyTexts(engine, texts)
  } finally {
    await engine.close()
  }
}

/** @param texts skeletons */
async function verifyTexts(engine: Engine, texts: string[]): Promise<TextCheck[]> {
  const scans = await scan(engine, texts)
  return Promise.all(
    texts.map(async (text, i): Promise<TextCheck> => {
      const found = await ask(engine, text)
      const scanned = scans[i]!
      const same = found.ids.size === scanned.ids.size && [...found.ids].every(id => scanned.ids.has(id))
      return {
        text,
        index: found.count,
        scan: scanned.count,
        equal: same && found.count.occurrences === scanned.count.occurrences,
      }
    }),
  )
}

// --- internal ---

interface Found {
  ids: Set<string>
  count: Count
}

async function ask(engine: Engine, text: string): Promise<Found> {
  const request = { ...EVERYTHING, where: { type: 'phrase' as const, text }, counted: [text] }
  const [passages, tallies] = [await joined(engine.matching(request)), await engine.tally(request)]
  const occurrences = tallies.reduce((sum, tally) => sum + (tally.occurrences ?? 0), 0)
  return {
    ids: new Set(passages.map(({ id }) => id)),
    count: { reports: tallies.length, passages: passages.length, occurrences },
  }
}

async function scan(engine: Engine, texts: string[]): Promise<Found[]> {
  const found = texts.map(
    (): Found => ({ ids: new Set(), count: { reports: 0, passages: 0, occurrences: 0 } }),
  )
  for await (const content of engine.contents()) {
    const before = found.map(({ ids }) => ids.size)
    for (const paragraph of paragraphsOf(content.passages)) {
      const { text, starts } = skeletonWithOffsets(paragraph[0]!.paragraph)
      texts.forEach((wanted, i) => {
        for (const span of phraseSpans(text, wanted)) {
          const origin = starts[span.start]!
          found[i]!.ids.add(paragraph.find(passage => origin < passage.end)!.id)
          found[i]!.count.occurrences++
        }
      })
    }
    found.forEach(({ ids, count }, i) => {
      if (ids.size > before[i]!) count.reports++
      count.passages = ids.size
    })
  }
  return found
}

/** The passages of each paragraph: a paragraph begins where a passage starts at 0. */
function paragraphsOf(passages: PassageRecord[]): PassageRecord[][] {
  const paragraphs: PassageRecord[][] = []
  for (const passage of passages) {
    if (passage.start === 0) paragraphs.push([passage])
    else paragraphs.at(-1)!.push(passage)
  }
  return paragraphs
}
