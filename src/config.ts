// config.ts — flags > environment > config file > defaults → one frozen object. Not: opening anything.
// The only reader of process.env.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Config } from './config/options.ts'
import { SETTINGS, type Setting } from './config/settings.ts'
import { JiansuoError } from './errors.ts'

export type { Config } from './config/options.ts'

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
      [ofUs(setting.variable, environment), `环境变量 ${setting.variable}`],
      [file?.[key], `配置文件中的 ${key}`],
    ]
    for (const [value, where] of candidates)
      if (value !== undefined) return [key, check(setting, value, where)]
    return [key, key === 'dictionary' ? dictionaryBeside(path) : setting.default]
  })
  const config = Object.fromEntries(settled) as unknown as Config
  const { publicUrl } = config
  return Object.freeze({
    ...config,
    basePath: config.basePath || (publicUrl ? new URL(publicUrl).pathname.replace(/\/$/, '') : ''),
  })
}

const dictionaryBeside = (configPath: string): string | null => {
  const path = join(dirname(configPath), DICTIONARY_FILE)
  return existsSync(path) ? path : null
}

const dashed = (key: string) => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

function check({ read, must, secret }: Setting, value: unknown, where: string) {
  const settled = read(value)
  if (settled === undefined)
    throw new JiansuoError(
      'bad-config',
      `${where} 的值 ${secret ? '' : `${JSON.stringify(value)} `}不对：${must}`,
    )
  return settled
}

function refuseUnknownVariables(environment: Readonly<Record<string, string | undefined>>) {
  const known = ['JIANSUO_CONFIG', ...Object.values(SETTINGS).map(setting => setting.variable)]
  const unknown = Object.keys(environment).find(
    name => name.startsWith('JIANSUO_') && !known.includes(name) && !isKubernetes(name),
  )
  if (unknown !== undefined)
    throw new JiansuoError('bad-config', `不认识环境变量 ${unknown}：可用的有 ${known.join('、')}`)
}

/**
 * A variable that somebody set for us: not empty, and not what Kubernetes puts there for a Service called jiansuo
 * (`JIANSUO_PORT=tcp://10.0.0.1:3000`).
 */
const ofUs = (name: string, environment: Readonly<Record<string, string | undefined>>) => {
  const value = environment[name]
  return value === undefined || value === '' || /^(tcp|udp|sctp):\/\//.test(value) ? undefined : value
}

/** The other variables that Kubernetes makes of such a Service. */
// Bounded: the name of a variable.
const isKubernetes = (name: string) =>
  /^JIANSUO_(SERVICE_(HOST|PORT(_\w+)?)|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/.test(name)

/** The object in the file; `undefined` when there is no file and nobody asked for one. */
function readFile(path: string, required: boolean): Record<string, unknown> | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (!required && (code === 'ENOENT' || (code === 'EACCES' && !mayEnter(dirname(path))))) return undefined
    // Without what stands there: it may be a password.
    const where = error instanceof SyntaxError ? error.message.replace(/,? ?(\.{3})?"[\s\S]*" ?/, '，') : ''
    const why = error instanceof SyntaxError ? `不是有效的 JSON（${where}）` : `读不出来（${code}）`
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

/** Whoever works as another user (`sudo -u jiansuo` in /root) may not look into the folder they stand in. */
function mayEnter(folder: string): boolean {
  try {
    statSync(`${folder}/.`)
    return true
  } catch {
    return false
  }
}
