// code-pages.ts — the encodings that RTF names by number. Not: Unicode, which it writes as \u.

/** Of `\ansicpg936`. */
const PAGES: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  54936: 'gb18030',
  65001: 'utf-8',
}
/** Of `\fcharset134` in the table of fonts. */
const CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  204: 1251,
  238: 1250,
}

const MULTIBYTE = new Set(['shift_jis', 'gb18030', 'euc-kr', 'big5'])

export const pageNumbered = (number: number | null): string => PAGES[number ?? 1252] ?? 'windows-1252'
export const pageOfCharset = (charset: number): string | null =>
  CHARSETS[charset] === undefined ? null : pageNumbered(CHARSETS[charset])

/** Whether a byte is the first of two in an encoding. */
export const isLead = (encoding: string, byte: number): boolean => byte >= 0x81 && MULTIBYTE.has(encoding)

const decoders = new Map<string, InstanceType<typeof TextDecoder>>()

/** Bytes, one character each, as text. */
export function decodePage(bytes: string, encoding: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding)
  decoders.set(encoding, decoder)
  return decoder.decode(Buffer.from(bytes, 'latin1'))
}
