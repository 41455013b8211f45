// merge-texts.ts — text columns of parts of a corpus become those of the whole, as if it had been built at once. Not: what
// can be looked up in them, deciding which reports are in it.
import { decodeJson, decodeText, encodeJson } from '../../snapshot/columns.ts'
import type { Place } from '../engine-store.ts'
import { countCitations } from './citations.ts'
import { createSectionTable } from './sections.ts'
import type { ReportEntry, TextColumns } from './text-columns.ts'

export interface MergedTexts {
  texts: TextColumns
  /** Number in the whole of each passage of each part, or LEFT_OUT. */
  passageOf: Uint32Array[]
}

/** Of a passage whose report is not part of the whole. */
export const LEFT_OUT = 0xffffffff

/** One part with all its reports in their order is already the whole. */
export function isWhole(parts: readonly TextColumns[], order: readonly Place[]): boolean {
  return (
    parts.length === 1 &&
    order.length === parts[0]!.reportPassage.length - 1 &&
    order.every(({ report }, i) => report === i)
  )
}

/**
 * The columns that one build of the same reports in the same order would give. Reports that are not named are left out.
 *
 * @param order every report of the whole; none twice, their ids distinct
 */
export function mergeTexts(sources: readonly TextColumns[], order: readonly Place[]): MergedTexts {
  const size = sizeOf(sources, order)
  const text = new Uint16Array(size.text)
  const skeleton = new Uint16Array(size.skeleton)
  const paragraphText = new Uint32Array(size.paragraphs + 1)
  const paragraphSkeleton = new Uint32Array(size.paragraphs + 1)
  const paragraphPassage = new Uint32Array(size.paragraphs + 1)
  const paragraphLine = new Uint32Array(size.paragraphs)
  const passageParagraph = new Uint32Array(size.passages)
  const passageReport = new Uint32Array(size.passages)
  const passageText = new Uint32Array(size.passages + 1)
  const passageSkeleton = new Uint32Array(size.passages + 1)
  const passageKind = new Uint8Array(size.passages)
  const passageSection = new Uint32Array(size.passages)
  const passageHash = new Uint32Array(size.passages)
  const reportPassage = new Uint32Array(order.length + 1)
  const reportDetail = new Uint32Array(order.length + 1)
  const details = new Uint8Array(size.details)
  const sections = createSectionTable()
  const sectionOf = sources.map(part => renumberSections(part, sections))
  const passageOf = sources.map(part => new Uint32Array(part.passageReport.length).fill(LEFT_OUT))
  const entriesOf = sources.map(part => decodeJson(part.reports) as ReportEntry[])

  const at = { text: 0, skeleton: 0, paragraphs: 0, passages: 0, details: 0 }
  order.forEach((place, number) => {
    const part = sources[place.part]!
    const { from, to } = extent(part, place.report)
    for (let i = from.paragraphs; i < to.paragraphs; i++) {
      const paragraph = at.paragraphs + i - from.paragraphs
      paragraphText[paragraph] = part.paragraphText[i]! - from.text + at.text
      paragraphSkeleton[paragraph] = part.paragraphSkeleton[i]! - from.skeleton + at.skeleton
      paragraphPassage[paragraph] = part.paragraphPassage[i]! - from.passages + at.passages
    }
    for (let i = from.passages; i < to.passages; i++) {
      const passage = at.passages + i - from.passages
      passageOf[place.part]![i] = passage
      passageParagraph[passage] = part.passageParagraph[i]! - from.paragraphs + at.paragraphs
      passageReport[passage] = number
      passageText[passage] = part.passageText[i]! - from.text + at.text
      passageSkeleton[passage] = part.passageSkeleton[i]! - from.skeleton + at.skeleton
      passageSection[passage] = sectionOf[place.part]!(part.passageSection[i]!)
    }
    text.set(part.text.subarray(from.text, to.text), at.text)
    skeleton.set(part.skeleton.subarray(from.skeleton, to.skeleton), at.skeleton)
    paragraphLine.set(part.paragraphLine.subarray(from.paragraphs, to.paragraphs), at.paragraphs)
    passageKind.set(part.passageKind.subarray(from.passages, to.passages), at.passages)
    passageHash.set(part.passageHash.subarray(from.passages, to.passages), at.passages)
    details.set(part.details.subarray(from.details, to.details), at.details)
    reportPassage[number] = at.passages
    reportDetail[number] = at.details
    for (const key of MEASURES) at[key] += to[key] - from[key]
  })
  paragraphText[at.paragraphs] = at.text
  paragraphSkeleton[at.paragraphs] = at.skeleton
  paragraphPassage[at.paragraphs] = at.passages
  passageText[at.passages] = at.text
  passageSkeleton[at.passages] = at.skeleton
  reportPassage[order.length] = at.passages
  reportDetail[order.length] = at.details

  const entries = order.map(({ part, report }) => entriesOf[part]![report]!)
  const texts = {
    text,
    skeleton,
    paragraphText,
    paragraphSkeleton,
    paragraphPassage,
    paragraphLine,
    passageParagraph,
    passageReport,
    passageText,
    passageSkeleton,
    passageKind,
    passageSection,
    passageHash,
    ...sections.columns(),
    reportPassage,
    reportCitations: countCitations(entries, { text, paragraphText }),
    reports: encodeJson(entries),
    reportDetail,
    details,
  }
  return { texts, passageOf }
}

// --- internal ---

const MEASURES = ['text', 'skeleton', 'paragraphs', 'passages', 'details'] as const
type Position = Record<(typeof MEASURES)[number], number>

/** Where a report begins and ends in the columns of its part. */
function extent(part: TextColumns, report: number): { from: Position; to: Position } {
  const position = (report: number): Position => {
    const passages = part.reportPassage[report]!
    const paragraphs = part.passageParagraph[passages] ?? part.paragraphPassage.length - 1
    return {
      passages,
      paragraphs,
      text: part.paragraphText[paragraphs]!,
      skeleton: part.paragraphSkeleton[paragraphs]!,
      details: part.reportDetail[report]!,
    }
  }
  return { from: position(report), to: position(report + 1) }
}

function sizeOf(parts: readonly TextColumns[], order: readonly Place[]): Position {
  const size: Position = { text: 0, skeleton: 0, paragraphs: 0, passages: 0, details: 0 }
  for (const { part, report } of order) {
    const { from, to } = extent(parts[part]!, report)
    for (const key of MEASURES) size[key] += to[key] - from[key]
  }
  return size
}

/** A part's sections as the whole's, numbered when first asked for: in the order of the text, like one long build's. */
function renumberSections(part: TextColumns, sections: ReturnType<typeof createSectionTable>) {
  const known = new Map<number, number>([[0, 0]])
  const numberOf = (section: number): number => {
    let number = known.get(section)
    if (number === undefined) {
      const title = decodeText(
        part.sectionTitles,
        part.sectionTitle[section]!,
        part.sectionTitle[section + 1]!,
      )
      number = sections.below(numberOf(part.sectionParent[section]!), title)
      known.set(section, number)
    }
    return number
  }
  return numberOf
}
