// biff.ts — the records of an old Excel workbook, and the strings in them. Not: which record says what (xls.ts).

export interface Record {
  type: number
  data: Uint8Array
  /** What follows a record too long for itself. */
  more: Uint8Array[]
}

const CONTINUE = 0x3c

/** Records in order. A stream cut short ends with its last whole record. */
export function* recordsOf(stream: Uint8Array): Generator<Record & { at: number }> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let at = 0
  const next = () => {
    if (at + 4 > stream.length) return null
    const type = view.getUint16(at, true)
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > stream.length) return null
    const record = { type, data: stream.subarray(at + 4, end), more: [] as Uint8Array[], at }
    at = end
    return record
  }
  for (let record = next(); record; ) {
    let following = next()
    while (following?.type === CONTINUE) {
      record.more.push(following.data)
      following = next()
    }
    yield record
    record = following
  }
}

/**
 * Reads strings that may go on in the next record: there a byte says anew whether each of its characters is one byte or
 * two.
 */
export interface StringReader {
  /** A number of two bytes. */
  u16: () => number
  u32: () => number
  u8: () => number
  /** Characters, by a count read before; with the flags, formatting and readings that surround them. */
  string: (count: number) => string
  isAtEnd: () => boolean
}

export function stringReader({ data, more }: Pick<Record, 'data' | 'more'>): StringReader {
  const chunks = [data, ...more]
  let chunk = 0
  let at = 0
  const settle = () => {
    while (chunk < chunks.length && at >= chunks[chunk]!.length) {
      at -= chunks[chunk]!.length
      chunk++
    }
  }
  const u8 = () => {
    settle()
    return chunk < chunks.length ? chunks[chunk]![at++]! : 0
  }
  const u16 = () => u8() | (u8() << 8)
  const u32 = () => u16() + u16() * 0x10000
  return {
    u8,
    u16,
    u32,
    isAtEnd() {
      settle()
      return chunk >= chunks.length
    },
    string(count) {
      let flags = u8()
      const runs = flags & 8 ? u16() : 0
      const readings = flags & 4 ? u32() : 0
      const parts: string[] = []
      let left = count
      while (left > 0) {
        if (chunk < chunks.length && at >= chunks[chunk]!.length) {
          settle()
          flags = u8()
        }
        const bytes = chunks[chunk]
        if (!bytes) break
        const width = flags & 1 ? 2 : 1
        const take = Math.min(left, Math.floor((bytes.length - at) / width))
        if (take === 0) {
          at = bytes.length
          if (chunk === chunks.length - 1) break
          continue
        }
        parts.push(
          Buffer.from(bytes.subarray(at, at + take * width)).toString(width === 2 ? 'utf16le' : 'latin1'),
        )
        at += take * width
        left -= take
      }
      at += runs * 4 + readings
      return parts.join('')
    },
  }
}

/** A number that four bytes hold: whole or a double's upper half, perhaps in hundredths. */
export function rkNumber(rk: number): number {
  let value: number
  if (rk & 2) value = rk >> 2
  else {
    const view = new DataView(new ArrayBuffer(8))
    view.setUint32(4, rk & 0xfffffffc, true)
    value = view.getFloat64(0, true)
  }
  return rk & 1 ? value / 100 : value
}
