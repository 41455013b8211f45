// check-draft.ts — a draft held against a library, told as the API tells it. Not: finding sentences
// (find-sentences.ts).
import { skeleton } from '../analysis/skeleton.ts'
import type { Check, CheckedSentence, CheckMatch, CheckOptions } from '../api/check.ts'
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import type { EngineInfo } from '../engine/engine.ts'
import { inTurns } from '../turns.ts'
import type { Range } from './align-units.ts'
import { CLAUSE_MARKS } from './clause-pairs.ts'
import { type Compared, compareParts, type Wanted } from './compare-parts.ts'
import { type Sentence, sentencesOf } from './draft-sentences.ts'
import { findStands } from './find-sentences.ts'
import { type HeldDocuments, heldDocuments } from './held-documents.ts'
import { isFlagged, isKey } from './key-differences.ts'
import { namedAmong } from './lead-in.ts'
import { titlesOf } from './named-documents.ts'
import { MOST_PLACES, type Stand } from './nearest-stands.ts'
import { withQuoted } from './quoted-numbers.ts'
import { type Lead, leadEnds, leadOf, restOf, sideOf, wholeOf } from './sentence-parts.ts'
import { standingOf } from './standing.ts'
import { tokensOf } from './telling-stretches.ts'
import { toldMatch } from './told-match.ts'
import { unwrapped } from './unwrapped.ts'

/**
 * @param draft any text; nothing of it is kept
 * @example (await checkDraft(corpus, info, '行政复议案件46件。')).counts.flagged // 1: the source says 64
 */
export async function checkDraft(
  corpus: Corpus,
  { version, builtAt }: Pick<EngineInfo, 'version' | 'builtAt'>,
  draft: string,
  { distance = 0.15 }: CheckOptions = {},
): Promise<Check> {
  const turn = inTurns(SHORT_TURN)
  const sentences: Sentence[] = []
  const read = unwrapped(draft)
  for (const sentence of sentencesOf(read)) {
    sentences.push(sentence)
    await turn()
  }
  const leads = new Map<string, Lead>()
  for (const sentence of sentences) {
    const side = sideOf(sentence)
    const tokens = tokensOf(sentence.bones)
    leads.set(sentence.bones, leadOf(side, tokens, leadEnds(side, tokens).at(-1) ?? 0))
    await turn()
  }
  const bones = [...leads.keys()]
  const isNamed = namedAmong(corpus.reports)
  const isMeant = (text: string, report: number) => isNamed(leads.get(text)!, report)
  const places = await findStands(corpus, bones, distance, (i, report) => isMeant(bones[i]!, report))
  const found = new Map(bones.map((text, i) => [text, places[i]!]))
  const isOfMeant =
    (text: string) =>
    ({ paragraph }: Stand) =>
      isMeant(text, corpus.paragraphReport[paragraph]!)
  const wanted = sentences.flatMap((sentence): Wanted[] => {
    const [first, ...others] = found.get(sentence.bones)!.stands
    const lead = leads.get(sentence.bones)!
    if (!first || (first.isCounted && lead.place && !answersLead(corpus, sentence, first)))
      return [{ sentence, lead, isOnlyNamed: false }]
    const { year, place } = lead
    const isHeld = first.edits === 0 || !(year || place) || [first, ...others].some(isOfMeant(sentence.bones))
    return isHeld ? [] : [{ sentence, lead, isOnlyNamed: true }]
  })
  const partial = await compareParts(corpus, wanted, distance)
  const checked: CheckedSentence[] = []
  for (const sentence of sentences) {
    const { start, length, bones } = sentence
    const text = draft.slice(start, start + length)
    const { isNear, stands } = found.get(bones)!
    const parts = partial.get(sentence)
    const told = parts
      ? toldParts(corpus, sentence, parts)
      : { matches: ranked(corpus, sentence, stands, isOfMeant(bones)) }
    const [best] = told.matches
    const verdict: CheckedSentence['verdict'] = !isNear
      ? 'absent'
      : best!.edits === 0 && !parts
        ? 'verbatim'
        : 'near'
    // More than the distance allows: what was held against the library is told as a part is.
    const part = !isNear && best ? { part: { start: 0, length } } : {}
    checked.push({ text, start, length, verdict, ...part, ...told })
    await turn()
  }
  const library = await heldDocuments(corpus.reports)
  const count = (verdict: CheckedSentence['verdict']) => checked.filter(s => s.verdict === verdict).length
  return {
    sentences: checked,
    titles: await titlesIn(draft, read, corpus, library),
    counts: {
      verbatim: count('verbatim'),
      near: count('near'),
      absent: count('absent'),
      partly: checked.filter(s => standingOf(s) === 'partly').length,
      flagged: checked.filter(isFlagged).length,
    },
    distance,
    reports: corpus.reports.length,
    builtAt,
    indexVersion: version,
  }
}

