// files.ts — makes the small .docx, .pdf and .doc files that tests and benches read. Not: real documents.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  data: string | Uint8Array
  /** Lies about the unpacked size. Bytes. */
  declared?: number
  /** Lies in the local header too, as bombs do. */
  encrypted?: boolean
}

const u16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer)
const u32 = (...values: number[]) => Buffer.from(Uint32Array.from(values).buffer)

/** A zip archive; `count` is what its end record declares, where that is not the truth. */
export function zip(entries: readonly ZipEntry[], count = entries.length): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declared, encrypted } of entries) {
    const plain = Buffer.from(data as Uint8Array)
    const packed = deflateRawSync(plain)
    const title = Buffer.from(name)
    const flags = 0x0800 | (encrypted ? 1 : 0)
    const common = Buffer.concat([
      u16(20, flags, 8, 0, 0),
      u32(crc32(plain), packed.length, declared ?? plain.length),
      u16(title.length, 0),
    ])
    const local = Buffer.concat([u32(0x04034b50), common, title, packed])
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), common, u16(0, 0, 0), u32(0, offset), title]))
    locals.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.concat([u32(0x06054b50), u16(0, 0, count, count), u32(list.length, offset), u16(0)])
  return Buffer.concat([...locals, list, end])
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

/** A paragraph of a .docx. `properties` is what stands in its `w:pPr`. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A .docx with this body; `parts` are further parts of it, each with its root element. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  return zip([
    { name: '[Content_Types].xml', data: TYPES },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    },
    ...Object.entries(parts).map(([name, xml]) => ({
      name: `word/${name}`,
      data: xml.replace(/^<(w:\w+)/, `<$1 ${W}`),
    })),
  ])
}

export interface PdfText {
  text: string
  /** Points from the bottom left corner; default: under the line before. */
  x?: number
  y?: number
  /** Default 14. */
  size?: number
  /** Degrees against the clock. Default 0. */
  turned?: number
}

/**
 * A PDF whose pages (A4) show these lines. The font is not embedded and its encoding only named (UniGB-UCS2-H), as in
 * many Chinese files.
 */
