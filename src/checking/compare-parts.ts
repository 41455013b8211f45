// compare-parts.ts — a sentence that stands nowhere as a whole, part by part: which report it is held to, and which of its
// clauses are there or elsewhere. Not: which parts are tried (sentence-parts.ts).
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import { encodeText } from '../snapshot/columns.ts'
import { inTurns } from '../turns.ts'
import type { Range } from './align-units.ts'
import { type BareParagraphs, bareParagraphs, comparedUnits } from './bare-paragraphs.ts'
import { clausesIn } from './clause-pairs.ts'
import { type Sentence, SHORTEST } from './draft-sentences.ts'
import { findStands } from './find-sentences.ts'
import { isNamed, leadDifferences, namedAmong } from './lead-in.ts'
import { MOST_PLACES, type Stand } from './nearest-stands.ts'
import { createPattern } from './pattern.ts'
import { type Lead, leadEnds, NO_LEAD, type Part, partsOf, sideOf } from './sentence-parts.ts'

/** A part and where it stands, the report first to which its sentence is held. */
export interface Compared {
  part: Part
  stands: readonly Stand[]
}

/** What is looked for in parts. */
export interface Wanted {
  sentence: Sentence
  /** All of its lead-in's. */
  lead: Lead
  /** Only in a report that its lead-in names: as a whole it stands elsewhere. */
  isOnlyNamed: boolean
}

/**
 * The parts of each sentence, the longest first, none over another: as much of it as one report has, nearly the same; then
 * each clause left, as that report has it most nearly; then what others have.
 *
 * @param distance edits for each unit of a part
 */
export async function compareParts(
  corpus: Corpus,
  wanted: readonly Wanted[],
  distance: number,
): Promise<ReadonlyMap<Sentence, readonly Compared[]>> {
  const turn = inTurns(SHORT_TURN)
  const tries: (Wanted & { part: Part })[] = []
  for (const one of wanted) {
    tries.push(...partsOf(one.sentence).map(part => ({ ...one, part })))
    await turn()
  }
  const isOneOf = namedAmong(corpus.reports)
  const isMeant = (i: number, report: number) => isOneOf(tries[i]!.lead, report)
  const looked = await findStands(
    corpus,
    tries.map(({ sentence, part }) => sentence.bones.slice(part.range.start, part.range.end)),
    Math.min(distance, PART_DISTANCE),
    isMeant,
  )
  const found = new Map<Sentence, Compared[]>()
  for (const [i, { sentence, part, isOnlyNamed }] of tries.entries()) {
    const own = looked[i]!.stands.filter(
      ({ paragraph }) => !isOnlyNamed || isMeant(i, corpus.paragraphReport[paragraph]!),
    )
    if (own.length > 0) found.set(sentence, [...(found.get(sentence) ?? []), { part, stands: own }])
  }
  const bare = await bareParagraphs(corpus)
  const compared = new Map<Sentence, readonly Compared[]>()
  for (const { sentence, lead, isOnlyNamed } of wanted) {
    const some = found.get(sentence)
    if (!some) continue
    const parts = coverOf(corpus, bare, sentence, lead, some)
    if (!isOnlyNamed || isMost(sentence, parts)) compared.set(sentence, parts)
    await turn()
  }
  return compared
}

// --- internal ---

/** A part is shorter than its sentence, so with more edits it would be like anything. */
const PART_DISTANCE = 0.15
/** But not in the report that has the rest of the sentence. */
const CLAUSE_DISTANCE = 0.35
/** An edit outweighs so many units that a report has. */
const EDIT_WEIGHT = 3

function coverOf(
  corpus: Corpus,
  bare: BareParagraphs,
  sentence: Sentence,
  lead: Lead,
  found: readonly Compared[],
): Compared[] {
  const reportOf = ({ paragraph }: Stand) => corpus.paragraphReport[paragraph]!
  const coverBy = (report: number) => {
    const parts: Compared[] = []
    for (const { part, stands } of found) {
      const stand = stands.find(one => reportOf(one) === report)
      if (!stand || overlaps(parts, part.range)) continue
      parts.push({ part, stands: [stand, ...stands.filter(one => one !== stand)].slice(0, MOST_PLACES) })
    }
    return parts
  }
  const worth = (parts: readonly Compared[], report: number) => {
    const named = isNamed(lead, corpus.reports[report]!) ? sentence.bones.length / 2 : 0
    return parts.reduce(
      (sum, { part, stands }) => sum + part.range.end - part.range.start - EDIT_WEIGHT * stands[0]!.edits,
      named,
    )
  }
  let [best, report, most] = [[] as Compared[], -1, Number.NEGATIVE_INFINITY]
  for (const other of new Set(found.flatMap(({ stands }) => stands.map(reportOf)))) {
    const parts = coverBy(other)
    const value = worth(parts, other)
    if (value > most) [best, report, most] = [parts, other, value]
  }
  const side = sideOf(sentence)
  for (const range of clausesIn(side, { start: leadEnds(side).at(-1) ?? 0, end: sentence.bones.length })) {
    if (range.end - range.start < SHORTEST || overlaps(best, range)) continue
    const stand = standIn(
      corpus,
      bare,
      report,
      sentence.bones.slice(range.start, range.end),
      best[0]!.stands[0]!,
    )
    if (stand) best.push({ part: { range, lead: NO_LEAD }, stands: [stand] })
  }
  const isOther = leadDifferences(lead, corpus.reports[report]!).length > 0
  for (const { part, stands } of found) {
    if (overlaps(best, part.range)) continue
    const others = stands.filter(
      one => isOther || leadDifferences(lead, corpus.reports[reportOf(one)]!).length === 0,
    )
    if (others.length > 0)
      best.push({ part: { range: part.range, lead: NO_LEAD }, stands: others.slice(0, MOST_PLACES) })
  }
  // What the lead-in says is told once.
  return best.map((one, i) => (i === 0 ? one : { ...one, part: { ...one.part, lead: NO_LEAD } }))
}

/** Whether half of a sentence and more was compared. */
const isMost = ({ bones }: Sentence, parts: readonly Compared[]): boolean =>
  parts.reduce((sum, { part }) => sum + part.range.end - part.range.start, 0) * 2 >= bones.length

const overlaps = (parts: readonly Compared[], { start, end }: Range) =>
  parts.some(({ part }) => part.range.start < end && start < part.range.end)

/** The nearest to a clause in one report; of equally near ones the first in the paragraph that has the rest. */
function standIn(
  corpus: Corpus,
  bare: BareParagraphs,
  report: number,
  clause: string,
  { paragraph: rest }: Stand,
): Stand | null {
  const { reportParagraph } = corpus
  const pattern = createPattern(encodeText(clause), Math.floor(clause.length * CLAUSE_DISTANCE))
  let best: Stand | null = null
  const look = (paragraph: number) => {
    const limit = best ? best.edits - 1 : pattern.most
    if (limit < 0) return
    const { units, from, to } = comparedUnits(corpus, bare, paragraph)
    const place = pattern.find(units, from, to, limit)
    if (place) best = { ...place, end: place.end - from, paragraph, isCounted: false }
  }
  look(rest)
  for (let paragraph = reportParagraph[report]!; paragraph < reportParagraph[report + 1]!; paragraph++)
    look(paragraph)
  return best
}
