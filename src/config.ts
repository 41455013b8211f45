// config.ts — flags > environment > config file > defaults → one frozen object. Not: opening anything.
// The only reader of process.env.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { JiansuoError } from './errors.ts'

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
   * A file of field words, one a line, that `index` cuts with; relative to the working directory.
   *
   * Default: `dictionary.txt` beside the config file (or where that would be) when it is there, else null: none.
   */
  readonly dictionary: string | null
  /**
   * Where a reverse proxy shows the server, `/` and path segments: `/jiansuo`.
   *
   * Default: empty, the root. With and without it in front of an address, the same is answered.
   */
  readonly basePath: string
  /**
   * Origins of other sites whose scripts may read answers (CORS), exact: `http://portal.example:8080`. Separated by
   * commas or blanks; in the file a list too.
   *
   * Default: none. The box in a page of another origin needs that origin here.
   */
  readonly origins: readonly string[]
  /**
   * Origins that may show `/embed/frame` in a frame, written as in `origins`.
   *
   * Default: none.
   */
  readonly frameAncestors: readonly string[]
}

type Key = keyof Config

interface Setting {
  variable: string
  default: Config[Key]
  /** What a valid value is, in Chinese. */
  must: string
  /** A value as somebody wrote it → the setting; `undefined` refuses it. */
  read(value: unknown): Config[Key] | undefined
}

const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)

/** Whole numbers only, as a number in a file and as digits elsewhere. */
const whole = (maximum: number) => (value: unknown) => {
  const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= maximum
    ? number
    : undefined
}

/** `/a/b`; a slash at the end is taken off, so `/` is the root. */
const basePath = (value: unknown) => {
  const trimmed = typeof value === 'string' ? value.trim().replace(/\/$/, '') : undefined
  return trimmed !== undefined && /^(\/[\w.~-]+)*$/.test(trimmed) && !/\/\.{1,2}(\/|$)/.test(trimmed)
    ? trimmed
    : undefined
}

/** Origins as browsers write them, so that comparing is all there is to do. */
const originList = (value: unknown) => {
  const list = typeof value === 'string' ? value.split(/[\s,，]+/).filter(Boolean) : value
  return Array.isArray(list) && list.every(isOrigin) ? Object.freeze([...new Set<string>(list)]) : undefined
}
const isOrigin = (text: unknown) =>
  typeof text === 'string' && /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text
const ORIGINS_MUST =
  '应为完整的源：协议、主机（小写）、端口（非默认时），没有路径，例如 http://portal.example:8080'

const SETTINGS: Record<Key, Setting> = {
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
  basePath: {
    variable: 'JIANSUO_BASE_PATH',
    default: '',
    must: '应为以 / 开头的路径，例如 /jiansuo',
    read: basePath,
  },
  origins: { variable: 'JIANSUO_ORIGINS', default: Object.freeze([]), must: ORIGINS_MUST, read: originList },
  frameAncestors: {
    variable: 'JIANSUO_FRAME_ANCESTORS',
    default: Object.freeze([]),
    must: ORIGINS_MUST,
    read: originList,
  },
  dictionary: { variable: 'JIANSUO_DICTIONARY', default: null, must: '应为词典文件的路径', read: text },
}

/** Read from the working directory when it is there. */
export const CONFIG_FILE = 'jiansuo.config.json'
/** Used from beside the config file when it is there and no other is named. */
const DICTIONARY_FILE = 'dictionary.txt'

export interface Sources {
  /** Values of flags by key, as typed; absent flags are absent or `undefined`. `config` names the file. */
  flags?: Readonly<Record<string, unknown>>
  /** Default: the environment of the process. */
  environment?: Readonly<Record<string, string | undefined>>
  /** Default: the working directory of the process. */
  directory?: string
}

/**
 * Settles every setting: a flag wins over a variable, a variable over the file, the file over the default. An empty
 * variable counts as absent. A path in the file is relative to the working directory, like one in a flag.
 *
 * @throws JiansuoError `bad-config`, naming the key, where it stands and what it should be
 * @example loadConfig({ flags: { port: '8080' } }).port // => 8080
 */
export function loadConfig(sources: Sources = {}): Config {
  const { flags = {}, environment = process.env, directory = process.cwd() } = sources
  const named = flags.config ?? (environment.JIANSUO_CONFIG || undefined)
  const path = resolve(directory, String(named ?? CONFIG_FILE))
  const file = readFile(path, named !== undefined)
  refuseUnknownVariables(environment)
  const settled = Object.entries(SETTINGS).map(([key, setting]) => {
    const candidates: [value: unknown, where: string][] = [
      [flags[key], `--${dashed(key)}`],
      [environment[setting.variable] || undefined, `环境变量 ${setting.variable}`],
      [file?.[key], `配置文件中的 ${key}`],
    ]
    for (const [value, where] of candidates)
      if (value !== undefined) return [key, check(setting, value, where)]
    return [key, key === 'dictionary' ? dictionaryBeside(path) : setting.default]
  })
  return Object.freeze(Object.fromEntries(settled))
}

const dictionaryBeside = (configPath: string): string | null => {
  const path = join(dirname(configPath), DICTIONARY_FILE)
  return existsSync(path) ? path : null
}

const dashed = (key: string) => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function check({ read, must }: Setting, value: unknown, where: string) {
  const settled = read(value)
  if (settled === undefined)
    throw new JiansuoError('bad-config', `${where} 的值 ${JSON.stringify(value)} 不对：${must}`)
  return settled
}

function refuseUnknownVariables(environment: Readonly<Record<string, string | undefined>>) {
  const known = ['JIANSUO_CONFIG', ...Object.values(SETTINGS).map(setting => setting.variable)]
  const unknown = Object.keys(environment).find(name => name.startsWith('JIANSUO_') && !known.includes(name))
  if (unknown !== undefined)
    throw new JiansuoError('bad-config', `不认识环境变量 ${unknown}：可用的有 ${known.join('、')}`)
}

/** The object in the file; `undefined` when there is no file and nobody asked for one. */
function readFile(path: string, required: boolean): Record<string, unknown> | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' && !required) return undefined
    const why = error instanceof SyntaxError ? `不是有效的 JSON（${error.message}）` : `读不出来（${code}）`
    throw new JiansuoError('bad-config', `配置文件 ${path} ${why}：请改正或去掉它`, { cause: error })
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new JiansuoError('bad-config', `配置文件 ${path} 应为一个 JSON 对象，例如 {"port": 3000}`)
  const unknown = Object.keys(parsed).find(key => !Object.hasOwn(SETTINGS, key))
  if (unknown !== undefined)
    throw new JiansuoError(
      'bad-config',
      `配置文件 ${path} 中不认识 ${unknown}：可用的有 ${Object.keys(SETTINGS).join('、')}`,
    )
  return parsed as Record<string, unknown>
}
