// lock.ts — one indexer at a time for the indices of a name, whichever machine it runs on. Not: readers, who need no lock.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { JiansuoError } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { lockName } from './names.ts'

interface Holder {
  holder: string
  /** As people know it. */
  host: string
  pid: number
  /** Milliseconds as `Date.now()` counts them. */
  renewed: number
}

/** Renewed so often, and taken over by others where it was not for so long: its holder died. Milliseconds. */
const RENEW = 10_000
const ABANDONED = 60_000

/** @returns gives it back @throws JiansuoError `busy` while another indexer holds it */
export async function takeLock(connection: Connection, index: string): Promise<() => Promise<void>> {
  const path = `/${lockName(index)}`
  await connection.send({
    method: 'PUT',
    path,
    body: { settings: { number_of_shards: 1, auto_expand_replicas: '0-1' }, mappings: { dynamic: false } },
    answers: [400], // it is there
  })
  const mine = (): Holder => ({ holder, host: hostname(), pid: process.pid, renewed: Date.now() })
  const holder = randomUUID()
  const create = async () => {
    const answer = await connection.send<{ result?: string }>({
      method: 'PUT',
      path: `${path}/_create/lock`,
      body: mine(),
      answers: [409],
    })
    return answer.result === 'created'
  }
  if (!(await create())) {
    const held = await read(connection, path)
    if (held && Date.now() - held.source.renewed < ABANDONED) throw busy(held.source, index)
    // Only the very lock that was looked at: another may have taken it over in between.
    if (held && !(await release(connection, path, held))) throw busy(held.source, index)
    if (!(await create())) throw busy((await read(connection, path))?.source, index)
  }
  const timer = setInterval(() => {
    connection.send({ method: 'PUT', path: `${path}/_doc/lock`, body: mine() }).catch(() => {})
  }, RENEW).unref()
  return async () => {
    clearInterval(timer)
    const held = await read(connection, path)
    if (held?.source.holder === holder) await release(connection, path, held)
  }
}

// --- internal ---

interface Held {
  source: Holder
  /** Which writing of the document this is. */
  revision: { if_seq_no: number; if_primary_term: number }
}

async function read(connection: Connection, path: string): Promise<Held | null> {
  const answer = await connection.send<{
    found?: boolean
    _source: Holder
    _seq_no: number
    _primary_term: number
  }>({ method: 'GET', path: `${path}/_doc/lock`, answers: [404] })
  if (!answer.found) return null
  return {
    source: answer._source,
    revision: { if_seq_no: answer._seq_no, if_primary_term: answer._primary_term },
  }
}

async function release(connection: Connection, path: string, { revision }: Held): Promise<boolean> {
  const answer = await connection.send<{ result?: string }>({
    method: 'DELETE',
    path: `${path}/_doc/lock`,
    query: revision,
    answers: [404, 409],
  })
  return answer.result === 'deleted'
}

const busy = (held: Holder | undefined, index: string) =>
  new JiansuoError(
    'busy',
    `另一个建索引的进程${held ? `（${held.host}，${held.pid}）` : ''}正在写 ${index}：请等它结束；它若已意外退出，一分钟后可以再试`,
  )
