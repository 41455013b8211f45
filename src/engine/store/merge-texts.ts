// merge-texts.ts — text columns of parts of a corpus become those of the whole, as if it had been built at once. Not: what
// can be looked up in them, deciding which reports are in it, where they lie.
import { type ColumnPieces, decodeJson, encodeJson, gathered } from '../../snapshot/columns.ts'
import {
  type AllStretched,
  elementAt,
  inMemory,
  piecesOf,
  type Stretches,
  wholeOf,
} from '../../snapshot/stretches.ts'
import type { Place } from '../engine-store.ts'
import { countCitations } from './citations.ts'
import { mergeSections } from './sections.ts'
import { type ReportEntry, TEXT_COLUMNS, type TextColumns } from './text-columns.ts'

/** A part's columns, in memory or on disk. */
export type TextSource = AllStretched<TextColumns>

export interface MergedTexts {
  /** In the order of `TEXT_COLUMNS`: each is made when its pieces are asked for. */
  texts: Record<keyof TextColumns, ColumnPieces>
  /** Number in the whole of each passage of each part, or LEFT_OUT. */
  passageOf: Uint32Array[]
  /** Of the whole. */
  size: Readonly<Position>
}

/** Of a passage whose report is not part of the whole. */
export const LEFT_OUT = 0xffffffff

/** One part with all its reports in their order is already the whole. */
export function isWhole(
  parts: readonly { reportPassage: { length: number } }[],
  order: readonly Place[],
): boolean {
  return (
    parts.length === 1 &&
    order.length === parts[0]!.reportPassage.length - 1 &&
    order.every(({ report }, i) => report === i)
  )
}

/**
 * The columns that one build of the same reports in the same order would give. Reports that are not named are left out.
 * Of large columns no more is in memory than a piece.
 *
 * @param order every report of the whole; none twice, their ids distinct
 */
export function mergeTexts(sources: readonly TextSource[], order: readonly Place[]): MergedTexts {
  const { runs, size } = runsOf(sources, order)
  const column = <T extends Uint8Array | Uint16Array | Uint32Array>(
    BYTES_PER_ELEMENT: number,
    length: number,
    pieces: () => Iterable<T>,
  ): ColumnPieces<T> => ({
    BYTES_PER_ELEMENT,
    length,
    pieces: { [Symbol.iterator]: () => pieces()[Symbol.iterator]() },
  })
  /** As it is, for every unit, paragraph, passage or report. */
  const copied = (name: keyof TextColumns, each: Measure, bytes = 4) =>
    column(bytes, size[each], function* () {
      for (const { source, from, to } of runs)
        yield* piecesOf(sources[source]![name] as Stretches, from[each], to[each])
    })
  /** Numbers of something, which has others in the whole. */
  const renumbered = (name: keyof TextColumns, each: Measure, of: Measure) =>
    column(4, size[each], function* () {
      for (const { source, from, to, at } of runs) {
        const shift = at[of] - from[of]
        const pieces = piecesOf(sources[source]![name] as Stretches<Uint32Array>, from[each], to[each])
        for (const piece of pieces) yield shift === 0 ? piece : piece.map(number => number + shift)
      }
    })
  /** Beginnings, with the end of the last. */
  const beginnings = (name: keyof TextColumns, each: Measure, of: Measure) =>
    column(4, size[each] + 1, function* () {
      yield* renumbered(name, each, of).pieces
      yield Uint32Array.of(size[of])
    })
  const given = (whole: Uint8Array | Uint16Array | Uint32Array) =>
    column(whole.BYTES_PER_ELEMENT, whole.length, () => [whole])

  const { sections, sectionOf } = mergeSections(sources, runs)
  const entriesOf = sources.map(({ reports }) => decodeJson(wholeOf(reports)) as ReportEntry[])
  const entries = order.map(({ part, report }) => entriesOf[part]![report]!)
  const citations = () =>
    isWhole(sources, order)
      ? wholeOf(sources[0]!.reportCitations)
      : countCitations(
          entries,
          runs.map(({ source, from, to }) => {
            const { text, paragraphText } = sources[source]!
            return { text, paragraphText, first: from.paragraphs, end: to.paragraphs }
          }),
        )
  const texts = {
    text: copied('text', 'text', 2),
    skeleton: copied('skeleton', 'skeleton', 2),
    paragraphText: beginnings('paragraphText', 'paragraphs', 'text'),
    paragraphSkeleton: beginnings('paragraphSkeleton', 'paragraphs', 'skeleton'),
    paragraphPassage: beginnings('paragraphPassage', 'paragraphs', 'passages'),
    paragraphLine: copied('paragraphLine', 'paragraphs'),
    passageParagraph: renumbered('passageParagraph', 'passages', 'paragraphs'),
    passageReport: renumbered('passageReport', 'passages', 'reports'),
    passageText: beginnings('passageText', 'passages', 'text'),
    passageSkeleton: beginnings('passageSkeleton', 'passages', 'skeleton'),
    passageKind: copied('passageKind', 'passages', 1),
    passageSection: column(4, size.passages, function* () {
      for (const { source, from, to } of runs)
        for (const piece of piecesOf(sources[source]!.passageSection, from.passages, to.passages))
          yield piece.map(section => sectionOf[source]![section]!)
    }),
    passageHash: copied('passageHash', 'passages'),
    sectionParent: given(sections.sectionParent),
    sectionTitle: given(sections.sectionTitle),
    sectionTitles: given(sections.sectionTitles),
    reportPassage: beginnings('reportPassage', 'reports', 'passages'),
    reportCitations: column(4, size.reports, () => [citations()]),
    reports: given(encodeJson(entries)),
    reportDetail: beginnings('reportDetail', 'reports', 'details'),
    details: copied('details', 'details', 1),
  } satisfies Record<keyof TextColumns, ColumnPieces>
  return { texts, passageOf: numbersOf(sources, runs), size }
}

