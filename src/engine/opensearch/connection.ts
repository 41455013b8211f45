// connection.ts — sends requests to a cluster, with deadlines and retries, and translates its refusals. The only file that
// loads the client library. Not: what is requested.
import { setMaxListeners } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Client } from '@opensearch-project/opensearch'
import { JiansuoError } from '../../errors.ts'
import type { Ask } from '../engine.ts'
import { stopFor, timedOut } from '../stopping.ts'
import type { ClusterSettings } from './cluster-settings.ts'
import { type Attempt, createNodeChoice, type Verdict } from './node-choice.ts'
import { failureOf, type Refusal } from './node-failures.ts'
import { createLook, preferenceFor } from './nodes-alive.ts'

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
  /** Changes nothing, so that two nodes may be asked at once. Default: GET. */
  reads?: boolean
  /** How it is said that some copies of shards are preferred. Absent: it cannot be said. */
  preferring?(preference: string): Pick<Request, 'query' | 'lines'>
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
  /** Addresses of the nodes that do not answer now. */
  away(): Promise<string[]>
  /** What a refusal inside an answer means. */
  refused(refusal: Refusal): JiansuoError
  close(): Promise<void>
}

/** Ordinary answers take a tenth of it. Four nodes asked one after the other, and still within ten seconds. Milliseconds. */
const SILENCE = 2000
/** Node's timers go no further. Milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * @param silence milliseconds without an answer after which a second node is asked too
 * @throws JiansuoError `bad-config`: the library is not installed, the file of authorities cannot be read
 */
export async function connect(settings: ClusterSettings, silence = SILENCE): Promise<Connection> {
  const clients = await createClients(settings)
  const choice = createNodeChoice(clients)
  const look = createLook(clients)
  const nodes = settings.nodes.join('、')
  return {
    nodes,
    async send<Answer>(request: Request, ask: Ask = {}): Promise<Answer> {
      stopFor(ask).check()
      const { retries = 3, reads = request.method === 'GET' } = request
      const underWay = new Set<Attempt<Answer>>()
      let preference: string | null = null
      const start = (client: Client): Attempt<Answer> => {
        const preferring = preference === null ? {} : request.preferring?.(preference)
        const attempt = attemptAt<Answer>(client, { ...request, ...preferring })
        underWay.add(attempt)
        return attempt
      }
      const leave = () => {
        for (const attempt of underWay) attempt.leave()
      }
      const { signal, deadline } = ask
      // `timeout` is that of one attempt; a deadline is that of all of them.
      let isLate = false
      const timer =
        deadline === undefined
          ? null
          : setTimeout(
              () => {
                isLate = true
                leave()
              },
              Math.min(Math.max(0, deadline - Date.now()), LONGEST_TIMER),
            )
      if (signal instanceof AbortSignal) {
        // A question may have many requests under way: Node would warn of the eleventh.
        setMaxListeners(0, signal)
        signal.addEventListener('abort', leave)
      }
      try {
        const answer = await choice.ask(start, {
          attempts: 1 + retries,
          silence: reads ? silence : null,
          verdict: error => (isLate || signal?.aborted ? 'final' : verdictOf(error)),
          async look() {
            const alive = await look()
            preference = preferenceFor(alive)
            return alive
          },
        })
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
    async away() {
      const alive = await look()
      return settings.nodes.filter((_, i) => !alive.has(clients[i]!))
    },
    refused: refusal => failureOf(refusal, nodes),
    close: async () => {
      await Promise.all(clients.map(client => client.close()))
    },
  }
}

// --- internal ---

/** One a node: which of them is asked is our choice. */
async function createClients({ nodes, username, password, ca }: ClusterSettings): Promise<Client[]> {
  const library = await import('@opensearch-project/opensearch').catch(cause => {
    throw new JiansuoError(
      'bad-config',
      '使用 OpenSearch 集群需要 @opensearch-project/opensearch：请运行 npm install @opensearch-project/opensearch',
      { cause },
    )
  })
  const settings = {
    ...(username !== null && { auth: { username, password: password ?? '' } }),
    ...(ca !== null && { ssl: { ca: readAuthorities(ca) } }),
    maxRetries: 0,
    resurrectStrategy: 'none' as const,
  }
  return nodes.map(node => new library.Client({ node, ...settings }))
}

function attemptAt<Answer>(client: Client, request: Request): Attempt<Answer> {
  const { method, path, query, body, lines, answers = [], timeout = 30_000 } = request
  const sent = client.transport.request(
    {
      method,
      path,
      ...(query && { querystring: query }),
      ...(body && { body }),
      ...(lines !== undefined && { bulkBody: lines }),
    },
    { requestTimeout: timeout, ignore: [...answers] },
  )
  return {
    answer: sent.then(({ body }) => body as Answer),
    // In braces: what a listener returns, here the request itself, Node would take for a promise to look after.
    leave: () => {
      sent.abort()
    },
  }
}

/** Of what the library throws. */
function verdictOf(error: unknown): Verdict {
  const { status } = refusalOf(error)
  if (status === 429) return 'busy'
  return status === 0 || [502, 503, 504].includes(status) ? 'passing' : 'final'
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
