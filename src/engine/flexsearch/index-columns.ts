// index-columns.ts — the columns of the embedded engine's index: texts, and the terms in them. Not: building or reading
// them.
import { pickColumns } from '../../snapshot/columns.ts'
import { TEXT_COLUMNS, type TextColumns } from '../store/text-columns.ts'

export interface IndexColumns extends TextColumns, TermColumns {}

/** What can be looked up: nearly all of an index's building time and half of its memory. */
export interface TermColumns {
  /** Terms in ascending order of their UTF-16 units, end to end: characters, pairs of characters, dictionary words. */
  terms: Uint16Array
  /** Beginnings in `terms`. */
  termText: Uint32Array
  /** First list of each term. */
  termList: Uint32Array
  /** Slot of each list, see SLOTS in postings.ts. */
  listSlot: Uint8Array
  /** Beginnings in `postings`. */
  listPostings: Uint32Array
  /** Passages, ascending within a list. */
  postings: Uint32Array
}

const TERM_COLUMNS = ['terms', 'termText', 'termList', 'listSlot', 'listPostings', 'postings'] as const

/** Every column of an index. */
export const INDEX_COLUMNS: readonly (keyof IndexColumns)[] = [...TEXT_COLUMNS, ...TERM_COLUMNS]

/** An index whose posting lists are only made when asked for: who reads the texts need not wait for them. */
export interface IndexPart {
  texts: TextColumns
  /** Once only: what they are made of may be let go. */
  terms(): TermColumns
}

/** @param columns may have more: a snapshot holds other columns beside an index's */
export function partOf(columns: IndexColumns): IndexPart {
  return { texts: pickColumns(columns, TEXT_COLUMNS), terms: () => pickColumns(columns, TERM_COLUMNS) }
}
