// report.ts — the nouns of reading: what one file becomes. Not: how it is read.

/** An administrative division. */
export interface Region {
  /** Six digits, e.g. `640104`. The nation itself is `000000`. */
  code: string
  /** Short of its parents: `西洞庭管理区`, not `常德市西洞庭管理区`. */
  name: string
  /** Outermost first, ending in `name`; pseudo-levels (市辖区, 省直辖县级行政区划) are left out. */
  path: string[]
}

export type Level = '国家' | '省' | '市' | '县' | '乡'

/** Where a metadata value came from, strongest first. */
export type Source =
  | 'sidecar'
  | 'header'
  | 'byline'
  | 'title'
  | 'first-sentence'
  | 'signature'
  | 'file-name'
  | 'folder'

export interface Provenance {
  source: Source
  /** The words it was read from, verbatim, at most 200 characters. */
  evidence: string
}

export const METADATA_FIELDS = [
  'title',
  'region',
  'level',
  'year',
  'publisher',
  'publishedAt',
  'documentNumber',
] as const
export type MetadataField = (typeof METADATA_FIELDS)[number]

/** What is known of a report; `null` where the report does not say. Never guessed. */
export interface Metadata {
  title: string | null
  region: Region | null
  level: Level | null
  /** The year the report is about, not the year it was published. */
  year: number | null
  publisher: string | null
  /** `YYYY-MM-DD`. */
  publishedAt: string | null
  documentNumber: string | null
}

export type PassageKind = 'title' | 'heading' | 'paragraph'

/** A stretch of one paragraph: `paragraph.text.slice(start, end)`. The passages of a paragraph partition it. */
export interface PassageSpan {
  start: number
  end: number
  /** The headings it stands under, outermost first. */
  section: string[]
}

/** One line of the report's text after layout breaks are undone. Holds no line break, is never empty. */
export interface Paragraph {
  kind: PassageKind
  text: string
  /** At least one, in order, without gap or overlap, from 0 to `text.length`. */
  passages: PassageSpan[]
}

/** Why a line, or part of one, is not searched — or how it was changed. */
export type CleaningReason = 'furniture' | 'header-table' | 'byline' | 'repeated-title' | 'joined' | 'blank'

export interface CleaningEntry {
  /** 1-based line of the decoded file. */
  line: number
  text: string
  reason: CleaningReason
}

export interface Report extends Metadata {
  /** Stable: made from `file`, or the id a `.jsonl` line gives. Safe in a URL path: `[A-Za-z0-9._-]+`. */
  id: string
  /** Path relative to the indexed folder, with `/`; the base name of a single file. */
  file: string
  url: string | null
  provenance: Partial<Record<MetadataField, Provenance>>
  paragraphs: Paragraph[]
  cleaning: CleaningEntry[]
}
