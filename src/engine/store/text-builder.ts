// text-builder.ts — reports become the columns of texts, passages, sections and reports. Not: what can be looked up in them
// (an engine's), reading files.
import { hash as digest } from 'node:crypto'
import { skeleton, skeletonWithOffsets } from '../../analysis/skeleton.ts'
import type { Paragraph, Report } from '../../report/report.ts'
import { encodeJson, encodeText } from '../../snapshot/columns.ts'
import { inMemory } from '../../snapshot/stretches.ts'
import type { SnapshotCounts } from '../engine-store.ts'
import { countCitations } from './citations.ts'
import { beginnings, ranges } from './offsets.ts'
import { createSectionTable } from './sections.ts'
import {
  KINDS,
  type ReportDetailEntry,
  type ReportEntry,
  SEPARATOR,
  type TextColumns,
} from './text-columns.ts'

export interface TextBuilder {
  /** Adds a report; ids must be distinct. */
  add(report: Report): void
  readonly counts: Readonly<SnapshotCounts>
  /** Everything added. The builder is spent afterwards. */
  finish(): TextColumns
}

/**
 * @param visit called with every paragraph: its skeleton, and where its passages begin in it, with its length at the end.
 *   Default: does nothing
 */
export function createTextBuilder(
  visit: (folded: string, starts: readonly number[]) => void = () => {},
): TextBuilder {
  const texts: string[] = []
  const skeletons: string[] = []
  let textLength = 0
  let skeletonLength = 0
  const paragraphText: number[] = []
  const paragraphSkeleton: number[] = []
  const paragraphPassage: number[] = []
  const paragraphLine: number[] = []
  const passageParagraph: number[] = []
  const passageReport: number[] = []
  const passageText: number[] = []
  const passageSkeleton: number[] = []
  const passageKind: number[] = []
  const passageSection: number[] = []
  const passageHash: number[] = []
  const reportPassage: number[] = []
  const entries: ReportEntry[] = []
  const details: Uint8Array[] = []
  const sections = createSectionTable()
  const counts: SnapshotCounts = { reports: 0, paragraphs: 0, passages: 0, characters: 0 }

  function addParagraph(paragraph: Paragraph, hashOf: (text: string) => number): void {
    const { text, passages } = paragraph
    paragraphText.push(textLength)
    paragraphSkeleton.push(skeletonLength)
    paragraphPassage.push(counts.passages)
    paragraphLine.push(paragraph.line ?? 0)
    const { folded, starts } = divideSkeleton(paragraph)
    visit(folded, starts)
    passages.forEach((passage, i) => {
      passageParagraph.push(counts.paragraphs)
      passageReport.push(counts.reports)
      passageText.push(textLength + passage.start)
      passageSkeleton.push(skeletonLength + starts[i]!)
      passageKind.push(KINDS.indexOf(paragraph.kind))
      passageSection.push(sections.number(passage.section))
      passageHash.push(hashOf(text.slice(passage.start, passage.end)))
      counts.passages++
    })
    texts.push(text)
    skeletons.push(folded, SEPARATOR)
    textLength += text.length
    skeletonLength += folded.length + SEPARATOR.length
    counts.characters += text.length
    counts.paragraphs++
  }

  return {
    counts,
    add(report) {
      const { id, file, url, title, region, level, year, publisher, publishedAt, documentNumber } = report
      const { provenance, cleaning } = report
      reportPassage.push(counts.passages)
      const hashOf = createPassageHashes()
      for (const paragraph of report.paragraphs) addParagraph(paragraph, hashOf)
      entries.push({ id, file, url, title, region, level, year, publisher, publishedAt, documentNumber })
      details.push(encodeJson({ provenance, cleaning } satisfies ReportDetailEntry))
      counts.reports++
    },
    finish() {
      const text = encodeText(texts.join(''))
      const paragraphStarts = ranges(paragraphText, textLength)
      return {
        text,
        skeleton: encodeText(skeletons.join('')),
        paragraphText: paragraphStarts,
        paragraphSkeleton: ranges(paragraphSkeleton, skeletonLength),
        paragraphPassage: ranges(paragraphPassage, counts.passages),
        paragraphLine: Uint32Array.from(paragraphLine),
        passageParagraph: Uint32Array.from(passageParagraph),
        passageReport: Uint32Array.from(passageReport),
        passageText: ranges(passageText, textLength),
        passageSkeleton: ranges(passageSkeleton, skeletonLength),
        passageKind: Uint8Array.from(passageKind),
        passageSection: Uint32Array.from(passageSection),
        passageHash: Uint32Array.from(passageHash),
        ...sections.columns(),
        reportPassage: ranges(reportPassage, counts.passages),
        reportCitations: countCitations(entries, [
          {
            text: inMemory(text),
            paragraphText: inMemory(paragraphStarts),
            first: 0,
            end: paragraphText.length,
          },
        ]),
        reports: encodeJson(entries),
        reportDetail: ranges(
          beginnings(details),
          details.reduce((sum, d) => sum + d.length, 0),
        ),
        details: new Uint8Array(Buffer.concat(details)),
      }
    },
  }
}

// --- internal ---

/** The skeleton of a paragraph, and where its passages begin in it, with its length at the end. */
function divideSkeleton({ text, passages }: Paragraph): { folded: string; starts: number[] } {
  if (passages.length === 1) {
    const folded = skeleton(text)
    return { folded, starts: [0, folded.length] }
  }
  // The skeleton is made of the whole paragraph: digits and marks on either side of a division see each other.
  const { text: folded, starts: origins } = skeletonWithOffsets(text)
  const starts: number[] = []
  let at = 0
  for (const passage of passages) {
    while (at < folded.length && origins[at]! < passage.start) at++
    starts.push(at)
  }
  starts.push(folded.length)
  return { folded, starts }
}

/**
 * Numbers the passages of one report by their text, 32 bits each, so that ids outlive other passages' edits. The
 * second passage of the same text is hashed with a 1, and so on: counting on from the first would take the square of
 * their number.
 */
function createPassageHashes() {
  const taken = new Set<number>()
  const repeats = new Map<number, number>()
  const hash = (text: string) => Number.parseInt(digest('sha1', text).slice(0, 8), 16)
  return (text: string): number => {
    const first = hash(text)
    const times = repeats.get(first) ?? 0
    repeats.set(first, times + 1)
    let free = times === 0 ? first : hash(`${text}\n${times}`)
    while (taken.has(free)) free = (free + 1) >>> 0
    taken.add(free)
    return free
  }
}
