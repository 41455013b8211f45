// bulk.ts — sends many documents to an index in portions, and again those that the cluster had no room for. Not: what is in
// them.
import { JiansuoError } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { isPassing, pause } from './patience.ts'

export interface Bulk {
  /** Waits while so much is in flight that more would only fill memory. */
  add(id: string, routing: string | null, body: object): Promise<void>
  /** Everything added is in the index when this returns. */
  end(): Promise<void>
  /**
   * Nothing is under way any more when this returns, whether it went well or not. Who gives up waits for it before the
   * index is removed: a portion that comes later would make it anew.
   */
  settle(): Promise<void>
}

/** What a portion takes at most: more is no faster, and a node keeps all of it in memory. Characters. */
const PORTION = 4_000_000
const MOST_DOCUMENTS = 5000
/** Portions under way at once. */
const AT_ONCE = 2
/** How often a document is sent that the cluster has no room for, with the pauses of `pause`. */
const ATTEMPTS = 9

/**
 * @param index that the documents go into; sent again they replace themselves, for their ids are given
 * @throws JiansuoError `overloaded`, `unavailable`, `io`; the signal's reason — from any later call
 */
export function createBulk(connection: Connection, index: string, signal?: AbortSignal): Bulk {
  let lines: string[] = []
  let size = 0
  const underWay = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null

  const flush = async (): Promise<void> => {
    if (lines.length === 0) return
    const portion = lines
    lines = []
    size = 0
    while (underWay.size >= AT_ONCE) await Promise.race(underWay)
    const sending = send(connection, index, portion, signal)
      .catch(error => {
        failure ??= { error }
      })
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
  }
  const check = () => {
    if (failure) throw failure.error
  }

  return {
    async add(id, routing, body) {
      check()
      const action = { index: { _id: id, ...(routing !== null && { routing }) } }
      const line = `${JSON.stringify(action)}\n${JSON.stringify(body)}\n`
      lines.push(line)
      size += line.length
      if (size >= PORTION || lines.length >= MOST_DOCUMENTS) await flush()
    },
    async end() {
      await flush()
      await Promise.all(underWay)
      check()
    },
    async settle() {
      await Promise.all(underWay)
    },
  }
}

// --- internal ---

interface BulkAnswer {
  errors: boolean
  items: { index: { status: number; error?: { type: string; reason: string } } }[]
}

async function send(
  connection: Connection,
  index: string,
  portion: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  let left = portion
  for (let attempt = 1; left.length > 0; attempt++) {
    const answer = await connection.send<BulkAnswer>(
      {
        method: 'POST',
        path: `/${index}/_bulk`,
        query: { filter_path: 'errors,items.*.status,items.*.error.type,items.*.error.reason' },
        lines: left.join(''),
        timeout: 120_000,
      },
      { signal },
    )
    if (!answer.errors) return
    const failure = failureIn(answer)
    if (attempt === ATTEMPTS || !isPassing(failure)) throw failure
    left = left.filter((_, i) => answer.items[i]!.index.status >= 300)
    await pause(attempt, signal)
  }
}

/** The worst failure: one that waiting cannot fix comes before those that wait for room. */
function failureIn({ items }: BulkAnswer): JiansuoError {
  const failed = items.map(({ index }) => index).filter(({ status }) => status >= 300)
  const { status, error } = failed.find(one => !isBusy(one.status)) ?? failed[0]!
  return new JiansuoError(
    status === 429 ? 'overloaded' : status === 503 ? 'unavailable' : 'io',
    `集群没有收下 ${failed.length} 个文档（${status} ${error?.type ?? ''}）：请查看集群的磁盘与日志`,
    { cause: new Error(error?.reason ?? '') },
  )
}

const isBusy = (status: number) => status === 429 || status === 503
