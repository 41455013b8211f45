// catalogue.ts — reports, sections and passages as records. Not: which of them match.
import { decodeJson, decodeText } from '../../snapshot/columns.ts'
import { elementAt, stretch } from '../../snapshot/stretches.ts'
import type { PassageRecord, ReportContent, ReportRecord } from '../engine.ts'
import { KINDS, type OpenTexts, type ReportDetailEntry, type ReportEntry } from './text-columns.ts'

export interface Catalogue {
  readonly reports: readonly ReportRecord[]
  /** Number of a report by its id, or null. */
  number(id: string): number | null
  passage(passage: number): PassageRecord
  content(report: number): ReportContent
}

export function createCatalogue(columns: OpenTexts): Catalogue {
  const { reportPassage, passageReport, passageSkeleton, passageText, paragraphText, passageParagraph } =
    columns
  const entries = decodeJson(columns.reports) as ReportEntry[]
  const reports = entries.map((entry, i): ReportRecord => {
    const [first, end] = [reportPassage[i]!, reportPassage[i + 1]!]
    const separators = end > first ? passageParagraph[end - 1]! - passageParagraph[first]! + 1 : 0
    const characters = passageSkeleton[end]! - passageSkeleton[first]! - separators
    // Not a copy, which takes thirty times as long: nobody else has the entries.
    return Object.assign(entry, { characters, passages: end - first })
  })
  const numbers = new Map(entries.map(({ id }, i) => [id, i]))

  const title = (section: number) =>
    decodeText(columns.sectionTitles, columns.sectionTitle[section]!, columns.sectionTitle[section + 1]!)
  // Passages that stand together are of one section, and views ask for many thousands of them.
  let known: { section: number; path: string[] } = { section: 0, path: [] }
  const path = (section: number): string[] => {
    if (known.section !== section) {
      const titles: string[] = []
      for (let at = section; at !== 0; at = columns.sectionParent[at]!) titles.unshift(title(at))
      known = { section, path: titles }
    }
    return known.path.slice()
  }

  // The passages of a paragraph share one string: a file of five megabytes in one line has thousands of them.
  let read = { paragraph: -1, text: '' }
  const textOf = (paragraph: number): string => {
    if (read.paragraph !== paragraph) {
      const [start, end] = [elementAt(paragraphText, paragraph), elementAt(paragraphText, paragraph + 1)]
      const text = decodeText(stretch(columns.text, start, end))
      read = { paragraph, text }
    }
    return read.text
  }

  const passage = (passage: number): PassageRecord => {
    const report = passageReport[passage]!
    const { id: reportId } = reports[report]!
    const paragraph = passageParagraph[passage]!
    const start = elementAt(paragraphText, paragraph)
    return {
      id: `${reportId}-${elementAt(columns.passageHash, passage).toString(16).padStart(8, '0')}`,
      reportId,
      ordinal: passage - reportPassage[report]!,
      paragraphOrdinal: paragraph - passageParagraph[reportPassage[report]!]!,
      line: elementAt(columns.paragraphLine, paragraph) || null,
      kind: KINDS[columns.passageKind[passage]!]!,
      section: path(columns.passageSection[passage]!),
      paragraph: textOf(paragraph),
      start: elementAt(passageText, passage) - start,
      end: elementAt(passageText, passage + 1) - start,
    }
  }

  return {
    reports,
    passage,
    number: id => numbers.get(id) ?? null,
    content(report) {
      const { reportDetail, details } = columns
      const detail = decodeJson(
        stretch(details, reportDetail[report]!, reportDetail[report + 1]!),
      ) as ReportDetailEntry
      const passages: PassageRecord[] = []
      for (let i = reportPassage[report]!; i < reportPassage[report + 1]!; i++) passages.push(passage(i))
      return { report: reports[report]!, ...detail, passages }
    },
  }
}
