// cleaning.ts — removes website furniture, header tables and bylines around a report. Not: lines of the report itself.

import { numberingOf } from '../language/numbering.ts'
import type { Line } from '../lines.ts'
import type { CleaningEntry, CleaningReason } from '../report.ts'
import { brokenOf } from './broken.ts'
import { isControl, isOnlyMarks, isPageNumber, isTrace } from './furniture-wording.ts'
import { headerRow } from './header-row.ts'
import { type Field, isOwnLabel, isValueOf, labelledLine, tableLabel } from './labels.ts'
import { mayBeMenu, menusOf } from './menus.ts'
import { controlsOf, type Surroundings, stretchesOf } from './page-stretches.ts'
import { withParted } from './parted-label.ts'
import { type EdgeLines, edgesOf } from './repeated-lines.ts'

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

/**
 * Removes what stands around the report by evidence of wording and position: before its first and after its last
 * line of prose, page numbers anywhere. Every line is either kept or has an entry that says why not.
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
  const top = first > last ? Math.min(first, LONGEST_HEADER) : first
  readTable(lines.slice(0, top), reasons, fields)

  for (const [i, line] of lines.entries()) {
    if (reasons[i] || line.whole) continue
    const isOutside = outside(i) && line.depth === undefined
    if (isPageNumber(line.text) || (isOutside && isTrace(line.text))) reasons[i] = 'furniture'
  }
  const around = { lines, known: (i: number) => reasons[i], first, last }
  for (const i of brokenOf(around)) reasons[i] ??= 'furniture'
  readLabelled(lines.slice(0, top), reasons, fields)
  for (const i of controlsOf(around, i => mayBeMenu(around, i))) reasons[i] = 'furniture'
  dropLabelled(around, reasons, fields)
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

/** Lines of labels and values above the prose, one after another: those of a byline or a header, not of minutes. */
function readLabelled(
  head: readonly Line[],
  reasons: (CleaningReason | undefined)[],
  fields: FoundField[],
): void {
  const isOpen = (i: number) => !(reasons[i] || head[i]!.depth !== undefined || isControl(head[i]!.text))
  const labelled = withParted(
    head.map(({ text }) => text),
    head.map(({ text }, i) => (isOpen(i) ? (labelledLine(text) ?? headerRow(text)) : null)),
    isOpen,
  )
  for (let from = 0; from < head.length; from++) {
    if (!labelled[from] && !isLabelLike(head[from]!.text)) continue
    let to = from
    while (to < head.length && (labelled[to] || isLabelLike(head[to]!.text))) to++
    const run = labelled.slice(from, to)
    const found = run.flatMap(line => line?.fields ?? [])
    // 时间, 主题 and 地点 in any order are those of a meeting: nothing but other labels makes them the page's.
    const isMeeting = head.slice(from, to).some(({ text }) => MEETING.test(text))
    const isSure = isStamp(run) || found.some(({ label }) => !isOwnLabel(label))
    // 名称 and 文号 again and again are those of the documents that a list names.
    const named = run.flatMap(line => (line?.table ? line.fields.map(({ label }) => label) : []))
    const isList = new Set(named).size < named.length
    for (const [i, line] of run.entries()) {
      if (!line || (isList && line.table)) continue
      const isOwn = line.fields.every(({ label }) => isOwnLabel(label))
      if (isOwn && (isMeeting || !isSure)) continue
      const reason = line.table ? 'header-table' : 'byline'
      const { number, text } = head[from + i]!
      reasons[from + i] = reason
      for (const field of line.fields) {
        const evidence = text.includes(field.value) ? text : `${text} ${field.value}`
        fields.push({ ...field, line: number, reason, evidence: evidence.slice(0, 200) })
      }
    }
    from = to
  }
}

/** 时间：2022-01-07 and nothing else, as publishing systems write a date and reports do not. */
function isStamp(run: readonly ReturnType<typeof labelledLine>[]): boolean {
  const fields = run.flatMap(line => line?.fields ?? [])
  return run.length === 1 && fields.length === 1 && /^\d{4}[-/.]\d/.test(fields[0]!.value)
}

const isLabelLike = (text: string) => text.length <= 60 && /^[^\s，。；：:]{2,8}[:：]/.test(text)
const MEETING =
  /^(?:会议)?(?:地[点址]|议题|主持|召集|出席|列席|参加|参会|与会|到会|缺席|请假|记录|嘉宾|主讲)[^\s，。；：:]{0,4}[:：]/

/**
 * Behind the prose a label is the report's own — its cases, its notes, who signed and checked it — but where the page
 * has begun. Nothing is read from there.
 *
 * @param fields what was read above the prose: a source named there comes again below it
 */
function dropLabelled(
  { lines, known, first, last }: Surroundings,
  reasons: (CleaningReason | undefined)[],
  fields: readonly FoundField[],
): void {
  if (first > last) return
  const isLoose = (i: number) => i > last && !known(i) && lines[i]!.depth === undefined && !lines[i]!.whole
  const labelled = withParted(
    lines.map(({ text }) => text),
    lines.map(({ text }, i) => (isLoose(i) ? labelledLine(text) : null)),
    isLoose,
  )
  const sources = new Set(fields.filter(({ meaning }) => meaning === 'source').map(({ value }) => value))
  const isMark = (i: number) =>
    labelled[i]
      ? labelled[i]!.fields.some(
          ({ label, value }) => PORTAL.test(label) || sources.has(value) || REPORTER.test(value),
        )
      : known(i) === 'furniture' && isControl(lines[i]!.text)
  const around = { lines, known, first, last }
  const isOpen = (i: number) => labelled[i] !== null || mayBeMenu(around, i)
  for (const { from, page } of stretchesOf(around, isOpen, isMark)) {
    if (!page || from <= last) continue
    for (let i = page.begin; i <= page.end; i++)
      if (labelled[i]) reasons[i] = labelled[i]!.table ? 'header-table' : 'byline'
  }
}

/** Labels that only publishing systems and newsrooms write. */
const PORTAL =
  /^(?:(?:更新|编辑|录入)时间|(?:阅读|浏览|点击|访问)(?:量|数|率|次数)|人气|本文来源|责任编辑|责编)$/
const REPORTER = /^(?:本报|新华社)?(?:记者|通讯员)/
/** Lines in which a header stands, where no prose shows where it ends. */
const LONGEST_HEADER = 40

/** A table whose cells are lines, label and value in turn; at least two labels make a table. */
function readTable(
  head: readonly Line[],
  reasons: (CleaningReason | undefined)[],
  fields: FoundField[],
): void {
  const labels = head.map(line => tableLabel(line.text))
  const named = labels.flatMap(label => (label === null ? [] : [label.label]))
  // A label that comes again is that of a list: one 文号 for each of its documents.
  if (named.length < 2 || new Set(named).size < named.length || isColumnHeads(labels)) return
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

/** 文件名称, 文号, 制定机关 one after another, and then cells: a table of the report's that has no values beside its labels. */
function isColumnHeads(labels: readonly unknown[]): boolean {
  const pairs = labels.filter((label, i) => label && i + 1 < labels.length && !labels[i + 1])
  return pairs.length < 2
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
