// stored-passage.ts — a passage as the cluster keeps it to be shown: written and read here alone. Not: what it is found by.
import { crc32 } from 'node:zlib'

/** Short names, because each stands once in every document. */
export interface StoredPassage {
  /** Label of the passage (labels.ts). */
  n: number
  /** That of its report. */
  r: number
  /** Its text. With `u` instead: in base64 of UTF-16, because half a character in it cannot be written in UTF-8. */
  t?: string
  u?: string
  /** Index into KINDS. */
  k: number
  /** Section. */
  s: string[]
  /** Line of the file, 0 where unknown. */
  l: number
  /** Position of its paragraph in the report. */
  o: number
  /** Its own part of its id. */
  h: number
  /** Passages of its paragraph before and behind it; absent: none. */
  b?: [before: number, behind: number]
}

export const storedText = (text: string): Pick<StoredPassage, 't' | 'u'> =>
  text.isWellFormed() ? { t: text } : { u: Buffer.from(text, 'utf16le').toString('base64') }

export const textOf = ({ t, u }: Pick<StoredPassage, 't' | 'u'>): string =>
  t ?? Buffer.from(u ?? '', 'base64').toString('utf16le')

/** 24 bits of all of it: the sum over any number of passages there may be is exact in floating point. */
export const checksum = (passage: StoredPassage): number => {
  const { n, r, k, s, l, o, h, b = [0, 0] } = passage
  return crc32(JSON.stringify([n, r, k, s, l, o, h, b, textOf(passage)])) >>> 8
}
