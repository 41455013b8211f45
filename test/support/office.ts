// office.ts — makes the small .ofd, .mht, .rtf, .odt, .xlsx and .xls files that tests and benches read. Not: real documents.
import { compound, zip } from './files.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export interface OfdText {
  text: string
  /** Millimetres from the top left corner; default: under the line before, at the margin. */
  x?: number
  y?: number
  /** Millimetres; default 4.9. */
  size?: number
  /** More attributes of the text object, and of its code. */
  object?: string
  code?: string
}

/** An OFD whose pages (A4) show these lines; `template` lies under each of them. */
export function ofd(pages: readonly (readonly OfdText[])[], template: readonly OfdText[] = []): Buffer {
  const content = (lines: readonly OfdText[], head = '') => {
    let at = 20
    const objects = lines.map(({ text, x = 30, y, size = 4.9, object = '', code }, i) => {
      at = y ?? at + size * 1.8
      const delta = code ?? `DeltaX="g ${[...text].length - 1} ${size}"`
      return `<ofd:TextObject ID="${i + 9}" Boundary="${x} ${at} 160 ${size}" Font="1" Size="${size}" ${object}><ofd:TextCode X="0" Y="${size}" ${delta}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`
    })
    return `<?xml version="1.0"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">${head}<ofd:Content><ofd:Layer ID="2">${objects.join('')}</ofd:Layer></ofd:Content></ofd:Page>`
  }
  const list = pages
    .map((_, i) => `<ofd:Page ID="${i + 100}" BaseLoc="Pages/Page_${i}/Content.xml"/>`)
    .join('')
  const common =
    '<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>'
  const use = template.length > 0 ? '<ofd:Template TemplateID="7"/>' : ''
  return zip([
    {
      name: 'OFD.xml',
      data: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
    },
    {
      name: 'Doc_0/Document.xml',
      data: `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016">${common}<ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    },
    { name: 'Doc_0/Tpls/Tpl_0/Content.xml', data: content(template) },
    ...pages.map((lines, i) => ({ name: `Doc_0/Pages/Page_${i}/Content.xml`, data: content(lines, use) })),
  ])
}

/** Bytes as a mail writes them: lines of 76, everything but plain ASCII as `=B9`. */
export function quotedPrintable(bytes: Uint8Array): string {
  const codes = [...bytes].map(byte =>
    (byte > 32 && byte < 127 && byte !== 61) || byte === 32
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
  let line = ''
  let out = ''
  for (const code of codes) {
    if (line.length + code.length > 75) {
      out += `${line}=\r\n`
      line = ''
    }
    line += code
  }
  return out + line
}

/** A page as Chromium saves it in one file, with a picture beside it. */
export function mht(
  html: Uint8Array,
  { encoding = 'quoted-printable', first = 'From: <Saved by Blink>' } = {},
): Buffer {
  const body = encoding === 'base64' ? Buffer.from(html).toString('base64') : quotedPrintable(html)
  return Buffer.from(
    [
      first,
      'Snapshot-Content-Location: https://example.org/a.html',
      'Subject: =?utf-8?Q?=E6=8A=A5?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related;',
      '\ttype="text/html";',
      '\tboundary="----B--1"',
      '',
      '',
      '------B--1',
      'Content-Type: text/html',
      `Content-Transfer-Encoding: ${encoding}`,
      'Content-Location: https://example.org/a.html',
      '',
      body,
      '------B--1',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '------B--1--',
      '',
    ].join('\r\n'),
    'latin1',
  )
}

/** Text as RTF writes it without a code page. */
export function rtfText(text: string): string {
  return text.replace(/[\\{}]|[^ -~]/gs, character =>
    /[\\{}]/.test(character) ? `\\${character}` : `\\u${(character.charCodeAt(0) << 16) >> 16}?`,
  )
}

export function rtf(body: string): Buffer {
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\fswiss\\fcharset0 Arial;}}{\\stylesheet{\\s1\\outlinelevel0 heading 1;}}{\\info{\\title x}}\\uc1\\pard ${body}}`,
    'latin1',
  )
}

export function odt(body: string): Buffer {
  return zip([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
    {
      name: 'content.xml',
      data: `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
    { name: 'META-INF/manifest.xml', data: '<manifest:manifest xmlns:manifest="m"/>' },
  ])
}

export interface SheetData {
  name: string
  state?: string
  /** A number may have the number of its format. */
  rows: readonly (readonly (string | readonly [value: number, format: number])[])[]
}

export function xlsx(sheets: readonly SheetData[]): Buffer {
  const strings: string[] = []
  const cell = (value: SheetData['rows'][number][number]) => {
    if (typeof value !== 'string') return `<c s="${value[1]}"><v>${value[0]}</v></c>`
    strings.push(value)
    return `<c t="s"><v>${strings.length - 1}</v></c>`
  }
  const data = sheets.map(
    ({ rows }) =>
      `<worksheet><sheetData>${rows.map(row => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
  )
  const list = sheets.map(
    ({ name, state = '' }, i) => `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="rId${i}"/>`,
  )
  const relations = sheets.map((_, i) => `<Relationship Id="rId${i}" Target="worksheets/sheet${i}.xml"/>`)
  const styles = Array.from({ length: 60 }, (_, id) => `<xf numFmtId="${id}"/>`)
  return zip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'xl/workbook.xml', data: `<workbook xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${relations.join('')}</Relationships>` },
    { name: 'xl/styles.xml', data: `<styleSheet><cellXfs>${styles.join('')}</cellXfs></styleSheet>` },
    ...data.map((xml, i) => ({ name: `xl/worksheets/sheet${i}.xml`, data: xml })),
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst>${strings.map(text => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    },
  ])
}

/** Longest record of a .xls. Bytes. */
const LONGEST = 8224

/** An Excel 97 workbook. Its strings are split over records as Excel does, so long tables of them have seams. */
export function xls(sheets: readonly SheetData[]): Buffer {
  const record = (type: number, data: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(type, 0)
    head.writeUInt16LE(data.length, 2)
    return Buffer.concat([head, data])
  }
  const u16 = (...values: number[]) => Buffer.from(Uint16Array.from(values).buffer)
  const strings = sheets.flatMap(({ rows }) => rows.flat()).filter(cell => typeof cell === 'string')
  const begin = (type: number) => record(0x809, Buffer.concat([u16(0x600, type), Buffer.alloc(12)]))
  // Each string wide; where a record is full in the middle of one, the next begins with its flag.
  const parts: Buffer[] = []
  const counts = Buffer.alloc(8)
  counts.writeUInt32LE(strings.length, 0)
  counts.writeUInt32LE(strings.length, 4)
  let part = counts
  for (const text of strings) {
    const head = Buffer.concat([u16(text.length), Buffer.from([1])])
    if (part.length + head.length > LONGEST) {
      parts.push(part)
      part = Buffer.alloc(0)
    }
    part = Buffer.concat([part, head])
    for (let at = 0; at < text.length; ) {
      const room = Math.floor((LONGEST - part.length) / 2)
      if (room === 0) {
        parts.push(part)
        part = Buffer.from([1])
        continue
      }
      part = Buffer.concat([part, Buffer.from(text.slice(at, at + room), 'utf16le')])
      at += room
    }
  }
  parts.push(part)
  const table = parts.map((data, i) => record(i === 0 ? 0xfc : 0x3c, data))
  const styles = Array.from({ length: 60 }, (_, id) =>
    record(0xe0, Buffer.concat([u16(0, id), Buffer.alloc(16)])),
  )
  let index = 0
  const bodies = sheets.map(({ rows }) => {
    const cells = rows.flatMap((row, r) =>
      row.map((cell, c) => {
        const data = Buffer.alloc(typeof cell === 'string' ? 10 : 14)
        data.set(u16(r, c, typeof cell === 'string' ? 0 : cell[1]))
        if (typeof cell === 'string') data.writeUInt32LE(index++, 6)
        else data.writeDoubleLE(cell[0], 6)
        return record(typeof cell === 'string' ? 0xfd : 0x203, data)
      }),
    )
    return Buffer.concat([begin(0x10), ...cells, record(0x0a, Buffer.alloc(0))])
  })
  const head = (offsets: readonly number[]) =>
    Buffer.concat([
      begin(5),
      ...styles,
      ...sheets.map(({ name, state }, i) => {
        const place = Buffer.alloc(8)
        place.writeUInt32LE(offsets[i]!, 0)
        place[4] = state === 'hidden' ? 1 : 0
        place[6] = name.length
        place[7] = 1
        return record(0x85, Buffer.concat([place, Buffer.from(name, 'utf16le')]))
      }),
      ...table,
      record(0x0a, Buffer.alloc(0)),
    ])
  let at = head(sheets.map(() => 0)).length
  const offsets = bodies.map(body => {
    at += body.length
    return at - body.length
  })
  return compound({ Workbook: Buffer.concat([head(offsets), ...bodies]) })
}
