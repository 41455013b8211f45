// cleaning.ts — takes website furniture, header tables and bylines from around a report. Not: a line of the report.
import { type EdgeLines, edgesOf } from './edges.ts'
import { type Field, isValueOf, labelledLine, tableLabel } from './fields.ts'
import { isFurniture, isOnlyMarks, isPageNumber } from './furniture.ts'
import type { Line } from './lines.ts'
import { menusOf } from './menus.ts'
import { numberingOf } from './numbering.ts'
import type { CleaningEntry, CleaningReason } from './report.ts'

/** A field with the line it was read from. */
export interface FoundField extends Field {
  line: number
  reason: 'header-table' | 'byline'
  evidence: string
}

export interface Cleaned {
  lines: Line[]
  entries: CleaningEntry[]
  fields: FoundField[]
  /** How many of `lines` stand before the first line of prose. */
  head: number
  edges: EdgeLines
}

const PROSE = /[。！？；]/

/** A line of the report proper: prose, or a numbered heading. What lies outside of all such lines may be furniture. */
function isBody(line: Line): boolean {
  const text = line.text
  // The title may end like a sentence: …突破3000亿美元！
  if (line.depth === 1 && numberingOf(text) === null) return false
  if (text.length >= 25 && PROSE.test(text) && !/版权所有|ICP备|网站标识码/.test(text)) return true
  if (/^各位(?:代表|委员|领导|同志)/.test(text)) return true
  return text.length >= 4 && numberingOf(text) !== null && !/^[）)]/.test(text)
}

/** Whether this is the place and date of a meeting, which belong to its minutes, not to a byline. */
function opensMinutes(line: Line, next: Line | undefined): boolean {
  return (
    /^(?:会议)?(?:时间|日期)\s?[:：]/.test(line.text) &&
    next !== undefined &&
    /^(?:会议)?地[点址]/.test(next.text)
  )
}

/**
 * Removes what stands around the report by evidence of wording and position: before its first and after its last
 * line of prose, page numbers anywhere. Every line is either kept or has an entry that tells why not.
 *
 * @param repeated keys of lines that are furniture because many files of the folder have them around their reports
 */
export function clean(lines: readonly Line[], repeated: ReadonlySet<string> = new Set()): Cleaned {
  let first = lines.findIndex(isBody)
  if (first < 0) first = lines.length
  let last = lines.length - 1
  while (last >= first && !isBody(lines[last]!)) last--
  const outside = (i: number) => i < first || i > last

  const reasons = new Array<CleaningReason | undefined>(lines.length)
  const fields: FoundField[] = []
  readTable(lines.slice(0, first), reasons, fields)

  for (let i = 0; i < lines.length; i++) {
    if (reasons[i]) continue
    const line = lines[i]!
    if (isPageNumber(line.text)) {
      reasons[i] = 'furniture'
      continue
    }
    if (!outside(i) || line.depth !== undefined) continue
    if (isFurniture(line.text)) {
      reasons[i] = 'furniture'
      continue
    }
    const labelled = opensMinutes(line, lines[i + 1]) ? null : labelledLine(line.text)
    if (!labelled) continue
    const reason = labelled.table ? 'header-table' : 'byline'
    reasons[i] = reason
    for (const field of labelled.fields) {
      fields.push({ ...field, line: line.number, reason, evidence: line.text.slice(0, 200) })
    }
  }
  const around = { lines, known: (i: number) => reasons[i], first, last }
  for (const i of menusOf(around)) reasons[i] = 'furniture'
  spreadToMarks(lines, reasons, outside)
  // Last, so that nothing else depends on what other files say.
  const { edges, gone } = edgesOf(around, repeated)
  for (const i of gone) reasons[i] = 'repeated-line'

  const kept: Line[] = []
  const entries: CleaningEntry[] = []
  let head = 0
  for (const [i, line] of lines.entries()) {
    const reason = reasons[i]
    if (reason) entries.push({ line: line.number, text: line.text, reason })
    else {
      kept.push(line)
      if (i < first) head++
    }
  }
  return { lines: kept, entries, fields, head, edges }
}

/** A table whose cells are lines, label and value in turn; at least two labels make a table. */
function readTable(
  head: readonly Line[],
  reasons: (CleaningReason | undefined)[],
  fields: FoundField[],
): void {
  const labels = head.map(line => tableLabel(line.text))
  if (labels.filter(label => label !== null).length < 2) return
  // Where labels and values follow each other closely, an empty line after a label is an empty cell.
  const close = labels.some((label, i) => label && head[i + 1] && !head[i + 1]!.gap && !labels[i + 1])
  for (let i = 0; i < head.length; i++) {
    const found = labels[i]
    if (!found) continue
    reasons[i] = 'header-table'
    const next = head[i + 1]
    const has =
      next !== undefined && !labels[i + 1] && !(close && next.gap) && isValueOf(found.meaning, next.text)
    const value = has ? next.text : ''
    fields.push({
      meaning: found.meaning,
      label: found.label,
      value,
      line: head[i]!.number,
      reason: 'header-table',
      evidence: `${head[i]!.text} ${value}`.trim().slice(0, 200),
    })
    if (has) reasons[++i] = 'header-table'
  }
}

/** Marks left between removed lines go with them. */
function spreadToMarks(
  lines: readonly Line[],
  reasons: (CleaningReason | undefined)[],
  outside: (i: number) => boolean,
): void {
  for (let i = 0; i < lines.length; i++) {
    if (reasons[i] || !outside(i) || !isOnlyMarks(lines[i]!.text)) continue
    if (reasons[i - 1] === 'furniture' || reasons[i + 1] === 'furniture') reasons[i] = 'furniture'
  }
}
