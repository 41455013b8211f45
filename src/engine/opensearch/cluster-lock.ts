// cluster-lock.ts — one indexer at a time for the indices of a name, whichever machine it runs on. Not: readers, who
// need no lock.
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { JiansuoError } from '../../errors.ts'
import type { Connection } from './connection.ts'
import { lockName } from './index-names.ts'

interface Holder {
  holder: string
  /** As people know it. */
  host: string
  pid: number
  /** Milliseconds as `Date.now()` counts them. */
  renewed: number
}

/** The holder renews its lock this often. Milliseconds. */
const RENEW = 10_000
/** A lock that was not renewed for so long is taken over, because its holder died. Milliseconds. */
const ABANDONED = 60_000

export interface Lock {
  /** Call it before a step that needs the lock. @throws JiansuoError `busy` when another indexer has taken it over */
  confirm(): Promise<void>
  /** Gives it back. */
  release(): Promise<void>
}

/** @throws JiansuoError `busy` while another indexer holds it */
export async function takeLock(connection: Connection, index: string): Promise<Lock> {
  const path = `/${lockName(index)}`
  await connection.send({
    method: 'PUT',
    path,
    body: { settings: { number_of_shards: 1, auto_expand_replicas: '0-1' }, mappings: { dynamic: false } },
    answers: [400], // it is there
  })
  const mine = (): Holder => ({ holder, host: hostname(), pid: process.pid, renewed: Date.now() })
  const holder = randomUUID()
  /** @returns whose the lock is now; null: nobody's again */
  const create = async (): Promise<Held | null> => {
    const answer = await connection.send<Written>({
      method: 'PUT',
      path: `${path}/_create/lock`,
      body: mine(),
      answers: [409],
    })
    return answer.result === 'created'
      ? { source: mine(), revision: revisionOf(answer) }
      : read(connection, path)
  }
  // A lock that is there already may be our own: the answer to the first attempt was lost.
  const isMine = (held: Held | null) => held?.source.holder === holder
  let held = await create()
  if (!isMine(held)) {
    if (held && Date.now() - held.source.renewed < ABANDONED) throw busy(held.source, index)
    // Only the very lock that was looked at: another may have taken it over in between.
    if (held && !(await release(connection, path, held))) throw busy(held.source, index)
    held = await create()
  }
  if (!held || !isMine(held)) throw busy(held?.source, index)

  let { revision } = held
  let isLost = false
  let renewing: Promise<void> | null = null
  const renew = async () => {
    // Only our own lock: one that another indexer has taken over is left alone.
    const answer = await connection.send<Written>({
      method: 'PUT',
      path: `${path}/_doc/lock`,
      query: revision,
      body: mine(),
      answers: [409],
    })
    const now = answer.result
      ? { source: mine(), revision: revisionOf(answer) }
      : await read(connection, path)
    isLost = !isMine(now)
    if (now) revision = now.revision
  }
  const renewOnce = () => {
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return renewing
  }
  const timer = setInterval(() => {
    if (!isLost) renewOnce().catch(() => {})
  }, RENEW).unref()
  return {
    async confirm() {
      if (!isLost) await renewOnce()
      if (isLost) throw lost(index)
    },
    async release() {
      clearInterval(timer)
      // A renewal after the removal would leave a lock that nobody holds.
      await renewing?.catch(() => {})
      const now = await read(connection, path)
      if (now && isMine(now)) await release(connection, path, now)
    },
  }
}

// --- internal ---

interface Held {
  source: Holder
  /** Which writing of the document this is. */
  revision: { if_seq_no: number; if_primary_term: number }
}

/** What a cluster says of a document just written. */
interface Written {
  /** Absent: it was not written. */
  result?: string
  _seq_no: number
  _primary_term: number
}

const revisionOf = ({ _seq_no, _primary_term }: Pick<Written, '_seq_no' | '_primary_term'>) => {
  return { if_seq_no: _seq_no, if_primary_term: _primary_term }
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
    revision: revisionOf(answer),
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

const lost = (index: string) =>
  new JiansuoError(
    'busy',
    `写 ${index} 的锁已被另一个建索引的进程接过，这次建立的不启用，原有索引不变：请等它结束后重新运行`,
  )

const busy = (held: Holder | undefined, index: string) =>
  new JiansuoError(
    'busy',
    `另一个建索引的进程${held ? `（${held.host}，${held.pid}）` : ''}正在写 ${index}：请等它结束；它若已意外退出，一分钟后可以再试`,
  )
