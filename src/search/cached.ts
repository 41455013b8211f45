// cached.ts — answers kept for questions asked again. Not: which snapshot is asked.
import { LRUCache } from 'lru-cache'
import type { SearchResult } from '../api/search.ts'
import type { Verification } from '../api/verify.ts'
import { elapsed } from './clock.ts'
import type { SnapshotSearcher } from './searcher.ts'

/** Keeps answers of one snapshot; a new snapshot comes with a new cache, so no answer outlives its index. */
export function cached(
  searcher: SnapshotSearcher,
  size: number,
  onLookup: (isKept: boolean) => void,
): SnapshotSearcher {
  if (size === 0) return searcher
  const answers = new LRUCache<string, SearchResult>({ max: size })
  const verified = new LRUCache<string, Verification>({ max: size })
  return {
    ...searcher,
    async search(query, options = {}) {
      const started = performance.now()
      const key = JSON.stringify([query, Object.entries(options).sort()])
      const known = answers.get(key)
      onLookup(known !== undefined)
      if (known) return { ...known, processingTimeMs: elapsed(started) }
      const answer = await searcher.search(query, options)
      answers.set(key, answer)
      return answer
    },
    async verify(query, options = {}) {
      const key = JSON.stringify([query, options.mode ?? 'smart'])
      const answer = verified.get(key) ?? (await searcher.verify(query, options))
      verified.set(key, answer)
      return answer
    },
  }
}
