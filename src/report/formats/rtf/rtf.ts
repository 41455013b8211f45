// rtf.ts — a rich text document to lines: paragraphs, headings, rows of tables, notes. Not: pictures, comments, what a
// tracked change deleted.
import { type Extracted, lineWriter } from '../extracted.ts'
import { type Body, openBody } from './body.ts'
import { decodePage, isLead, pageNumbered, pageOfCharset } from './code-pages.ts'
import { tokensOf } from './tokens.ts'

/** Groups whose text is no text of the document. Any unknown group that begins with `\*` is one too. */
const SKIPPED = new Set(
  'colortbl list listoverride listname leveltext levelnumbers shprslt info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl mmathPr fldinst annotation atnid atnauthor atndate atnref atrfstart atrfend bkmkstart bkmkend nonshppict sn sv template filetbl revtbl private pgptbl tc xe nesttableprops nonesttables datafield formfield upr ftnsep ftnsepc aftnsep aftnsepc'.split(
    ' ',
  ),
)
/** Groups that begin with `\*` and hold text all the same. */
const KNOWN = new Set([
  'ud',
  'shpinst',
  'shptxt',
  'footnote',
  'pn',
  'pntext',
  'listtext',
  'do',
  'dptxbxtext',
  'cs',
])
const MARGINS = new Set('header headerl headerr headerf footer footerl footerr footerf'.split(' '))
const BOXES = new Set(['shptxt', 'dptxbxtext'])
const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  '~': '\u00a0',
  _: '-',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
}

interface Group {
  skipped: boolean
  hidden: boolean
  encoding: string
  /** Characters that stand in for each `\u`, for readers that do not know it. */
  fallback: number
  body: Body
  /** What the group is; `fonttbl` and `stylesheet` are read as tables. */
  kind: string
  isFirst: boolean
}

export function extractRtf(bytes: Uint8Array): Extracted {
  const rtf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const main = openBody()
  const notes: Body[] = []
  const margins: Body[] = []
  const fonts = new Map<number, string | null>()
  /** Outline levels by the number of their style. */
  const styles = new Map<number, number>()
  let usual = 'windows-1252'
  let font = 0
  let style = 0
  let ignorable = false
  let pending = ''
  let expectsTrail = false
  let skip = 0
  let group: Group = {
    skipped: false,
    hidden: false,
    encoding: usual,
    fallback: 1,
    body: main,
    kind: '',
    isFirst: false,
  }
  const groups: Group[] = []

  const flush = () => {
    if (pending !== '') group.body.show(decodePage(pending, group.encoding))
    pending = ''
    expectsTrail = false
  }
  const isSeen = () =>
    !group.skipped && !group.hidden && group.kind !== 'fonttbl' && group.kind !== 'stylesheet'
  const begin = (word: string, bodies: Body[] | null) => {
    group.kind = word
    group.body = openBody()
    bodies?.push(group.body)
  }
  const enter = (word: string): boolean => {
    const { isFirst } = group
    group.isFirst = false
    if (!isFirst) return false
    if (SKIPPED.has(word) || (ignorable && !KNOWN.has(word))) group.skipped = true
    else if (word === 'fonttbl' || word === 'stylesheet') group.kind = word
    else if (MARGINS.has(word)) begin(word, margins)
    else if (word === 'footnote') begin(word, notes)
    else if (BOXES.has(word)) begin(word, null)
    else return false
    return true
  }

  const control = (word: string, value: number | null): void => {
    if (word === '*') {
      ignorable = true
      return
    }
    const entered = enter(word)
    ignorable = false
    if (entered) return
    if (group.kind === 'fonttbl') {
      if (word === 'f') font = value ?? 0
      else if (word === 'fcharset') fonts.set(font, pageOfCharset(value ?? 0))
      return
    }
    if (group.kind === 'stylesheet') {
      if (word === 's') style = value ?? 0
      else if (word === 'outlinelevel') styles.set(style, value ?? 9)
      return
    }
    if (group.skipped) return
    const { body } = group
    switch (word) {
      case 'ansicpg':
        usual = group.encoding = pageNumbered(value)
        break
      case 'f':
        group.encoding = fonts.get(value ?? 0) ?? usual
        break
      case 'plain':
        group.hidden = false
        group.encoding = usual
        break
      case 'uc':
        group.fallback = Math.min(100, Math.max(0, value ?? 1))
        break
      case 'u':
        if (isSeen()) body.show(String.fromCharCode((value ?? 0x20) & 0xffff))
        skip = group.fallback
        break
      case 'v':
      case 'deleted':
        group.hidden = value !== 0
        break
      case 'pard':
        body.outline = null
        body.inTable = false
        break
      case 's':
        body.outline = styles.get(value ?? 0) ?? body.outline
        break
      case 'outlinelevel':
        body.outline = value
        break
      case 'intbl':
        body.inTable = true
        break
      case 'par':
      case 'sect':
      case 'page':
      case 'nestcell':
        if (isSeen()) body.endParagraph()
        break
      case 'cell':
        body.endCell()
        break
      case 'row':
        body.endRow()
        break
      default: {
        const sign = SIGNS[word]
        if (sign !== undefined && isSeen()) body.show(sign)
        else if (word === '\r' || word === '\n') body.endParagraph()
      }
    }
  }

  for (const token of tokensOf(rtf)) {
    if (token.kind === 'text') {
      group.isFirst = false
      let { text } = token
      if (skip > 0) {
        const left = text.slice(skip)
        skip = Math.max(0, skip - text.length)
        text = left
      }
      if (!isSeen()) continue
      for (const byte of text) {
        pending += byte
        expectsTrail = !expectsTrail && isLead(group.encoding, byte.charCodeAt(0))
      }
      if (!expectsTrail && pending.length > 4096) flush()
      continue
    }
    flush()
    if (token.kind === 'open') {
      skip = 0
      groups.push(group)
      group = { ...group, isFirst: true }
      ignorable = false
    } else if (token.kind === 'close') {
      skip = 0
      const ended = group
      group = groups.pop() ?? group
      if (ended.body !== group.body) {
        ended.body.end()
        if (BOXES.has(ended.kind)) group.body.addBox(ended.body)
      }
    } else if (skip > 0 && token.word.length === 1 && !/[a-z*]/i.test(token.word)) skip--
    else {
      control(token.word, token.value)
    }
  }
  flush()
  main.end()
  const writer = lineWriter()
  for (const body of [main, ...notes]) {
    for (const { text, number: _, ...layout } of body.writer.lines) writer.keep(text, layout)
  }
  if (writer.lines.length === 0) {
    return { failure: 'RTF 文档里没有文字（可能只有图片）；请用文字识别（OCR）转成文本' }
  }
  for (const text of new Set(margins.flatMap(body => body.writer.lines.map(line => line.text))))
    writer.remove(text)
  return { lines: writer.lines, removed: writer.removed, fields: [], url: null }
}
