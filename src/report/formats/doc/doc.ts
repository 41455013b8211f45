// doc.ts — the text of a Word 97–2003 document to lines. Not: numbers that Word adds by itself, comments.
import { openCompound } from '../containers/compound.ts'
import { equationText } from '../equation.ts'
import { type Extracted, type LineWriter, lineWriter } from '../extracted.ts'
import { writeRow } from '../rows.ts'
import { piecesOf, textOf } from './pieces.ts'
import { unseenRanges } from './unseen.ts'

/** Places in the file information block that every Word since 97 keeps (MS-DOC 2.5.1). */
const MAGIC = 0xa5ec
/** Word 6 and 95; 0xa5ec with a lower version is one of them too. */
const MAGIC_95 = 0xa5dc
const WORD_97 = 0xc1
const FLAGS = 0x0a
/**
 * Lengths of the parts of the text, in their order: main, notes, heads, macros, comments, endnotes, boxes, boxes of
 * heads.
 */
const LENGTHS = 0x4c
const FC_CHARACTERS = 0xfa
const FC_CLX = 0x01a2
const LCB_CLX = 0x01a6

const OLD = '是 Word 6/95 或更早的文档，无法读取；请用 Word 或 WPS 打开后另存为 docx'
const DAMAGED = '旧版 Word 文档已损坏'
const REMEDY = '请重新下载，或用 Word 打开后另存为 docx'

/**
 * Fields are kept as what they show: 0x13 code 0x14 result 0x15. What an EQ field shows stands in its code alone.
 * Pictures and marks of notes are nothing.
 */
function visible(text: string): string {
  let shown = ''
  const fields: { code: string; inCode: boolean }[] = []
  let codes = 0
  // Marks are few: what stands between two is taken as a whole.
  for (const part of text.includes('\x13') ? text.split(/([\x13-\x15])/) : [text]) {
    const field = fields.at(-1)
    if (part === '\x13') {
      fields.push({ code: '', inCode: true })
      codes++
    } else if (part === '\x14') {
      if (field?.inCode) {
        field.inCode = false
        codes--
      }
    } else if (part === '\x15') {
      fields.pop()
      if (!field?.inCode) continue
      codes--
      const equation = equationText(field.code)
      const outer = fields.at(-1)
      if (codes === 0) shown += equation
      else if (outer?.inCode) outer.code += equation
    } else if (codes === 0) shown += part
    else if (field?.inCode) field.code += part
  }
  return shown.replaceAll('\x1e', '-').replace(/[\x00-\x06\x08\x0e-\x1d\x1f]/g, '')
}

/** Paragraphs end with 0x0D, cells with 0x07, rows with one more 0x07; 0x0B is a line break, 0x0C a page break. */
function writeText(text: string, writer: LineWriter): void {
  if (text === '') return
  let cells: string[] = []
  const endRow = () => {
    writeRow(
      writer,
      cells.map(cell => cell.split('\n')),
    )
    cells = []
  }
  const parts = visible(text).split('\x07')
  for (const [i, part] of parts.entries()) {
    const isCell = i < parts.length - 1
    const lines = part.split(/[\r\n\v\f]/)
    if (!isCell) {
      if (cells.length > 0) endRow()
      for (const line of lines) writer.keep(line, { indented: /^\s/.test(line) })
    } else if (part === '' && cells.length > 0) endRow()
    else {
      // The first cell of a table also holds the paragraphs before it: they end with a mark, the cell does not.
      const cell = cells.length === 0 ? lines.pop()! : lines.splice(0).join('\n')
      for (const line of lines) writer.keep(line, { indented: /^\s/.test(line) })
      cells.push(cell)
    }
  }
}

/**
 * Reads a .doc piece by piece, as the file's own table puts it together: its main text, what stands in boxes, its notes.
 * Heads and feet go to `removed`.
 */
export function extractDoc(bytes: Uint8Array): Extracted {
  const compound = openCompound(bytes)
  const stream = compound.stream('WordDocument')
  if (!stream || stream.length < 4) return { failure: `${DAMAGED}（缺少正文）；${REMEDY}` }
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const magic = view.getUint16(0, true)
  const isOld = magic === MAGIC_95 || (magic === MAGIC && view.getUint16(2, true) < WORD_97)
  if (isOld) return { failure: `文件${OLD}` }
  if (magic !== MAGIC) return { failure: `${DAMAGED}（正文的开头不对）；${REMEDY}` }
  if (stream.length < LCB_CLX + 4) return { failure: `${DAMAGED}（缺少正文）；${REMEDY}` }
  const flags = view.getUint16(FLAGS, true)
  if ((flags & 0x0100) !== 0) return { failure: '文件已加密（设有打开密码）；请用 Word 打开，去掉密码后另存' }
  const table = compound.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table')
  if (!table) return { failure: `${DAMAGED}（缺少格式表）；${REMEDY}` }
  const part = (at: number) => {
    const from = view.getUint32(at, true)
    return table.subarray(from, from + view.getUint32(at + 4, true))
  }
  const pieces = piecesOf(part(FC_CLX))
  const unseen = unseenRanges(stream, part(FC_CHARACTERS))
  let at = 0
  const texts = Array.from({ length: 8 }, (_, i) => {
    const from = at
    at += view.getUint32(LENGTHS + i * 4, true)
    try {
      return textOf(stream, pieces, unseen, from, at)
    } catch (error) {
      // Beside a whole main text, a head or a box that is cut off is no reason to refuse it.
      if (i === 0) throw error
      return ''
    }
  })
  const [main = '', notes = '', heads = '', , , endnotes = '', boxes = '', headBoxes = ''] = texts
  const writer = lineWriter()
  for (const text of [main, boxes, notes, endnotes]) writeText(text, writer)
  if (writer.lines.length === 0) {
    return { failure: 'Word 文档里没有文字（可能只有图片）；请用文字识别（OCR）转成文本' }
  }
  const margins = lineWriter()
  for (const text of [heads, headBoxes]) writeText(text, margins)
  for (const text of new Set(margins.lines.map(line => line.text))) writer.remove(text)
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}
