// docx.ts — a Word document to lines: paragraphs, headings, numbers, rows of tables, notes. Not: pictures, comments.
import { archiveRefusal, type Entry, listArchive, unpack } from './archive.ts'
import { readNumbering } from './docx-numbers.ts'
import { inherited, type NumberedBy, readStyles, readXml, type Style } from './docx-xml.ts'
import { type Extracted, type LineWriter, lineWriter } from './extracted.ts'

const LONGEST_HEADING = 60
const LONGEST_CELL = 200
const CELL_GAP = '\u3000'

/** Parts of a paragraph that nobody sees: deleted and moved text, the reading above ruby, a second copy for old Word. */
const UNSEEN = new Set(['del', 'moveFrom', 'rt', 'Fallback', 'instrText', 'delText'])

interface ParagraphState {
  text: string
  style: string
  outline: number | null
  numbered: Partial<NumberedBy>
  hiddenRun: boolean
}

interface Row {
  cells: string[][]
}

interface Context {
  styles: ReadonlyMap<string, Style>
  number: (list: string, level: number) => string
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
function readBody(bytes: Uint8Array, { styles, number, writer }: Context): void {
  const open: ParagraphState[] = []
  const rows: Row[] = []
  /** Text boxes inside a cell are not its lines, so they are kept apart from the rows around them. */
  let unseen = 0
  let inText = false
  let inRun = false

  const end = (paragraph: ParagraphState) => {
    const { list = inherited(styles, paragraph.style, style => style.numbered.list ?? null) } =
      paragraph.numbered
    const level =
      paragraph.numbered.level ?? inherited(styles, paragraph.style, s => s.numbered.level ?? null) ?? 0
    // A list without text has no number either: Word counts only what it shows.
    const lead = list && list !== '0' && paragraph.text.trim() !== '' ? number(list, level) : ''
    const text = lead + paragraph.text
    const row = rows.at(-1)
    if (row) {
      row.cells.at(-1)?.push(...text.split('\n').filter(line => line.trim() !== ''))
      return
    }
    // Its headings stand in the text once more, where they belong.
    if (inherited(styles, paragraph.style, style => (/^toc \d$/.test(style.name) ? true : null))) {
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
    const filled = cells.filter(cell => cell.length > 0)
    const short = filled.every(cell => cell.length === 1 && cell[0]!.length <= LONGEST_CELL)
    const lines =
      filled.length > 1 && short ? [filled.map(cell => cell[0]!.trim()).join(CELL_GAP)] : filled.flat()
    if (outer) outer.cells.at(-1)?.push(...lines)
    else for (const line of lines) writer.keep(line, filled.length > 1 && short ? { whole: true } : {})
  }

  readXml(bytes, {
    open(name, attributes) {
      if (UNSEEN.has(name)) unseen++
      const paragraph = open.at(-1)
      const val = attributes.val ?? ''
      if (name === 'p') open.push({ text: '', style: '', outline: null, numbered: {}, hiddenRun: false })
      else if (name === 'tr') rows.push({ cells: [] })
      else if (name === 'tc') rows.at(-1)?.cells.push([])
      else if (!paragraph) return
      else if (name === 'r') {
        inRun = true
        paragraph.hiddenRun = false
      } else if (name === 'vanish' && inRun) paragraph.hiddenRun = val !== '0' && val !== 'false'
      else if (name === 't') inText = true
      else if (unseen > 0 || paragraph.hiddenRun) return
      else if (name === 'tab' && inRun) paragraph.text += '\t'
      else if ((name === 'br' || name === 'cr') && inRun) paragraph.text += '\n'
      else if (name === 'noBreakHyphen') paragraph.text += '-'
      else if (name === 'pStyle') paragraph.style = val
      else if (name === 'outlineLvl') paragraph.outline = Number(val)
      else if (name === 'numId') paragraph.numbered.list = val
      else if (name === 'ilvl') paragraph.numbered.level = Number(val)
    },
    text(text) {
      const paragraph = open.at(-1)
      if (inText && unseen === 0 && paragraph && !paragraph.hiddenRun) paragraph.text += text
    },
    close(name) {
      if (UNSEEN.has(name)) unseen--
      if (name === 'p') {
        const paragraph = open.pop()
        if (paragraph && unseen === 0) end(paragraph)
      } else if (name === 'tr') {
        const row = rows.pop()
        if (row && unseen === 0) endRow(row)
      } else if (name === 't') inText = false
      else if (name === 'r') {
        inRun = false
        const paragraph = open.at(-1)
        if (paragraph) paragraph.hiddenRun = false
      }
    },
  })
}

/** The part that is the document, as the package's relations name it. */
function mainPart(bytes: Uint8Array, entries: readonly Entry[]): Entry | undefined {
  const relations = entries.find(({ name }) => name === '_rels/.rels')
  let target = 'word/document.xml'
  if (relations) {
    readXml(unpack(bytes, relations), {
      open(name, { Type = '', Target = '' }) {
        if (name === 'Relationship' && Type.endsWith('/officeDocument')) target = Target.replace(/^\//, '')
      },
    })
  }
  return (
    entries.find(({ name }) => name === target) ?? entries.find(({ name }) => name === 'word/document.xml')
  )
}

/**
 * Reads a .docx without a library for the whole format: the directory is checked before anything is unpacked, only the
 * parts that hold text are, and none beyond its declared size.
 */
export function extractDocx(bytes: Uint8Array): Extracted {
  const archive = listArchive(bytes)
  if ('failure' in archive) return archive
  const { entries } = archive
  const refusal = archiveRefusal(entries)
  if (refusal) return refusal
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
    number: readNumbering(part('numbering.xml')).next,
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

/** Running heads and feet stand on every page, and are told as removed. */
function readMargins(bytes: Uint8Array, entries: readonly Entry[], folder: string, writer: LineWriter): void {
  const seen = new Set<string>()
  for (const entry of entries) {
    if (
      !entry.name.startsWith(folder) ||
      !/^(?:header|footer)\d*\.xml$/.test(entry.name.slice(folder.length))
    )
      continue
    const margin = lineWriter()
    readBody(unpack(bytes, entry), { styles: new Map(), number: () => '', writer: margin })
    for (const { text } of margin.lines) {
      if (!seen.has(text)) writer.remove(text)
      seen.add(text)
    }
  }
}
