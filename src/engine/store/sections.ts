// sections.ts — heading paths as numbers while an index is put together. Not: reading them back (catalogue.ts).
import { decodeText, encodeText } from '../../snapshot/columns.ts'
import { type AllStretched, piecesOf, wholeOf } from '../../snapshot/stretches.ts'
import { beginnings, ranges } from './offsets.ts'
import type { TextColumns } from './text-columns.ts'

export type SectionColumns = Pick<TextColumns, 'sectionParent' | 'sectionTitle' | 'sectionTitles'>

/** Numbers heading paths in the order in which they come; 0 is “no section”. */
export function createSectionTable() {
  const numbers = new Map<string, number>()
  const parents = [0]
  const titles = ['']
  return {
    /** The section of a title below a section. */
    below(parent: number, title: string): number {
      const key = `${parent}\n${title}`
      let section = numbers.get(key)
      if (section === undefined) {
        section = titles.push(title) - 1
        parents.push(parent)
        numbers.set(key, section)
      }
      return section
    },
    number(path: string[]): number {
      return path.reduce((parent, title) => this.below(parent, title), 0)
    },
    columns(): SectionColumns {
      const joined = titles.join('')
      return {
        sectionParent: Uint32Array.from(parents),
        sectionTitle: ranges(beginnings(titles), joined.length),
        sectionTitles: encodeText(joined),
      }
    },
  }
}

/** Passages that follow each other in a part. */
export interface PassageRun {
  /** Number of the part. */
  source: number
  from: { passages: number }
  to: { passages: number }
}

/**
 * The sections of several parts as one table, numbered in the order of the text, like those of one long build.
 *
 * @returns with the whole's number of each section of each part; of one that no passage stands under it is 0
 */
export function mergeSections(
  sources: readonly AllStretched<SectionColumns & Pick<TextColumns, 'passageSection'>>[],
  runs: readonly PassageRun[],
): { sections: SectionColumns; sectionOf: Uint32Array[] } {
  const table = createSectionTable()
  const sectionOf = sources.map(({ sectionParent }) => new Uint32Array(sectionParent.length))
  const numberingOf = sources.map((part, i) => numberingIn(part, sectionOf[i]!, table))
  for (const { source, from, to } of runs) {
    let last = 0
    for (const piece of piecesOf(sources[source]!.passageSection, from.passages, to.passages)) {
      for (let i = 0; i < piece.length; i++) {
        const section = piece[i]!
        // Neighbours stand under the same heading.
        if (section !== last) numberingOf[source]!(section)
        last = section
      }
    }
  }
  return { sections: table.columns(), sectionOf }
}

// --- internal ---

/** @param numbers filled in as they are asked for */
function numberingIn(
  part: AllStretched<SectionColumns>,
  numbers: Uint32Array,
  table: ReturnType<typeof createSectionTable>,
): (section: number) => number {
  const [parents, starts, titles] = [
    wholeOf(part.sectionParent),
    wholeOf(part.sectionTitle),
    wholeOf(part.sectionTitles),
  ]
  const numberOf = (section: number): number => {
    if (section !== 0 && numbers[section] === 0) {
      const title = decodeText(titles, starts[section]!, starts[section + 1]!)
      numbers[section] = table.below(numberOf(parents[section]!), title)
    }
    return numbers[section]!
  }
  return numberOf
}
