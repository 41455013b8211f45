// access-log.ts — a line of JSON for each request: when, who, what, how long. Not: errors (standard error), counting
// (metrics.ts).
import { closeSync, openSync, writeSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { JiansuoError } from '../errors.ts'
import { localTime } from '../local-time.ts'

export interface AccessLog {
  /** A request that has ended. */
  write(entry: AccessEntry): void
  /** Whether entries have the query of the address; without it nothing of what people look for is kept. */
  readonly queries: boolean
}

export interface AccessEntry {
  /** Local time with its zone. */
  time: string
  /** Address, or where it gave one the name of its key. */
  client: string
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
 * @throws JiansuoError `io` where the file cannot be opened
 */
export function openAccessLog(
  path: string,
  queries: boolean,
  onError: (error: unknown) => void,
): AccessLog & { reopen(): void; close(): void } {
  const open = () => (path === '-' ? 1 : openAt(path))
  let file = open()
  // Lines of a moment are written together: one call of the system for many requests.
  let waiting: string[] = []
  const flush = () => {
    const lines = waiting.join('')
    waiting = []
    try {
      if (lines) writeSync(file, lines)
    } catch (error) {
      onError(error)
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
        closeSync(before)
      } catch (error) {
        onError(error) // goes on in the file there was
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

/** Tells the log of every request once it is over, answered or cut. */
export const logged =
  (log: AccessLog) =>
  (request: Asked, response: Answered, next: () => void): void => {
    const started = performance.now()
    const { method = '' } = request
    const [path = '', ...query] = request.originalUrl.split('?')
    const sentBefore = request.socket.bytesWritten
    response.once('close', () => {
      const { client, key } = response.locals
      log.write({
        time: localTime(new Date()),
        client: typeof client === 'string' ? client.replace(/^\w+ /, '') : (request.ip ?? ''),
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
    const { code } = cause as NodeJS.ErrnoException
    throw new JiansuoError('io', `访问日志 ${path} 无法写入（${code}）：请检查目录与权限`, { cause })
  }
}
