// read-file.ts — a file of a snapshot piece by piece, of any size, and what is said where that fails. Not: what is in it.
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, read, readFileSync, readSync } from 'node:fs'
import { promisify } from 'node:util'
import { JiansuoError } from '../errors.ts'

/** How a damaged index is mended; ends every message about one. */
export const REBUILD = '请重新运行 jiansuo index 建立索引'
/** Of a snapshot that is damaged: the one before it may be sound. */
export const MEND = '请用 jiansuo rollback 退到完好的一次，或重新运行 jiansuo index 建立索引'

/** Bytes at a time: a server goes on answering while it reads the next snapshot. */
export const PIECE = 4 * 2 ** 20

export interface PiecewiseRead {
  /** How many were read. */
  bytes: number
  /** Hex. */
  sha256: string
}

/**
 * Reads a file to its end. The next piece is on its way while this one is summed, which halves the time.
 *
 * @param room where a piece is to be put, by where it begins and its most bytes  @param visit called with each piece that was read
 */
export async function readPieces(
  fd: number,
  room: (at: number, bytes: number) => Uint8Array,
  visit: (piece: Uint8Array) => void = () => {},
): Promise<PiecewiseRead> {
  const hash = createHash('sha256')
  const readFrom = (at: number) => {
    const into = room(at, PIECE)
    return reading(fd, into, 0, into.length, at)
  }
  let at = 0
  let { bytesRead, buffer } = await readFrom(at)
  // Nothing read: the end, or the file was shortened under our hands, and the checksum will say so.
  while (bytesRead > 0) {
    at += bytesRead
    const next = readFrom(at)
    const piece = buffer.subarray(0, bytesRead)
    hash.update(piece)
    visit(piece)
    ;({ bytesRead, buffer } = await next)
  }
  return { bytes: at, sha256: hash.digest('hex') }
}

/** Whoever has it closes it. @throws JiansuoError in words that help */
export function openToStay(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (cause) {
    throw readError(path, cause)
  }
}

/** Opens a file for as long as the work takes, which may fail with what the system says. @throws as `openToStay` */
export async function withFile<T>(path: string, work: (fd: number) => Promise<T>): Promise<T> {
  const fd = openToStay(path)
  try {
    return await work(fd)
  } catch (cause) {
    throw readError(path, cause)
  } finally {
    closeSync(fd)
  }
}

/** Size and sum of a file, without keeping it. @throws as `openToStay` */
export function sumFile(path: string): PiecewiseRead {
  const fd = openToStay(path)
  try {
    const hash = createHash('sha256')
    const piece = new Uint8Array(Math.min(PIECE, Math.max(1, fstatSync(fd).size)))
    let bytes = 0
    for (let read = -1; read !== 0; ) {
      read = readSync(fd, piece, 0, piece.length, bytes)
      hash.update(piece.subarray(0, read))
      bytes += read
    }
    return { bytes, sha256: hash.digest('hex') }
  } catch (cause) {
    throw readError(path, cause)
  } finally {
    closeSync(fd)
  }
}

/** A small file. @throws as `openToStay` */
export function readSmall(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw readError(path, cause)
  }
}

/** Turns a failed read into a message that says what to do. @param absent the error where there is no such file */
export function readError(path: string, cause: unknown, absent = () => missing(path)): unknown {
  const { code } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return absent()
  if (code === 'EACCES' || code === 'EPERM') {
    return new JiansuoError('io', `索引文件 ${path} 没有读取权限：请修改权限后重试`, { cause })
  }
  if (code === 'EISDIR')
    return new JiansuoError('bad-snapshot', `索引文件 ${path} 是一个目录：${MEND}`, { cause })
  if (code === 'EMFILE' || code === 'ENFILE')
    return new JiansuoError(
      'io',
      `索引文件 ${path} 无法打开，打开的文件过多：请提高上限（ulimit -n）后重试`,
      { cause },
    )
  if (code === 'EIO')
    return new JiansuoError('io', `索引文件 ${path} 所在的磁盘读取出错：请检查磁盘，再运行 jiansuo verify`, {
      cause,
    })
  return cause
}

// --- internal ---

/** What there should be and is not. */
const missing = (path: string) => new JiansuoError('bad-snapshot', `索引文件 ${path} 缺失：${MEND}`)

const reading = promisify(read)
