// html.ts — a saved web page to the lines of the report in it. Not: the furniture that words alone give away (cleaning.ts).
import { defaultTreeAdapter, parse } from 'parse5'
import { type FieldMeaning, isValueOf } from '../../cleaning/labels.ts'
import { sameTitle } from '../../language/titles.ts'
import { splitLines } from '../../lines.ts'
import { decode, decoderOf, isLatin } from '../decode.ts'
import { type Extracted, lineWriter, type StatedField } from '../extracted.ts'
import { isWithin } from './html-apart.ts'
import { isFileUnder, labelled, leadOf, titleLines } from './html-around.ts'
import { linesOf, type PageLine } from './html-lines.ts'
import { isLittle, mainOf } from './html-main.ts'
import { strayLines } from './html-stray.ts'
import { attribute, type Element, elementsOf, type Node } from './html-tree.ts'
import { unseenProse } from './html-unseen.ts'
import { weight } from './html-weight.ts'

/** How far before and after the report its header table and byline are looked for, in lines. */
const NEAR = 60
/** Browsers stop nesting at 512; parsing costs the square of it. */
const DEEPEST = 3_000
/** Fewer characters than this, and no prose among them, are no report. */
const LEAST = 30
const AFTER = 10
/**
 * So many times what is kept of a page it may carry unseen without a word of it: teasers, comments and messages for
 * scripts are as long as a report and longer.
 */
const UNSEEN_MORE = 8
const DECLARED = /<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_-]{2,20})/i

/** The text of a page: UTF-8 and GB18030 by their bytes, another charset where the page declares it. */
function decodePage(bytes: Uint8Array): { text: string; holes: boolean } | { failure: string } {
  const decoded = decode(bytes)
  if ('text' in decoded && decoded.encoding !== 'gb18030') return { text: decoded.text, holes: false }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  const label = DECLARED.exec(head)?.[1]
  const declared = label === undefined ? null : decoderOf(label)
  if (declared && !['gbk', 'gb18030', 'utf-8', 'windows-1252'].includes(declared.encoding)) {
    try {
      return { text: declared.decode(bytes), holes: false }
    } catch {
      // Not what it says it is.
    }
  }
  if (declared?.encoding === 'windows-1252' && isLatin(bytes))
    return { text: declared.decode(bytes), holes: false }
  if ('text' in decoded) return { text: decoded.text, holes: false }
  if (!/[<][a-z!/]/i.test(head) || head.includes('\0')) return decoded
  // A broken byte in a menu or a script is no reason to refuse the report; in the report itself it is.
  const encoding = /UTF-8 文本已损坏/.test(decoded.failure) ? 'utf-8' : 'gb18030'
  return { text: new TextDecoder(encoding).decode(bytes), holes: true }
}

class TooDeep extends Error {}

function parseBounded(text: string): Node | null {
  let depth = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      if (++depth > DEEPEST) throw new TooDeep()
    },
    onItemPop: () => {
      depth--
    },
  }
  try {
    return parse(text, { treeAdapter })
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
}

const META: Readonly<Record<string, FieldMeaning>> = {
  articletitle: 'title',
  pubdate: 'published',
  publishdate: 'published',
  contentsource: 'source',
}

function statedFields(elements: readonly Element[]): StatedField[] {
  const fields: StatedField[] = []
  for (const element of elements) {
    if (element.tagName !== 'meta') continue
    const label = attribute(element, 'name')
    const value = attribute(element, 'content').replace(/\s+/g, ' ').trim()
    const meaning = META[label.toLowerCase()]
    if (meaning && value !== '' && isValueOf(meaning, value)) fields.push({ meaning, label, value })
  }
  return fields
}

