// report.ts — the nouns of reading: what one file becomes. Not: how it is read.

import type { Level, Region } from '../regions/region.ts'

export type { Level, Region } from '../regions/region.ts'

/** Where a metadata value came from, strongest first. */
export const SOURCES = [
  'sidecar',
  'header',
  'byline',
  'title',
  'first-sentence',
  'text',
  'signature',
  'file-name',
  'folder',
] as const
export type Source = (typeof SOURCES)[number]

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

export const PASSAGE_KINDS = ['title', 'heading', 'paragraph'] as const
export type PassageKind = (typeof PASSAGE_KINDS)[number]

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
  /** 1-based line of the decoded file that it begins on; of `text` in a `.jsonl`. Absent: unknown. */
  line?: number
  /** At least one, in order, without gap or overlap, from 0 to `text.length`. */
  passages: PassageSpan[]
}

/** Why a line, or part of one, is not searched — or how it was changed. */
export const CLEANING_REASONS = [
  'furniture',
  'header-table',
  'byline',
  'repeated-title',
  /** Many files of the folder have it around their reports: the website's, though no list knows it. */
  'repeated-line',
  /** Visible text of a page of which less than a third was taken for the report: a person should look. */
  'passed-over',
  /** Marks of the file format: the `##` of a Markdown heading. */
  'markup',
  /** Nothing was removed: a line was joined to the one above. `text` shows both sides of the joint, `…市⏎政协…`. */
  'joined',
  /** A line of zero-width or control characters only. */
  'blank',
  /** Nothing was removed: the whole text was recognised in pictures of it, and may have wrong characters. */
  'recognised',
] as const
export type CleaningReason = (typeof CLEANING_REASONS)[number]

export interface CleaningEntry {
  /** 1-based line of the decoded file. */
  line: number
  text: string
  reason: CleaningReason
}

/** What an id consists of, so that it can be a segment of an address and name a file: 1 to 128 of these, but not `.` or `..`. */
export const REPORT_ID = /^(?!\.{1,2}$)[\p{L}\p{M}\p{N}._-]{1,128}$/u

export interface Report extends Metadata {
  /** Stable: made from `file`, or the id a `.jsonl` line gives. Matches `REPORT_ID`. */
  id: string
  /** Path relative to the indexed folder, with `/`; the base name of a single file. */
  file: string
  url: string | null
  provenance: Partial<Record<MetadataField, Provenance>>
  paragraphs: Paragraph[]
  cleaning: CleaningEntry[]
}