// --- internal ---

/** @param read as it is read, unit by unit */
async function titlesIn(draft: string, read: string, corpus: Corpus, library: HeldDocuments) {
  const titles = await withQuoted(read, await titlesOf(read, library), corpus, library)
  return titles.map(title => ({ ...title, text: draft.slice(title.start, title.start + title.length) }))
}

/** Whether words of the source stand beside the first of the sentence. By symbols another place of it may seem to answer. */
const answersLead = (corpus: Corpus, sentence: Sentence, stand: Stand): boolean =>
  toldMatch(corpus, sentence, wholeOf(sentence), stand).differences.every(
    ({ kind, start, source }) => kind !== 'place' || start > 0 || source !== '',
  )

/**
 * Word for word, then what the sentence's lead-in names, then by edits, of which a number, a year, a place or a negation
 * counts one more.
 */
function ranked(
  corpus: Corpus,
  sentence: Sentence,
  stands: readonly Stand[],
  isMeant: (stand: Stand) => boolean,
): CheckMatch[] {
  const told: { match: CheckMatch; rank: number }[] = []
  let best = Number.POSITIVE_INFINITY
  for (const stand of stands) {
    // They come by edits: none behind can be better.
    if (told.length >= MOST_PLACES && stand.edits > best && !isMeant(stand)) continue
    const match = toldMatch(corpus, sentence, wholeOf(sentence), stand)
    const key = match.differences.filter(isKey).length
    const rank = stand.edits === 0 ? key - FAR : stand.edits + key - (isMeant(stand) ? FAR / 2 : 0)
    told.push({ match, rank })
    if (stand.edits + key < best) best = stand.edits + key
  }
  return told
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_PLACES)
    .map(({ match }) => match)
}

/** More than all edits of a sentence. */
const FAR = 10_000

/** The first part is the sentence's own; its lead-in is held against the report that has it. */
function toldParts(corpus: Corpus, sentence: Sentence, parts: readonly Compared[]) {
  const taken = new Set<string>()
  const [first, ...others] = parts.map(({ part, stands }) => {
    const [best, ...rest] = stands.map(stand => toldMatch(corpus, sentence, part, stand))
    return {
      stretch: stretchOf(sentence, part.range),
      matches: [onceOnly(best!, taken), ...rest],
    }
  })
  // What a report of another place or year says corrects nothing.
  if (first!.matches[0]!.differences.some(({ from }) => from))
    for (const { matches } of others) matches[0] = uncorrected(matches[0]!)
  const also = others
    .map(({ stretch, matches }) => ({ ...stretch, matches }))
    .sort((a, b) => a.start - b.start)
  const rest = restOf(
    sentence,
    parts.map(({ part }) => part.range),
  ).map(range => stretchOf(sentence, range))
  return {
    part: first!.stretch,
    matches: first!.matches,
    ...(also.length > 0 ? { also } : {}),
    ...(rest.length > 0 ? { rest } : {}),
  }
}

/** Where units of a sentence stand in its text. */
function stretchOf({ starts, ends }: Sentence, range: Range): { start: number; length: number } {
  const start = starts[range.start]!
  return { start, length: ends[range.end - 1]! - start }
}

/**
 * Without its corrections, where one would put in what another part's has put in.
 *
 * @param taken clauses that were, and then those of this part, too
 */
function onceOnly(match: CheckMatch, taken: Set<string>): CheckMatch {
  const clauses = match.corrections.flatMap(({ text }) => text.split(CLAUSE_MARKS).map(skeleton))
  if (clauses.some(clause => taken.has(clause))) return uncorrected(match)
  for (const clause of clauses) if (clause !== '') taken.add(clause)
  return match
}

const uncorrected = (match: CheckMatch): CheckMatch => ({
  ...match,
  corrections: [],
  differences: match.differences.map(one => (one.from ? one : { ...one, kept: true })),
})
