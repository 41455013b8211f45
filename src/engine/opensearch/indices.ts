// indices.ts — indices made, empty or as a copy of another. Not: their documents, which of them make a snapshot.
import { setTimeout } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { similarityOf } from './mapping.ts'

/** How long an index may take to come up, or to be copied to other nodes. Milliseconds. */
const PATIENCE = 600_000
/** As long as it takes. Milliseconds. */
export const LONG_WORK = 3_600_000

export async function createIndex(connection: Connection, index: string, body: object): Promise<void> {
  await make(connection, `/${index}`, body)
}

/**
 * A second index with all that is in the first, which is never written to again. The cluster links its files, so it takes
 * neither time nor room. Ready when this returns.
 *
 * @param averageLength of the passages that it will have
 */
export async function copyIndex(
  connection: Connection,
  from: string,
  to: string,
  averageLength: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  await connection.send({
    method: 'PUT',
    path: `/${from}/_settings`,
    body: { index: { blocks: { write: true } } },
  })
  await make(connection, `/${from}/_clone/${to}`, {
    settings: { 'index.number_of_replicas': 0, 'index.blocks.write': null },
  })
  await whenThere(connection, to, signal)
  // What BM25 goes by cannot be changed while an index is open.
  await connection.send({ method: 'POST', path: `/${to}/_close`, timeout: PATIENCE })
  const index = { similarity: similarityOf(averageLength) }
  await connection.send({ method: 'PUT', path: `/${to}/_settings`, body: { index } })
  await connection.send({ method: 'POST', path: `/${to}/_open`, timeout: PATIENCE })
  await whenThere(connection, to, signal)
}

/** Frequencies of terms count what was deleted as long as it is in the index: then it is not any more. */
export async function forgetDeleted(connection: Connection, index: string): Promise<void> {
  await connection.send({
    method: 'POST',
    path: `/${index}/_forcemerge`,
    query: { only_expunge_deletes: true },
    timeout: LONG_WORK,
  })
}

export async function dataNodes(connection: Connection): Promise<number> {
  const health = await connection.send<{ number_of_data_nodes: number }>({
    method: 'GET',
    path: '/_cluster/health',
  })
  return health.number_of_data_nodes
}

/** @param indices with commas between  @returns whether they came so far in ten minutes: `red`, `yellow`, `green` */
export async function reaches(
  connection: Connection,
  indices: string,
  isEnough: (status: string) => boolean,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const until = Date.now() + PATIENCE
  for (let pause = 50; ; pause = Math.min(2000, pause * 2)) {
    const { status } = await connection.send<{ status: string }>(
      { method: 'GET', path: `/_cluster/health/${indices}`, answers: [408] },
      { signal },
    )
    if (isEnough(status)) return true
    if (Date.now() > until) return false
    await setTimeout(pause)
  }
}

// --- internal ---

/** The name was free, so an index that is there already was made by a request whose answer was lost. */
async function make(connection: Connection, path: string, body: object): Promise<void> {
  const answer = await connection.send<{ error?: { type: string; reason: string } }>({
    method: 'PUT',
    path,
    body,
    timeout: 60_000,
    answers: [400],
  })
  if (answer.error && answer.error.type !== 'resource_already_exists_exception')
    throw connection.refused({ status: 400, ...answer.error })
}

/** All shards can be asked. */
async function whenThere(
  connection: Connection,
  index: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (await reaches(connection, index, status => status !== 'red', signal)) return
  throw connection.refused({ status: 503, type: 'red', reason: `${index} does not come up` })
}
