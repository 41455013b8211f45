// bulk.ts — many documents on their way into an index: in portions, and again what was refused for want of room. Not: what
// is in them.
import { setTimeout } from 'node:timers/promises'
import { JiansuoError } from '../../errors.ts'
import type { Connection } from './connection.ts'

export interface Bulk {
  /** Waits where so much is under way that more would only lie in memory. */
  add(id: string, routing: string | null, body: object): Promise<void>
  /** Everything added is in the index when this returns. */
  end(): Promise<void>
}

/** What a portion takes at most: more is no faster, and a node keeps all of it in memory. Characters. */
const PORTION = 4_000_000
const MOST_DOCUMENTS = 5000
/** Portions under way at once. */
const AT_ONCE = 2
/** Attempts with pauses of 0.25, 0.5, 1 … 16 s between them: about a minute in all, as long as a node needs to return. */
const ATTEMPTS = 9
const FIRST_PAUSE = 250
const LONGEST_PAUSE = 16_000

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
    const refused = await attemptTo(connection, index, left, signal)
    if (refused.left.length > 0 && attempt === ATTEMPTS) throw refused.error
    if (refused.left.length > 0)
      await setTimeout(
        Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE),
        null,
        signal ? { signal } : {},
      ).catch(() => signal?.throwIfAborted())
    left = refused.left
  }
}

/** @returns what has to be sent again, and why @throws what no waiting would mend */
async function attemptTo(
  connection: Connection,
  index: string,
  portion: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ left: readonly string[]; error: unknown }> {
  let answer: BulkAnswer
  try {
    answer = await connection.send<BulkAnswer>(
      {
        method: 'POST',
        path: `/${index}/_bulk`,
        query: { filter_path: 'errors,items.*.status,items.*.error.type,items.*.error.reason' },
        lines: portion.join(''),
        timeout: 120_000,
      },
      { signal },
    )
  } catch (error) {
    if (signal?.aborted || !isPassing(error)) throw error
    return { left: portion, error }
  }
  if (!answer.errors) return { left: [], error: null }
  const left: string[] = []
  let error: unknown = null
  answer.items.forEach(({ index: { status, error: said } }, i) => {
    if (status < 300) return
    error = new JiansuoError(
      status === 429 ? 'overloaded' : status === 503 ? 'unavailable' : 'io',
      `集群没有收下第 ${i + 1} 个文档（${status} ${said?.type ?? ''}）：请查看集群的磁盘与日志`,
      { cause: new Error(said?.reason ?? '') },
    )
    if (status !== 429 && status !== 503) throw error
    left.push(portion[i]!)
  })
  return { left, error }
}

/** Failures that end by themselves. */
const isPassing = (error: unknown) =>
  error instanceof JiansuoError && ['overloaded', 'unavailable', 'timeout'].includes(error.code)
