// sidecar.ts — what somebody wrote down about reports beside their files, and a report with it. Not: finding the files.
import { findRegions, levelOf } from '../../regions/regions.ts'
import { decode } from '../formats/decode.ts'
import { dateIn, isYear } from '../language/dates.ts'
import type { Level, Metadata, MetadataField, Region, Report } from '../report.ts'
import type { Failure, SourceFile } from '../source.ts'

/** What is given for a report. A field that is not there is left as it was read. */
export interface Sidecar {
  values: Partial<Omit<Metadata, 'level'>> & { level?: Level; region?: Region; url?: string }
  /** The words of each value as they were written. */
  evidence: Partial<Record<MetadataField, string>>
}

type Field = 'title' | 'region' | 'year' | 'publisher' | 'publishedAt' | 'documentNumber' | 'url'

/** Names of columns and keys, the first of each in messages. */
const NAMES: Readonly<Record<Field | 'file', readonly string[]>> = {
  file: ['file', '文件', '文件名'],
  title: ['title', '标题', '题名'],
  region: ['region', '地区', '行政区划', '区划'],
  year: ['year', '年份', '年度'],
  publisher: ['publisher', '机关', '发布机关', '发布机构'],
  publishedAt: ['publishedat', '发布日期', '发布时间', '成文日期'],
  documentNumber: ['documentnumber', '文号', '发文字号', '索引号'],
  url: ['url', '网址', '链接'],
}
const FIELD_OF = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map(name => [name, field as Field | 'file'])),
)
const fieldNamed = (name: string) => FIELD_OF.get(name.trim().toLowerCase().replace(/[\s_]/g, ''))

/** The report with what is given, which wins over what was read. */
export function withSidecar(report: Report, { values, evidence }: Sidecar): Report {
  const provenance = { ...report.provenance }
  for (const [field, words] of Object.entries(evidence)) {
    provenance[field as MetadataField] = { source: 'sidecar', evidence: words.slice(0, 200) }
  }
  return { ...report, ...values, provenance }
}

/** Both, where the nearer says nothing the farther does. */
export function nearer(near: Sidecar, far: Sidecar): Sidecar {
  return {
    values: { ...far.values, ...near.values },
    evidence: { ...far.evidence, ...near.evidence },
  }
}

/** @param rows by the file they speak of: relative to the table's folder, with `/` */
export interface SidecarTable {
  rows: Map<string, { sidecar: Sidecar; line: number }>
  failures: Failure[]
}

/**
 * A table with one row a file, as spreadsheets save it: comma or tab between cells, a cell in quotation marks may hold
 * either; the first row names the columns. What is wrong in a cell is told by line, all else counts.
 */
