// html-lines.ts — a page as the lines a reader sees, each with where it stands. Not: which of them are the report.
import { tableLabel } from '../../cleaning/labels.ts'
import { attribute, type Element, isElement, type Node } from './html-tree.ts'

export interface PageLine {
  text: string
  /** The innermost block it stands in. */
  block: Element
  /** How many of its characters are links to elsewhere: a list of contents leads to places on its own page. */
  linked: number
  /** One of them leads to a file, as those of attachments do. */
  attached: boolean
  /** Of an h1–h6 that reads like a heading. */
  depth: number | null
  /** A row of a table, its cells set apart. */
  row: boolean
  /** Not shown until a script does so. */
  hidden: boolean
  gap: boolean
  /** White space stands before it in preformatted text, as before the first line of a paragraph. */
  indented: boolean
}

const words = (list: string) => new Set(list.split(' '))
const UNSEEN = words(
  'script style noscript template head select option datalist textarea button input svg math iframe object embed canvas audio video map rt rp',
)
const BLOCKS = words(
  'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table caption tbody tfoot thead tr td th ul',
)
const CELL_GAP = '\u3000'
const LONGEST_CELL = 200
const LONGEST_HEADING = 60
/** Of what a page says it is called: notices that pass on another document have such titles, and English ones. */
export const LONGEST_TITLE = 400

interface Row {
  /** Index of the first line of the row, and of the current cell. */
  from: number
  cell: number
  cells: number
  /** A cell of more than one line: a table that lays out the page. */
  layout: boolean
}

/** Of the files that a page may have attached, for a pattern. */
export const FILE_ENDINGS = 'docx?|pdf|xlsx?|wps|et|zip|rar|ofd'
/** 附件1.docx, down.jsp?id=…, P020230105.pdf: how publishing systems link what they have attached. */
const FILE = new RegExp(`\\.(?:${FILE_ENDINGS}|pptx?)(?:[?#]|$)|download|down\\.jsp|attach|fujian`, 'i')

/** Where a link leads; empty for what leads nowhere else. `#` alone is a button of a menu. */
function target(element: Element): string {
  const href = element.tagName === 'a' ? attribute(element, 'href').trim() : ''
  return /^#./.test(href) ? '' : href
}

const isPreformatted = (element: Element) =>
  element.tagName === 'pre' || /white-space\s*:\s*pre/i.test(attribute(element, 'style'))

const isHidden = (element: Element) =>
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style')) ||
  element.attrs.some(attr => attr.name === 'hidden')

/** Ideographs and the marks among them, which take their width in Chinese text: “放管服”. */
const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef“”‘’—…·]'
const BETWEEN_WIDE = new RegExp(`(${WIDE})([ \\t\\r\\n\\f]+)(?=${WIDE})`, 'g')

/** White space as browsers show it; a source line break between two ideographs shows nothing. */
function collapse(text: string): string {
  return text
    .replace(BETWEEN_WIDE, (all, before, white) => (/[\r\n]/.test(white) ? before : all))
    .replace(/[ \t\r\n\f]+/g, ' ')
}

/** All lines of a page in document order. */
export function linesOf(document: Node, body: Element): PageLine[] {
  const lines: PageLine[] = []
  const blocks: Element[] = [body]
  const rows: Row[] = []
  let text = ''
  let linked = 0
  let links = 0
  let attached = false
  let hidden = 0
  let preformatted = 0
  let gap = true

  const flush = () => {
    const block = blocks.at(-1)!
    for (const part of preformatted > 0 ? text.split(/\r\n?|\n/) : [collapse(text)]) {
      const line = part.trim()
      if (line === '') {
        if (preformatted > 0) gap = true
        continue
      }
      const level = /^h([1-6])$/.exec(block.tagName)?.[1]
      const longest = level === '1' ? LONGEST_TITLE : LONGEST_HEADING
      const heads = level !== undefined && line.length <= longest && !/[。；]/.test(line.slice(0, -1))
      lines.push({
        text: line,
        block,
        linked: Math.min(linked, line.length),
        attached,
        depth: heads ? Number(level) : null,
        row: false,
        hidden: hidden > 0,
        gap,
        indented: preformatted > 0 && /^[\s\u3000]/.test(part),
      })
      gap = false
    }
    text = ''
    linked = 0
    attached = false
  }

  const endCell = (row: Row) => {
    const mine = lines.slice(row.cell)
    if (mine.length > 1 || (mine[0]?.text.length ?? 0) > LONGEST_CELL || mine[0]?.row) row.layout = true
    if (mine.length > 0) row.cells++
    row.cell = lines.length
  }
  const endRow = (row: Row) => {
    const mine = lines.slice(row.from)
    if (row.layout || row.cells < 2 || mine.some(line => tableLabel(line.text) || line.hidden)) return
    lines.splice(row.from, mine.length, {
      ...mine[0]!,
      text: mine.map(line => line.text).join(CELL_GAP),
      linked: mine.reduce((sum, line) => sum + line.linked, 0),
      attached: mine.some(line => line.attached),
      depth: null,
      row: true,
    })
  }

  const enter = (element: Element) => {
    const name = element.tagName
    if (name === 'br') return flush()
    const href = target(element)
    if (href !== '') links++
    if (FILE.test(href)) attached = true
    if (isHidden(element)) {
      flush()
      hidden++
    }
    if (!BLOCKS.has(name)) return
    flush()
    blocks.push(element)
    if (isPreformatted(element)) preformatted++
    if (name === 'tr') rows.push({ from: lines.length, cell: lines.length, cells: 0, layout: false })
  }
  const leave = (element: Element) => {
    const name = element.tagName
    if (BLOCKS.has(name)) {
      flush()
      blocks.pop()
      if (isPreformatted(element)) preformatted--
      if ((name === 'td' || name === 'th') && rows.length > 0) endCell(rows.at(-1)!)
      if (name === 'tr') endRow(rows.pop()!)
    }
    if (isHidden(element)) {
      flush()
      hidden--
    }
    if (target(element) !== '') links--
  }

  const stack: (Node | { leave: Element })[] = [document]
  while (stack.length > 0) {
    const node = stack.pop()!
    if ('leave' in node) leave(node.leave)
    else if (node.nodeName === '#text') {
      const value = (node as { value: string } & Node).value
      text += value
      if (links > 0) linked += value.trim().length
    } else {
      if (isElement(node)) {
        if (UNSEEN.has(node.tagName)) continue
        enter(node)
        stack.push({ leave: node })
      }
      if ('childNodes' in node)
        for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!)
    }
  }
  flush()
  return lines
}
