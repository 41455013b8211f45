// citations.ts — how often a corpus names each report's work in 《…》. Not: what that is worth (ranking/works.ts).
import { decodeText } from '../../snapshot/columns.ts'
import type { ReportEntry, TextColumns } from './text-columns.ts'
import { citedTitle } from './work-titles.ts'

/** What stands between title marks, without the country's name in front. */
const CITATION = /^《(?:中华人民共和国(?=[^》]))?([^《》]{2,60})》/
const LONGEST = '《中华人民共和国》'.length + 60
const OPEN = '《'.charCodeAt(0)

/**
 * The column `reportCitations`. Counted from the text columns, so that it comes out alike however an index was put
 * together. 20 million characters take 0.2 s.
 */
export function countCitations(
  entries: readonly Pick<ReportEntry, 'title'>[],
  { text, paragraphText }: Pick<TextColumns, 'text' | 'paragraphText'>,
): Uint32Array {
  const counts = new Map<string, number>()
  let paragraph = 0
  for (let at = text.indexOf(OPEN); at !== -1; at = text.indexOf(OPEN, at + 1)) {
    while (paragraphText[paragraph + 1]! <= at) paragraph++
    const end = Math.min(at + LONGEST, paragraphText[paragraph + 1]!)
    const title = CITATION.exec(decodeText(text, at, end))?.[1]
    if (title !== undefined) counts.set(title, (counts.get(title) ?? 0) + 1)
  }
  return Uint32Array.from(entries, ({ title }) => (title && counts.get(citedTitle(title))) || 0)
}
