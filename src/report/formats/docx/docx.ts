// docx.ts — a Word document to lines: paragraphs, headings, numbers, rows of tables, notes. Not: pictures, comments.
import { type Entry, listArchive, unpack } from '../containers/archive.ts'
import { readXml } from '../containers/xml.ts'
import { type Extracted, type LineWriter, lineWriter } from '../extracted.ts'
import { rowLines, writeRow } from '../rows.ts'
import { symbolText } from '../symbols.ts'
import { endsWithPage, fieldReader } from './docx-fields.ts'
import { type Numbering, readNumbering } from './docx-numbers.ts'
import { mainPart } from './docx-parts.ts'
import { inherited, type NumberedBy, readStyles, type Style } from './docx-styles.ts'

const LONGEST_HEADING = 60

/** Parts of a paragraph that nobody sees: deleted and moved text, the reading above ruby, a second copy for old Word. */
const UNSEEN = new Set(['del', 'moveFrom', 'rt', 'Fallback', 'instrText', 'delText'])
/** rPrChange, pPrChange …: the properties that a tracked change replaced, which rule nothing any more. */
const isUnseen = (name: string) => UNSEEN.has(name) || name.endsWith('Change')

interface ParagraphState {
  text: string
  style: string
  outline: number | null
  numbered: Partial<NumberedBy>
  hiddenRun: boolean
  /** Its mark is deleted by a tracked change: the next paragraph goes on with it. */
  unmarked: boolean
  /** Within a field that Word writes a table of contents into. */
  listed: boolean
}

interface Row {
  cells: string[][]
}

interface Context {
  styles: ReadonlyMap<string, Style>
  numbering: Numbering
  writer: LineWriter
}

function depthOf(paragraph: ParagraphState, styles: ReadonlyMap<string, Style>): number | null {
  const named = inherited(styles, paragraph.style, style => {
    if (style.name === 'title') return 1
    const heading = /^heading ([1-9])$/.exec(style.name)
    if (heading) return Number(heading[1]) + 1
    return style.outline !== null && style.outline < 9 ? style.outline + 2 : null
  })
  return paragraph.outline === null ? named : paragraph.outline < 9 ? paragraph.outline + 2 : null
}

