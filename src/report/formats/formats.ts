// formats.ts — every format that is read: one line and one folder each. Not: how it is read (its folder).
import type { Reader } from '../source.ts'
import type { Extractor } from './extracted.ts'
import { readerOfLines } from './lines-reader.ts'
import type { FileStart } from './signature.ts'

interface Named {
  /** In Chinese, for messages. */
  name: string
  /** Lower case, with the dot. */
  extensions: readonly string[]
  /** Whether a file that begins like this is one, whatever it is called. Absent: its bytes do not tell. */
  isOne?: (start: FileStart) => boolean
  /** Read though it does not begin like one, when it is called one. */
  isTrusted?: true
}

/**
 * `sandbox`: in a thread of its own within bounds of work and memory, because a library or a hostile file may loop or
 * swell. `by work`: in the thread that asks, unless its lines may make much work. `here`: in the thread that asks; what
 * of it may make much work its reader hands to `readApart`.
 */
type Place = 'here' | 'by work' | 'sandbox'

export type Format = Named & { place: Place } & (
    | { read: () => Promise<Reader> }
    | { extract: () => Promise<Extractor> }
  )

// Bounded: the head of a file is its first 1,024 characters.
const isPage = ({ head }: FileStart) =>
  /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype html|html)[\s>]/i.test(head)
/** The header of a PDF may stand anywhere in the first kilobyte, after what mailers put before it. */
const isPdf = ({ head, magic }: FileStart) =>
  magic === 'pdf' || (!/^\s*</.test(head) && /[\r\n\0]%PDF-\d/.test(head))
const hasPart = ({ entries }: FileStart, name: RegExp) =>
  entries?.has('[Content_Types].xml') === true && [...entries].some(entry => name.test(entry))
const hasStream = ({ streams }: FileStart, ...names: string[]) =>
  streams?.has('encryptedpackage') === false && names.some(name => streams.has(name))
const isWord = (start: FileStart) => hasPart(start, /^word\/.*\.xml$/)
const isWorkbook = (start: FileStart) => hasPart(start, /^xl\/workbook\.xml$/i)
const isOldWord = (start: FileStart) => hasStream(start, 'worddocument')
const isOldWorkbook = (start: FileStart) => hasStream(start, 'workbook', 'book')
const isOfd = ({ entries }: FileStart) => [...(entries ?? [])].some(name => name.toLowerCase() === 'ofd.xml')
const isOpenDocument = ({ entries }: FileStart) =>
  entries?.has('content.xml') === true && entries.has('META-INF/manifest.xml')
const isRtf = ({ magic }: FileStart) => magic === 'rtf'
/** As mail has it; browsers begin with `From: <Saved by …>`. */
// Bounded: as in isPage.
const isMht = ({ head }: FileStart) =>
  /^(?:\xef\xbb\xbf)?\s*(?:MIME-Version|From|Subject|Date|Content-Type|Snapshot-Content-Location|X-[\w-]+):/i.test(
    head,
  ) && /^(?:MIME-Version:|Content-Type:\s*(?:multipart\/|message\/rfc822|text\/html))/im.test(head)

/** The first whose `isOne` holds is the format of a file. Loaded when first asked for. */
// biome-ignore format: one format, one line
const TABLE = {
  text: { name: '文本', extensions: ['.txt'], place: 'by work', read: async () => (await import('./text/text.ts')).readText },
  markdown: { name: 'Markdown', extensions: ['.md'], place: 'by work', read: async () => (await import('./text/text.ts')).readMarkdown },
  jsonl: { name: 'JSON 行', extensions: ['.jsonl'], place: 'here', read: async () => (await import('./jsonl/jsonl.ts')).readJsonLines },
  pdf: { name: 'PDF', extensions: ['.pdf'], isOne: isPdf, place: 'sandbox', extract: async () => (await import('./pdf/pdf.ts')).extractPdf },
  docx: { name: 'Word 文档（docx）', extensions: ['.docx', '.docm', '.dotx', '.dotm'], isOne: isWord, place: 'sandbox', extract: async () => (await import('./docx/docx.ts')).extractDocx },
  doc: { name: '旧版 Word 文档（doc）', extensions: ['.doc', '.dot', '.wps'], isOne: isOldWord, place: 'sandbox', extract: async () => (await import('./doc/doc.ts')).extractDoc },
  xlsx: { name: 'Excel 工作簿（xlsx）', extensions: ['.xlsx', '.xlsm'], isOne: isWorkbook, place: 'sandbox', extract: async () => (await import('./sheets/xlsx.ts')).extractXlsx },
  xls: { name: '旧版 Excel 工作簿（xls）', extensions: ['.xls', '.et'], isOne: isOldWorkbook, place: 'sandbox', extract: async () => (await import('./sheets/xls.ts')).extractXls },
  ofd: { name: 'OFD 版式文件', extensions: ['.ofd'], isOne: isOfd, place: 'sandbox', extract: async () => (await import('./ofd/ofd.ts')).extractOfd },
  odt: { name: 'OpenDocument 文档', extensions: ['.odt', '.ods'], isOne: isOpenDocument, place: 'sandbox', extract: async () => (await import('./odt/odt.ts')).extractOdt },
  rtf: { name: 'RTF 文档', extensions: ['.rtf'], isOne: isRtf, place: 'sandbox', extract: async () => (await import('./rtf/rtf.ts')).extractRtf },
  mht: { name: '单个文件网页（MHT）', extensions: ['.mht', '.mhtml'], isOne: isMht, place: 'sandbox', extract: async () => (await import('./mht/mht.ts')).extractMht },
  html: { name: '网页（HTML）', extensions: ['.html', '.htm'], isOne: isPage, isTrusted: true, place: 'sandbox', extract: async () => (await import('./html/html.ts')).extractHtml },
} as const satisfies Record<string, Format>

export type FormatId = keyof typeof TABLE

export const FORMATS: Readonly<Record<FormatId, Format>> = TABLE

const BY_EXTENSION: ReadonlyMap<string, FormatId> = new Map(
  (Object.keys(TABLE) as FormatId[]).flatMap(id => FORMATS[id].extensions.map(extension => [extension, id])),
)

/** Extensions that are read, lower case, with the dot. */
export const EXTENSIONS: readonly string[] = [...BY_EXTENSION.keys()]

export const formatNamed = (extension: string): FormatId | null => BY_EXTENSION.get(extension) ?? null

/** The format whose bytes begin like this; null where no format knows them. */
export function formatOf(start: FileStart): FormatId | null {
  return (Object.keys(TABLE) as FormatId[]).find(id => FORMATS[id].isOne?.(start)) ?? null
}

const readers = new Map<FormatId, Promise<Reader>>()

/** What reads a format in the thread that asks. */
export function readerOf(id: FormatId): Promise<Reader> {
  let reader = readers.get(id)
  if (!reader) {
    reader = load(FORMATS[id])
    readers.set(id, reader)
  }
  return reader
}

async function load(format: Format): Promise<Reader> {
  return 'read' in format ? format.read() : readerOfLines(format.name, await format.extract())
}
