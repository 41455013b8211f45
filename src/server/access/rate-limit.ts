// rate-limit.ts — how often one client may ask: a bucket that fills steadily and holds one second's worth. Not: who a
// client is.
import { LRUCache } from 'lru-cache'

/** Clients remembered; the one not heard of for longest is forgotten first. */
const MOST_CLIENTS = 20_000

export interface Rates {
  /**
   * Counts one request.
   *
   * @param rate requests a second
   * @returns 0: it may pass; else the seconds after which to ask again
   */
  take(client: string, rate: number): number
}

/** @param now milliseconds, of a clock that never goes back */
export function createRates(now: () => number = () => performance.now()): Rates {
  const buckets = new LRUCache<string, { tokens: number; at: number }>({ max: MOST_CLIENTS })
  return {
    take(client, rate) {
      const at = now()
      const most = Math.max(1, rate)
      const before = buckets.get(client) ?? { tokens: most, at }
      const tokens = Math.min(most, before.tokens + ((at - before.at) / 1000) * rate)
      const passes = tokens >= 1
      buckets.set(client, { tokens: passes ? tokens - 1 : tokens, at })
      return passes ? 0 : (1 - tokens) / rate
    },
  }
}
