// decode.ts — decodes bytes to text: detects the encoding, and refuses what is no text. Not: what the text says.
import { magicOf } from './magic.ts'

/** Largest file read by default, in bytes (64 MiB). The indexer checks it before it reads a file. */
export const SIZE_LIMIT = 64 * 1024 * 1024

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export type Decoded = { text: string; encoding: Encoding } | { failure: string }

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte)
}

/** Null where the bytes are not of the encoding. */
export function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g

/** More than one control character in a hundred, tab and line ends aside: not a text. */
function looksBinary(text: string): boolean {
  const sample = text.length > 65_536 ? text.slice(0, 65_536) : text
  return (sample.match(CONTROL)?.length ?? 0) * 100 > sample.length
}

/**
 * Whether bytes that decode as GB18030 are Chinese in it. Almost any two bytes make some ideograph, but text keeps to
 * the 3,755 common ones (lead bytes B0–D7), while other encodings and noise spread over all of them.
 */
function looksLikeGb18030(bytes: Uint8Array): boolean {
  let common = 0
  let ideographs = 0
  for (let i = 0; i + 1 < bytes.length && i < 65_536; i++) {
    const lead = bytes[i]!
    if (lead < 0x81) continue
    const trail = bytes[++i]!
    if (trail < 0x40) {
      i += 2 // a four-byte character
      continue
    }
    if (lead >= 0xa1 && lead <= 0xa9 && trail >= 0xa1) continue // marks and symbols
    ideographs++
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) common++
  }
  return ideographs > 0 && common >= ideographs * 0.7
}

/** A Chinese text has an ideograph for fewer Latin letters than these. */
const LETTERS_TO_IDEOGRAPH = 20
/** From so many on it is their kind that tells: markup is letters, too. */
const FEW = 10
/** Of ideographs in GB18030, those with an ASCII letter for a second byte are rare; é before a letter is none. */
const MOST_ASCII = 0.3

/**
 * Whether bytes that are said to be of a Western code page are: read as GB18030 they would have hardly any ideographs
 * among their Latin letters, or such as hardly occur.
 */
export function isLatin(bytes: Uint8Array): boolean {
  let ideographs = 0
  let ascii = 0
  let letters = 0
  for (let i = 0; i < bytes.length && i < 65_536; i++) {
    const byte = bytes[i]!
    if (byte < 0x81) {
      if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters++
      continue
    }
    ideographs++
    if (bytes[++i]! < 0x80) ascii++
  }
  return ideographs < FEW ? ideographs * LETTERS_TO_IDEOGRAPH < letters : ascii > ideographs * MOST_ASCII
}

/**
 * Text of a file: UTF-16 by byte order mark, else UTF-8 with or without one, else GB18030. Damaged text is refused
 * rather than searched with holes in it. A failure says in Chinese what was found and what to do.
 *
 * @example
 * decode(new TextEncoder().encode('法治')) // => { text: '法治', encoding: 'utf-8' }
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { failure: '文件是空的（0 字节）；请补上内容或移走此文件' }
  const magic = magicOf(bytes)
  if (magic) return { failure: `内容不是文本，而是${magic.name}；请改用正确的扩展名，或另存为 UTF-8 文本` }
  const bom16 = startsWith(bytes, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(bytes, [0xfe, 0xff])
      ? 'utf-16be'
      : null
  if (bom16) {
    const text = tryDecode(bytes, bom16)
    if (text === null || looksBinary(text)) {
      return { failure: '文件以 UTF-16 标记开头，但内容不是完好的 UTF-16 文本；请另存为 UTF-8 文本' }
    }
    return checked(text, bom16)
  }
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== null) {
    if (looksBinary(utf8)) return { failure: '内容是二进制数据，不是文本；请换成文本文件' }
    return checked(utf8, 'utf-8')
  }
  const damaged = damagedUtf8(bytes)
  if (damaged) return { failure: damaged }
  const gb = tryDecode(bytes, 'gb18030')
  if (gb !== null && !looksBinary(gb) && looksLikeGb18030(bytes)) return checked(gb, 'gb18030')
  return { failure: '内容既不是 UTF-8 也不是 GB18030 文本（可能是二进制或其他编码）；请另存为 UTF-8 文本' }
}

function checked(text: string, encoding: Encoding): Decoded {
  if (text.trim() === '') return { failure: '文件里只有空白，没有文字；请补上内容或移走此文件' }
  return { text, encoding }
}

/**
 * UTF-8 with a few broken bytes would decode as GB18030 into nonsense, so it is recognised and refused:
 * mostly well-formed multi-byte characters, broken in places.
 */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let first = -1
  let ideographs = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) {
      broken++
      if (first < 0) first = i
    } else if (code >= 0x4e00 && code <= 0x9fff) ideographs++
  }
  if (ideographs < broken * 20) return null
  const line = text.slice(0, first).split('\n').length
  return `UTF-8 文本已损坏：${broken} 处字节无法解读，第一处在第 ${line} 行；请重新导出或下载此文件`
}

/** Of the character set that a page or its head declares; null where nobody knows it. What does not fit it throws. */
export function decoderOf(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return null
  }
}
