// access-log.ts — a line of JSON for each request: when, who, what, how long. Not: errors (standard error), counting
// (metrics.ts).
import { closeSync, openSync, writeSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { JiansuoError } from '../errors.ts'
import { localTime } from '../local-time.ts'
import { addressOf } from './access/caller.ts'

export interface AccessLog {
  /** A request that has ended. */
  write(entry: AccessEntry): void
  /** Whether entries have the query of the address; without it nothing of what people look for is kept. */
  readonly queries: boolean
}

export interface AccessEntry {
  /** Local time with its zone. */
  time: string
  /** Address: many share a key, and an abuse of it is traced by this alone. */
  client: string
  /** Name of the key it gave. */
  key?: string
  method: string
  /** Without the query. */
  path: string
  query?: string
  status: number
  /** Of the answer as it was sent; null: it never ended. */
  bytes: number | null
  milliseconds: number
}

/**
 * A log in a file, appended to; opened anew by `reopen`, after it was renamed. `-` is standard output.
 *
 * @param onError called once for lines that could not be written, and again only after some could: the error log may lie on
 *   the same full disk
 * @throws JiansuoError `io` where the file cannot be opened
 */
export function openAccessLog(
  path: string,
  queries: boolean,
  onError: (error: JiansuoError) => void,
): AccessLog & { reopen(): void; close(): void } {
  const open = () => (path === '-' ? 1 : openAt(path))
  let file = open()
  // Lines of a moment are written together: one call of the system for many requests.
  let waiting: string[] = []
  let isFailing = false
  /** Whether the file ends within a line: a disk fills up anywhere. */
  let isTorn = false
  const flush = () => {
    if (waiting.length === 0) return
    const bytes = Buffer.from(`${isTorn ? '\n' : ''}${waiting.join('')}`)
    waiting = []
    let written = 0
    try {
      while (written < bytes.length) written += writeSync(file, bytes, written)
      isFailing = false
      isTorn = false
    } catch (cause) {
      isTorn ||= written > 0
      if (!isFailing) onError(unwritable(path, cause, '其间的记录没有写下；清出空间或改正后自动接着写'))
      isFailing = true
    }
  }
  return {
    queries,
    write(entry) {
      if (waiting.push(`${JSON.stringify(entry)}\n`) === 1) setImmediate(flush)
    },
    reopen() {
      flush()
      if (path === '-') return
      const before = file
      try {
        file = open()
        isTorn = false
        closeSync(before)
      } catch (error) {
        onError(error as JiansuoError) // goes on in the file there was
      }
    },
    close() {
      flush()
      if (path !== '-') closeSync(file)
    },
  }
}

// Typed by Node alone: what the package exports from here must not need the types of Express.
type Asked = IncomingMessage & { originalUrl: string; ip?: string | undefined }
type Answered = ServerResponse & { locals: Record<string, unknown> }

/** Logs every request when it ends, whether answered or cut off. */
export const logged =
  (log: AccessLog) =>
  (request: Asked, response: Answered, next: () => void): void => {
    const started = performance.now()
    const { method = '' } = request
    // While there is a connection to tell it.
    const client = addressOf(request)
    const [path = '', ...query] = request.originalUrl.split('?')
    const sentBefore = request.socket.bytesWritten
    response.once('close', () => {
      const { key } = response.locals
      log.write({
        time: localTime(new Date()),
        client,
        ...(typeof key === 'string' && { key }),
        method,
        path: shown(path),
        ...(log.queries && query.length > 0 && { query: query.join('?') }),
        status: response.statusCode,
        bytes: response.writableFinished ? request.socket.bytesWritten - sentBefore : null,
        milliseconds: Math.round((performance.now() - started) * 10) / 10,
      })
    })
    next()
  }

// --- internal ---

/** What is no path of ours may hold what somebody typed: only so much of it is kept as tells what was meant. */
const shown = (path: string) => (path.length > 200 ? `${path.slice(0, 200)}…` : path)

function openAt(path: string): number {
  try {
    return openSync(path, 'a', 0o640)
  } catch (cause) {
    throw unwritable(path, cause, '请检查目录与权限')
  }
}

function unwritable(path: string, cause: unknown, then: string): JiansuoError {
  const { code } = cause as NodeJS.ErrnoException
  const why = code === 'ENOSPC' ? '磁盘已满' : code
  return new JiansuoError('io', `访问日志 ${path} 无法写入（${why}）：${then}`, { cause })
}
