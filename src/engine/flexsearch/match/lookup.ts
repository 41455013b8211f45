// lookup.ts — what one question needs to know of its texts: gathered first, then looked up as often as it likes.
// Not: what becomes of it.
import { LRUCache } from 'lru-cache'
import { expressionSpans } from '../../../matching/match.ts'
import type { Expression } from '../../../query/query.ts'
import type { Stop } from '../../stopping.ts'
import { type Postings, passageCount } from '../postings.ts'
import type { VerifiedPostings } from './verified-postings.ts'

/** Matching, ranking and counting ask for the same texts, so each is found once. */
export interface Lookup {
  /** Finds what it does not know yet. What costs much is found in turns. */
  gather(texts: readonly string[], expressions: readonly Expression[], stop: Stop): Promise<void>
  /** Where a gathered text occurs. */
  postings(text: string): Postings
  /** Where a gathered expression begins. */
  expression(expression: Expression): Postings
}

/**
 * @returns makes the lookup of the next question. What one question asks for, the next may ask again, as a relaxed one
 *   does; what it did not ask for itself is forgotten with the one after.
 */
export function createLookups(verified: VerifiedPostings): () => Lookup {
  let earlier = new Map<string, Postings>()
  /**
   * Gaps and near expressions are looked for in the text, which takes a hundred times as long as a list; and views ask
   * for one of them several times over. Kept: a few, and no more postings than fit into 16 MB.
   */
  const kept = new LRUCache<string, Postings>({
    max: 100,
    maxSize: 2 ** 22,
    sizeCalculation: postings => passageCount(postings) + 1,
  })

  return () => {
    const before = earlier
    const known = new Map<string, Postings>()
    const found = new Map<string, Postings>()
    earlier = known
    return {
      async gather(texts, expressions, stop) {
        for (const text of texts) {
          if (known.has(text)) continue
          // Most texts of a question are stored: no promise is made for them.
          const postings = before.get(text) ?? verified.stored(text)
          known.set(text, postings ?? (await verified.phrase(text, stop)))
        }
        for (const expression of expressions) {
          const key = JSON.stringify(expression)
          if (found.has(key)) continue
          const postings =
            kept.get(key) ??
            (await verified.spans(expression.parts, bones => expressionSpans(bones, expression), stop))
          kept.set(key, postings)
          found.set(key, postings)
        }
      },
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
