// odt.ts — an OpenDocument text to lines: paragraphs, headings, rows of tables, notes. Not: pictures, comments, numbers
// that its lists add by themselves.
import { listArchive, unpack } from '../containers/archive.ts'
import { readXml } from '../containers/xml.ts'
import { type Extracted, lineWriter } from '../extracted.ts'
import { rowLines, writeRow } from '../rows.ts'
import { writeSheetName } from '../sheets/sheet-writer.ts'

/** Nothing of these is on the page, or it belongs to no paragraph. */
const UNSEEN = new Set([
  'annotation',
  'tracked-changes',
  'ruby-text',
  'desc',
  'title',
  'forms',
  'sequence-decls',
  'table-of-content',
  'note-citation',
])
const MOST_BLANKS = 1_000

interface Paragraph {
  text: string
  depth: number | null
  isNote: boolean
}

export function extractOdt(bytes: Uint8Array): Extracted {
  const archive = listArchive(bytes)
  if ('failure' in archive) return archive
  const part = (name: string) => archive.entries.find(entry => entry.name === name)
  const content = part('content.xml')
  if (!content) return { failure: 'OpenDocument 文档里缺少 content.xml，文件已损坏；请重新下载' }
  const manifest = part('META-INF/manifest.xml')
  if (manifest && /encryption-data/.test(Buffer.from(unpack(bytes, manifest)).toString('latin1'))) {
    return { failure: '文件已加密（设有打开密码）；请打开后去掉密码，再另存' }
  }
  const writer = lineWriter()
  const open: Paragraph[] = []
  const rows: string[][][] = []
  const notes: string[] = []
  let unseen = 0
  let note = 0
  let isBody = false
  let isSheet = false
  const show = (text: string) => {
    const paragraph = open.at(-1)
    if (paragraph && unseen === 0) paragraph.text += text
  }
  readXml(unpack(bytes, content), {
    open(name, attributes) {
      if (UNSEEN.has(name)) unseen++
      if (name === 'text' || name === 'spreadsheet' || name === 'presentation') {
        isBody = true
        isSheet = name === 'spreadsheet'
      } else if (name === 'table' && attributes.name && rows.length === 0 && isSheet) {
        writeSheetName(writer, attributes.name)
      } else if (name === 'note-body') note++
      else if (name === 'table-row' && note === 0) rows.push([])
      else if (name === 'table-cell' && note === 0) rows.at(-1)?.push([])
      else if (name === 'p' || name === 'h') {
        const level = Number(attributes['outline-level'])
        open.push({ text: '', depth: name === 'h' ? (level || 1) + 1 : null, isNote: note > 0 })
      } else if (name === 's') show(' '.repeat(Math.min(MOST_BLANKS, Number(attributes.c) || 1)))
      else if (name === 'tab') show('\t')
      else if (name === 'line-break') show('\n')
    },
    text(text) {
      // White space of the file is one blank; what counts is written as an element.
      if (isBody) show(text.replace(/[\r\n\t ]+/g, ' '))
    },
    close(name) {
      if (UNSEEN.has(name)) unseen--
      if (name === 'note-body') note--
      else if (name === 'p' || name === 'h') {
        const paragraph = open.pop()
        if (!paragraph || unseen > 0) return
        const lines = paragraph.text.split('\n')
        if (paragraph.isNote) notes.push(...lines)
        else if (rows.length > 0)
          rows
            .at(-1)!
            .at(-1)
            ?.push(...lines)
        else {
          const depth = lines.length === 1 ? paragraph.depth : null
          for (const line of lines)
            writer.keep(line, depth === null ? { indented: /^\s/.test(line) } : { depth })
        }
      } else if (name === 'table-row' && note === 0) {
        const row = rows.pop() ?? []
        const outer = rows.at(-1)?.at(-1)
        if (outer) outer.push(...rowLines(row).lines)
        else if (unseen === 0) writeRow(writer, row)
      }
    },
  })
  for (const line of notes) writer.keep(line)
  if (writer.lines.length === 0) {
    return { failure: 'OpenDocument 文档里没有文字（可能只有图片）；请用文字识别（OCR）转成文本' }
  }
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}
