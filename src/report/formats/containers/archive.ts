// archive.ts — zip archives by their central directory, and single entries of them within bounds. Not: what is in them.
import { crc32, inflateRawSync } from 'node:zlib'
import type { Refusal } from '../extracted.ts'

export interface Entry {
  name: string
  /** 0 stored, 8 deflated. */
  method: number
  encrypted: boolean
  checksum: number
  compressed: number
  size: number
  /** Of its local header. */
  offset: number
}

/** Bounds on what an archive says it holds, checked before anything is unpacked. */
const MOST_ENTRIES = 2_000
const MOST_BYTES = 200 * 2 ** 20
const MOST_RATIO = 100
/** Of one entry, when it is unpacked: the text of a thousand pages is a tenth of it. */
const MOST_ENTRY = 40 * 2 ** 20

const DAMAGED = '压缩结构已损坏或不完整；请重新下载，或用 Word 打开后另存'
const BOMB = '压缩包异常（疑似压缩炸弹）'

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Where the end-of-directory record stands: the last 22 bytes, or before a comment of at most 65,535. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

/** The entries of an archive, or why it is not opened. Reads the central directory only. */
export function listArchive(bytes: Uint8Array): { entries: Entry[] } | Refusal {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end < 0) return { failure: DAMAGED }
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  // 65,535 entries or 4 GiB offsets tell of a Zip64 record, which no report needs.
  if (count > MOST_ENTRIES || start === 0xffffffff) {
    return { failure: `${BOMB}：条目超过 ${MOST_ENTRIES.toLocaleString('en')} 个；请确认来源` }
  }
  const entries: Entry[] = []
  let at = start
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return { failure: DAMAGED }
    const name = view.getUint16(at + 28, true)
    const extra = view.getUint16(at + 30, true)
    const comment = view.getUint16(at + 32, true)
    if (at + 46 + name > end) return { failure: DAMAGED }
    const entry: Entry = {
      name: Buffer.from(bytes.buffer, bytes.byteOffset + at + 46, name)
        .toString('utf8')
        .replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    entries.push(entry)
    total += entry.size
    at += 46 + name + extra + comment
  }
  if (
    at !== end &&
    entries.length > 0 &&
    view.getUint32(Math.min(at, view.byteLength - 4), true) === 0x02014b50
  ) {
    return { failure: `${BOMB}：目录中的条目多于声明的数目；请确认来源` }
  }
  if (total > MOST_BYTES) {
    return { failure: `${BOMB}：解压后超过 ${MOST_BYTES / 2 ** 20} MiB；请确认来源` }
  }
  if (total > MOST_RATIO * bytes.length) {
    return { failure: `${BOMB}：压缩比超过 ${MOST_RATIO} 倍；请确认来源` }
  }
  const outside = entries.find(({ name }) => /(?:^|\/)\.\.(?:\/|$)|^\/|^[A-Za-z]:|\0/.test(name))
  if (outside) return { failure: '压缩包里有指向外部目录的文件名，可能是恶意文件；请确认来源' }
  return { entries }
}

/**
 * One entry unpacked. Never more than its directory entry declares: a header that lies is found at the first byte too
 * many, not after them all.
 *
 * @throws Error where the entry is damaged, encrypted, or larger than declared.
 */
export function unpack(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = viewOf(bytes)
  if (entry.encrypted) throw new Error(`${entry.name} 已加密`)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw new Error(`${entry.name} 的位置有误`)
  }
  if (entry.size > MOST_ENTRY) {
    const size = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MiB`
    throw new Error(`${entry.name} 解压后 ${size(entry.size)}，超过上限 ${size(MOST_ENTRY)}`)
  }
  const from =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(from, from + entry.compressed)
  if (packed.length !== entry.compressed) throw new Error(`${entry.name} 不完整`)
  if (entry.method !== 0 && entry.method !== 8) {
    throw new Error(`${entry.name} 的压缩方法 ${entry.method} 不支持`)
  }
  const plain = entry.method === 0 ? packed : inflate(packed, entry)
  // Damage in the packed text would else be read as other words.
  if (crc32(plain) !== entry.checksum) throw new Error(`${entry.name} 的校验和不符`)
  return plain
}

function inflate(packed: Uint8Array, { name, size }: Entry): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    const larger = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Error(larger ? `${name} 比声明的大，疑似压缩炸弹` : `${name} 无法解压`)
  }
}
