// settings.ts — every setting: what it means, its variable, its default, what a valid value is. Not: where a value is
// looked for.
import { availableParallelism } from 'node:os'
import {
  basePath,
  type CollectionSetting,
  collectionList,
  hostList,
  indexName,
  nodeList,
  originList,
  pageAddress,
  proxyList,
  type Read,
  text,
  whole,
  yesOrNo,
} from './values.ts'

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
   * A command that `index` runs over scans, for the text in them: `ocrmypdf -l chi_sim`, `tesseract {input} stdout`.
   *
   * Default: null. Scans are told, and not read.
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

export type Key = keyof Config

export interface Setting {
  variable: string
  default: Config[Key]
  /** What a valid value is, in Chinese. */
  must: string
  /** A value as somebody wrote it → the setting; `undefined` refuses it. */
  read: Read<Config[Key]>
  /** Whether a value, right or wrong, must not be shown. Default: it may. */
  secret?: true
}

const NONE = Object.freeze([])
const ORIGINS_MUST =
  '应为完整的源：协议、主机（小写）、端口（非默认时），没有路径，例如 http://portal.example:8080'
const YES_OR_NO = '应为 true 或 false'

export const SETTINGS: Record<Key, Setting> = {
  index: { variable: 'JIANSUO_INDEX', default: 'index', must: '应为文件夹的路径', read: text },
  host: {
    variable: 'JIANSUO_HOST',
    default: '127.0.0.1',
    must: '应为地址，例如 127.0.0.1 或 0.0.0.0',
    read: text,
  },
  port: { variable: 'JIANSUO_PORT', default: 3000, must: '应为 0 到 65535 的整数', read: whole(65_535) },
  cacheSize: {
    variable: 'JIANSUO_CACHE_SIZE',
    default: 500,
    must: '应为 0 到 1000000 的整数',
    read: whole(1_000_000),
  },
  threads: {
    variable: 'JIANSUO_THREADS',
    default: Math.min(64, availableParallelism()),
    must: '应为 0 到 64 的整数',
    read: whole(64),
  },
  basePath: {
    variable: 'JIANSUO_BASE_PATH',
    default: '',
    must: '应为以 / 开头的路径，例如 /jiansuo',
    read: basePath,
  },
  publicUrl: {
    variable: 'JIANSUO_PUBLIC_URL',
    default: null,
    must: '应为用户访问的完整地址，没有参数，例如 https://oa.example.cn/jiansuo',
    read: pageAddress,
  },
  allowedHost: {
    variable: 'JIANSUO_ALLOWED_HOST',
    default: NONE,
    must: '应为主机名或地址，不带协议和端口，例如 search.example.cn；* 为不限',
    read: hostList,
  },
  trustProxy: {
    variable: 'JIANSUO_TRUST_PROXY',
    default: NONE,
    must: '应为代理的地址、网段或 loopback，例如 10.0.0.8 或 10.0.0.0/8',
    read: proxyList,
  },
  origins: { variable: 'JIANSUO_ORIGINS', default: NONE, must: ORIGINS_MUST, read: originList },
  frameAncestors: {
    variable: 'JIANSUO_FRAME_ANCESTORS',
    default: NONE,
    must: ORIGINS_MUST,
    read: originList,
  },
  keys: { variable: 'JIANSUO_KEYS', default: null, must: '应为密钥文件的路径', read: text },
  requireKey: { variable: 'JIANSUO_REQUIRE_KEY', default: false, must: YES_OR_NO, read: yesOrNo },
  rateLimit: {
    variable: 'JIANSUO_RATE_LIMIT',
    default: 0,
    must: '应为每秒的请求数，0 到 100000 的整数，0 为不限',
    read: whole(100_000),
  },
  metrics: { variable: 'JIANSUO_METRICS', default: true, must: YES_OR_NO, read: yesOrNo },
  docs: { variable: 'JIANSUO_DOCS', default: true, must: YES_OR_NO, read: yesOrNo },
  accessLog: {
    variable: 'JIANSUO_ACCESS_LOG',
    default: null,
    must: '应为文件的路径，或 - 写到标准输出',
    read: text,
  },
  logQueries: { variable: 'JIANSUO_LOG_QUERIES', default: false, must: YES_OR_NO, read: yesOrNo },
  collection: {
    variable: 'JIANSUO_COLLECTION',
    default: NONE,
    must: '应为 名称=索引目录，名称用字母、数字、-、_，不重复，例如 laws=/srv/laws',
    read: collectionList,
  },
  opensearch: {
    variable: 'JIANSUO_OPENSEARCH',
    default: NONE,
    must: '应为节点的地址，逗号分隔，不含用户名和密码，例如 https://node1:9200,https://node2:9200',
    read: nodeList,
    secret: true, // somebody may have written the password into an address
  },
  opensearchIndex: {
    variable: 'JIANSUO_OPENSEARCH_INDEX',
    default: 'jiansuo',
    must: '应为小写字母、数字、-、_ 组成的名称，例如 jiansuo',
    read: indexName,
  },
  opensearchUsername: {
    variable: 'JIANSUO_OPENSEARCH_USERNAME',
    default: null,
    must: '应为用户名',
    read: text,
    secret: true,
  },
  opensearchPassword: {
    variable: 'JIANSUO_OPENSEARCH_PASSWORD',
    default: null,
    must: '应为密码',
    read: text,
    secret: true,
  },
  opensearchCa: {
    variable: 'JIANSUO_OPENSEARCH_CA',
    default: null,
    must: '应为 PEM 文件的路径',
    read: text,
  },
  dictionary: { variable: 'JIANSUO_DICTIONARY', default: null, must: '应为词典文件的路径', read: text },
  indicators: {
    variable: 'JIANSUO_INDICATORS',
    default: null,
    must: '应为指标文件的路径',
    read: text,
  },
  ocr: { variable: 'JIANSUO_OCR', default: null, must: '应为命令，例如 ocrmypdf -l chi_sim', read: text },
}
