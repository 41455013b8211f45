// doc.ts — the text of a Word 97–2003 document to lines. Not: numbers that Word adds by itself, headers, comments.
import { openCompound } from '../containers/compound.ts'
import { type Extracted, type LineWriter, lineWriter } from '../extracted.ts'

/** Places in the file information block that every Word since 97 keeps (MS-DOC 2.5.1). */
const MAGIC = 0xa5ec
const WORD_97 = 0xc1
const FLAGS = 0x0a
const CCP_TEXT = 0x4c
const CCP_NOTES = 0x50
const FC_CLX = 0x01a2
const LCB_CLX = 0x01a6

const CELL_GAP = '\u3000'
const LONGEST_CELL = 200

const OLD = '是 Word 6/95 或更早的文档，无法读取；请用 Word 或 WPS 打开后另存为 docx'
const DAMAGED = '旧版 Word 文档已损坏'
const REMEDY = '请重新下载，或用 Word 打开后另存为 docx'

/** What the bytes 0x80–0x9F are in a piece of one byte a character; all others are their own number. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

interface Piece {
  /** In characters, of the whole text. */
  start: number
  end: number
  /** In bytes of the WordDocument stream. */
  offset: number
  /** One byte a character, Windows-1252; else UTF-16. */
  narrow: boolean
}

/** The table of pieces that make up the text, in order. @throws Error where it is damaged. */
function piecesOf(clx: Uint8Array): Piece[] {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength)
  let at = 0
  while (at + 3 <= clx.length && view.getUint8(at) === 1) at += 3 + view.getUint16(at + 1, true)
  if (at + 5 > clx.length || view.getUint8(at) !== 2) throw new Error('找不到正文的位置表')
  const size = view.getUint32(at + 1, true)
  at += 5
  if (size < 4 || at + size > clx.length) throw new Error('正文的位置表不完整')
  const count = Math.floor((size - 4) / 12)
  const pieces: Piece[] = []
  for (let i = 0; i < count; i++) {
    const start = view.getUint32(at + i * 4, true)
    const end = view.getUint32(at + i * 4 + 4, true)
    const fc = view.getUint32(at + (count + 1) * 4 + i * 8 + 2, true)
    const narrow = (fc & 0x40000000) !== 0
    const offset = fc & 0x3fffffff
    if (end < start) throw new Error('正文的位置表有误')
    pieces.push({ start, end, offset: narrow ? offset >> 1 : offset, narrow })
  }
  return pieces
}

function narrowText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, byte => WINDOWS_1252[byte.charCodeAt(0) - 0x80]!)
}

/** Characters `from` to `to` of the text. */
function textOf(stream: Uint8Array, pieces: readonly Piece[], from: number, to: number): string {
  const parts: string[] = []
  for (const piece of pieces) {
    const start = Math.max(from, piece.start)
    const end = Math.min(to, piece.end)
    if (start >= end) continue
    const width = piece.narrow ? 1 : 2
    const first = piece.offset + (start - piece.start) * width
    const bytes = stream.subarray(first, first + (end - start) * width)
    if (bytes.length < (end - start) * width) throw new Error('正文不完整')
    parts.push(piece.narrow ? narrowText(bytes) : Buffer.from(bytes).toString('utf16le'))
  }
  return parts.join('')
}

/** Fields are kept as what they show: 0x13 code 0x14 result 0x15. Pictures and marks of notes are nothing. */
function visible(text: string): string {
  let shown = ''
  const fields: boolean[] = []
  let codes = 0
  for (const character of text) {
    if (character === '\x13') {
      fields.push(true)
      codes++
    } else if (character === '\x14') {
      if (fields.at(-1)) {
        fields[fields.length - 1] = false
        codes--
      }
    } else if (character === '\x15') {
      if (fields.pop()) codes--
    } else if (codes === 0) shown += character
  }
  return shown.replaceAll('\x1e', '-').replace(/[\x00-\x06\x08\x0e-\x1d\x1f]/g, '')
}

/** Paragraphs end with 0x0D, cells with 0x07, rows with one more 0x07; 0x0B is a line break, 0x0C a page break. */
function writeText(text: string, writer: LineWriter): void {
  let cells: string[] = []
  const endRow = () => {
    const filled = cells.filter(cell => cell.trim() !== '')
    const short = filled.every(cell => !cell.trim().includes('\n') && cell.length <= LONGEST_CELL)
    if (filled.length > 1 && short)
      writer.keep(filled.map(cell => cell.trim()).join(CELL_GAP), { whole: true })
    else for (const cell of filled) for (const line of cell.split('\n')) writer.keep(line)
    cells = []
  }
  const parts = visible(text).split('\x07')
  for (const [i, part] of parts.entries()) {
    const isCell = i < parts.length - 1
    const lines = part.split(/[\r\n\v\f]/)
    if (!isCell) {
      endRow()
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

/** Reads a .doc: its main text and its footnotes, piece by piece, as the file's own table puts them together. */
export function extractDoc(bytes: Uint8Array): Extracted {
  const compound = openCompound(bytes)
  const stream = compound.stream('WordDocument')
  if (!stream || stream.length < LCB_CLX + 4) return { failure: `${DAMAGED}（缺少正文）；${REMEDY}` }
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  if (view.getUint16(0, true) !== MAGIC) return { failure: `${DAMAGED}（正文的开头不对）；${REMEDY}` }
  if (view.getUint16(2, true) < WORD_97) return { failure: `文件${OLD}` }
  const flags = view.getUint16(FLAGS, true)
  if ((flags & 0x0100) !== 0) return { failure: '文件已加密（设有打开密码）；请用 Word 打开，去掉密码后另存' }
  const table = compound.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table')
  if (!table) return { failure: `${DAMAGED}（缺少格式表）；${REMEDY}` }
  const from = view.getUint32(FC_CLX, true)
  const pieces = piecesOf(table.subarray(from, from + view.getUint32(LCB_CLX, true)))
  const main = view.getUint32(CCP_TEXT, true)
  const notes = view.getUint32(CCP_NOTES, true)
  const writer = lineWriter()
  writeText(textOf(stream, pieces, 0, main), writer)
  writeText(textOf(stream, pieces, main, main + notes), writer)
  if (writer.lines.length === 0) {
    return { failure: 'Word 文档里没有文字（可能只有图片）；请用文字识别（OCR）转成文本' }
  }
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}
