// xlsx.ts — an Excel workbook (.xlsx) to lines, a row a line. Not: charts, comments, formulas (their results are read).
import { join } from 'node:path/posix'
import { type Entry, listArchive, unpack } from '../containers/archive.ts'
import { readXml } from '../containers/xml.ts'
import type { Extracted } from '../extracted.ts'
import { builtIn, showNumber } from './cell-format.ts'
import { type Sheet, type SheetRow, writeSheets } from './sheet-writer.ts'

interface Book {
  strings: readonly string[]
  formats: readonly string[]
  is1904: boolean
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true'

export function extractXlsx(bytes: Uint8Array): Extracted {
  const archive = listArchive(bytes)
  if ('failure' in archive) return archive
  const byName = new Map(archive.entries.map(entry => [entry.name.toLowerCase(), entry]))
  const part = (name: string): Uint8Array | null => {
    const entry: Entry | undefined = byName.get(name.toLowerCase())
    return entry ? unpack(bytes, entry) : null
  }
  const workbook = part('xl/workbook.xml')
  if (!workbook) return { failure: 'Excel 工作簿里缺少 xl/workbook.xml，文件已损坏；请用 Excel 打开后另存' }
  const targets = new Map<string, string>()
  const relations = part('xl/_rels/workbook.xml.rels')
  if (relations) {
    readXml(relations, {
      open(name, { Id = '', Target = '' }) {
        if (name === 'Relationship') targets.set(Id, Target)
      },
    })
  }
  const listed: { name: string; id: string; isHidden: boolean }[] = []
  let is1904 = false
  readXml(workbook, {
    open(element, { name = '', id = '', state = '', date1904 }) {
      if (element === 'sheet') listed.push({ name, id, isHidden: /hidden/i.test(state) })
      else if (element === 'workbookPr') is1904 = isTrue(date1904)
    },
  })
  const book: Book = {
    strings: readStrings(part('xl/sharedStrings.xml')),
    formats: readFormats(part('xl/styles.xml')),
    is1904,
  }
  const sheets = listed.flatMap(({ name, id, isHidden }): Sheet[] => {
    const target = targets.get(id)
    const xml =
      target === undefined ? null : part(target.startsWith('/') ? target.slice(1) : join('xl', target))
    return xml ? [{ name, isHidden, rows: readRows(xml, book) }] : []
  })
  return writeSheets(sheets)
}

/** Text of every shared string; what is read above ruby is not part of it. */
function readStrings(xml: Uint8Array | null): string[] {
  const strings: string[] = []
  let inText = false
  let inReading = false
  if (xml) {
    readXml(xml, {
      open(name) {
        if (name === 'si') strings.push('')
        else if (name === 't') inText = true
        else if (name === 'rPh') inReading = true
      },
      text(text) {
        if (inText && !inReading) strings[strings.length - 1] += text
      },
      close(name) {
        if (name === 't') inText = false
        else if (name === 'rPh') inReading = false
      },
    })
  }
  return strings
}

/** The code of the format that each style of a cell has. */
function readFormats(xml: Uint8Array | null): string[] {
  const codes = new Map<number, string>()
  const formats: string[] = []
  let inCells = false
  if (xml) {
    readXml(xml, {
      open(name, { numFmtId, formatCode = '' }) {
        if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
        else if (name === 'cellXfs') inCells = true
        else if (name === 'xf' && inCells)
          formats.push(codes.get(Number(numFmtId)) ?? builtIn(Number(numFmtId)))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  }
  return formats
}

function readRows(xml: Uint8Array, { strings, formats, is1904 }: Book): SheetRow[] {
  const rows: SheetRow[] = []
  let cells: string[] = []
  let isHidden = false
  let type = ''
  let format = ''
  let value = ''
  let inValue = false
  readXml(xml, {
    open(name, attributes) {
      if (name === 'row') {
        cells = []
        isHidden = isTrue(attributes.hidden)
      } else if (name === 'c') {
        type = attributes.t ?? 'n'
        format = formats[Number(attributes.s ?? 0)] ?? 'General'
        value = ''
      } else if (name === 'v' || name === 't') inValue = true
    },
    text(text) {
      if (inValue) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && value !== '') {
        if (type === 's') cells.push(strings[Number(value)] ?? '')
        else if (type === 'n') cells.push(showNumber(Number(value), format, is1904))
        else if (type === 'b') cells.push(value === '1' ? '是' : '否')
        else if (type !== 'e') cells.push(value)
      } else if (name === 'row' && cells.some(cell => cell.trim() !== '')) rows.push({ isHidden, cells })
    },
  })
  return rows
}
