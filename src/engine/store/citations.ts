// citations.ts — how often a corpus names each report's work in 《…》. Not: what that is worth (ranking/works.ts).
import { decodeText } from '../../snapshot/columns.ts'
import type { Stretches } from '../../snapshot/stretches.ts'
import { rangeAt } from './offsets.ts'
import type { ReportEntry } from './text-columns.ts'
import { citedTitle } from './work-titles.ts'

/** Paragraphs that stand together in the columns of texts. */
export interface TextStretch {
  text: Stretches<Uint16Array>
  paragraphText: Stretches<Uint32Array>
  /** First paragraph. */
  first: number
  /** Behind the last. */
  end: number
}

/** What stands between title marks, without the country's name in front. */
const CITATION = /^《(?:中华人民共和国(?=[^》]))?([^《》]{2,60})》/
const LONGEST = '《中华人民共和国》'.length + 60
const OPEN = '《'.charCodeAt(0)
/** Paragraphs read at once. */
const PORTION = 4096

/**
 * The column `reportCitations`. Counted from the text columns, so that it comes out alike however an index was put
 * together. 20 million characters take 0.2 s.
 */
export function countCitations(
  entries: readonly Pick<ReportEntry, 'title'>[],
  stretches: Iterable<TextStretch>,
): Uint32Array {
  const counts = new Map<string, number>()
  for (const { text, paragraphText, first, end } of stretches) {
    for (let paragraph = first; paragraph < end; paragraph += PORTION) {
      const last = Math.min(end, paragraph + PORTION)
      const beginnings = paragraphText.passing(paragraph, last + 1)
      const starts = beginnings.elements.subarray(paragraph - beginnings.first, last + 1 - beginnings.first)
      const [from, to] = [starts[0]!, starts[last - paragraph]!]
      const window = text.passing(from, to)
      countIn(window.elements.subarray(from - window.first, to - window.first), starts, counts)
    }
  }
  return Uint32Array.from(entries, ({ title }) => (title && counts.get(citedTitle(title))) || 0)
}

// --- internal ---

/** @param starts of the paragraphs in the corpus, with the end of the last */
function countIn(text: Uint16Array, starts: Uint32Array, counts: Map<string, number>): void {
  let paragraph = 0
  for (let at = text.indexOf(OPEN); at !== -1; at = text.indexOf(OPEN, at + 1)) {
    paragraph = rangeAt(starts, starts[0]! + at, paragraph)
    const end = Math.min(at + LONGEST, starts[paragraph + 1]! - starts[0]!)
    const title = CITATION.exec(decodeText(text, at, end))?.[1]
    if (title !== undefined) counts.set(title, (counts.get(title) ?? 0) + 1)
  }
}
