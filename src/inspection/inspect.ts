// inspect.ts — which of the parts an annual report owes are seen in it, with the sentences that show it. Not: a verdict
// on the report: what is not seen may stand there in other words.
import type { InspectedPart } from '../api/inspection.ts'
import { PARTS, type Part } from './parts.ts'

/** What is looked at of a passage. */
export interface InspectedPassage {
  id: string
  /** Headings it stands under, outermost first. */
  section: readonly string[]
  kind: 'title' | 'heading' | 'paragraph'
  text: string
}

/** Sentences shown of a part: enough to judge by. */
const MOST_EVIDENCE = 3

/**
 * @example
 * const parts = inspectPassages([{ id: 'a', section: [], kind: 'heading', text: '三、存在的不足' }])
 * console.log(parts[1].name, parts[1].found) // 不足和原因 true
 */
export function inspectPassages(passages: readonly InspectedPassage[]): InspectedPart[] {
  return PARTS.map(part => {
    const evidence = evidenceOf(part, passages)
    return {
      key: part.key,
      name: part.name,
      found: evidence.length > 0,
      evidence,
      patterns: [...part.headings, ...part.sentences].map(({ source }) => source),
    }
  })
}

// --- internal ---

function evidenceOf({ headings, notUnder = [], sentences }: Part, passages: readonly InspectedPassage[]) {
  const found: { passageId: string; text: string }[] = []
  const add = (passageId: string, text: string) => {
    if (found.length < MOST_EVIDENCE && !found.some(other => other.text === text))
      found.push({ passageId, text })
  }
  const isElse = (above: string): boolean => notUnder.some(pattern => pattern.test(above))
  const isOwn = (above: string): boolean => headings.some(pattern => pattern.test(above))
  for (const { id, kind, text, section } of passages) {
    if (kind === 'title') continue
    const heading = kind === 'heading' ? text : openingHeading(text, section)
    if (heading === null || !headings.some(pattern => pattern.test(heading))) continue
    if (!section.some(isElse)) add(id, heading)
  }
  for (const { id, kind, text, section } of passages) {
    if (kind !== 'paragraph' || section.some(above => isElse(above) && !isOwn(above))) continue
    for (const sentence of sentencesOf(text)) {
      if (sentences.some(pattern => pattern.test(sentence))) add(id, sentence)
    }
  }
  return found
}

/** The heading that opens a paragraph and stays in it: (一)存在的不足。…; null where none does. */
function openingHeading(text: string, section: readonly string[]): string | null {
  const last = section.at(-1)
  return last !== undefined && text.startsWith(last) ? last : null
}

const sentencesOf = (text: string): string[] =>
  (text.match(/[^。！？；]+[。！？；]?/g) ?? []).map(sentence => sentence.trim()).filter(Boolean)
