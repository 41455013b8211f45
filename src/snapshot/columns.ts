// columns.ts — typed arrays as files: the extension is the element type. Not: what they mean.
import { JiansuoError } from '../errors.ts'

export type Column = Uint8Array | Uint16Array | Uint32Array

/** Named columns, as an engine builds and opens them. */
export type Columns = Record<string, Column>

/** A column that comes piece by piece, so that it never lies in memory as a whole. */
export interface ColumnPieces<T extends Column = Column> {
  readonly BYTES_PER_ELEMENT: number
  /** Elements at most. */
  readonly length: number
  /** One behind the other, to be asked for once; each may be overwritten when the next is asked for. */
  readonly pieces: Iterable<T>
}

/** Named columns on their way to a snapshot. */
export type Portion = Record<string, Column | ColumnPieces>

/** The pieces put together. */
export function gathered<T extends Column>({ BYTES_PER_ELEMENT, length, pieces }: ColumnPieces<T>): T {
  const column = columnOf(`gathered.u${BYTES_PER_ELEMENT * 8}`, new ArrayBuffer(length * BYTES_PER_ELEMENT))
    .column as T
  let end = 0
  for (const piece of pieces) {
    column.set(piece, end)
    end += piece.length
  }
  return (end === length ? column : column.slice(0, end)) as T
}

/** Only the named ones. */
export function pickColumns<T extends object, K extends keyof T>(
  columns: T,
  names: readonly K[],
): Pick<T, K> {
  return Object.fromEntries(names.map(name => [name, columns[name]])) as Pick<T, K>
}

/** File name of a column as it is, e.g. `text.u16`. Little-endian, as every platform Node runs on. */
export function columnFile(name: string, column: Pick<Column, 'BYTES_PER_ELEMENT'>): string {
  return `${name}.u${column.BYTES_PER_ELEMENT * 8}`
}

/** The bytes of a column, shared with it: for columns below 4 GiB. */
export function columnBytes(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength)
}

/** The bytes of a column of any size, shared with it, in pieces that files and sums can be given. */
export function* bytePieces(column: Column | ColumnPieces): Generator<Uint8Array> {
  if ('pieces' in column) for (const piece of column.pieces) yield* bytePieces(piece)
  else
    for (let at = 0; at < column.byteLength; at += PIECE)
      yield new Uint8Array(column.buffer, column.byteOffset + at, Math.min(PIECE, column.byteLength - at))
}

/**
 * The column of a file's bytes, shared with them.
 *
 * @throws JiansuoError `bad-snapshot` on an unknown extension or a torn last element.
 */
export function columnOf(file: string, bytes: ArrayBufferLike): { name: string; column: Column } {
  const [, name, bits] = /^(.+)\.(?:u|p(?=32$))(8|16|32)$/.exec(file) ?? []
  if (!name || !bits) throw new JiansuoError('bad-snapshot', `索引文件 ${file} 不是本程序写的`)
  if (bytes.byteLength % (Number(bits) / 8) !== 0)
    throw new JiansuoError('bad-snapshot', `索引文件 ${file} 不完整`)
  if (bits === '8') return { name, column: new Uint8Array(bytes) }
  return { name, column: bits === '16' ? new Uint16Array(bytes) : new Uint32Array(bytes) }
}

/** Bytes. */
const PIECE = 2 ** 26

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A string as UTF-16 units, so that offsets into it are offsets into the column. */
export function encodeText(text: string): Uint16Array {
  const column = new Uint16Array(text.length)
  Buffer.from(column.buffer).write(text, 'utf16le')
  return column
}

export function decodeText(column: Uint16Array, start = 0, end = column.length): string {
  return Buffer.from(column.buffer, column.byteOffset + start * 2, (end - start) * 2).toString('utf16le')
}

export function encodeJson(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value))
}

export function decodeJson(column: Uint8Array): unknown {
  return JSON.parse(decoder.decode(column))
}
