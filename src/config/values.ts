// values.ts — a value as somebody wrote it → what a setting holds; `undefined` refuses it. Not: which settings there are.
import { isIP } from 'node:net'

/** Reads one value, of whatever type a file or a flag gives. */
export type Read<T> = (value: unknown) => T | undefined

export const text: Read<string> = value =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** One of these, as it is written here. */
export const oneOf =
  <Value extends string>(values: readonly Value[]): Read<Value> =>
  value =>
    values.find(known => known === value)

/** As a number in a file and as digits elsewhere. */
export const whole =
  (maximum: number, minimum = 0): Read<number> =>
  value => {
    const number = typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) && number >= minimum && number <= maximum
      ? number
      : undefined
  }

/** Bytes, as `512M` or `2G`; 64 MiB and more: with less no index can be served. */
export const memorySize: Read<number> = value => {
  // Bounded: a value of the settings.
  const [, digits, unit] = (typeof value === 'string' && /^(\d{1,7})\s*([MG])i?B?$/i.exec(value.trim())) || []
  const bytes = Number(digits) * 2 ** (/g/i.test(unit ?? '') ? 30 : 20)
  return bytes >= 64 * 2 ** 20 ? bytes : undefined
}

/** A flag without a value is `true`; a variable says it in words. */
export const yesOrNo: Read<boolean> = value => {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  if (/^(1|true|yes|on|是)$/i.test(value.trim())) return true
  return /^(0|false|no|off|否)$/i.test(value.trim()) ? false : undefined
}

/** `/a/b`; a slash at the end is taken off, so `/` is the root. */
export const basePath: Read<string> = value => {
  const trimmed = typeof value === 'string' ? value.trim().replace(/\/$/, '') : undefined
  return trimmed !== undefined && /^(\/[\w.~-]+)*$/.test(trimmed) && !/\/\.{1,2}(\/|$)/.test(trimmed)
    ? trimmed
    : undefined
}

/** An address of pages, without a slash at its end, query and fragment: `https://oa.example.cn/jiansuo`. */
export const pageAddress: Read<string> = value => {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value.trim()) || !URL.canParse(value.trim()))
    return undefined
  const url = new URL(value.trim())
  if (url.username || url.password || url.search || url.hash) return undefined
  const path = basePath(url.pathname)
  return path === undefined ? undefined : url.origin + path
}

const parts = (value: unknown): unknown[] | undefined => {
  if (Array.isArray(value)) return value.flatMap(part => parts(part) ?? [undefined])
  return typeof value === 'string' ? value.split(/[\s,，]+/).filter(Boolean) : undefined
}

/** Of a line or a list: each once, frozen; refused where one is. */
const listOf =
  <T>(read: Read<T>): Read<readonly T[]> =>
  value => {
    const read1 = parts(value)?.map(part => read(part))
    return read1 === undefined || read1.includes(undefined)
      ? undefined
      : Object.freeze([...new Set(read1 as T[])])
  }

/** Addresses of the nodes of a cluster, each an origin. Without credentials: an address is shown in messages. */
export const nodeList: Read<readonly string[]> = listOf(value => {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return undefined
  const { origin, username, password, pathname, search, hash } = new URL(value)
  return username || password || search || hash || pathname !== '/' ? undefined : origin
})

/** What a cluster takes as a name. */
export const indexName: Read<string> = value =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9_-]{0,99}$/.test(value) ? value : undefined

/** Origins as browsers write them, so that comparing is all there is to do. */
export const originList: Read<readonly string[]> = listOf(value =>
  typeof value === 'string' &&
  /^https?:\/\//.test(value) &&
  URL.canParse(value) &&
  new URL(value).origin === value
    ? value
    : undefined,
)

/** Names or addresses as in Host, without a port; lower case. `*` is all. */
export const hostList: Read<readonly string[]> = listOf(value => {
  if (value === '*') return value
  if (typeof value !== 'string') return undefined
  const bare = value.replace(/^\[|\]$/g, '')
  if (isIP(bare) === 6) return `[${new URL(`http://[${bare}]`).hostname.slice(1, -1)}]`
  return /^[\w.-]+$/.test(value) && URL.canParse(`http://${value}`)
    ? new URL(`http://${value}`).hostname
    : undefined
})

const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal']

/** Addresses, ranges (`10.0.0.0/8`), or the names Express has for ranges. */
export const proxyList: Read<readonly string[]> = listOf(value => {
  if (typeof value !== 'string') return undefined
  if (PROXY_NAMES.includes(value)) return value
  const [address, bits, ...more] = value.split('/')
  const family = isIP(address!)
  if (family === 0 || more.length) return undefined
  const most = family === 4 ? 32 : 128
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most) ? value : undefined
})

/** One of several indexes that a server shows: under `/c/NAME/`. */
export interface CollectionSetting {
  readonly name: string
  /** Its index folder, relative to the working directory. */
  readonly index: string
}

/** `NAME=DIR`, several as a list; in the file an object `{ "NAME": "DIR" }` too. Names are for addresses. */
export const collectionList: Read<readonly CollectionSetting[]> = value => {
  const lines: unknown[] =
    typeof value === 'string'
      ? value.split(/[\n,，]+/).filter(line => line.trim())
      : Array.isArray(value)
        ? value
        : typeof value === 'object' && value !== null
          ? Object.entries(value).map(([name, index]) => `${name}=${String(index)}`)
          : [undefined]
  const read = lines.map(line => {
    // Bounded: a line of the settings.
    const [, name, index] = (typeof line === 'string' && /^\s*([a-z0-9][\w-]{0,63})=(.+)$/i.exec(line)) || []
    return name && index?.trim() ? Object.freeze({ name, index: index.trim() }) : undefined
  })
  const names = new Set(read.map(collection => collection?.name.toLowerCase()))
  return read.includes(undefined) || names.size < read.length
    ? undefined
    : Object.freeze(read as CollectionSetting[])
}
