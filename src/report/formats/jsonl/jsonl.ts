// formats/jsonl.ts — one report a line: { id, title, text, region, year, publisher, publishedAt, url }. Not: cleaning.
import { findRegions, levelOf } from '../../../regions/regions.ts'
import { reportId } from '../../identity.ts'
import { dateIn, isYear } from '../../language/dates.ts'
import { splitLines } from '../../lines.ts'
import { findRegion } from '../../metadata/region/find.ts'
import { findYear } from '../../metadata/year.ts'
import type { Metadata, MetadataField, Provenance, Report } from '../../report.ts'
import { REPORT_ID } from '../../report.ts'
import { type Failure, failed, type ReadResult, type SourceFile } from '../../source.ts'
import { outline } from '../../structure/outline.ts'
import { decode } from '../decode.ts'

const FIELDS = ['id', 'title', 'text', 'region', 'year', 'publisher', 'publishedAt', 'documentNumber', 'url']

class BadLine extends Error {}

export function readJsonLines({ file, bytes }: SourceFile): ReadResult {
  const decoded = decode(bytes)
  if ('failure' in decoded) return failed(file, decoded.failure)
  const reports: Report[] = []
  const failures: Failure[] = []
  const seen = new Map<string, number>()
  // Only line feeds: U+2028 and its like may stand inside a JSON string.
  for (const [i, raw] of decoded.text.split('\n').entries()) {
    if (raw.trim() === '') continue
    const line = i + 1
    try {
      const report = readLine(file, raw)
      const before = seen.get(report.id)
      if (before !== undefined)
        throw new BadLine(`id “${report.id}”与第 ${before} 行重复；每行的 id 须各不相同`)
      seen.set(report.id, line)
      reports.push(report)
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      failures.push({ file, line, reason: error.message })
    }
  }
  if (reports.length === 0 && failures.length === 0)
    return failed(file, '文件里没有一行 JSON；请补上内容或移走此文件')
  return { reports, failures }
}

function readLine(file: string, raw: string): Report {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    throw new BadLine('不是合法的 JSON；每行须是一个完整的 JSON 对象')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadLine('不是 JSON 对象；每行须形如 {"id": "…", "title": "…", "text": "…"}')
  }
  const row = Object.fromEntries(FIELDS.map(field => [field, (value as Record<string, unknown>)[field]]))
  const text = stringIn(row, 'text')
  if (text === null) throw new BadLine('缺少 text（正文）；请补上')
  const { lines } = splitLines(text)
  if (lines.length === 0) throw new BadLine('text（正文）是空的；请补上')
  const title = stringIn(row, 'title')
  const blocks = lines.map(line => ({ line: line.number, text: line.text }))
  const { metadata, provenance } = metadataOf(row, title, blocks)
  return {
    id: idOf(row, file, title, text),
    file,
    url: urlOf(row),
    ...metadata,
    provenance,
    paragraphs: outline(blocks, new Set()),
    cleaning: [],
  }
}

/** A text without white space around it; null where absent or empty. */
function stringIn(row: Record<string, unknown>, field: string): string | null {
  const value = row[field]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string')
    throw new BadLine(`${field} 须是字符串，现为 ${JSON.stringify(value).slice(0, 40)}`)
  return value.trim() === '' ? null : value.trim()
}

function idOf(row: Record<string, unknown>, file: string, title: string | null, text: string): string {
  const given = typeof row.id === 'number' ? String(row.id) : stringIn(row, 'id')
  if (given === null) return reportId(`${file}\n${title ?? ''}\n${text}`)
  if (!REPORT_ID.test(given)) {
    throw new BadLine(
      `id “${given.slice(0, 40)}”不能用于网址；只可含英文字母、数字、点、下划线和连字符，至多 128 个字符`,
    )
  }
  return given
}

function urlOf(row: Record<string, unknown>): string | null {
  const url = stringIn(row, 'url')
  if (url !== null && !/^https?:\/\/[^\s]+$/i.test(url)) {
    throw new BadLine(`url “${url.slice(0, 60)}”不是 http 或 https 网址；请改正或去掉`)
  }
  return url
}

/** What the line gives wins; region and year that it does not give are read from title and text. */
function metadataOf(
  row: Record<string, unknown>,
  title: string | null,
  blocks: { line: number; text: string }[],
): { metadata: Metadata; provenance: Partial<Record<MetadataField, Provenance>> } {
  const provenance: Partial<Record<MetadataField, Provenance>> = {}
  const given = (field: MetadataField, value: unknown) => {
    provenance[field] = { source: 'sidecar', evidence: String(value).slice(0, 200) }
  }
  const metadata: Metadata = {
    title,
    region: null,
    level: null,
    year: null,
    publisher: stringIn(row, 'publisher'),
    publishedAt: null,
    documentNumber: stringIn(row, 'documentNumber'),
  }
  for (const field of ['title', 'publisher', 'documentNumber'] as const) {
    if (metadata[field] !== null) given(field, metadata[field])
  }
  const date = stringIn(row, 'publishedAt')
  if (date !== null) {
    metadata.publishedAt = dateIn(date)
    if (metadata.publishedAt === null)
      throw new BadLine(`publishedAt “${date.slice(0, 40)}”不是日期；请写成 2024-01-26`)
    given('publishedAt', date)
  }
  const named =
    row.region === undefined || row.region === null || row.region === '' ? null : String(row.region)
  if (named !== null) {
    const [region, other] = findRegions(named)
    if (!region) throw new BadLine(`region “${named.slice(0, 40)}”不是行政区划；请写全称或六位代码`)
    if (other) throw new BadLine(`region “${named.slice(0, 40)}”有多处同名；请连上级一起写，或写六位代码`)
    metadata.region = region
    metadata.level = levelOf(region)
    given('region', named)
    given('level', named)
  } else {
    const publisher =
      metadata.publisher === null ? null : { value: metadata.publisher, source: 'sidecar' as const }
    const found = findRegion({ file: '', title, publisher, blocks, titles: new Set() })
    if (found) {
      metadata.region = found.region
      metadata.level = found.level
      provenance.region = { source: found.source, evidence: found.evidence }
      provenance.level = provenance.region
    }
  }
  if (row.year !== undefined && row.year !== null && row.year !== '') {
    const year = Number(row.year)
    if (!isYear(year)) throw new BadLine(`year “${String(row.year).slice(0, 40)}”不是年份；请写成 2021`)
    metadata.year = year
    given('year', row.year)
  } else {
    const found = findYear('', title, blocks, new Set())
    if (found) {
      metadata.year = found.value
      provenance.year = { source: found.source, evidence: found.evidence }
    }
  }
  return { metadata, provenance }
}
