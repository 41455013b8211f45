// lookup.ts — what one question needs to know of its texts: gathered first, then looked up as often as it likes.
// Not: what becomes of it.
import { LRUCache } from 'lru-cache'
import { expressionSpans } from '../../../matching/match.ts'
import type { Expression } from '../../../query/query.ts'
import type { Stop } from '../../stopping.ts'
import { type Postings, passageCount, type UnreadList } from '../posting-lists.ts'
import type { VerifiedPostings } from './literal-postings.ts'

/** Matching, ranking and counting ask for the same texts, so each is found once. */
export interface Lookup {
  /** Finds what it does not know yet. What costs much is found in turns. */
  gather(texts: readonly string[], expressions: readonly Expression[], stop: Stop): Promise<void>
  /** The lists of a text for their sizes: of a gathered one, or of one that is not read for it; else null. */
  unread(text: string): readonly UnreadList[] | null
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
   * orders ask for it again. Kept: no more postings than fit into 8 MB. A text has no brace, so no text is the key of
   * an expression.
   */
  const kept = new LRUCache<string, Postings>({
    max: 1000,
    maxSize: 2 ** 21,
    sizeCalculation: postings => passageCount(postings) + 1,
  })
  const keep = (key: string, postings: Postings): Postings => {
    kept.set(key, postings)
    return postings
  }

  return () => {
    const known = new Map<string, Postings>()
    // By the object: as a text, an expression takes a microsecond to write, and is looked up several times. By the text,
    // because matching and tiers have objects of their own.
    const found = new Map<Expression | string, Postings>()
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
          known.set(text, stored[i] ?? keep(text, await verified.phrase(text, stop)))
        }
        for (const expression of expressions) {
          if (found.has(expression)) continue
          const key = JSON.stringify(expression)
          const find = (skeleton: string) => expressionSpans(skeleton, expression)
          const postings =
            found.get(key) ?? kept.get(key) ?? keep(key, await verified.spans(expression.parts, find, stop))
          found.set(key, postings).set(expression, postings)
        }
      },
      unread: text => known.get(text) ?? verified.unread(text),
      isGathered: text => known.has(text),
      postings: text => gathered(known, text),
      expression: expression => gathered(found, expression),
    }
  }
}

// --- internal ---

function gathered<Key>(known: ReadonlyMap<Key, Postings>, key: Key): Postings {
  const postings = known.get(key)
  if (!postings) throw new Error(`${JSON.stringify(key)} was looked up before it was gathered`)
  return postings
}
