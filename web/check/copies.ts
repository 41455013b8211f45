// copies.ts — a checked draft as one takes it away: corrected, or with its sources as footnotes. Not: saving it.
import type { CheckedSentence, Correction } from '../../src/api/check.ts'
import { nearestOf } from '../../src/checking/key-differences.ts'
import { citation } from '../../src/report/reference.ts'

/** Whether the words of the library are to stand in place of a sentence's own. */
type Chosen = (sentence: CheckedSentence) => boolean

/** The draft with the words of the library in the sentences that were chosen: whole clauses, with their punctuation. */
export function corrected(draft: string, sentences: readonly CheckedSentence[], isTaken: Chosen): string {
  return rebuilt(draft, sentences, sentence => (isTaken(sentence) ? revised(sentence) : sentence.text))
}

/**
 * The same with a number behind each sentence that the library has, and what the numbers stand for below.
 */
export function withNotes(draft: string, sentences: readonly CheckedSentence[], isTaken: Chosen): string {
  const notes: string[] = []
  const text = rebuilt(draft, sentences, sentence => {
    const text = isTaken(sentence) ? revised(sentence) : sentence.text
    const report = sentence.matches[0]?.report
    if (!report) return text
    // A source that says it otherwise is no proof of what the draft says.
    const note = `${citation(report, [])}${differsFrom(sentence, isTaken) ? '（文字有出入）' : ''}`
    const known = notes.indexOf(note)
    if (known < 0) notes.push(note)
    return `${text}[${known < 0 ? notes.length : known + 1}]`
  })
  return `${text.trimEnd()}\n\n${notes.map((note, i) => `[${i + 1}] ${note}`).join('\n')}\n`
}

/** What the copy takes from a sentence's nearest sources, none over another. */
export const correctionsOf = (sentence: CheckedSentence): Correction[] =>
  nearestOf(sentence).flatMap(({ corrections }) => corrections)

/** Whether a sentence that is near, or partly, says something else than its source in the copy, too. */
export const differsFrom = (sentence: CheckedSentence, isTaken: Chosen): boolean =>
  sentence.verdict !== 'verbatim' &&
  sentence.matches.length > 0 &&
  (!isTaken(sentence) ||
    sentence.rest !== undefined ||
    nearestOf(sentence).some(({ differences }) =>
      differences.some(({ kept, from }) => kept ?? from === 'report'),
    ))

// --- internal ---

function revised(sentence: CheckedSentence): string {
  let { text } = sentence
  // From right to left; at one place a clause is put in before another that is replaced.
  const corrections = correctionsOf(sentence).sort((a, b) => b.start - a.start || b.length - a.length)
  for (const { start, length, text: instead } of corrections)
    text = text.slice(0, start) + instead + text.slice(start + length)
  return text
}

/** What stands between sentences, and those that were not judged, stays as it is. */
function rebuilt(
  draft: string,
  sentences: readonly CheckedSentence[],
  write: (sentence: CheckedSentence) => string,
): string {
  let text = ''
  let end = 0
  for (const sentence of sentences) {
    text += draft.slice(end, sentence.start) + write(sentence)
    end = sentence.start + sentence.length
  }
  return text + draft.slice(end)
}
