// key-file.ts — the file of keys: names, hashes, what each may. Not: requests (guard.ts).
import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { JiansuoError } from '../../errors.ts'

const keyRecord = z.object({
  name: z.string().min(1),
  /** SHA-256 of the key, hex. A key is 256 random bits, which no dictionary guesses: a slow hash would gain nothing. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.string(),
  /** Sites whose scripts may use it; empty: any caller. */
  origins: z.array(z.string()),
  /** Requests a second; null: as the server has it. */
  rate: z.number().positive().nullable(),
})
const keyFile = z.object({ version: z.literal(1), keys: z.array(keyRecord) })

/** A key as it is kept: the key itself is nowhere. */
export type KeyRecord = z.output<typeof keyRecord>

/** Where keys are kept unless another file is named. */
export const keyFileOf = ({ keys, index }: { keys: string | null; index: string }): string =>
  keys ?? join(index, 'keys.json')

export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')

/**
 * @returns none where there is no file
 * @throws JiansuoError `io` where it cannot be read or is damaged: the server must then neither admit everybody nor
 *   silently lock everybody out
 */
export function readKeys(path: string): KeyRecord[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw new JiansuoError('io', `密钥文件 ${path} 无法读取（${code}）：请检查权限`, { cause })
  }
  try {
    return keyFile.parse(JSON.parse(text)).keys
  } catch (cause) {
    throw new JiansuoError('io', `密钥文件 ${path} 已损坏：请用备份恢复，或删去后重新发放密钥`, { cause })
  }
}

/**
 * Creates a key. Only its hash is stored, so the return value is the only copy.
 *
 * @throws JiansuoError `bad-config` where the name is taken or none
 */
export function createKey(
  path: string,
  of: { name: string; origins: string[]; rate: number | null },
): string {
  const { name, origins, rate } = of
  if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(name))
    throw new JiansuoError('bad-config', `密钥名“${name}”不对：应为 1 到 64 个字母、汉字、数字或 . _ -`)
  const keys = readKeys(path)
  if (keys.some(key => key.name === name))
    throw new JiansuoError(
      'bad-config',
      `已有名为 ${name} 的密钥：请换一个名字，或先 jiansuo key revoke ${name}`,
    )
  const key = `jiansuo_${randomBytes(32).toString('base64url')}`
  const record = { name, hash: hashOfKey(key), createdAt: new Date().toISOString(), origins, rate }
  writeKeys(path, [...keys, record])
  return key
}

/** @throws JiansuoError `not-found` where there is none of this name */
export function revokeKey(path: string, name: string): void {
  const keys = readKeys(path)
  if (!keys.some(key => key.name === name))
    throw new JiansuoError('not-found', `没有名为 ${name} 的密钥：jiansuo key list 列出已有的`)
  writeKeys(
    path,
    keys.filter(key => key.name !== name),
  )
}

// --- internal ---

/** Aside and renamed: a server that reads meanwhile sees the old file or the new one. Only its owner may read it. */
function writeKeys(path: string, keys: KeyRecord[]): void {
  const aside = `${path}.${process.pid}`
  try {
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(aside, 'w', 0o600)
    try {
      writeSync(file, `${JSON.stringify({ version: 1, keys }, null, 2)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(aside, path)
  } catch (cause) {
    rmSync(aside, { force: true })
    const { code } = cause as NodeJS.ErrnoException
    throw new JiansuoError('io', `密钥文件 ${path} 无法写入（${code}）：请检查权限与磁盘`, { cause })
  }
}
