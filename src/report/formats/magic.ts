// magic.ts — the one table of signatures: the first bytes of files that are not plain text. Not: how they are read.

/** What a file is as far as its first bytes say: a container may hold one of several formats. */
export type Magic = 'pdf' | 'zip' | 'compound' | 'rtf' | 'picture' | 'archive' | 'media'

const TABLE: readonly (readonly [start: string, magic: Magic, name: string])[] = [
  ['%PDF-', 'pdf', 'PDF 文件'],
  ['PK\x03\x04', 'zip', '压缩包或 Office 文件（docx、xlsx、zip）'],
  ['PK\x05\x06', 'zip', '压缩包'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'compound', '旧版 Office 文件（doc、xls）'],
  ['{\\rtf', 'rtf', 'RTF 文档'],
  ['\x89PNG', 'picture', 'PNG 图片'],
  ['\xff\xd8\xff', 'picture', 'JPEG 图片'],
  ['GIF8', 'picture', 'GIF 图片'],
  ['BM', 'picture', 'BMP 图片'],
  ['II*\0', 'picture', 'TIFF 图片'],
  ['MM\0*', 'picture', 'TIFF 图片'],
  ['\x1f\x8b', 'archive', 'gzip 压缩文件'],
  ['Rar!', 'archive', 'RAR 压缩包'],
  ['7z\xbc\xaf', 'archive', '7z 压缩包'],
  ['\0\0\0\x18ftyp', 'media', '视频'],
  ['\0\0\0\x20ftyp', 'media', '视频'],
  ['ID3', 'media', '音频'],
]

/** The first bytes as characters, one each. `length` in bytes. */
export function headOf(bytes: Uint8Array, length = 1024): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1')
}

/**
 * What the first bytes tell, with its name in Chinese; null where they tell nothing: text, or nothing known here.
 *
 * @example
 * magicOf(new TextEncoder().encode('%PDF-1.7')) // => { magic: 'pdf', name: 'PDF 文件' }
 */
export function magicOf(bytes: Uint8Array): { magic: Magic; name: string } | null {
  const head = headOf(bytes, 16)
  for (const [start, magic, name] of TABLE) {
    if (!head.startsWith(start)) continue
    // Two or three letters prove nothing: a text may begin with them.
    if (start === 'BM' && head.slice(6, 10) !== '\0\0\0\0') continue
    if (start === 'ID3' && !/^ID3[\x02-\x04]/.test(head)) continue
    return { magic, name }
  }
  return null
}
