// nodes-alive.ts — which nodes answer at all, and their names in the cluster. Not: which one to ask (node-choice.ts).
import { setTimeout } from 'node:timers/promises'
import type { Client } from '@opensearch-project/opensearch'

/** Nodes that answer; null: by a name that we may not know. */
export type Alive = ReadonlyMap<Client, string | null>

/** A node that answers nothing for so long stands still. Milliseconds. */
const PATIENCE = 1000
/** Questions that wait at the same time share one look. Milliseconds. */
const KEPT = 3000

/** Asks each node something that it can answer without another node. */
export function createLook(clients: readonly Client[]): () => Promise<Alive> {
  let last: { at: number; alive: Promise<Alive> } | null = null
  return () => {
    if (last === null || Date.now() - last.at > KEPT) last = { at: Date.now(), alive: look(clients) }
    return last.alive
  }
}

/** The preference for copies on these nodes: a search that goes by it waits for no other, where they have all shards. */
export function preferenceFor(alive: Alive): string | null {
  const ids = [...alive.values()].filter(id => id !== null)
  return ids.length === 0 ? null : `_prefer_nodes:${ids.join(',')}`
}

// --- internal ---

async function look(clients: readonly Client[]): Promise<Alive> {
  const alive = new Map<Client, string | null>()
  const answers = clients.map(async client => {
    const sent = client.transport.request(
      { method: 'GET', path: '/_nodes/_local', querystring: { filter_path: 'nodes.*.name' } },
      { requestTimeout: PATIENCE, ignore: [401, 403, 404] },
    )
    const { nodes } = (await sent).body as { nodes?: object }
    alive.set(client, Object.keys(nodes ?? {})[0] ?? null)
  })
  const ended = new AbortController()
  const over = setTimeout(PATIENCE, null, { signal: ended.signal }).catch(() => {})
  await Promise.race([Promise.allSettled(answers), over])
  ended.abort()
  // A copy: who answers later was too late.
  return new Map(alive)
}
