// headings.ts — which sections stand under a heading that contains a text. Not: which passages are in them.
import { skeleton } from '../../analysis/skeleton.ts'
import { decodeText } from '../../snapshot/columns.ts'
import { beginnings, rangeAt, ranges } from './offsets.ts'
import { SEPARATOR, type TextColumns } from './text-columns.ts'

export interface Headings {
  /** 1 for each section one of whose headings, its own or above it, contains one of the texts (skeletons, not empty). */
  containing(texts: readonly string[]): Uint8Array
}

type SectionColumns = Pick<TextColumns, 'sectionParent' | 'sectionTitle' | 'sectionTitles'>

/**
 * Reports repeat each other's headings. So each distinct heading is folded once, at the first question, and a text is
 * looked for in all of them, laid end to end.
 */
export function createHeadings(columns: SectionColumns): Headings {
  const { sectionParent } = columns
  let known: Folded | undefined
  return {
    containing(texts) {
      known ??= fold(columns)
      const { headingOf, folded, starts } = known
      const marked = new Uint8Array(starts.length - 1)
      for (const text of texts) {
        for (let at = folded.indexOf(text); at !== -1; ) {
          const heading = rangeAt(starts, at)
          marked[heading] = 1
          at = folded.indexOf(text, starts[heading + 1]!)
        }
      }
      const found = new Uint8Array(sectionParent.length)
      // A parent is numbered before its children, so one pass settles everything below it. The root has no heading.
      for (let section = 1; section < found.length; section++)
        found[section] = marked[headingOf[section]!]! | found[sectionParent[section]!]!
      return found
    },
  }
}

// --- internal ---

interface Folded {
  /** Number of each section's heading: sections of the same heading share it. */
  headingOf: Uint32Array
  /** The skeletons of the headings, each followed by SEPARATOR. */
  folded: string
  /** Beginnings in `folded`. */
  starts: Uint32Array
}

function fold({ sectionParent, sectionTitle, sectionTitles }: SectionColumns): Folded {
  const numbers = new Map<string, number>()
  const headingOf = new Uint32Array(sectionParent.length)
  for (let section = 0; section < headingOf.length; section++) {
    const title = decodeText(sectionTitles, sectionTitle[section]!, sectionTitle[section + 1]!)
    const number = numbers.get(title) ?? numbers.size
    numbers.set(title, number)
    headingOf[section] = number
  }
  const titles = Array.from(numbers.keys(), title => skeleton(title) + SEPARATOR)
  const folded = titles.join('')
  return { headingOf, folded, starts: ranges(beginnings(titles), folded.length) }
}
