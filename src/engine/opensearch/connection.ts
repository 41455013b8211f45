// connection.ts — requests to a cluster: who waits for the answer, what a refusal means. The one place that knows the
// client library, which is loaded only here. Not: what is asked.
import { readFileSync } from 'node:fs'
import type { Client } from '@opensearch-project/opensearch'
import { JiansuoError } from '../../errors.ts'
import type { Ask } from '../engine.ts'
import { stopFor, timedOut } from '../stopping.ts'
import type { ClusterSettings } from './cluster-settings.ts'
import { failureOf, type Refusal } from './node-failures.ts'

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  path: string
  query?: Record<string, string | number | boolean>
  /** One JSON object. */
  body?: object
  /** Lines of JSON, each ended by a line break. */
  lines?: string
  /** Statuses that are answers too, not refusals. */
  answers?: readonly number[]
  /** Of each attempt. Milliseconds. Default 30,000. */
  timeout?: number
  /** Times it is sent again, to another node where there is one, when no answer comes. Default 3. */
  retries?: number
}

export interface Connection {
  /** Addresses as messages name them. */
  readonly nodes: string
  /**
   * Whoever aborts closes the connection, which ends the work in the cluster too.
   *
   * @throws JiansuoError `unavailable`, `overloaded`, `timeout`, `snapshot-gone`, `bad-config`, `io`; the signal's reason
   */
  send<Answer>(request: Request, ask?: Ask): Promise<Answer>
  /** What a refusal inside an answer means. */
  refused(refusal: Refusal): JiansuoError
  close(): Promise<void>
}

/** Node's timers go no further. Milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1

/** @throws JiansuoError `bad-config`: the library is not installed, the file of authorities cannot be read */
export async function connect(settings: ClusterSettings): Promise<Connection> {
  const client = await createClient(settings)
  const nodes = settings.nodes.join('、')
  return {
    nodes,
    async send<Answer>(request: Request, ask: Ask = {}): Promise<Answer> {
      stopFor(ask).check()
      const { method, path, query, body, lines, answers = [], timeout = 30_000, retries = 3 } = request
      const sent = client.transport.request(
        {
          method,
          path,
          ...(query && { querystring: query }),
          ...(body && { body }),
          ...(lines !== undefined && { bulkBody: lines }),
        },
        { requestTimeout: timeout, maxRetries: retries, ignore: [...answers] },
      )
      // In braces: what a listener returns, here the request itself, Node would take for a promise to look after.
      const leave = () => {
        sent.abort()
      }
      const { signal, deadline } = ask
      // `requestTimeout` is that of one attempt; a deadline is that of all of them.
      let isLate = false
      const timer =
        deadline === undefined
          ? null
          : setTimeout(
              () => {
                isLate = true
                sent.abort()
              },
              Math.min(Math.max(0, deadline - Date.now()), LONGEST_TIMER),
            )
      if (signal instanceof AbortSignal) signal.addEventListener('abort', leave)
      try {
        const answer = (await sent).body as Answer
        // Signals that cannot be listened to are looked at.
        stopFor(ask).check()
        return answer
      } catch (error) {
        stopFor(ask).check()
        if (isLate) throw timedOut()
        throw error instanceof JiansuoError ? error : failureOf(refusalOf(error), nodes)
      } finally {
        if (timer) clearTimeout(timer)
        if (signal instanceof AbortSignal) signal.removeEventListener('abort', leave)
      }
    },
    refused: refusal => failureOf(refusal, nodes),
    close: () => client.close(),
  }
}

// --- internal ---

async function createClient({ nodes, username, password, ca }: ClusterSettings): Promise<Client> {
  const library = await import('@opensearch-project/opensearch').catch(cause => {
    throw new JiansuoError(
      'bad-config',
      '使用 OpenSearch 集群需要 @opensearch-project/opensearch：请运行 npm install @opensearch-project/opensearch',
      { cause },
    )
  })
  return new library.Client({
    nodes: [...nodes],
    ...(username !== null && { auth: { username, password: password ?? '' } }),
    ...(ca !== null && { ssl: { ca: readAuthorities(ca) } }),
  })
}

function readAuthorities(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new JiansuoError('bad-config', `证书文件 ${path} 读不出来：请检查 JIANSUO_OPENSEARCH_CA`, { cause })
  }
}

/** What the library throws, without its request. */
function refusalOf(error: unknown): Refusal {
  const { name, message, meta } = error as {
    name?: string
    message?: string
    meta?: {
      statusCode?: number | null
      body?: { error?: { type?: string; reason?: string } | string } | null
    }
  }
  const said = meta?.body?.error
  return {
    status: name === 'ResponseError' ? (meta?.statusCode ?? 0) : 0,
    type: (typeof said === 'object' ? said.type : undefined) ?? name ?? 'Error',
    reason: (typeof said === 'object' ? said.reason : said) ?? message ?? '',
  }
}
