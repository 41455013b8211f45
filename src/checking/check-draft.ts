// check-draft.ts — a draft held against a library, told as the API tells it. Not: finding sentences
// (find-sentences.ts).
import type { Check, CheckedSentence, CheckMatch, CheckOptions } from '../api/check.ts'
import { type Corpus, SHORT_TURN } from '../corpus/corpus.ts'
import type { EngineInfo } from '../engine/engine.ts'
import { inTurns } from '../turns.ts'
import { type Sentence, sentencesOf } from './draft-sentences.ts'
import { findStands, type Stand } from './find-sentences.ts'
import { leadDifferences } from './lead-in.ts'
import { titlesOf } from './named-documents.ts'
import { withQuoted } from './quoted-numbers.ts'
import { type Part, partsOf, wholeOf } from './sentence-parts.ts'
import { pieceOf, toldMatch } from './told-match.ts'

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
  for (const sentence of sentencesOf(draft)) {
    sentences.push(sentence)
    await turn()
  }
  const bones = [...new Set(sentences.map(sentence => sentence.bones))]
  const stands = await findStands(corpus, bones, distance)
  const found = new Map(bones.map((text, i) => [text, stands[i]!]))
  const absent = sentences.filter(({ bones }) => found.get(bones)!.length === 0)
  const partial = await findParts(corpus, absent, distance)
  const checked: CheckedSentence[] = []
  for (const sentence of sentences) {
    const part = partial.get(sentence)
    if (part) {
      checked.push(partly(corpus, sentence, part))
      await turn()
      continue
    }
    // Word for word, a place that has all of it comes before one from which a negation was left out. Of two that are as
    // near, the one that says another year is worth a look: 本办法自2010年 beside 本条例自2010年 and 本办法自2009年.
    const matches = found
      .get(sentence.bones)!
      .map(stand => toldMatch(corpus, sentence, wholeOf(sentence), stand))
      .sort(
        (a, b) =>
          a.edits - b.edits || (Number(isTelling(a)) - Number(isTelling(b))) * (a.edits === 0 ? 1 : -1),
      )
    const { text, start, length } = sentence
    const verdict = matches.length === 0 ? 'absent' : matches[0]!.edits === 0 ? 'verbatim' : 'near'
    checked.push({ text, start, length, verdict, matches })
    await turn()
  }
  const count = (verdict: CheckedSentence['verdict']) => checked.filter(s => s.verdict === verdict).length
  return {
    sentences: checked,
    titles: await withQuoted(draft, await titlesOf(draft, corpus.reports), corpus),
    counts: {
      verbatim: count('verbatim'),
      near: count('near'),
      absent: count('absent'),
      flagged: checked.filter(isFlagged).length,
    },
    distance,
    reports: corpus.reports.length,
    builtAt,
    indexVersion: version,
  }
}

/** Whether the nearest source says another number, year or place, or the opposite. */
export function isFlagged({ matches }: CheckedSentence): boolean {
  return matches[0] !== undefined && isTelling(matches[0])
}

// --- internal ---

const isTelling = ({ differences }: CheckMatch) => differences.some(({ kind }) => kind !== 'other')

/** A part is shorter than its sentence, so with more edits it would be like anything. */
const PART_DISTANCE = 0.15

interface Found {
  part: Part
  stands: readonly Stand[]
}

/** The first part of each sentence that stands somewhere, in the order of `partsOf`. */
async function findParts(
  corpus: Corpus,
  sentences: readonly Sentence[],
  distance: number,
): Promise<ReadonlyMap<Sentence, Found>> {
  const turn = inTurns(SHORT_TURN)
  const tries: { sentence: Sentence; part: Part }[] = []
  for (const sentence of sentences) {
    tries.push(...partsOf(sentence).map(part => ({ sentence, part })))
    await turn()
  }
  const stands = await findStands(
    corpus,
    tries.map(({ sentence, part }) => sentence.bones.slice(part.range.start, part.range.end)),
    Math.min(distance, PART_DISTANCE),
    // Of many reports that say the same the one that the lead-in names.
    (i, report) => leadDifferences(tries[i]!.part.lead, corpus.reports[report]!).length === 0,
  )
  const found = new Map<Sentence, Found>()
  for (const [i, { sentence, part }] of tries.entries())
    if (stands[i]!.length > 0 && !found.has(sentence)) found.set(sentence, { part, stands: stands[i]! })
  return found
}

/** A sentence of which only a part is held; its lead-in is held against the report that has it. */
function partly(corpus: Corpus, sentence: Sentence, { part, stands }: Found): CheckedSentence {
  const { text, start, length } = sentence
  const { starts, ends } = pieceOf(sentence, part.range)
  return {
    text,
    start,
    length,
    verdict: 'near',
    part: { start: starts[0]!, length: ends.at(-1)! - starts[0]! },
    matches: stands.map(stand => toldMatch(corpus, sentence, part, stand)),
  }
}
