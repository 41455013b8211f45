// options.ts — every option of the program: what it means, its unit, its default. Not: variables, checking (settings.ts).
import type { SegmenterName } from '../analysis/segmenter.ts'
import type { CollectionSetting } from './values.ts'

export interface Config {
  /**
   * The folder of snapshots, relative to the working directory.
   *
   * Default: `index`.
   */
  readonly index: string
  /**
   * The address the server binds.
   *
   * Default: `127.0.0.1`, reachable from this machine only. `0.0.0.0` is every network of the machine: reports are
   * then readable by whoever reaches the port.
   */
  readonly host: string
  /**
   * The port the server binds, 0–65535.
   *
   * Default: 3000. 0 takes any free port and says which.
   */
  readonly port: number
  /**
   * How many answers of searches are kept in memory, 0–1,000,000.
   *
   * Default: 500, some 20 MB. 0 keeps none: every search is computed.
   */
  readonly cacheSize: number
  /**
   * Threads that a server answers questions with, 0–64.
   *
   * Default: one for each processor. 0: the thread that speaks HTTP answers them too.
   */
  readonly threads: number
  /**
   * What cuts the text that `index` reads; whoever asks the index cuts as it was cut. `nodejieba` or `@node-rs/jieba`:
   * the second starts in a tenth of the time of the first and takes 200 MB less, with a dictionary of its own.
   *
   * Default: null: nodejieba where this machine can load it, else the other.
   */
  readonly segmenter: SegmenterName | null
  /**
   * Bytes that the engine may take of each index, 64 MiB and more; written `512M`, `2G`.
   *
   * Default: null: no limit, the whole index is in memory. With one, what has no room stays on disk, and is read when a
   * question asks for it.
   */
  readonly memory: number | null
  /**
   * A file of field words, one a line, that `index` cuts with; relative to the working directory.
   *
   * Default: `dictionary.txt` beside the config file (or where that would be) when it is there, else null: none.
   */
  readonly dictionary: string | null
  /**
   * A file of indicators, on top of those of the program; relative to the working directory.
   *
   * Default: null: the program's own.
   */
  readonly indicators: string | null
  /**
   * A file of wordings that mean the same, in place of the program's; relative to the working directory.
   *
   * Default: null: the program's own.
   */
  readonly relatedWords: string | null
  /**
   * A command that `index` runs over scans, for the text in them: `ocrmypdf -l chi_sim`, `tesseract {input} stdout`.
   *
   * Default: null. Scans are reported and not read.
   */
  readonly ocr: string | null
  /**
   * Where a reverse proxy shows the server, `/` and path segments: `/jiansuo`.
   *
   * Default: that of `publicUrl`, else empty, the root. With and without it in front of an address, the same is
   * answered.
   */
  readonly basePath: string
  /**
   * Where people find the server: `https://oa.example.cn/jiansuo`. Every link in exports and descriptions begins so.
   *
   * Default: null: links begin with what a believed Host says, and are relative elsewhere.
   */
  readonly publicUrl: string | null
  /**
   * Names, beside those of this machine's loopback, the bound address and `publicUrl`, that requests may give as Host;
   * others are refused (421). `*` takes all, and believes none.
   *
   * Default: none.
   */
  readonly allowedHost: readonly string[]
  /**
   * Proxies whose X-Forwarded-For, -Host and -Proto are believed: addresses, ranges, `loopback`.
   *
   * Default: none.
   */
  readonly trustProxy: readonly string[]
  /**
   * Origins of other sites whose scripts may read answers (CORS), exact: `http://portal.example:8080`. Separated by
   * commas or blanks; in the file a list too.
   *
   * Default: none. The box in a page of another origin needs that origin here, or in its key.
   */
  readonly origins: readonly string[]
  /**
   * Origins that may show `/embed/frame` in a frame, written as in `origins`.
   *
   * Default: none.
   */
  readonly frameAncestors: readonly string[]
  /**
   * The file of keys.
   *
   * Default: null: `keys.json` in the index folder.
   */
  readonly keys: string | null
  /**
   * Whether nothing is answered without a key.
   *
   * Default: false.
   */
  readonly requireKey: boolean
  /**
   * Requests a second that one client may make, 1–100,000.
   *
   * Default: 0: no limit.
   */
  readonly rateLimit: number
  /**
   * Whether `/metrics` is shown.
   *
   * Default: true.
   */
  readonly metrics: boolean
  /**
   * Whether `/docs` and `/openapi.json` are shown.
   *
   * Default: true.
   */
  readonly docs: boolean
  /**
   * A file that gets a line of JSON for each request; `-` is standard output.
   *
   * Default: null: none.
   */
  readonly accessLog: string | null
  /**
   * Whether those lines have what was asked.
   *
   * Default: false.
   */
  readonly logQueries: boolean
  /**
   * Other indexes, each shown under `/c/NAME/`.
   *
   * Default: none.
   */
  readonly collection: readonly CollectionSetting[]
  /**
   * Addresses of nodes of an OpenSearch cluster that keeps the index instead of the folder: `https://node1:9200`.
   *
   * Default: none: the folder keeps it. With it the folder only keeps `keys.json`.
   */
  readonly opensearch: readonly string[]
  /**
   * What the indices in the cluster are called, and the alias of the current one.
   *
   * Default: `jiansuo`.
   */
  readonly opensearchIndex: string
  /**
   * Who we are to the cluster.
   *
   * Default: null: nobody asks.
   */
  readonly opensearchUsername: string | null
  readonly opensearchPassword: string | null
  /**
   * A PEM file with the authorities that sign the nodes' certificates.
   *
   * Default: null: those of the system.
   */
  readonly opensearchCa: string | null
}
