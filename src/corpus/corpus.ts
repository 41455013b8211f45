// corpus.ts — the text of a whole library in memory, laid end to end, for comparing everything with everything. Not: an
// index.
import { originOf, type Skeleton, skeleton, skeletonWithOffsets } from '../analysis/skeleton.ts'
import type { ReportContent, ReportRecord } from '../engine/engine.ts'
import { JiansuoError } from '../errors.ts'
import { decodeText } from '../snapshot/columns.ts'
import { inTurns } from '../turns.ts'
import { createList } from './list.ts'

/**
 * Reports, paragraphs and passages are numbered from 0 in the order of the snapshot. What holds beginnings has one
 * more entry than there are things, so that [i] … [i + 1] is a range. Five bytes a character.
 */
export interface Corpus {
  readonly reports: readonly ReportRecord[]
  /** Skeletons of the paragraphs, each followed by one SEPARATOR. */
  readonly units: Uint16Array
  /** The paragraphs as they are displayed. */
  readonly text: Uint16Array
  /** Beginnings in `units`. */
  readonly paragraphUnit: Uint32Array
  /** Beginnings in `text`. */
  readonly paragraphText: Uint32Array
  readonly paragraphReport: Uint32Array
  /** First paragraph of each report. */
  readonly reportParagraph: Uint32Array
  /** First passage of each paragraph. */
  readonly paragraphPassage: Uint32Array
  /** Where each passage begins in the text of its paragraph. */
  readonly passageStart: Uint32Array
  readonly passageIds: readonly string[]
  /** Number of a report by its id. */
  readonly numbers: ReadonlyMap<string, number>
}

/** Between two skeletons: a line break, which no skeleton contains. */
export const SEPARATOR = 0x0a

/** A larger library is refused: each character takes five bytes. */
export const MOST_CHARACTERS = 400_000_000

/** Milliseconds of a turn. Laying out often runs before anybody needs it, so it must not slow others down. */
export const SHORT_TURN = 5

/**
 * Reads every report once, in turns.
 *
 * @param contents of all reports, in the order of the snapshot
 * @throws JiansuoError `bad-query` when the library is larger than MOST_CHARACTERS
 */
export async function readCorpus(
  contents: AsyncIterable<ReportContent> | Iterable<ReportContent>,
): Promise<Corpus> {
  const turn = inTurns(SHORT_TURN)
  const units = createList(Uint16Array)
  const text = createList(Uint16Array)
  const paragraphUnit = createList(Uint32Array)
  const paragraphText = createList(Uint32Array)
  const paragraphReport = createList(Uint32Array)
  const paragraphPassage = createList(Uint32Array)
  const reportParagraph = createList(Uint32Array)
  const passageStart = createList(Uint32Array)
  const passageIds: string[] = []
  const reports: ReportRecord[] = []
  for await (const { report, passages } of contents) {
    reportParagraph.push(paragraphUnit.length)
    for (const { id, start, paragraph } of passages) {
      if (start === 0) {
        paragraphUnit.push(units.length)
        paragraphText.push(text.length)
        paragraphReport.push(reports.length)
        paragraphPassage.push(passageIds.length)
        units.append(skeleton(paragraph))
        units.push(SEPARATOR)
        text.append(paragraph)
      }
      passageStart.push(start)
      passageIds.push(id)
    }
    reports.push(report)
    if (units.length > MOST_CHARACTERS)
      throw new JiansuoError(
        'bad-query',
        `本库超过 ${MOST_CHARACTERS / 1e8} 亿字，无法整库比对：请分成几个库（collection）`,
        { reason: 'too-large-library' },
      )
    await turn()
  }
  reportParagraph.push(paragraphUnit.length)
  paragraphUnit.push(units.length)
  paragraphText.push(text.length)
  paragraphPassage.push(passageIds.length)
  return {
    reports,
    units: await units.finish(turn),
    text: await text.finish(turn),
    paragraphUnit: await paragraphUnit.finish(turn),
    paragraphText: await paragraphText.finish(turn),
    paragraphReport: await paragraphReport.finish(turn),
    reportParagraph: await reportParagraph.finish(turn),
    paragraphPassage: await paragraphPassage.finish(turn),
    passageStart: await passageStart.finish(turn),
    passageIds,
    numbers: new Map(reports.map(({ id }, i) => [id, i])),
  }
}

/** The paragraph that a unit stands in: the last that begins at it or before. */
export function paragraphAt({ paragraphUnit }: Corpus, unit: number): number {
  let [low, high] = [0, paragraphUnit.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (paragraphUnit[middle]! <= unit) low = middle
    else high = middle
  }
  return low
}

/** Units of a report: from its first to the separator behind its last, which is not among them. */
export function unitsOf(corpus: Corpus, report: number): { from: number; to: number } {
  const { paragraphUnit, reportParagraph } = corpus
  return {
    from: paragraphUnit[reportParagraph[report]!]!,
    to: paragraphUnit[reportParagraph[report + 1]!]!,
  }
}

export function textOf({ text, paragraphText }: Corpus, paragraph: number): string {
  return decodeText(text, paragraphText[paragraph]!, paragraphText[paragraph + 1]!)
}

/** Where a stretch of units stands as people see it. */
export interface Place {
  /** The passage in which it begins. */
  passageId: string
  /** UTF-16 units of that passage's text. */
  start: number
  /** UTF-16 units; it may run on into the next passages of the same paragraph. */
  length: number
  /** UTF-16 units of the paragraph's text. */
  paragraphStart: number
}

/** The way back from units to what people see. */
export function placeOf(corpus: Corpus, paragraph: number, start: number, length: number): Place {
  const first = start - corpus.paragraphUnit[paragraph]!
  return placed(corpus, paragraph, originOf(textOf(corpus, paragraph), first, first + length - 1))
}

/** The same for many places of a paragraph in a row: remembers the last paragraph. */
export function createPlaces(corpus: Corpus): (paragraph: number, start: number, length: number) => Place {
  let read: { paragraph: number; folded: Skeleton } | null = null
  return (paragraph, start, length) => {
    if (read?.paragraph !== paragraph)
      read = { paragraph, folded: skeletonWithOffsets(textOf(corpus, paragraph)) }
    const { starts, ends } = read.folded
    const first = start - corpus.paragraphUnit[paragraph]!
    return placed(corpus, paragraph, { start: starts[first]!, end: ends[first + length - 1]! })
  }
}

/** The passage of a paragraph that a UTF-16 unit of its text stands in. */
export function passageAt(corpus: Corpus, paragraph: number, start: number): number {
  let passage = corpus.paragraphPassage[paragraph + 1]! - 1
  while (corpus.passageStart[passage]! > start) passage--
  return passage
}

// --- internal ---

function placed(corpus: Corpus, paragraph: number, { start, end }: { start: number; end: number }): Place {
  const passage = passageAt(corpus, paragraph, start)
  return {
    passageId: corpus.passageIds[passage]!,
    start: start - corpus.passageStart[passage]!,
    length: end - start,
    paragraphStart: start,
  }
}