/** The same of columns in memory. */
export function mergeTextsInMemory(sources: readonly TextColumns[], order: readonly Place[]): TextColumns {
  if (isWhole(sources, order)) return sources[0]!
  const { texts } = mergeTexts(sources.map(textsInMemory), order)
  return Object.fromEntries(TEXT_COLUMNS.map(name => [name, gathered(texts[name])])) as unknown as TextColumns
}

export const textsInMemory = (columns: TextColumns): TextSource =>
  Object.fromEntries(TEXT_COLUMNS.map(name => [name, inMemory(columns[name])])) as unknown as TextSource

// --- internal ---

const MEASURES = ['text', 'skeleton', 'paragraphs', 'passages', 'reports', 'details'] as const
type Measure = (typeof MEASURES)[number]
type Position = Record<Measure, number>

/** Reports that follow each other in a part and in the whole. */
export interface Run {
  /** Number of the part. */
  source: number
  /** Where it begins and ends in the part. */
  from: Position
  to: Position
  /** Where it begins in the whole. */
  at: Position
}

function runsOf(sources: readonly TextSource[], order: readonly Place[]): { runs: Run[]; size: Position } {
  const positionIn = sources.map(createPositions)
  const size: Position = { text: 0, skeleton: 0, paragraphs: 0, passages: 0, reports: 0, details: 0 }
  const runs: Run[] = []
  for (let first = 0; first < order.length; ) {
    const { part: source, report } = order[first]!
    let end = first + 1
    while (end < order.length && order[end]!.part === source && order[end]!.report === report + end - first)
      end++
    const [from, to] = [positionIn[source]!(report), positionIn[source]!(report + end - first)]
    runs.push({ source, from, to, at: { ...size } })
    for (const each of MEASURES) size[each] += to[each] - from[each]
    first = end
  }
  return { runs, size }
}

/** Where a report begins in the columns of its part; the one behind the last, where they end. */
function createPositions(part: TextSource): (report: number) => Position {
  const [passageOf, detailOf] = [wholeOf(part.reportPassage), wholeOf(part.reportDetail)]
  return reports => {
    const passages = passageOf[reports]!
    const isEnd = passages === part.passageParagraph.length
    const paragraphs = isEnd ? part.paragraphPassage.length - 1 : elementAt(part.passageParagraph, passages)
    return {
      reports,
      passages,
      paragraphs,
      text: elementAt(part.paragraphText, paragraphs),
      skeleton: elementAt(part.paragraphSkeleton, paragraphs),
      details: detailOf[reports]!,
    }
  }
}

function numbersOf(sources: readonly TextSource[], runs: readonly Run[]): Uint32Array[] {
  const passageOf = sources.map(({ passageReport }) => new Uint32Array(passageReport.length).fill(LEFT_OUT))
  for (const { source, from, to, at } of runs)
    for (let passage = from.passages; passage < to.passages; passage++)
      passageOf[source]![passage] = passage - from.passages + at.passages
  return passageOf
}
