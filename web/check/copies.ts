// copies.ts — a checked draft as one takes it away: corrected, or with its sources as footnotes. Not: saving it.
import type { CheckedSentence, Difference } from '../../src/api/check.ts'
import { citation } from '../../src/report/reference.ts'

/** Whether the words of the library are to stand in place of a sentence's own. */
type Chosen = (sentence: CheckedSentence) => boolean

/** The draft with the words of the library in the sentences that were chosen; its punctuation stays. */
export function corrected(draft: string, sentences: readonly CheckedSentence[], isTaken: Chosen): string {
  return rebuilt(draft, sentences, sentence => (isTaken(sentence) ? revised(sentence) : sentence.text))
}

/**
 * The same with a number behind each sentence that the library has, and what the numbers stand for below.
 */
export function withNotes(draft: string, sentences: readonly CheckedSentence[], isTaken: Chosen): string {
  const notes: string[] = []
  const text = rebuilt(draft, sentences, sentence => {
    const taken = isTaken(sentence)
    const text = taken ? revised(sentence) : sentence.text
    const report = sentence.matches[0]?.report
    if (!report) return text
    // A source that says it otherwise is no proof of what the draft says.
    const note = `${citation(report, [])}${sentence.verdict === 'near' && !taken ? '（文字有出入）' : ''}`
    const known = notes.indexOf(note)
    if (known < 0) notes.push(note)
    return `${text}[${known < 0 ? notes.length : known + 1}]`
  })
  return `${text.trimEnd()}\n\n${notes.map((note, i) => `[${i + 1}] ${note}`).join('\n')}\n`
}

/** What differs from words of the library. That a report is of another year or place is none of them. */
export const replaceable = ({ matches }: CheckedSentence): Difference[] =>
  (matches[0]?.differences ?? []).filter(({ from }) => from !== 'report')

// --- internal ---

function revised(sentence: CheckedSentence): string {
  let { text } = sentence
  const differences = replaceable(sentence).sort((a, b) => b.start - a.start)
  let untouched = text.length + 1
  for (const { draft, source, start } of differences) {
    // One change that is of two kinds is told twice.
    if (start + draft.length > untouched || start === untouched) continue
    text = text.slice(0, start) + source + text.slice(start + draft.length)
    untouched = start
  }
  // What led to the rest is gone, and the comma behind it with it; so are words at the end or in
  // brackets, and the comma or the brackets.
  if (!/^[，,、：:]/u.test(sentence.text)) text = text.replace(/^[，,、：:]\s*/u, '')
  if (!EMPTY.test(sentence.text)) text = text.replace(EMPTY, '')
  return LEFT_OPEN.test(sentence.text) ? text : text.replace(LEFT_OPEN, '$1')
}

/** Brackets with nothing between them. */
const EMPTY = /（）|\(\)/u
/** A comma that nothing follows. */
const LEFT_OPEN = /[，,、：:]\s{0,4}([。！？；!?;]?)$/u

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
