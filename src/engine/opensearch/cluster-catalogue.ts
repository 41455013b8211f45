// cluster-catalogue.ts — the reports of a snapshot, kept in memory for as long as it is open. Not: their passages.

import { JiansuoError } from '../../errors.ts'
import { type Columns, decodeJson } from '../../snapshot/columns.ts'
import type { ReportRecord } from '../engine.ts'
import { passageLengths, type ReportEntry, type TextColumns } from '../store/text-columns.ts'
import type { SnapshotNames } from './index-names.ts'
import { type Labels, reportsByLabel } from './labels.ts'
import { knownCounts } from './term-counts.ts'

/** Some 600 bytes a report. */
export interface Catalogue {
  names: SnapshotNames
  /** In the order of the snapshot. */
  records: readonly ReportRecord[]
  /** The same as they were sent. */
  entries: readonly ReportEntry[]
  /** First passage of each report, and the end of the last. */
  firsts: Uint32Array
  /** How often the corpus names each report's work. */
  citations: Uint32Array
  labels: Labels
  /** Number of a report by its label. */
  reportOf(label: number): number
  /** Number of a report by its id, or null. */
  number(id: string): number | null
  /** Passages in which a character or a pair starts; null: not known. */
  countOf(term: string): number | null
}

const COLUMNS = [
  'reports',
  'reportPassage',
  'reportCharacters',
  'reportCitations',
  'reportStart',
  'reportLabel',
] as const
/** As `countTerms` gives them; snapshots of before it lack these. */
const COUNTS = ['termKey', 'termPassages'] as const

/** What a catalogue is opened from. */
export function catalogueColumns(
  texts: TextColumns,
  labels: Labels,
): Record<(typeof COLUMNS)[number], Columns[string]> {
  const { reports, reportPassage, reportCitations } = texts
  const lengths = passageLengths(texts)
  const reportCharacters = new Uint32Array(reportPassage.length - 1)
  texts.passageReport.forEach((report, passage) => {
    reportCharacters[report]! += lengths[passage]!
  })
  return {
    reports,
    reportPassage,
    reportCharacters,
    reportCitations,
    reportStart: labels.starts,
    reportLabel: labels.reports,
  }
}

export const isCatalogueColumn = (name: string): boolean =>
  ([...COLUMNS, ...COUNTS] as readonly string[]).includes(name)

/** @throws JiansuoError `bad-snapshot` when a column is missing */
export function openCatalogue(names: SnapshotNames, columns: Columns): Catalogue {
  const missing = COLUMNS.find(name => !(name in columns))
  if (missing)
    throw new JiansuoError('bad-snapshot', `集群的索引缺少 ${missing} 列：请重新运行 jiansuo index 建立索引`)
  const entries = decodeJson(columns.reports as Uint8Array) as ReportEntry[]
  const firsts = columns.reportPassage as Uint32Array
  const records = entries.map((entry, i): ReportRecord => {
    return { ...entry, characters: columns.reportCharacters![i]!, passages: firsts[i + 1]! - firsts[i]! }
  })
  const labels = {
    starts: columns.reportStart as Uint32Array,
    reports: columns.reportLabel as Uint32Array,
  }
  const numbers = new Map(entries.map(({ id }, i) => [id, i]))
  const [termKey, termPassages] = COUNTS.map(name => columns[name] as Uint32Array | undefined)
  return {
    names,
    records,
    entries,
    firsts,
    citations: columns.reportCitations as Uint32Array,
    labels,
    reportOf: reportsByLabel(labels),
    number: id => numbers.get(id) ?? null,
    countOf: termKey && termPassages ? knownCounts({ termKey, termPassages }) : () => null,
  }
}
