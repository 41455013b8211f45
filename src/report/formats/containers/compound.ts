// compound.ts — OLE2 compound files, the container of .doc: its streams by name, within bounds. Not: what is in them.

const END = 0xfffffffe
const FREE = 0xffffffff
const MINI_LIMIT = 4096

export interface Compound {
  /** In lower case: programs do not agree on it. */
  names: ReadonlySet<string>
  /** Contents of a stream of the root, or null where there is none. @throws Error where its chain is damaged. */
  stream: (name: string) => Uint8Array | null
}

interface DirectoryEntry {
  name: string
  type: number
  start: number
  size: number
  /** Numbers of the entries beside it and of the first one in it. */
  left: number
  right: number
  child: number
}

/**
 * Opens a compound file: its allocation table and directory. Every chain of sectors is followed at most once round the
 * file, so a table that runs in circles ends.
 *
 * @throws Error where header, table or directory are damaged.
 */
export function openCompound(bytes: Uint8Array): Compound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) throw new Error('文件头不完整')
  const shift = view.getUint16(30, true)
  const miniShift = view.getUint16(32, true)
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new Error('扇区大小有误')
  const sectorSize = 1 << shift
  const sectors = Math.floor((bytes.length - 512) / sectorSize) + 1
  const positionOf = (sector: number) => (sector + 1) * sectorSize

  const tableSectors: number[] = []
  const take = (sector: number) => {
    if (sector !== FREE && sector !== END) tableSectors.push(sector)
  }
  for (let i = 0; i < 109; i++) take(view.getUint32(76 + i * 4, true))
  let more = view.getUint32(68, true)
  for (let round = 0; more !== END && more !== FREE; round++) {
    if (round > sectors || positionOf(more) + sectorSize > bytes.length) throw new Error('分配表的目录有误')
    const at = positionOf(more)
    for (let i = 0; i < sectorSize / 4 - 1; i++) take(view.getUint32(at + i * 4, true))
    more = view.getUint32(at + sectorSize - 4, true)
  }
  if (tableSectors.length > sectors) throw new Error('分配表过大')

  const perSector = sectorSize / 4
  const next = (sector: number): number => {
    const table = tableSectors[Math.floor(sector / perSector)]
    const at = table === undefined ? -1 : positionOf(table) + (sector % perSector) * 4
    return at < 0 || at + 4 > bytes.length ? END : view.getUint32(at, true)
  }
  const chain = (start: number, size: number): Uint8Array => {
    const parts: Uint8Array[] = []
    let left = size
    for (let sector = start, round = 0; left > 0 && sector < sectors + 1; sector = next(sector), round++) {
      if (round > sectors) throw new Error('扇区链成环')
      const at = positionOf(sector)
      if (at >= bytes.length) break
      const part = bytes.subarray(at, Math.min(at + sectorSize, bytes.length, at + left))
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }

  const directory = chain(view.getUint32(48, true), bytes.length)
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const entry = new DataView(directory.buffer, directory.byteOffset + at, 128)
    const length = Math.min(entry.getUint16(64, true), 64)
    const name = Buffer.from(directory.buffer, directory.byteOffset + at, Math.max(0, length - 2)).toString(
      'utf16le',
    )
    entries.push({
      name,
      type: entry.getUint8(66),
      start: entry.getUint32(116, true),
      size: entry.getUint32(120, true),
      left: entry.getUint32(68, true),
      right: entry.getUint32(72, true),
      child: entry.getUint32(76, true),
    })
  }
  const root = entries[0]
  if (root?.type !== 5) throw new Error('目录有误')

  const top = childrenOf(root, entries)
  let mini: { table: Uint8Array; data: Uint8Array } | undefined
  const miniChain = (start: number, size: number): Uint8Array => {
    mini ??= {
      table: chain(view.getUint32(60, true), view.getUint32(64, true) * sectorSize),
      data: chain(root.start, Math.min(root.size, bytes.length)),
    }
    const { table, data } = mini
    const links = new DataView(table.buffer, table.byteOffset, table.byteLength)
    const parts: Uint8Array[] = []
    let left = size
    for (let sector = start, round = 0; left > 0 && sector * 64 < data.length; round++) {
      if (round > sectors * 64) throw new Error('扇区链成环')
      const part = data.subarray(sector * 64, Math.min(sector * 64 + 64, sector * 64 + left))
      parts.push(part)
      left -= part.length
      sector = sector * 4 + 4 <= table.length ? links.getUint32(sector * 4, true) : END
    }
    return Buffer.concat(parts)
  }

  return {
    names: new Set(top.map(entry => entry.name.toLowerCase())),
    stream(name) {
      const entry = top.find(entry => entry.type === 2 && entry.name.toLowerCase() === name.toLowerCase())
      if (!entry) return null
      const size = Math.min(entry.size, bytes.length)
      return entry.size < MINI_LIMIT ? miniChain(entry.start, size) : chain(entry.start, size)
    },
  }
}

/** What stands in the root itself: an embedded document has streams of the same names. All, where the tree is damaged. */
function childrenOf(root: DirectoryEntry, entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const found = new Set<number>()
  const due = [root.child]
  for (let id = due.pop(); id !== undefined; id = due.pop()) {
    const entry = entries[id]
    if (!entry || found.has(id)) continue
    found.add(id)
    due.push(entry.left, entry.right)
  }
  return found.size > 0 ? [...found].sort((a, b) => a - b).map(id => entries[id]!) : entries
}
