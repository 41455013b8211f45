// pdf.ts — the text layer of a PDF to lines. Not: recognising text in pictures, or the layout of a page (layout/).
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Extracted, lineWriter } from '../extracted.ts'
import { withFilledIn } from '../layout/form.ts'
import { type Page, writeParagraphs } from '../layout/paragraphs.ts'
import { type Drawn, directionOf, linesOfRun, nothingDrawn, turned } from '../layout/running.ts'
import { filledIn } from './filled-in.ts'
import { inflatesBeyond, MOST_INFLATED } from './inflated.ts'
import { isGarbled, showsMore } from './legible.ts'

/** Fewer visible characters a page than this, and the pages are pictures with a stamp or a caption. */
const LEAST_PER_PAGE = 30

const UNTOLD =
  'PDF 的字体没有文字对照表，复制出来是乱码；请用原文件重新导出，或用文字识别（OCR）转成带文本层的 PDF'

const BOMB = `PDF 异常（疑似压缩炸弹）：一处内容解压后超过 ${MOST_INFLATED / 2 ** 20} MiB；请确认来源`

const HOME = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

function failureOf(error: unknown): Extracted {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') {
    return { failure: 'PDF 已加密（设有打开密码）；请输入密码打开后另存（打印）为不加密的 PDF' }
  }
  const detail = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 80) : String(error)
  return { failure: `PDF 已损坏或不完整（${detail}）；请重新下载，或打开后另存再试` }
}

/** Reads the text layer of every page, and puts its lines back into paragraphs. */
export async function extractPdf(bytes: Uint8Array): Promise<Extracted> {
  if (await inflatesBeyond(bytes)) return { failure: BOMB }
  const loading = getDocument({
    // The library takes the buffer over.
    data: new Uint8Array(bytes),
    // Many Chinese files name their encoding (GBK-EUC-H, UniGB-UCS2-H) and bring no map of it: these are they.
    cMapUrl: `${join(HOME, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(HOME, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  })
  let document: PDFDocumentProxy
  try {
    document = await loading.promise
  } catch (error) {
    await loading.destroy()
    return failureOf(error)
  }
  try {
    const pages: ReadPage[] = []
    for (let i = 0; i < document.numPages; i++) pages.push(await readPage(document, i))
    const text = pages.flatMap(page => page.lines.map(line => line.text)).join('')
    const characters = text.replace(/[\s\p{P}\p{S}]/gu, '').length
    if (
      characters < LEAST_PER_PAGE * pages.length &&
      (characters === 0 || (await showsMore(document, characters)))
    ) {
      const found =
        characters === 0 ? '没有文本层' : `几乎没有文本层（${pages.length} 页共 ${characters} 字）`
      return {
        failure: `PDF ${found}，可能是扫描件；请用文字识别（OCR）转成带文本层的 PDF 或文本`,
        isScan: true,
      }
    }
    if (isGarbled(text)) return { failure: UNTOLD, isScan: true }
    const writer = lineWriter()
    writeParagraphs(pages, writer)
    for (const text of new Set(pages.flatMap(page => page.turned))) writer.remove(text)
    return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
  } catch (error) {
    return failureOf(error)
  } finally {
    await loading.destroy()
  }
}

interface ReadPage extends Page {
  /** Text that stands across the page, or slanted on it: no line of it. */
  turned: string[]
}

async function readPage(document: PDFDocumentProxy, index: number): Promise<ReadPage> {
  const page = await document.getPage(index + 1)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const found = nothingDrawn()
  const [a, b, c, d] = viewport.transform as [number, number, number, number]
  for (const item of content.items) {
    if (!('str' in item)) continue
    const [p, q, r, s, e, f] = item.transform as [number, number, number, number, number, number]
    const run = { x: a * p + c * q, y: b * p + d * q }
    const up = { x: a * r + c * s, y: b * r + d * s }
    const direction = directionOf(run.x, run.y)
    const [x, y] = viewport.convertToViewportPoint(e, f) as [number, number]
    const size = Math.round(Math.hypot(up.x, up.y) * 10) / 10
    const isOfVerticalFont = content.styles[item.fontName]?.vertical === true
    const drawn: Drawn = {
      text: item.str,
      ...turned(direction, { x, y }, run, up, viewport),
      width: item.width,
      down: isOfVerticalFont ? item.height : size,
      size,
    }
    if (isOfVerticalFont) found.verticals.add(drawn)
    found[direction].push(drawn)
  }
  const values = await filledIn(page, (x, y) => viewport.convertToViewportPoint(x, y))
  if (values.length > 0)
    found.right = withFilledIn(
      found.right,
      values.map(value => ({ ...value, slope: 0, down: value.size })),
    )
  page.cleanup()
  return linesOfRun(found, viewport, index)
}
