// sections.ts — heading paths as numbers while an index is put together. Not: reading them back (catalogue.ts).
import { encodeText } from '../../snapshot/columns.ts'
import { beginnings, ranges } from './offsets.ts'
import type { TextColumns } from './text-columns.ts'

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
    columns(): Pick<TextColumns, 'sectionParent' | 'sectionTitle' | 'sectionTitles'> {
      const joined = titles.join('')
      return {
        sectionParent: Uint32Array.from(parents),
        sectionTitle: ranges(beginnings(titles), joined.length),
        sectionTitles: encodeText(joined),
      }
    },
  }
}