/** Reads the paragraphs of one part in order. Text boxes come after the paragraph that holds them. */
function readBody(bytes: Uint8Array, { styles, numbering, writer }: Context): void {
  const open: ParagraphState[] = []
  const rows: Row[] = []
  /** Text boxes inside a cell are not its lines, so they are kept apart from the rows around them. */
  const fields = fieldReader()
  let carried: ParagraphState | null = null
  let unseen = 0
  let inText = false
  let inRun = false
  let inCode = false
  let inMark = false

  const end = (paragraph: ParagraphState) => {
    const { list = inherited(styles, paragraph.style, style => style.numbered.list ?? null) } =
      paragraph.numbered
    const level =
      paragraph.numbered.level ??
      (list ? numbering.levelOf(list, paragraph.style) : null) ??
      inherited(styles, paragraph.style, s => s.numbered.level ?? null) ??
      0
    const lead = list && list !== '0' ? numbering.next(list, level) : ''
    const row = rows.at(-1)
    // An empty entry of a list has its number: 序号 in a table; elsewhere it numbers nothing.
    if (lead !== '' && !row && paragraph.text.trim() === '') {
      writer.remove(lead)
      return
    }
    const text = lead + paragraph.text
    if (row) {
      row.cells.at(-1)?.push(...text.split('\n').filter(line => line.trim() !== ''))
      return
    }
    // Its headings stand in the text once more, where they belong.
    const inContents = inherited(styles, paragraph.style, style =>
      /^toc \d$/.test(style.name) ? true : null,
    )
    if (inContents || (paragraph.listed && endsWithPage(text.trim()))) {
      writer.remove(text)
      return
    }
    const depth = depthOf(paragraph, styles)
    const heads = depth !== null && text.length <= LONGEST_HEADING && !/[。；]/.test(text.trim().slice(0, -1))
    for (const line of text.split('\n')) {
      const indented = /^\s/.test(line)
      writer.keep(line, heads && !text.includes('\n') ? { indented, depth } : { indented })
    }
  }

  const endRow = ({ cells }: Row) => {
    const outer = rows.at(-1)
    if (outer) outer.cells.at(-1)?.push(...rowLines(cells).lines)
    else writeRow(writer, cells)
  }

  /** Where nothing can follow that goes on with it, a paragraph without a mark ends all the same. */
  const endCarried = () => {
    if (carried) end(carried)
    carried = null
  }
  const show = (paragraph: ParagraphState, text: string) => {
    if (unseen > 0 || paragraph.hiddenRun || fields.isCode()) return
    paragraph.text += text
    paragraph.listed ||= fields.isContents()
  }

  readXml(bytes, {
    open(name, attributes) {
      if (isUnseen(name)) unseen++
      const paragraph = open.at(-1)
      const val = attributes.val ?? ''
      // The mark of a paragraph has its own properties: <w:pPr><w:rPr><w:del/>.
      if ((name === 'del' || name === 'moveFrom') && unseen === 1 && paragraph && inMark)
        paragraph.unmarked = true
      if (name === 'tbl' && unseen === 0) endCarried()
      if (name === 'p') {
        const text: string = unseen === 0 && carried ? carried.text : ''
        if (unseen === 0) carried = null
        open.push({
          text,
          style: '',
          outline: null,
          numbered: {},
          hiddenRun: false,
          unmarked: false,
          listed: false,
        })
      } else if (name === 'tr') rows.push({ cells: [] })
      else if (name === 'tc') rows.at(-1)?.cells.push([])
      else if (!paragraph) return
      else if (name === 'r') {
        inRun = true
        paragraph.hiddenRun = false
      } else if (name === 't') inText = true
      else if (name === 'pPr') inMark = true
      else if (name === 'instrText') inCode = true
      else if (unseen > 0) return
      else if (name === 'vanish' && inRun) paragraph.hiddenRun = val !== '0' && val !== 'false'
      else if (name === 'fldChar') show(paragraph, fields.mark(attributes.fldCharType))
      else if (name === 'sym') {
        show(paragraph, symbolText(attributes.font ?? '', Number.parseInt(attributes.char ?? '', 16) || 0))
      } else if ((name === 'tab' || name === 'ptab') && inRun) show(paragraph, '\t')
      else if ((name === 'br' || name === 'cr') && inRun) show(paragraph, '\n')
      else if (name === 'noBreakHyphen') show(paragraph, '-')
      else if (name === 'pStyle') paragraph.style = val
      else if (name === 'outlineLvl') paragraph.outline = Number(val)
      else if (name === 'numId') paragraph.numbered.list = val
      else if (name === 'ilvl') paragraph.numbered.level = Number(val)
    },
    text(text) {
      const paragraph = open.at(-1)
      if (inCode) fields.code(text)
      else if (inText && paragraph) show(paragraph, text)
    },
    close(name) {
      if (isUnseen(name)) unseen--
      if (name === 'p') {
        const paragraph = open.pop()
        if (open.length === 0) fields.endParagraph()
        if (!paragraph || unseen > 0) return
        if (!paragraph.unmarked) end(paragraph)
        else if (paragraph.text !== '') carried = paragraph
      } else if (name === 'tc' || name === 'txbxContent') {
        if (unseen === 0) endCarried()
      } else if (name === 'tr') {
        const row = rows.pop()
        if (row && unseen === 0) endRow(row)
      } else if (name === 't') inText = false
      else if (name === 'instrText') inCode = false
      else if (name === 'pPr') inMark = false
      else if (name === 'r') {
        inRun = false
        const paragraph = open.at(-1)
        if (paragraph) paragraph.hiddenRun = false
      }
    },
  })
  endCarried()
}

/**
 * Reads a .docx without a library for the whole format: the directory is checked before anything is unpacked, only the
 * parts that hold text are, and none beyond its declared size.
 */
export function extractDocx(bytes: Uint8Array): Extracted {
  const archive = listArchive(bytes)
  if ('failure' in archive) return archive
  const { entries } = archive
  const main = mainPart(bytes, entries)
  if (!main)
    return { failure: 'Word 文档里缺少正文部分（word/document.xml），文件已损坏；请用 Word 打开后另存' }
  const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1)
  const part = (name: string): Uint8Array | null => {
    const entry = entries.find(entry => entry.name === folder + name)
    return entry ? unpack(bytes, entry) : null
  }
  const styles = part('styles.xml')
  const writer = lineWriter()
  const context: Context = {
    styles: styles ? readStyles(styles) : new Map(),
    numbering: readNumbering(part('numbering.xml')),
    writer,
  }
  readBody(unpack(bytes, main), context)
  for (const notes of ['footnotes.xml', 'endnotes.xml']) {
    const text = part(notes)
    if (text) readBody(text, context)
  }
  if (writer.lines.length === 0) {
    return { failure: 'Word 文档里没有文字（可能只有图片）；请用文字识别（OCR）转成文本' }
  }
  readMargins(bytes, entries, folder, writer)
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}

/** Running heads and feet stand on every page, and go to `removed`. */
function readMargins(bytes: Uint8Array, entries: readonly Entry[], folder: string, writer: LineWriter): void {
  const seen = new Set<string>()
  for (const entry of entries) {
    if (
      !entry.name.startsWith(folder) ||
      !/^(?:header|footer)\d*\.xml$/.test(entry.name.slice(folder.length))
    )
      continue
    const margin = lineWriter()
    readBody(unpack(bytes, entry), { styles: new Map(), numbering: readNumbering(null), writer: margin })
    for (const { text } of margin.lines) {
      if (!seen.has(text)) writer.remove(text)
      seen.add(text)
    }
  }
}
