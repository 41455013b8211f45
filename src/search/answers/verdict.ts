// verdict.ts — an explanation in words a clerk understands. Not: finding out.

import type { ExplainedPart } from '../../api/explain.ts'
import type { ReportRecord } from '../../engine/engine.ts'
import { REASON_NAMES } from '../../report/chinese-names.ts'
import type { PassageKind } from '../../report/report.ts'

/** What keeps a report out of an answer. */
export type Cause =
  | { type: 'filter'; filter: 'region' | 'year' | 'kind'; wanted: string }
  /** A restriction of the query that the report does not meet. */
  | { type: 'field'; text: string }
  /** No passage has it. */
  | { type: 'absent'; text: string }
  /** Passages match but for what is excluded. */
  | { type: 'excluded'; texts: string[]; passages: number }
  /** Everything is there, but never in one passage. */
  | { type: 'apart'; texts: string[] }

export interface Findings {
  report: ReportRecord
  /** Ordinals of the passages that are in the answer. */
  hits: number[]
  relaxed: boolean
  /** Nothing to look for was typed. */
  isEmpty: boolean
  causes: Cause[]
  parts: ExplainedPart[]
}

/** The decisive reason first, then what helps to see it. */
export function verdict({ report, hits, relaxed, isEmpty, causes, parts }: Findings): string[] {
  if (isEmpty) return ['没有可以检索的文字，所以不会找到任何报告']
  if (hits.length > 0) {
    const places = `${hits.length} 段（${list(hits, hits.length)}）`
    const verdict = relaxed
      ? `这篇报告在结果里，因为检索已放宽（没有任何一段同时含有全部检索词）：有 ${places}含有其中部分词`
      : `这篇报告在结果里：有 ${places}符合`
    const missing = (part: ExplainedPart) => (part.passages === 0 && !part.excluded ? missingPart(part) : [])
    return [verdict, ...parts.flatMap(part => [...foundPart(part), ...(relaxed ? missing(part) : [])])]
  }
  return [
    '这篇报告不在结果里',
    ...causes.flatMap(cause => reasons(cause, report, parts)),
    ...aside(relaxed, causes),
  ]
}

// --- internal ---

const KINDS: Record<PassageKind, string> = { title: '标题', heading: '小标题', paragraph: '正文' }

const quoted = (text: string) => (/^["“]/.test(text) ? text : `“${text}”`)
const place = ({ region }: ReportRecord) => region?.path.join(' › ') ?? '没有写明的地区'
const when = ({ year }: ReportRecord) => (year === null ? '没有写明的年份' : `${year} 年`)
const list = (ordinals: number[], total: number) => {
  const shown = ordinals.slice(0, SHOWN).map(ordinal => ordinal + 1)
  return `第 ${shown.join('、')} 段${total > SHOWN ? '等' : ''}`
}
const SHOWN = 5

function reasons(cause: Cause, report: ReportRecord, parts: ExplainedPart[]): string[] {
  switch (cause.type) {
    case 'filter':
      if (cause.filter === 'region')
        return [`它属于${place(report)}，不在所选的地区“${cause.wanted}”之内：去掉地区限制就不会排除它`]
      if (cause.filter === 'year')
        return [`它写的是${when(report)}，不在所选的年份“${cause.wanted}”之内：去掉年份限制就不会排除它`]
      return [`符合的段都不是“${KINDS[cause.wanted as PassageKind]}”：去掉段落种类的限制就能找到`]
    case 'field':
      return [
        `它不满足限制 ${cause.text}：这篇报告是${place(report)}、${when(report)}，标题为${quoted(report.title ?? '（没有标题）')}`,
      ]
    case 'excluded':
      return [
        `有 ${cause.passages} 段符合其余条件，但都含有要排除的${cause.texts.map(quoted).join('、') || '文字'}：去掉“-”就能找到`,
      ]
    case 'apart':
      return [
        `${cause.texts.map(quoted).join('、')}在这篇报告里都有，但没有一段同时含有它们：检索以段为单位，可以一次只查一个`,
        ...parts.filter(part => !part.excluded).flatMap(foundPart),
      ]
    case 'absent': {
      const part = parts.find(({ text, excluded }) => text === cause.text && !excluded)
      // A group: none of its alternatives.
      if (!part)
        return [`没有一段符合${quoted(cause.text)}`, ...parts.filter(p => !p.excluded).flatMap(foundPart)]
      return missingPart(part)
    }
  }
}

function missingPart(part: ExplainedPart): string[] {
  const { text, type, words, nearest, cleaned } = part
  const lines: string[] = []
  const absent = words.filter(word => word.passages === 0).map(word => quoted(word.text))
  if (words.length === 0) lines.push(`${quoted(text)}在这篇报告里一次也没有出现`)
  else if (absent.length > 0)
    lines.push(`没有一段符合${quoted(text)}：其中${absent.join('、')}在这篇报告里一次也没有出现`)
  else if (type === 'term')
    lines.push(
      `${quoted(text)}没有连着出现；其中的词${words.map(word => quoted(word.text)).join('、')}都有，但不在同一段里`,
    )
  else lines.push(`${quoted(text)}的各部分都有，但离得太远，或次序、句子不合`)
  for (const { line, reason } of cleaned)
    lines.push(`原文第 ${line} 行有这段文字，但它是${REASON_NAMES[reason]}，不参与检索`)
  if (nearest)
    lines.push(
      `最接近的是第 ${nearest.passage.ordinal + 1} 段，其中有${nearest.common.map(quoted).join('、')}`,
    )
  return lines
}

function foundPart({ text, type, passages, occurrences, ordinals, excluded }: ExplainedPart): string[] {
  // A restriction holds for the whole report, or is told where it does not.
  if (passages === 0 || excluded || type === 'field') return []
  const times = occurrences ? `，逐字出现 ${occurrences} 处` : ''
  return [`${quoted(text)}：${passages} 段${times}（${list(ordinals, passages)}）`]
}

function aside(relaxed: boolean, causes: Cause[]): string[] {
  return relaxed && causes.some(({ type }) => type === 'absent' || type === 'apart')
    ? ['这次检索已经放宽：含有其中部分词的段落也算，这篇报告仍然没有']
    : []
}
