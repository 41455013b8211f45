// text-columns.ts — the columns of texts, passages, sections and reports: what every snapshot keeps, whatever engine
// searches it. Not: what can be looked up in them, building or reading them.
//
// Reports, paragraphs and passages are numbered from 0 in the order of the snapshot. A column named after its owner
// has one entry each; one that holds beginnings has one more, so that [i] … [i + 1] is a range.
import type { CleaningEntry, Metadata, MetadataField, PassageKind, Provenance } from '../../report/report.ts'
import type { ColumnFiles } from '../../snapshot/column-file.ts'
import { inMemory, inPassing, type Stretched, type Stretches } from '../../snapshot/stretches.ts'

/** What is shown, and where it stands. */
export interface TextColumns {
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
}

export const TEXT_COLUMNS = [
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
] as const satisfies readonly (keyof TextColumns)[]

/** What is read stretch by stretch, and so need not lie in memory: what is shown, and nothing that every question reads. */
export const STRETCHED_TEXTS = [
  'text',
  'skeleton',
  'details',
  'paragraphText',
  'paragraphLine',
  'passageText',
  'passageHash',
] as const satisfies readonly (keyof TextColumns)[]

/** The columns as they are opened for questions. */
export type OpenTexts = Stretched<TextColumns, (typeof STRETCHED_TEXTS)[number]>

/** Where text columns lie, in data alone: threads read them too. */
export interface StoredTexts {
  /** In memory. */
  columns: Partial<TextColumns>
  /** On disk: the others. */
  files: ColumnFiles
}

/** One of them, wherever it lies. */
export function storedText<Name extends keyof TextColumns>(
  { columns, files }: StoredTexts,
  name: Name,
): Stretches<TextColumns[Name]> {
  const column = columns[name]
  return (column ? inMemory(column) : inPassing(files[name]!)) as Stretches<TextColumns[Name]>
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

/** Skeleton units of each passage. The separator after a paragraph's last passage is nobody's. */
export function passageLengths(
  columns: Pick<TextColumns, 'passageSkeleton' | 'passageParagraph'>,
): Uint32Array {
  const lengths = new Uint32Array(columns.passageParagraph.length)
  const lengthOf = passageLength(columns)
  for (let i = 0; i < lengths.length; i++) lengths[i] = lengthOf(i)
  return lengths
}

/** The same of one passage. All of them take four bytes each, too much where few are needed. */
export function passageLength({
  passageSkeleton,
  passageParagraph,
}: Pick<TextColumns, 'passageSkeleton' | 'passageParagraph'>): (passage: number) => number {
  return passage => {
    const isLast = passageParagraph[passage + 1] !== passageParagraph[passage]
    return passageSkeleton[passage + 1]! - passageSkeleton[passage]! - (isLast ? 1 : 0)
  }
}
