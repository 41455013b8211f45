// verdict.ts — which sentences explain why a report is in an answer or not, in order. Not: finding out why (explain.ts), the
// sentences (verdict-words.ts).

import type { ExplainedPart, FilterName, Finding } from '../../api/explain.ts'
import type { ReportRecord } from '../../engine/engine.ts'
import { placeText } from '../../regions/place-text.ts'
import { genreOrUntitled } from '../../report/genre.ts'
import { YEAR_OF } from '../question/filters.ts'
import type { KeptOut } from './kept-out.ts'
import { finding } from './verdict-words.ts'

/** What keeps a report, or passages of it, out of an answer. */
export type Cause =
  | KeptOut
  /** Without these filters it is in the answer. */
  | { type: 'filtered'; filters: FilterName[] }
  /** Without these filters it is not either. */
  | { type: 'filtered-too'; filters: FilterName[] }
  /** A restriction of the query that the report does not meet. */
  | { type: 'field'; text: string }
  /** No passage has it. */
  | { type: 'absent'; text: string }
  /** Passages match but for what is excluded. */
  | { type: 'excluded'; texts: string[]; passages: number }
  /** Passages match, but the same text stands earlier, and each text is to count once. */
  | { type: 'repeated'; passages: number }
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
export function verdict({ report, hits, relaxed, isEmpty, causes, parts }: Findings): Finding[] {
  if (isEmpty) return [finding('nothing-asked')]
  if (hits.length > 0) {
    const found = finding(relaxed ? 'found-loosely' : 'found', hits.length, ...firstOf(hits))
    const left = causes.flatMap(cause => reasons(cause, report, parts))
    const missing = (part: ExplainedPart) => (part.passages === 0 && !part.excluded ? missingPart(part) : [])
    const each = parts.flatMap(part => [...foundPart(part), ...(relaxed ? missing(part) : [])])
    return [found, ...left, ...each]
  }
  return [
    finding('not-here'),
    ...causes.flatMap(cause => reasons(cause, report, parts)),
    ...aside(relaxed, causes),
  ]
}

// --- internal ---

const SHOWN = 5

/** As people count. */
const firstOf = (ordinals: readonly number[]) => ordinals.slice(0, SHOWN).map(ordinal => ordinal + 1)
const place = ({ region }: ReportRecord) => (region ? placeText(region.path) : '')
const when = ({ year }: ReportRecord) => year ?? ''

function reasons(cause: Cause, report: ReportRecord, parts: ExplainedPart[]): Finding[] {
  switch (cause.type) {
    case 'filter':
      return [outside(cause, report)]
    case 'filtered':
      return [finding('without-filters', ...cause.filters)]
    case 'filtered-too':
      return [finding('not-filters-alone', ...cause.filters)]
    case 'field':
      return [finding('unmet', cause.text, place(report), when(report), report.title ?? '')]
    case 'excluded':
      return [finding('excluded', cause.passages, ...cause.texts)]
    case 'repeated':
      return [finding('repeated', cause.passages)]
    case 'apart':
      return [finding('apart', ...cause.texts), ...parts.filter(part => !part.excluded).flatMap(foundPart)]
    case 'absent': {
      const part = parts.find(({ text, excluded }) => text === cause.text && !excluded)
      // A group: none of its alternatives.
      if (!part)
        return [finding('no-alternative', cause.text), ...parts.filter(p => !p.excluded).flatMap(foundPart)]
      return missingPart(part)
    }
  }
}

function outside({ filter, wanted }: KeptOut, report: ReportRecord): Finding {
  switch (filter) {
    case 'region':
      return finding('outside-region', place(report), wanted)
    case 'year':
      return finding('outside-year', when(report), wanted)
    case 'published':
      return finding('outside-published', YEAR_OF.published(report) ?? '', wanted)
    case 'genre':
      return finding('outside-genre', genreOrUntitled(report.title), wanted)
    case 'level':
      return finding('outside-level', report.level ?? '', wanted)
    case 'except':
      return finding('outside-except')
    case 'kind':
      return finding('outside-kind', wanted)
  }
}

function missingPart({ text, type, words, nearest, cleaned }: ExplainedPart): Finding[] {
  const absent = words.filter(word => word.passages === 0).map(word => word.text)
  const why = () => {
    if (words.length === 0) return finding('absent', text)
    if (absent.length > 0) return finding('words-absent', text, ...absent)
    return type === 'term'
      ? finding('words-apart', text, ...words.map(word => word.text))
      : finding('too-far', text)
  }
  return [
    why(),
    ...cleaned.map(({ line, reason }) => finding('cleaned', line, reason)),
    ...(nearest ? [finding('nearest', nearest.passage.ordinal + 1, ...nearest.common)] : []),
  ]
}

function foundPart({ text, type, passages, occurrences, ordinals, excluded }: ExplainedPart): Finding[] {
  // A restriction holds for the whole report, or has a sentence of its own.
  if (passages === 0 || excluded || type === 'field') return []
  return [finding('part-found', text, passages, occurrences || '', ...firstOf(ordinals))]
}

function aside(relaxed: boolean, causes: Cause[]): Finding[] {
  const type = causes[0]?.type
  return relaxed && (type === 'absent' || type === 'apart') ? [finding('relaxed-too')] : []
}
