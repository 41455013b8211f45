// lookup.ts — what one question needs to know of its texts: gathered first, then looked up as often as it likes.
// Not: what becomes of it.
import { LRUCache } from 'lru-cache'
import { expressionSpans } from '../../../matching/match.ts'
import type { Expression } from '../../../query/query.ts'
import type { Stop } from '../../stopping.ts'
import { type ListSize, type Postings, passageCount, sizeOf } from '../postings.ts'
import type { VerifiedPostings } from './verified-postings.ts'

/** Matching, ranking and counting ask for the same texts, so each is found once. */
export interface Lookup {
  /** Finds what it does not know yet. What costs much is found in turns. */
  gather(texts: readonly string[], expressions: readonly Expression[], stop: Stop): Promise<void>
  /** The lists of a text by size: of a gathered one, or of one that lies on disk and need not be read for it; else null. */
  sizes(text: string): readonly ListSize[] | null
  isGathered(text: string): boolean
  /** Where a gathered text occurs. */
  postings(text: string): Postings
  /** Where a gathered expression begins. */
  expression(expression: Expression): Postings
}

/** @returns makes the lookup of the next question */
export function createLookups(verified: VerifiedPostings): () => Lookup {
  /**
   * What has to be looked for in the text takes up to a hundred times as long as a stored list; and views, pages and
   * orders ask for it again. Kept: no more postings than fit into 16 MB. A text has no brace, so no text is the key of
   * an expression.
   */
  const kept = new LRUCache<string, Postings>({
    max: 1000,
    maxSize: 2 ** 22,
    sizeCalculation: postings => passageCount(postings) + 1,
  })
  const keeping = async (key: string, find: () => Promise<Postings>): Promise<Postings> => {
    let postings = kept.get(key)
    if (!postings) {
      postings = await find()
      kept.set(key, postings)
    }
    return postings
  }

  return () => {
    const known = new Map<string, Postings>()
    const found = new Map<string, Postings>()
    return {
      async gather(texts, expressions, stop) {
        const missing: string[] = []
        for (const text of texts) {
          if (known.has(text)) continue
          // Most texts were asked for before: no promise is made for them.
          const postings = verified.known(text) ?? kept.get(text)
          if (postings) known.set(text, postings)
          else missing.push(text)
        }
        const stored = missing.length > 0 ? await verified.stored(missing) : []
        for (const [i, text] of missing.entries()) {
          known.set(text, stored[i] ?? (await keeping(text, () => verified.phrase(text, stop))))
        }
        for (const expression of expressions) {
          const key = JSON.stringify(expression)
          if (found.has(key)) continue
          const find = (skeleton: string) => expressionSpans(skeleton, expression)
          found.set(key, await keeping(key, () => verified.spans(expression.parts, find, stop)))
        }
      },
      sizes: text => known.get(text)?.map(sizeOf) ?? verified.unread(text),
      isGathered: text => known.has(text),
      postings: text => gathered(known, text),
      expression: expression => gathered(found, JSON.stringify(expression)),
    }
  }
}

// --- internal ---

function gathered(known: ReadonlyMap<string, Postings>, key: string): Postings {
  const postings = known.get(key)
  if (!postings) throw new Error(`${key} was looked up before it was gathered`)
  return postings
}
