// layout.ts — the columns of an index and what they mean. Not: building or reading them.
//
// Reports, paragraphs, passages and terms are numbered from 0 in the order of the snapshot. A column named
// after its owner has one entry each; one that holds beginnings has one more, so that [i] … [i + 1] is a range.

import type { CleaningEntry, Metadata, MetadataField, PassageKind, Provenance } from '../../report/report.ts'
import { pickColumns } from '../../snapshot/columns.ts'

export interface IndexColumns {
  /** Paragraphs as they are displayed, end to end (UTF-16). */
  text: Uint16Array
  /** Their skeletons, each followed by SEPARATOR, which no skeleton contains: no phrase runs across it. */
  skeleton: Uint16Array
  /** Beginnings in `text`. */
  paragraphText: Uint32Array
  /** Beginnings in `skeleton`. */
  paragraphSkeleton: Uint32Array
  /** First passage of each paragraph. */
  paragraphPassage: Uint32Array
  /** 1-based line of the file that each paragraph begins on, 0 where unknown. */
  paragraphLine: Uint32Array

  passageParagraph: Uint32Array
  passageReport: Uint32Array
  /** Beginnings in `text`; a passage ends where the next begins. */
  passageText: Uint32Array
  /** Beginnings in `skeleton`. */
  passageSkeleton: Uint32Array
  /** Index into KINDS. */
  passageKind: Uint8Array
  /** Section the passage stands under, 0 for none. */
  passageSection: Uint32Array
  /** The passage's own part of its id, distinct within its report. */
  passageHash: Uint32Array

  /** Parent of each section; 0 is the root, its own parent. */
  sectionParent: Uint32Array
  /** Beginnings in `sectionTitles`. */
  sectionTitle: Uint32Array
  sectionTitles: Uint16Array

  /** First passage of each report. */
  reportPassage: Uint32Array
  /** How often texts of the corpus name each report's work in 《…》. */
  reportCitations: Uint32Array
  /** JSON, an array of ReportEntry. */
  reports: Uint8Array
  /** Beginnings in `details`. */
  reportDetail: Uint32Array
  /** JSON of each report's ReportDetailEntry, end to end: read only when somebody looks at the report. */
  details: Uint8Array

  /** Terms in ascending order of their UTF-16 units, end to end: characters, pairs of characters, dictionary words. */
  terms: Uint16Array
  /** Beginnings in `terms`. */
  termText: Uint32Array
  /** First list of each term. */
  termList: Uint32Array
  /** Slot of each list, see SLOTS. */
  listSlot: Uint8Array
  /** Beginnings in `postings`. */
  listPostings: Uint32Array
  /** Passages, ascending within a list. */
  postings: Uint32Array
}

const TERM_COLUMNS = ['terms', 'termText', 'termList', 'listSlot', 'listPostings', 'postings'] as const
const TEXT_COLUMNS = [
  'text',
  'skeleton',
  'paragraphText',
  'paragraphSkeleton',
  'paragraphPassage',
  'paragraphLine',
  'passageParagraph',
  'passageReport',
  'passageText',
  'passageSkeleton',
  'passageKind',
  'passageSection',
  'passageHash',
  'sectionParent',
  'sectionTitle',
  'sectionTitles',
  'reportPassage',
  'reportCitations',
  'reports',
  'reportDetail',
  'details',
] as const
/** Every column of an index. */
export const INDEX_COLUMNS: readonly (keyof IndexColumns)[] = [...TEXT_COLUMNS, ...TERM_COLUMNS]

/** What can be looked up: nearly all of an index's building time and half of its memory. */
export type TermColumns = Pick<IndexColumns, (typeof TERM_COLUMNS)[number]>

/** What is shown, and where it stands. */
export type TextColumns = Pick<IndexColumns, (typeof TEXT_COLUMNS)[number]>

/** An index whose posting lists are only made when asked for: who reads the texts need not wait for them. */
export interface IndexPart {
  texts: TextColumns
  /** Once only: what they are made of may be let go. */
  terms(): TermColumns
}

/** @param columns may have more: a snapshot holds other columns beside an index's */
export function partOf(columns: IndexColumns): IndexPart {
  return { texts: pickColumns(columns, TEXT_COLUMNS), terms: () => pickColumns(columns, TERM_COLUMNS) }
}

/** What of a report every search needs. */
export type ReportEntry = Metadata & { id: string; file: string; url: string | null }

export interface ReportDetailEntry {
  provenance: Partial<Record<MetadataField, Provenance>>
  cleaning: CleaningEntry[]
}

export const KINDS: readonly PassageKind[] = ['title', 'heading', 'paragraph']

/** Between two skeletons. A control character, and those never survive in one. */
export const SEPARATOR = '\n'

/**
 * FlexSearch keeps the postings of a term in slots, best first, and its own ranking goes by slot. Ours hold the
 * term frequency: slot `SLOTS - tf`, so the most frequent come first. SLOTS stands for itself and all above.
 */
export const SLOTS = 16

/** A list of passages in which a text occurs equally often. */
export interface PostingList {
  /** Occurrences that start in each of these passages. */
  frequency: number
  passages: Uint32Array
}

/** Where a text occurs, in lists of distinct frequency; no passage stands in two. */
export type Postings = PostingList[]

export function passageCount(postings: Postings): number {
  let count = 0
  for (const { passages } of postings) count += passages.length
  return count
}

/** Whether both name the same passages with the same frequencies, in the order of `Postings`: most frequent first. */
export function samePostings(a: Postings, b: Postings): boolean {
  return (
    a.length === b.length &&
    a.every(({ frequency, passages }, i) => {
      const other = b[i]!
      return (
        frequency === other.frequency &&
        passages.length === other.passages.length &&
        passages.every((passage, at) => passage === other.passages[at])
      )
    })
  )
}

/** Whether two occurrences of a text can overlap (哈哈 in 哈哈哈), so that counting tokens would count too many. */
export function overlapsItself(text: string): boolean {
  for (let shift = 1; shift < text.length; shift++) if (text.startsWith(text.slice(shift))) return true
  return false
}
