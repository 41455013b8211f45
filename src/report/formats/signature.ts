// signature.ts — what a file is by its first bytes, whatever it is called. Not: whether it is whole (the extractors).
import { archiveRefusal, listArchive } from './containers/archive.ts'
import { compoundRefusal } from './containers/compound.ts'
import type { Format } from './formats.ts'

/** `null` where the bytes bear no signature that is known here: text, or nothing at all. */
export type Signature = { format: Format } | { failure: string } | null

const READABLE = 'docx、pdf 或 UTF-8 文本'

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.max(0, Math.min(to, bytes.length) - from)).toString(
    'latin1',
  )

/** Formats that hold no text to read here, by their first bytes. */
const OTHERS: readonly (readonly [start: string, name: string, remedy: string])[] = [
  ['\x89PNG', 'PNG 图片', '请用文字识别（OCR）转成文本'],
  ['\xff\xd8\xff', 'JPEG 图片', '请用文字识别（OCR）转成文本'],
  ['GIF8', 'GIF 图片', '请用文字识别（OCR）转成文本'],
  ['BM', 'BMP 图片', '请用文字识别（OCR）转成文本'],
  ['II*\0', 'TIFF 图片', '请用文字识别（OCR）转成文本'],
  ['MM\0*', 'TIFF 图片', '请用文字识别（OCR）转成文本'],
  ['\x1f\x8b', 'gzip 压缩文件', '请解压后再索引'],
  ['Rar!', 'RAR 压缩包', '请解压后再索引'],
  ['7z\xbc\xaf', '7z 压缩包', '请解压后再索引'],
  ['{\\rtf', 'RTF 文档', `请用 Word 或 WPS 另存为 ${READABLE}`],
]

/**
 * Recognises by signature. Archives and compound files are looked into, within bounds and without unpacking: a .docx,
 * an .xlsx and a plain zip begin alike, and so do a .doc and a .docx with a password.
 *
 * @example
 * signatureOf(new TextEncoder().encode('%PDF-1.7')) // => { format: 'pdf' }
 */
export function signatureOf(bytes: Uint8Array): Signature {
  const head = ascii(bytes, 0, 1024)
  // The PDF header may stand anywhere in the first kilobyte, after what mailers put before it.
  if (head.startsWith('%PDF-') || (!/^\s*</.test(head) && /[\r\n\0]%PDF-\d/.test(head)))
    return { format: 'pdf' }
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    const archive = listArchive(bytes)
    if ('failure' in archive) return archive
    const refusal = archiveRefusal(archive.entries)
    return refusal ?? { format: 'docx' }
  }
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundRefusal(bytes) ?? { format: 'doc' }
  for (const [start, name, remedy] of OTHERS) {
    if (!head.startsWith(start)) continue
    // Two letters are no evidence: a text may begin with BM.
    if (start === 'BM' && !ascii(bytes, 6, 10).startsWith('\0\0\0\0')) continue
    return { failure: `内容是${name}，没有可读的文字；${remedy}` }
  }
  if (/^\s*MIME-Version:/i.test(head)) {
    return { failure: '内容是单个文件网页（MHT）；请在浏览器中打开后另存为“网页，仅 HTML”' }
  }
  return isPage(head) ? { format: 'html' } : null
}

/** A page that says so in its first words. */
function isPage(head: string): boolean {
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html)[\s>]/i.test(
    head,
  )
}
