// sidecar.ts — what somebody wrote down about reports beside their files, and a report with it. Not: finding the files.
import { decode } from '../formats/decode.ts'
import type { MetadataField, Report } from '../report.ts'
import type { Failure, SourceFile } from '../source.ts'
import { fieldNamed, type Given, type GivenField, givenBy, nameOf, wordsOf } from './given.ts'
import { parseCsv } from './read-csv.ts'

/** The report with what is given, which wins over what was read. */
export function withSidecar(report: Report, { values, evidence }: Given): Report {
  const provenance = { ...report.provenance }
  for (const [field, words] of Object.entries(evidence)) {
    provenance[field as MetadataField] = { source: 'sidecar', evidence: words.slice(0, 200) }
  }
  return { ...report, ...values, provenance }
}

/** Both, where the nearer says nothing the farther does. */
export function nearer(near: Given, far: Given): Given {
  return {
    values: { ...far.values, ...near.values },
    evidence: { ...far.evidence, ...near.evidence },
  }
}

/** @param rows by the file they speak of: relative to the table's folder, with `/` */
export interface SidecarTable {
  rows: Map<string, { sidecar: Given; line: number }>
  failures: Failure[]
}

/**
 * A table with one row a file, as spreadsheets save it: comma or tab between cells, a cell in quotation marks may hold
 * either; the first row names the columns. Wrong cells are reported by line and ignored.
 */
export function readSidecarTable({ file, bytes }: SourceFile): SidecarTable {
  const rows: SidecarTable['rows'] = new Map()
  const failures: Failure[] = []
  const decoded = decode(bytes)
  if ('failure' in decoded) return { rows, failures: [{ file, reason: decoded.failure }] }
  const {
    rows: [header, ...lines],
    unclosed,
  } = parseCsv(decoded.text)
  const fail = (line: number, reason: string) => failures.push({ file, line, reason })
  for (const line of unclosed) fail(line, '这一行有一个引号没有配对，未采用；请补上后半个引号，或去掉它')
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
    const cell = (field: GivenField | 'file') => cells[fields.indexOf(field)]?.trim() ?? ''
    const named = cell('file').replaceAll('\\', '/').replace(/^\.\//, '')
    if (cells.every(text => text.trim() === '')) continue
    if (named === '') fail(line, '没有写文件名，这一行未采用')
    else if (rows.has(named)) fail(line, `文件 ${named} 已写在第 ${rows.get(named)!.line} 行，这一行未采用`)
    else rows.set(named, { line, sidecar: givenBy(cell, (field, reason) => fail(line, told(field, reason))) })
  }
  return { rows, failures }
}

/** One JSON object with any of the fields, for the file of the same name. */
export function readSidecarFile({ file, bytes }: SourceFile): {
  sidecar: Given | null
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
    else {
      const words = wordsOf(given)
      if (words !== null) cells.set(field, words)
      else failures.push({ file, reason: `${key} 须是文字或数字，未采用` })
    }
  }
  const sidecar = givenBy(
    field => cells.get(field) ?? '',
    (field, reason) => failures.push({ file, reason: told(field, reason) }),
  )
  return { sidecar, failures }
}

const told = (field: GivenField, reason: string) => `${nameOf(field)}${reason}；此项未采用`