export function pdf(
  pages: readonly (readonly PdfText[])[],
  options: { encrypted?: boolean; pictured?: boolean } = {},
): Buffer {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ]
  const kids: number[] = []
  for (const lines of pages) {
    let at = 780
    const content = lines
      .map(({ text, x = 90, y, size = 14, turned = 0 }) => {
        at = y ?? at - size * 1.8
        const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')
        const [cos, sin] = [Math.cos, Math.sin].map(of => of((turned * Math.PI) / 180).toFixed(4))
        return `BT /F1 ${size} Tf ${cos} ${sin} ${-Number(sin!)} ${cos} ${x} ${at} Tm <${hex}> Tj ET`
      })
      .concat(options.pictured ? ['q 90 0 0 90 90 90 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q'] : [])
      .join('\n')
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    )
    kids.push(objects.length)
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.map(kid => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const id = '00112233445566778899aabbccddeeff'
  // Needs a password: no owner or user key fits.
  const lock = options.encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> /ID [<${id}> <${id}>]`
    : ''
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

const SECTOR = 512
const END = 0xfffffffe
const FREE = 0xffffffff

/** A compound file with these streams, each padded to the size from which it has sectors of its own. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const sectors: Buffer[] = []
  const links: number[] = []
  const add = (bytes: Uint8Array): number => {
    const first = sectors.length
    const count = Math.max(1, Math.ceil(bytes.length / SECTOR))
    for (let i = 0; i < count; i++) {
      const sector = Buffer.alloc(SECTOR)
      sector.set(bytes.subarray(i * SECTOR, (i + 1) * SECTOR))
      sectors.push(sector)
      links.push(i + 1 < count ? first + i + 1 : END)
    }
    return first
  }
  const entry = (name: string, type: number, child: number, right: number, start: number, size: number) => {
    const bytes = Buffer.alloc(128)
    bytes.write(name, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, 64)
    bytes[66] = type
    bytes[67] = 1
    bytes.writeUInt32LE(FREE, 68)
    bytes.writeUInt32LE(right, 72)
    bytes.writeUInt32LE(child, 76)
    bytes.writeUInt32LE(start, 116)
    bytes.writeUInt32LE(size, 120)
    return bytes
  }
  const names = Object.keys(streams)
  const entries = [entry('Root Entry', 5, names.length > 0 ? 1 : FREE, FREE, END, 0)]
  for (const [i, name] of names.entries()) {
    const padded = Buffer.alloc(Math.max(4096, streams[name]!.length))
    padded.set(streams[name]!)
    entries.push(entry(name, 2, FREE, i + 1 < names.length ? i + 2 : FREE, add(padded), padded.length))
  }
  const directory = add(Buffer.concat(entries))
  const tables = Math.ceil((links.length + 1) / 127)
  const firstTable = sectors.length
  const table = Buffer.alloc(tables * SECTOR, 0xff)
  for (const [i, link] of links.entries()) table.writeUInt32LE(link, i * 4)
  for (let i = 0; i < tables; i++) table.writeUInt32LE(0xfffffffd, (firstTable + i) * 4)
  const header = Buffer.alloc(SECTOR)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  header.set(u16(0x3e, 3, 0xfffe, 9, 6), 24)
  header.set(u32(0, tables, directory, 0, 4096, END, 0, END, 0), 40)
  header.fill(0xff, 76)
  for (let i = 0; i < tables; i++) header.writeUInt32LE(firstTable + i, 76 + i * 4)
  return Buffer.concat([header, ...sectors, table])
}

export interface DocOptions {
  /** So much of it from the start is one piece, stored one byte a character. */
  narrow?: number
  /** Those at offset 10 of its file information block. */
  flags?: number
  version?: number
  magic?: number
  /** What else Word keeps behind the main text, in its order; each ends with `\r`. */
  parts?: { notes?: string; heads?: string; comments?: string; endnotes?: string; boxes?: string }
  /** Stretches of the text that a property rules: 0x0800 deleted, 0x083c hidden. In characters. */
  ruled?: readonly (readonly [from: number, to: number, property: number])[]
}

/** A Word 97 document with this text, `\r` after each paragraph. */
export function doc(main: string, options: DocOptions = {}): Buffer {
  const { narrow = 0, flags = 0x0200, version = 0xc1, magic = 0xa5ec, parts = {}, ruled = [] } = options
  const { notes = '', heads = '', comments = '', endnotes = '', boxes = '' } = parts
  const all = [main, notes, heads, '', comments, endnotes, boxes, '']
  const text = all.join('')
  const offset = 2048
  const end = offset + narrow + (text.length - narrow) * 2
  const page = Math.ceil(end / SECTOR)
  const stream = Buffer.alloc(ruled.length > 0 ? (page + 1) * SECTOR : end)
  stream.set(u16(magic, version), 0)
  stream.writeUInt16LE(flags, 10)
  stream.writeUInt16LE(14, 32)
  stream.writeUInt16LE(22, 62)
  for (const [i, part] of all.entries()) stream.writeUInt32LE(part.length, 0x4c + i * 4)
  stream.write(text.slice(0, narrow), offset, 'latin1')
  stream.write(text.slice(narrow), offset + narrow, 'utf16le')
  const starts = narrow > 0 ? [0, narrow, text.length] : [0, text.length]
  const places = narrow > 0 ? [(offset * 2) | 0x40000000, offset + narrow] : [offset]
  const pieces = Buffer.concat([
    u32(...starts),
    ...places.map(fc => Buffer.concat([u16(0), u32(fc >>> 0), u16(0)])),
  ])
  const clx = Buffer.concat([Buffer.from([2]), u32(pieces.length), pieces])
  stream.writeUInt16LE(0x5d, 152)
  stream.writeUInt32LE(0, 0x01a2)
  stream.writeUInt32LE(clx.length, 0x01a6)
  const table = [clx]
  if (ruled.length > 0) {
    // One page of character properties: runs from mark to mark, each with the property that rules it.
    const placeOf = (at: number) => (at < narrow ? offset + at : offset + narrow + (at - narrow) * 2)
    const marks = [...new Set([0, text.length, ...ruled.flatMap(rule => rule.slice(0, 2))])].sort(
      (a, b) => a - b,
    )
    const at = page * SECTOR
    const runs = marks.length - 1
    let place = 500
    for (const [i, mark] of marks.entries()) stream.writeUInt32LE(placeOf(mark), at + i * 4)
    for (let i = 0; i < runs; i++) {
      const rule = ruled.find(([from, to]) => from <= marks[i]! && marks[i]! < to)
      if (!rule) continue
      place -= 4
      stream[at + (runs + 1) * 4 + i] = place / 2
      stream.set([3, ...u16(rule[2]), 1], at + place)
    }
    stream[at + SECTOR - 1] = runs
    table.push(u32(offset, end, page))
    stream.writeUInt32LE(clx.length, 0xfa)
    stream.writeUInt32LE(12, 0xfe)
  }
  return compound({ WordDocument: stream, '1Table': Buffer.concat(table) })
}