export function readSidecarTable({ file, bytes }: SourceFile): SidecarTable {
  const rows: SidecarTable['rows'] = new Map()
  const failures: Failure[] = []
  const decoded = decode(bytes)
  if ('failure' in decoded) return { rows, failures: [{ file, reason: decoded.failure }] }
  const [header, ...lines] = parseTable(decoded.text)
  const fail = (line: number, reason: string) => failures.push({ file, line, reason })
  const fields = (header?.cells ?? []).map(fieldNamed)
  if (!header || !fields.includes('file')) {
    fail(
      1,
      '第一行须是列名，其中有“文件”（file）一列；可用的列：文件、标题、地区、年份、机关、发布日期、文号、网址',
    )
    return { rows, failures }
  }
  header.cells.forEach((name, i) => {
    if (fields[i] === undefined && name.trim() !== '')
      fail(1, `不认识“${name.trim().slice(0, 40)}”这一列，未采用`)
    else if (fields.indexOf(fields[i]) !== i && fields[i]) fail(1, `“${name.trim()}”一列重复，只用前一列`)
  })
  for (const { line, cells } of lines) {
    const cell = (field: Field | 'file') => cells[fields.indexOf(field)]?.trim() ?? ''
    const named = cell('file').replaceAll('\\', '/').replace(/^\.\//, '')
    if (cells.every(text => text.trim() === '')) continue
    if (named === '') fail(line, '没有写文件名，这一行未采用')
    else if (rows.has(named)) fail(line, `文件 ${named} 已写在第 ${rows.get(named)!.line} 行，这一行未采用`)
    else rows.set(named, { line, sidecar: sidecarOf(cell, reason => fail(line, reason)) })
  }
  return { rows, failures }
}

/** One JSON object with any of the fields, for the file of the same name. */
export function readSidecarFile({ file, bytes }: SourceFile): {
  sidecar: Sidecar | null
  failures: Failure[]
} {
  const failed = (reason: string) => ({ sidecar: null, failures: [{ file, reason }] })
  const decoded = decode(bytes)
  if ('failure' in decoded) return failed(decoded.failure)
  let value: unknown
  try {
    value = JSON.parse(decoded.text)
  } catch {
    return failed('不是合法的 JSON；应形如 {"title": "…", "region": "…", "year": 2021}')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return failed('不是 JSON 对象；应形如 {"title": "…", "region": "…", "year": 2021}')
  }
  const failures: Failure[] = []
  const cells = new Map<string, string>()
  for (const [key, given] of Object.entries(value)) {
    const field = fieldNamed(key)
    if (field === undefined) failures.push({ file, reason: `不认识“${key.slice(0, 40)}”这一项，未采用` })
    else if (typeof given === 'string' || typeof given === 'number') cells.set(field, String(given).trim())
    else if (given !== null) failures.push({ file, reason: `${key} 须是文字或数字，未采用` })
  }
  const sidecar = sidecarOf(
    field => cells.get(field) ?? '',
    reason => failures.push({ file, reason }),
  )
  return { sidecar, failures }
}

// --- internal ---

/** What the cells say; an empty one says nothing, a wrong one is told and says nothing. */
function sidecarOf(cell: (field: Field) => string, fail: (reason: string) => void): Sidecar {
  const sidecar: Sidecar = { values: {}, evidence: {} }
  const { values, evidence } = sidecar
  const wrong = (field: Field, must: string) =>
    fail(`${NAMES[field][1]}“${cell(field).slice(0, 40)}”${must}；此项未采用`)
  for (const field of ['title', 'publisher', 'documentNumber'] as const) {
    const text = cell(field)
    if (text === '') continue
    values[field] = text
    evidence[field] = text
  }
  if (cell('region') !== '') {
    const [region, other] = findRegions(cell('region'))
    if (!region) wrong('region', '不是行政区划，请写全称或六位代码')
    else if (other) wrong('region', '有多处同名，请连上级一起写，或写六位代码')
    else {
      values.region = region
      values.level = levelOf(region)
      evidence.region = evidence.level = cell('region')
    }
  }
  if (cell('year') !== '') {
    const year = Number(/^(\d{4})年?度?$/.exec(cell('year').normalize('NFKC'))?.[1])
    if (isYear(year)) {
      values.year = year
      evidence.year = cell('year')
    } else wrong('year', '不是年份，请写成 2021')
  }
  if (cell('publishedAt') !== '') {
    const date = dateIn(cell('publishedAt'))
    if (date !== null) {
      values.publishedAt = date
      evidence.publishedAt = cell('publishedAt')
    } else wrong('publishedAt', '不是日期，请写成 2024-01-26')
  }
  if (cell('url') !== '') {
    if (/^https?:\/\/[^\s]+$/i.test(cell('url'))) values.url = cell('url')
    else wrong('url', '不是 http 或 https 网址')
  }
  return sidecar
}

/** Rows with the line each begins on, 1-based. A quotation mark in quotation marks is doubled. */
function parseTable(text: string): { line: number; cells: string[] }[] {
  const separator = /^[^\n,]*\t/.test(text) ? '\t' : ','
  const rows: { line: number; cells: string[] }[] = []
  let row: { line: number; cells: string[] } = { line: 1, cells: [] }
  let line = 1
  for (let at = 0; at <= text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      const end = closing(text, at)
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      line += cell.split('\n').length - 1
      at = end + 1
    }
    const start = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n') at++
    row.cells.push(cell + text.slice(start, at).replace(/\r$/, ''))
    if (text[at] !== separator) {
      rows.push(row)
      line++
      row = { line, cells: [] }
    }
    at++
  }
  return rows
}

/** Where the quotation that begins at `at` ends; one that never does ends with the text. */
function closing(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] !== '"') continue
    if (text[i + 1] !== '"') return i
    i++
  }
  return text.length
}
