// ofd.ts — an OFD document (GB/T 33190) to lines: its TextCode, by place, as for PDF. Not: pictures, seals,
// annotations.
import { type Extracted, lineWriter } from '../extracted.ts'
import { withFilledIn } from '../layout/form.ts'
import { writeParagraphs } from '../layout/paragraphs.ts'
import { linesOfRun, nothingDrawn, type Run } from '../layout/running.ts'
import { openOfd } from './ofd-package.ts'
import { POINTS, showPart } from './page.ts'

/** A page that states no size: A4. Millimetres. */
const USUAL = { width: 210, height: 297 }

export function extractOfd(bytes: Uint8Array): Extracted {
  const opened = openOfd(bytes)
  if ('failure' in opened) return opened
  const pages = opened.map(({ own, templates, box }, i) => {
    const size = {
      width: (box?.[2] || USUAL.width) * POINTS,
      height: (box?.[3] || USUAL.height) * POINTS,
    }
    const form = nothingDrawn()
    for (const part of templates) showPart(part, size, form)
    const run = nothingDrawn()
    showPart(own, size, run)
    return linesOfRun(filledIn(form, run), size, i)
  })
  if (pages.every(({ lines }) => lines.length === 0)) {
    return { failure: 'OFD 里没有文字，可能是扫描件；请用文字识别（OCR）转成带文字的 OFD、PDF 或文本' }
  }
  const writer = lineWriter()
  writeParagraphs(pages, writer)
  for (const text of pages.flatMap(page => page.turned)) writer.remove(text)
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}

// --- internal ---

/** A template may be a form, and the page what is filled in. */
const filledIn = (form: Run, page: Run): Run => ({
  right: withFilledIn(form.right, page.right),
  left: [...form.left, ...page.left],
  down: [...form.down, ...page.down],
  up: [...form.up, ...page.up],
  slanted: [...form.slanted, ...page.slanted],
  verticals: new Set([...form.verticals, ...page.verticals]),
})
