// field-sets.ts — passages by what their title, publisher or headings contain. Not: conditions.
import { skeleton } from '../../../analysis/skeleton.ts'
import type { Condition, ReportRecord } from '../../engine.ts'
import { createHeadings } from '../../store/headings.ts'
import type { TextColumns } from '../../store/text-columns.ts'
import { addRange, type Bitset } from './bitset.ts'

export type Field = Extract<Condition, { type: 'field' }>['field']

export interface FieldSets {
  /**
   * Adds the passages whose field contains one of the texts: all at once, because a question may name many.
   * @param texts skeletons; an empty one is in no field
   */
  add(set: Bitset, field: Field, texts: readonly string[]): void
}

export function createFieldSets(
  columns: Pick<
    TextColumns,
    'passageSection' | 'reportPassage' | 'sectionParent' | 'sectionTitle' | 'sectionTitles'
  >,
  reports: readonly ReportRecord[],
): FieldSets {
  const { passageSection, reportPassage } = columns
  const headings = createHeadings(columns)
  // Folded at the first question that names the field.
  const folded: Partial<Record<Field, string[]>> = {}
  let runs: Uint32Array | undefined

  return {
    add(set, field, all) {
      const texts = all.filter(text => text !== '')
      if (texts.length === 0) return
      if (field !== 'section') {
        folded[field] ??= reports.map(report => skeleton(report[field] ?? ''))
        folded[field].forEach((value, report) => {
          if (texts.some(text => value.includes(text)))
            addRange(set, reportPassage[report]!, reportPassage[report + 1]!)
        })
        return
      }
      const sections = headings.containing(texts)
      runs ??= runsOf(passageSection)
      for (let i = 0; i + 1 < runs.length; i++) {
        if (sections[passageSection[runs[i]!]!] === 1) addRange(set, runs[i]!, runs[i + 1]!)
      }
    },
  }
}

// --- internal ---

/** Where each run of passages of one section begins, and the end: sections follow each other as the text does. */
function runsOf(passageSection: Uint32Array): Uint32Array {
  let count = 0
  const starts = new Uint32Array(passageSection.length + 1)
  for (let passage = 0; passage < passageSection.length; passage++)
    if (passage === 0 || passageSection[passage] !== passageSection[passage - 1]) starts[count++] = passage
  starts[count++] = passageSection.length
  return starts.slice(0, count)
}
