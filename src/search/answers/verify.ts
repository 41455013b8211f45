// verify.ts — whether the index and a scan of all text agree on every text of a query. Not: the query's filters (texts
// are compared over all reports), or repairing the index.

import { setImmediate } from 'node:timers/promises'
import type { Segmenter } from '../../analysis/segmenter.ts'
import { skeleton } from '../../analysis/skeleton.ts'
import type { Verification, VerifiedText, VerifyOptions } from '../../api/verify.ts'
import { positiveLeaves } from '../../query/tree.ts'
import type { Opened } from '../opened.ts'
import { innerWords } from '../question/plan.ts'
import { readQuery } from '../question/read-query.ts'

/** Each text costs a reading of the whole corpus, some 5–50 ms for 20 million characters. */
const MOST_TEXTS = 10

/**
 * Counts the terms and phrases that a query asks for, and where terms may be matched by their words, these too.
 * What a gap or near expression finds is no text: nothing of it is compared.
 */
export function createVerify({ engine, segmenter }: Opened) {
  return async (query: string, { mode = 'smart' }: VerifyOptions = {}): Promise<Verification> => {
    const parsed = readQuery(query, mode).query
    const wanted = parsed ? textsIn(parsed, segmenter) : []
    const texts: VerifiedText[] = []
    for (const text of wanted.slice(0, MOST_TEXTS)) {
      if (texts.length > 0) await setImmediate() // a server has others to answer
      texts.push({ text, ...(await engine.recount(text)) })
    }
    return {
      query,
      mode,
      equal: texts.every(({ equal }) => equal),
      texts,
      left: wanted.length - texts.length,
      indexVersion: engine.info.version,
    }
  }
}

// --- internal ---

/** Skeletons, distinct; what was typed as a whole comes before the words inside. */
function textsIn(query: Parameters<typeof positiveLeaves>[0], segmenter: Segmenter): string[] {
  const leaves = positiveLeaves(query).filter(leaf => leaf.type === 'term' || leaf.type === 'phrase')
  const whole = leaves.map(({ text }) => skeleton(text))
  const words = leaves.flatMap(({ type, text }) =>
    type === 'term' ? innerWords(skeleton(text), segmenter) : [],
  )
  // An empty text is found nowhere by anybody: agreeing on it proves nothing.
  return [...new Set([...whole, ...words])].filter(text => text !== '')
}