/** Where the page was saved from, as browsers note it, or as the page says itself. */
function addressOf(text: string, elements: readonly Element[]): string | null {
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)/.exec(text.slice(0, 4096))?.[1]
  const canonical = elements.find(e => e.tagName === 'link' && attribute(e, 'rel') === 'canonical')
  for (const url of [saved, canonical && attribute(canonical, 'href')]) {
    if (url && url.length <= 2048 && /^https?:\/\/[^\s<>"]+$/i.test(url)) return url
  }
  return null
}

/**
 * Reads a page: the report's box by the names that publishing systems give it, else where its prose stands; its title,
 * header table and byline from around it; everything else that is visible goes to `removed`.
 */
export function extractHtml(bytes: Uint8Array): Extracted {
  const page = decodePage(bytes)
  if ('failure' in page) return page
  if (!/<[a-z!/?]/i.test(page.text)) {
    const { lines, invisible } = splitLines(page.text)
    const removed = invisible.map(({ number, text }) => ({ line: number, text, reason: 'blank' as const }))
    return { lines, removed, fields: [], url: null }
  }
  const document = parseBounded(page.text)
  if (!document)
    return { failure: `网页的标签嵌套超过 ${DEEPEST} 层，文件可能异常；请在浏览器中打开后重新保存` }
  const elements = [...elementsOf(document)]
  const body = elements.find(element => element.tagName === 'body')
  if (!body) return { failure: '网页没有正文（可能是框架页）；请保存文章所在的页面' }
  const lines = linesOf(document, body)
  const fields = statedFields(elements)
  const titleElement = elements.find(element => element.tagName === 'title')
  const text = titleElement?.childNodes.map(node => ('value' in node ? node.value : '')).join('') ?? ''
  const names = [
    ...fields.filter(field => field.meaning === 'title').map(field => field.value),
    text.trim(),
  ].filter(name => name !== '')
  // What the page is called stands above its text.
  const isName = (line: PageLine) => line.depth === 1 || names.some(name => sameTitle(name, line.text))
  const others = lines.filter(line => !isName(line))
  const found = mainOf(others, body)
  const main = found.element
  const inside = lines.filter(line => isWithin(line.block, main))
  const first = lines.indexOf(inside[0]!)
  const last = lines.indexOf(inside.at(-1)!)
  const stray = strayLines(inside, main)
  const before = lines.slice(0, Math.max(0, first))
  const title = titleLines(before, names)
  const isPassedOver = isLittle(found, stray, others) || (found.share < 1 / 2 && isFileUnder(title, before))
  const kept = new Set([
    ...labelled(before.slice(-NEAR)),
    ...labelled(lines.slice(last + 1, last + 1 + AFTER)),
  ])
  const lead = leadOf(lines, before, title, body)
  const held = new Set([...lead, ...inside.filter(line => !stray.has(line))])
  const size = [...held].reduce((sum, line) => sum + line.text.length, 0)
  const unseen = unseenProse(elements, lines)
  const isUnseen = unseen.size > UNSEEN_MORE * size

  const writer = lineWriter()
  for (const line of lines) {
    if (line === title[0]) writer.keep(line.text, { gap: true, depth: 1 })
    else if (title.includes(line)) writer.append(line.text)
    else if (held.has(line)) {
      const { gap, indented } = line
      const layout = { gap, indented, ...(line.row ? { whole: true } : {}) }
      writer.keep(line.text, line.depth === null ? layout : { ...layout, depth: line.depth })
    } else if (kept.has(line) && !line.hidden) writer.keep(line.text, { gap: line.gap })
    // Other visible text goes to `removed` line by line, so that a person sees what may be missing.
    else {
      const isTold = (isPassedOver && isText(line)) || (isUnseen && unseen.hidden.has(line))
      writer.remove(line.text, isTold ? 'passed-over' : 'furniture')
    }
  }
  if (isUnseen) for (const text of unseen.texts) writer.remove(text, 'passed-over')
  if (page.holes && writer.lines.some(line => line.text.includes('\ufffd'))) {
    return { failure: '网页正文里有无法解读的字节（编码混杂或文件损坏）；请在浏览器中重新保存为 UTF-8' }
  }
  const { lines: report, removed } = writer
  if (size < LEAST && ![...held].some(line => weight(line) > 0))
    return { failure: '网页里没有成段的文字（可能是目录页、图片或由脚本生成的页面）；请保存文章所在的页面' }
  const elsewhere = textElsewhere(elements, held)
  return { lines: report, removed, fields, url: addressOf(page.text, elements), elsewhere }
}

const isText = (line: PageLine) => !line.hidden && line.linked * 2 <= line.text.length

/** What the page shows in place of a text: another page in a frame, or a file that it has attached. */
function textElsewhere(elements: readonly Element[], held: ReadonlySet<PageLine>): string | null {
  const attached = [...held].find(line => line.attached)
  if (attached) return `附件（${attached.text.replace(/^附件\d*[:：]?\s*/, '').slice(0, 60)}）`
  const frame = elements.find(({ tagName }) => ['iframe', 'embed', 'object'].includes(tagName))
  const place = frame && (attribute(frame, 'src') || attribute(frame, 'data'))
  return place && !/^(?:about|javascript|data):/i.test(place) ? `框架（${place.slice(0, 100)}）` : null
}
