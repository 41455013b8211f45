// keys.ts — the keys that are valid now: follows the key file, so that a new or revoked key takes effect at once. Not: the
// format of the file.
import { statSync } from 'node:fs'
import { JiansuoError } from '../../errors.ts'
import { hashOfKey, type KeyRecord, readKeys } from './key-file.ts'

export interface Keys {
  /** The key somebody gave; undefined: it is none. */
  find(key: string): KeyRecord | undefined
  /** Whether a key names this site: its scripts may then ask. */
  hasOrigin(origin: string): boolean
  /**
   * Whether the file changed and cannot be read: a key revoked since then still counts. Or it is gone, and no key
   * counts.
   */
  isStale(): boolean
}

/** Milliseconds between looks at the file. */
const LOOK = 1000

/**
 * @param onError called when the file can no longer be read; the keys read before stay valid. `not-found` when it is
 *   gone: then no key is valid
 * @param onMended called when it can be read again
 * @throws JiansuoError as `readKeys`, for the file as it is now
 */
export function followKeys(
  path: string,
  onError: (error: unknown) => void,
  onMended: () => void = () => {},
): Keys {
  let isStale = false
  let stamp = stampOf(path)
  let byHash = new Map<string, KeyRecord>()
  let origins = new Set<string>()
  const read = () => {
    const keys = readKeys(path)
    byHash = new Map(keys.map(key => [key.hash, key]))
    origins = new Set(keys.flatMap(key => key.origins))
  }
  read()
  let looked = performance.now()
  const look = () => {
    if (performance.now() - looked < LOOK) return
    looked = performance.now()
    const now = stampOf(path)
    if (now === stamp) return
    stamp = now
    try {
      read()
      if (now === '') throw gone(path)
      if (isStale) onMended()
      isStale = false
    } catch (error) {
      isStale = true
      onError(error)
    }
  }
  return {
    find(key) {
      look()
      // Found by its hash: how long that takes says nothing of the key.
      return byHash.get(hashOfKey(key))
    },
    hasOrigin(origin) {
      look()
      return origins.has(origin)
    },
    isStale() {
      look()
      return isStale
    },
  }
}

// --- internal ---

const gone = (path: string) =>
  new JiansuoError('not-found', `密钥文件 ${path} 不见了，已没有密钥有效：请从备份取回，或重新发放密钥`)

/** With the time of its inode: another owner may read it, or no longer. */
function stampOf(path: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(path)
    return [mtimeMs, ctimeMs, size, ino].join(' ')
  } catch {
    return ''
  }
}
