// app-options.ts — what an application may be told, and what holds where it is not. Not: flags, variables (config/).
import { availableParallelism } from 'node:os'
import { VERSION, WEB } from '../package.ts'
import type { Searcher } from '../search/searcher.ts'
import { admissionFor } from './access/admission.ts'
import { LOOPBACK_NAMES } from './access/hosts.ts'
import type { Keys } from './access/keys.ts'
import type { AccessLog } from './access-log.ts'
import type { SnapshotWatch } from './snapshot-watch.ts'

/** Another index of the same server, under `/c/NAME/`. */
export interface Collection {
  /** Of letters, digits, `-` and `_`. */
  name: string
  searcher: Searcher
  /** Default: nobody says. */
  watch?: SnapshotWatch
}

export interface AppOptions {
  /** The folder of built pages. Where it is missing the API still works. Default: those of this package. */
  webDir?: string
  /** Version of the program, for /openapi.json and /metrics. Default: that of this package. */
  version?: string
  /** Told of every error nobody expected, whole; the caller only learns that there was one. Default: `console.error`. */
  onError?: (error: unknown, request: { method: string; path: string }) => void
  /** Origins that may show /embed/frame in a frame. Default: none. */
  frameAncestors?: readonly string[]
  /** Origins whose scripts may read answers, with credentials. Default: none but our own, and those of keys. */
  origins?: readonly string[]
  /** Where a reverse proxy shows this server: `/jiansuo`. Default: empty, the root. */
  basePath?: string
  /** Where people find the pages, base path included: what links begin with. Default: what a believed Host says. */
  publicUrl?: string | null
  /** Names of this server that a request may give as Host, without a port; others get 421. Default: the loopback's. */
  allowedHosts?: readonly string[]
  /** Proxies whose X-Forwarded-… are believed, as Express names them. Default: none. */
  trustProxy?: readonly string[]
  /** Keys that count, see `followKeys`. Default: none. */
  keys?: Keys | null
  /** Whether nothing of the reports is told without a key. Default: false. */
  requireKey?: boolean
  /** Requests a second and client; beyond 429. Default: 0, any number. */
  rateLimit?: number
  /** Questions answered at once; others wait in turn. Default: twice the processors, at least 4. */
  slots?: number
  /** Questions that may wait; beyond 503. Default: 128. */
  line?: number
  /** Milliseconds a question waits for its turn; then 503. Default: 10,000. */
  patience?: number
  /** Whether /metrics is there. Default: true. */
  metrics?: boolean
  /** Whether /docs and /openapi.json are there. Default: true. */
  docs?: boolean
  /** Told of every request. Default: nobody is. */
  accessLog?: AccessLog | null
  /** What became of new snapshots of the first index. Default: nobody says. */
  watch?: SnapshotWatch
  /** Further indexes. Default: none. */
  collections?: readonly Collection[]
}

export type Settled = Required<Omit<AppOptions, 'watch'>> & Pick<AppOptions, 'watch'>

export const settled = (options: AppOptions): Settled => ({
  webDir: WEB,
  version: VERSION,
  onError: (error, { method, path }) => console.error(`${method} ${path}`, error),
  frameAncestors: [],
  origins: [],
  basePath: '',
  publicUrl: null,
  allowedHosts: LOOPBACK_NAMES,
  trustProxy: [],
  keys: null,
  requireKey: false,
  rateLimit: 0,
  ...admissionFor(availableParallelism()),
  metrics: true,
  docs: true,
  accessLog: null,
  collections: [],
  ...options,
})
