// jsonl.ts — one report a line: { id, title, text, region, year, publisher, publishedAt, url }. Not: cleaning.
import { reportId } from '../../identity.ts'
import { splitLines } from '../../lines.ts'
import { fieldNamed, type Given, givenBy, wordsOf } from '../../metadata/given.ts'
import { findRegion } from '../../metadata/region/find.ts'
import { findYear } from '../../metadata/year.ts'
import { type Metadata, type MetadataField, type Provenance, REPORT_ID, type Report } from '../../report.ts'
import { failed, type ReadResult, type SourceFile } from '../../source.ts'
import { outline } from '../../structure/outline.ts'
import { decode } from '../decode.ts'
import { isHeavy } from '../sandbox/heavy.ts'

class BadLine extends Error {
  /** As in `ReadResult`. */
  readonly isUnsettled: true | undefined
  constructor(message: string, isUnsettled?: true) {
    super(message)
    this.isUnsettled = isUnsettled
  }
}

/** The whole file at once; streamed.ts reads larger ones. */
export async function readJsonLines({ file, bytes, readApart }: SourceFile): Promise<ReadResult> {
  const decoded = decode(bytes)
  if ('failure' in decoded) return failed(file, decoded.failure)
  const readRow = rowReader(file, readApart)
  const all: ReadResult = { reports: [], failures: [] }
  // Only line feeds: U+2028 and its like may stand inside a JSON string.
  for (const [i, raw] of decoded.text.split('\n').entries()) {
    const { reports, failures, isUnsettled } = await readRow(raw, i + 1)
    all.reports.push(...reports)
    all.failures.push(...failures)
    if (isUnsettled) all.isUnsettled = true
  }
  return all.reports.length === 0 && all.failures.length === 0 ? failed(file, NO_ROW) : all
}

/** Said of a file without any row. */
export const NO_ROW = '文件里没有一行 JSON；请补上内容或移走此文件'

/**
 * Reads the rows of one file in their order: each a report, a failure, or nothing where the line is blank. A row whose
 * text may make much work is read apart, so that its neighbours do not wait for it.
 */
export function rowReader(
  file: string,
  readApart: SourceFile['readApart'],
): (raw: string, line: number) => Promise<ReadResult> {
  const seen = new Map<string, number>()

  async function reportOf(raw: string): Promise<{ report: Report; isUnsettled?: true | undefined }> {
    const row = parseRow(raw)
    if (!readApart || raw.length <= LONG || !isHeavy(Buffer.from(textOf(row))))
      return { report: readRow(file, row) }
    const { reports, failures, isUnsettled } = await readApart(Buffer.from(raw))
    if (!reports[0]) throw new BadLine(failures[0]!.reason, isUnsettled)
    return { report: reports[0], isUnsettled }
  }

  return async (raw, line) => {
    if (raw.trim() === '') return { reports: [], failures: [] }
    try {
      const { report, isUnsettled } = await reportOf(raw)
      const before = seen.get(report.id)
      if (before !== undefined)
        throw new BadLine(`id “${report.id}”与第 ${before} 行重复；每行的 id 须各不相同`, isUnsettled)
      seen.set(report.id, line)
      return { reports: [report], failures: [], ...(isUnsettled && { isUnsettled }) }
    } catch (error) {
      const isUnsettled = error instanceof BadLine && error.isUnsettled
      return {
        reports: [],
        failures: [{ file, line, reason: reasonOf(error) }],
        ...(isUnsettled && { isUnsettled }),
      }
    }
  }
}

// --- internal ---

/** Shorter lines cannot make much work. Characters. */
const LONG = 10_000

/** In UTF-8: with an ending a file system takes it as a name. */
const MOST_ID_BYTES = 240

/** One line is no reason to lose the others, whatever is wrong with it. */
function reasonOf(error: unknown): string {
  if (error instanceof BadLine) return error.message
  const detail = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 80) : String(error)
  return `这一行无法读取（${detail}）；请检查或去掉这一行`
}

