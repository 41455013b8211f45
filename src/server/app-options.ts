// app-options.ts — the options of an application and their defaults. Not: flags, variables (config/).
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
  /** Called with every unexpected error; the client only learns that there was one. Default: `console.error`. */
  onError?: (error: unknown, request: { method: string; path: string }) => void
  /** Origins that may show /embed/frame in a frame. Default: none. */
  frameAncestors?: readonly string[]
  /** Origins whose scripts may read answers, with credentials. Default: only our own, and those that keys name. */
  origins?: readonly string[]
  /** Where a reverse proxy shows this server: `/jiansuo`. Default: empty, the root. */
  basePath?: string
  /** The address of the pages, base path included, with which links begin. Default: taken from an allowed Host header. */
  publicUrl?: string | null
  /** Names of this server that a request may give as Host, without a port; others get 421. Default: the loopback's. */
  allowedHosts?: readonly string[]
  /** Proxies whose X-Forwarded-… headers are trusted, in the notation of Express. Default: none. */
  trustProxy?: readonly string[]
  /** Keys that count, see `followKeys`. Default: none. */
  keys?: Keys | null
  /** Whether reports and answers need a key. Default: false. */
  requireKey?: boolean
  /** Requests per second and client; more get 429. Default: 0, no limit. */
  rateLimit?: number
  /** Questions answered at once; others wait in turn. Default: twice the processors, at least 4. */
  slots?: number
  /** Questions that may wait; more get 503. Default: 128. */
  line?: number
  /** Milliseconds that a question waits for its turn before it gets 503. Default: 10,000. */
  patience?: number
  /** Whether /metrics is there. Default: true. */
  metrics?: boolean
  /** Whether /docs and /openapi.json are there. Default: true. */
  docs?: boolean
  /** Receives every request. Default: none. */
  accessLog?: AccessLog | null
  /** What became of new snapshots of the first index. Default: not known. */
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
