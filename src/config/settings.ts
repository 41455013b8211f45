// settings.ts — every setting: its variable, its default, what a valid value is. Not: what it means (options.ts), where a
// value is looked for.
import { availableParallelism } from 'node:os'
import { SEGMENTERS } from '../analysis/open-segmenter.ts'
import type { Config } from './options.ts'
import {
  basePath,
  collectionList,
  hostList,
  indexName,
  memorySize,
  nodeList,
  oneOf,
  originList,
  pageAddress,
  proxyList,
  type Read,
  text,
  whole,
  yesOrNo,
} from './values.ts'

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
  memory: {
    variable: 'JIANSUO_MEMORY',
    default: null,
    must: '应为大小，至少 64M，例如 512M 或 2G',
    read: memorySize,
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
  segmenter: {
    variable: 'JIANSUO_SEGMENTER',
    default: null,
    must: `应为 ${SEGMENTERS.join(' 或 ')}`,
    read: oneOf(SEGMENTERS),
  },
  dictionary: { variable: 'JIANSUO_DICTIONARY', default: null, must: '应为词典文件的路径', read: text },
  indicators: {
    variable: 'JIANSUO_INDICATORS',
    default: null,
    must: '应为指标文件的路径',
    read: text,
  },
  relatedWords: {
    variable: 'JIANSUO_RELATED_WORDS',
    default: null,
    must: '应为相关说法文件的路径',
    read: text,
  },
  ocr: { variable: 'JIANSUO_OCR', default: null, must: '应为命令，例如 ocrmypdf -l chi_sim', read: text },
}
