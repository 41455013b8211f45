// ofd.ts — an OFD document (GB/T 33190) to lines: its TextCode, by place, as for PDF. Not: pictures, seals,
// annotations.
import { type Extracted, lineWriter } from '../extracted.ts'
import { toLines } from '../layout/page-lines.ts'
import { type Page, writeParagraphs } from '../layout/paragraphs.ts'
import { openOfd } from './ofd-package.ts'
import { type Shown, showPart } from './page.ts'

/** A page that states no size: A4. Points. */
const USUAL_HEIGHT = 842

export function extractOfd(bytes: Uint8Array): Extracted {
  const opened = openOfd(bytes)
  if ('failure' in opened) return opened
  const turned: string[] = []
  const pages = opened.map(({ parts, box }, i): Page => {
    const shown: Shown = { fragments: [], turned }
    for (const part of parts) showPart(part, shown)
    return { height: box?.[3] ? (box[3] * 72) / 25.4 : USUAL_HEIGHT, lines: toLines(shown.fragments, i) }
  })
  if (pages.every(({ lines }) => lines.length === 0)) {
    return { failure: 'OFD 里没有文字，可能是扫描件；请用文字识别（OCR）转成带文字的 OFD、PDF 或文本' }
  }
  const writer = lineWriter()
  writeParagraphs(pages, writer)
  for (const text of turned) writer.remove(text)
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}
