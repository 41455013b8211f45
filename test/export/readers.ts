// readers.ts — CSV, ZIP and XLSX read back by other means than they were written. Not: for files of others.
import { inflateRawSync } from 'node:zlib'

/** RFC 4180, character by character. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (isQuoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[i++]
      else isQuoted = false
    } else if (c === '"' && cell === '') isQuoted = true
    else if (c === ',' || (c === '\r' && text[i + 1] === '\n')) {
      row.push(cell)
      cell = ''
      if (c === '\r') {
        rows.push(row)
        row = []
        i++
      }
    } else cell += c
  }
  if (row.length > 0 || cell !== '') throw new Error('the last row has no end')
  return rows
}

/** By the directory at the end, as programs do; the texts by name. */
export function readZip(bytes: Buffer): Map<string, string> {
  const end = bytes.length - 22
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('no directory')
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry')
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    if (bytes.readUInt32LE(local) !== 0x04034b50) throw new Error('no file')
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = inflateRawSync(bytes.subarray(start, start + packed))
    if (content.length !== size || slowCrc(content) !== bytes.readUInt32LE(at + 16))
      throw new Error('damaged')
    files.set(name, content.toString())
    at += 46 + nameLength
  }
  if (at !== end) throw new Error('the directory has another length')
  return files
}

export interface Sheet {
  name: string
  rows: (string | number | null)[][]
  formulas: number
}

/** A sheet, by default the first; every part must be well-formed as far as the expressions below go. */
export function readXlsx(bytes: Buffer, sheet = 1): Sheet {
  const files = readZip(bytes)
  const xml = files.get(`xl/worksheets/sheet${sheet}.xml`)!
  const rows = Array.from(xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs), ([, , inner]) => {
    const row: (string | number | null)[] = [null, null, null]
    for (const [, at, type, value] of inner!.matchAll(
      /<c r="([A-Z]+)\d+" s="\d"(?: t="(\w+)")?>(?:<is><t xml:space="preserve">|<v>)(.*?)<\/(?:t|v)>(?:<\/is>)?<\/c>/gs,
    ))
      row[at!.charCodeAt(0) - 65] = type === 'inlineStr' ? unescaped(value!) : Number(value)
    return Array.from(row, cell => cell ?? null)
  })
  const name = /<sheet name="([^"]*)"/.exec(files.get('xl/workbook.xml')!)![1]!
  return { name: unescaped(name), rows, formulas: xml.split('<f').length - 1 }
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

function slowCrc(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