function parseRow(raw: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    throw new BadLine('不是合法的 JSON；每行须是一个完整的 JSON 对象')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadLine('不是 JSON 对象；每行须形如 {"id": "…", "title": "…", "text": "…"}')
  }
  return value as Record<string, unknown>
}

function readRow(file: string, row: Record<string, unknown>): Report {
  const text = textOf(row)
  const { lines } = splitLines(text)
  if (lines.length === 0) throw new BadLine('text（正文）是空的；请补上')
  const given = givenIn(row)
  const blocks = lines.map(line => ({ line: line.number, text: line.text }))
  const { metadata, provenance } = metadataOf(given, blocks)
  return {
    id: idOf(row, file, metadata.title, text),
    file,
    url: given.values.url ?? null,
    ...metadata,
    provenance,
    paragraphs: outline(blocks, new Set()),
    cleaning: [],
  }
}

function textOf({ text }: Record<string, unknown>): string {
  if (text === undefined || text === null || text === '') throw new BadLine('缺少 text（正文）；请补上')
  if (typeof text !== 'string') throw new BadLine('text 须是字符串；请改正')
  return text.trim()
}

/** What the line gives, by the names that tables and sidecars use too. */
function givenIn(row: Record<string, unknown>): Given {
  const words = new Map<string, string>()
  const keys = new Map<string, string>()
  for (const [key, value] of Object.entries(row)) {
    const field = fieldNamed(key)
    if (field === undefined || words.get(field)) continue
    const said = wordsOf(value)
    if (said === null) throw new BadLine(`${key.slice(0, 40)} 须是文字或数字；请改正或去掉`)
    words.set(field, said)
    keys.set(field, key.slice(0, 40))
  }
  return givenBy(
    field => words.get(field) ?? '',
    (field, reason) => {
      throw new BadLine(`${keys.get(field)} ${reason}；请改正或去掉`)
    },
  )
}

function idOf({ id }: Record<string, unknown>, file: string, title: string | null, text: string): string {
  const given = wordsOf(id)
  if (given === null) throw new BadLine('id 须是文字或数字；请改正或去掉')
  if (given === '') return reportId(`${file}\n${title ?? ''}\n${text}`)
  if (!REPORT_ID.test(given) || Buffer.byteLength(given) > MOST_ID_BYTES) {
    throw new BadLine(
      `id “${given.slice(0, 40)}”不能用于网址；只可含文字、数字、点、下划线和连字符，至多 128 个字符（汉字 80 个）`,
    )
  }
  return given
}

/** What is read from the text comes last in the provenance. */
const GIVEN_FIRST: readonly MetadataField[] = [
  'title',
  'publisher',
  'documentNumber',
  'publishedAt',
  'region',
  'level',
  'year',
]

/** What the line gives wins; region and year that it does not give are read from title and text. */
function metadataOf(
  { values, evidence }: Given,
  blocks: { line: number; text: string }[],
): { metadata: Metadata; provenance: Partial<Record<MetadataField, Provenance>> } {
  const provenance: Partial<Record<MetadataField, Provenance>> = {}
  for (const field of GIVEN_FIRST) {
    const words = evidence[field]
    if (words !== undefined) provenance[field] = { source: 'sidecar', evidence: words.slice(0, 200) }
  }
  const { title = null, publisher = null, publishedAt = null, documentNumber = null } = values
  const metadata: Metadata = {
    title,
    region: values.region ?? null,
    level: values.level ?? null,
    year: values.year ?? null,
    publisher,
    publishedAt,
    documentNumber,
  }
  if (!metadata.region) {
    const by = publisher === null ? null : { value: publisher, source: 'sidecar' as const }
    const found = findRegion({ file: '', title, publisher: by, blocks, titles: new Set() })
    if (found) {
      metadata.region = found.region
      metadata.level = found.level
      provenance.region = { source: found.source, evidence: found.evidence }
      provenance.level = provenance.region
    }
  }
  if (metadata.year === null) {
    const found = findYear('', title, blocks, new Set())
    if (found) {
      metadata.year = found.value
      provenance.year = { source: found.source, evidence: found.evidence }
    }
  }
  return { metadata, provenance }
}
