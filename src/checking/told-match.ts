// told-match.ts — one place where a sentence or a part of it stands, told as the API tells it: what differs, and what a
// corrected copy may take. Not: finding the place (find-sentences.ts).
import type { CheckMatch } from '../api/check.ts'
import { reportSummary } from '../api/hit.ts'
import { type Corpus, passageAt, textOf } from '../corpus/corpus.ts'
import { encodeText } from '../snapshot/columns.ts'
import { align, type Range } from './align-units.ts'
import { atBorders, isClauseBorder, type Side } from './at-borders.ts'
import { withMarks } from './brackets.ts'
import { CLAUSE_MARKS } from './clause-pairs.ts'
import { type Correction, correctionsOf } from './corrections.ts'
import { type Difference, differencesOf, hull } from './differences.ts'
import type { Sentence } from './draft-sentences.ts'
import { leadDifferences, yearsOf } from './lead-in.ts'
import { bonesOf, withoutMarks } from './marks.ts'
import { withMoved } from './moved-clauses.ts'
import type { Stand } from './nearest-stands.ts'
import { leadEnds, type Part, sideOf } from './sentence-parts.ts'
import { alignSymbols } from './whole-symbols.ts'

/**
 * @param part what of the sentence was looked for
 */
export function toldMatch(corpus: Corpus, sentence: Sentence, part: Part, stand: Stand): CheckMatch {
  const { edits, isCounted, end, paragraph } = stand
  const here = sideOf(pieceOf(sentence, part.range))
  const { text: bones, starts, ends } = here.bones
  const whole = textOf(corpus, paragraph)
  const source = bonesOf(whole)
  const first = isCounted ? 0 : Math.max(0, end - bones.length - edits)
  const there: Side = { original: whole, bones: source }
  const leads = leadEnds(here)
  const [own, other] = [bordersOf(here, 0, bones.length), bordersOf(there, first, end)]
  const isBorder = (i: number, j: number) => own[i]! && other[j]!
  const aligned = isCounted
    ? alignSymbols(encodeText(bones), encodeText(source.text), end, edits, isBorder)
    : align(bones, source.text.slice(first, end), false, isBorder).map(step =>
        step.source < 0 ? step : { ...step, source: step.source + first },
      )
  const steps = atBorders(aligned, here, there)
  const paired = steps.filter(step => step.source >= 0)
  const stretch = { start: paired[0]!.source, end: paired.at(-1)!.source + 1 }
  const report = corpus.reports[corpus.paragraphReport[paragraph]!]!
  const differences = differencesOf({ draft: here, source: there }, steps, {
    code: report.region?.code ?? null,
    years: yearsOf(report),
  })
  const told = withMoved(differences, sideOf(sentence), here, there)
  // Whole numbers and words where the sentence has a part of them.
  const seen = told.reduce((wide, { source }) => hull(wide, source), stretch)
  const start = source.starts[seen.start]!
  const shown = withMarks(whole, start, source.ends[seen.end - 1]!)
  const ofReport = leadDifferences(part.lead, report, source.text)
  const corrections =
    ofReport.length > 0 || isOfOther(told, leads)
      ? []
      : // What a part leaves out may stand elsewhere in the sentence, in other words.
        correctionsOf(steps, here, there, leads).filter(
          ({ length }) => length > 0 || isRest(sentence, part.range),
        )
  return {
    reportId: report.id,
    passageId: corpus.passageIds[passageAt(corpus, paragraph, start)]!,
    text: whole.slice(shown.start, shown.end),
    edits,
    differences: [
      ...ofReport.map(({ kind, said, source }) => {
        const { text: draft, start } = slice(sentence.text, sentence, said)
        return { kind, draft, source, start, sourceStart: 0, from: 'report' as const }
      }),
      ...told.map(({ kind, draft, source: other }) => {
        const own = slice(sentence.text, { starts, ends }, draft)
        const instead = slice(whole, source, other)
        return {
          kind,
          draft: own.text,
          source: instead.text,
          start: own.start,
          sourceStart: Math.min(shown.end, instead.start) - shown.start,
          ...(corrections.some(correction => covers(correction.draft, draft)) ? {} : { kept: true as const }),
        }
      }),
    ],
    corrections: corrections.map(({ start, length, text }: Correction) => ({
      start,
      length,
      text: withoutMarks(text),
    })),
    report: reportSummary.parse(report),
  }
}

/** A stretch of a sentence as a sentence. */
function pieceOf(sentence: Sentence, { start, end }: Range): Sentence {
  return {
    ...sentence,
    bones: sentence.bones.slice(start, end),
    starts: sentence.starts.subarray(start, end),
    ends: sentence.ends.subarray(start, end),
  }
}

// --- internal ---

/** Whether a clause begins before each unit of a stretch, and behind its last. */
const bordersOf = (side: Side, from: number, to: number): boolean[] =>
  Array.from({ length: to - from + 1 }, (_, i) => isClauseBorder(side, from + i, CLAUSE_MARKS))

/** Whether nothing but a lead-in is left out. */
const isRest = (sentence: Sentence, { start, end }: Range): boolean =>
  end === sentence.bones.length && (leadEnds(sideOf(sentence)).at(-1) ?? 0) >= start

/** Whether a source does not say the place or the year which the sentence leads with: it corrects nothing. */
const isOfOther = (told: readonly Difference[], leads: readonly number[]) =>
  told.some(
    ({ kind, draft, source }) =>
      (kind === 'place' || kind === 'year') &&
      draft.start < Math.min(draft.end, leads.at(-1) ?? 0) &&
      source.start === source.end,
  )

const covers = (wide: Range, { start, end }: Range) => wide.start <= start && end <= wide.end

/** What a range of a skeleton was made of. */
function slice(
  text: string,
  { starts, ends }: { starts: Uint32Array; ends: Uint32Array },
  { start, end }: Range,
): { text: string; start: number } {
  if (start < end) return { text: text.slice(starts[start]!, ends[end - 1]!), start: starts[start]! }
  return { text: '', start: start < starts.length ? starts[start]! : (ends.at(-1) ?? 0) }
}
