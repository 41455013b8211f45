// index-columns.ts — the columns of the embedded engine's index: texts, and the terms in them. Not: building or reading
// them.
import { JiansuoError } from '../../errors.ts'
import type { BlockCache } from '../../snapshot/block-cache.ts'
import type { ColumnFiles } from '../../snapshot/column-file.ts'
import type { Columns } from '../../snapshot/columns.ts'
import type { LikenedColumns } from '../../snapshot/likened-column.ts'
import type { PackedColumns } from '../../snapshot/packed-column.ts'
import {
  inMemory,
  likenedInMemory,
  onDisk,
  packedInMemory,
  type Stretched,
  stretched,
} from '../../snapshot/stretches.ts'
import { STRETCHED_TEXTS, TEXT_COLUMNS, type TextColumns } from '../store/text-columns.ts'

export interface IndexColumns extends TextColumns, TermColumns {}

/** What can be looked up: nearly all of an index's building time and half of its memory. */
export interface TermColumns {
  /** Terms in ascending order of their UTF-16 units, end to end: characters, pairs of characters, dictionary words. */
  terms: Uint16Array
  /** Beginnings in `terms`. */
  termText: Uint32Array
  /** First list of each term. */
  termList: Uint32Array
  /** Slot of each list, see SLOTS in posting-lists.ts. */
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

/** What is read stretch by stretch, and so may stay on disk: nine tenths of an index. */
export const STRETCHED = [...STRETCHED_TEXTS, 'postings'] as const satisfies readonly (keyof IndexColumns)[]

/**
 * What of that may lie in memory packed: what is read in long stretches, and what is seldom asked for. To have a single number
 * costs unpacking a thousand, and of a page of twenty passages a hundred are asked for.
 */
export const PACKABLE = ['postings', 'paragraphLine'] as const satisfies readonly (typeof STRETCHED)[number][]

/** What of it may lie in memory as what it differs in from another, and from which: what is only read to be shown. */
export const LIKENED: Partial<Record<(typeof STRETCHED)[number], keyof IndexColumns>> = { text: 'skeleton' }

/** The columns as they are opened for questions. */
export type OpenColumns = Stretched<IndexColumns, (typeof STRETCHED)[number]>

/** Where the columns of a snapshot lie, in data alone: threads open them too. */
export interface StoredColumns {
  /** In memory. */
  columns: Columns
  /** On disk, some of `STRETCHED`. Default: none. */
  files?: ColumnFiles
  /** In memory, some of `PACKABLE`. Default: none. */
  packed?: PackedColumns
  /** In memory, some of `LIKENED`. Default: none. */
  likened?: LikenedColumns
}

/**
 * @param cache of what is read from disk; needed only where something lies there
 * @throws JiansuoError `bad-snapshot`: a snapshot of this format that lacks a column is not ours
 */
export function openColumns(
  { columns, files = {}, packed = {}, likened = {} }: StoredColumns,
  cache: BlockCache | null,
): OpenColumns {
  requireColumns({ ...columns, ...files, ...packed, ...likened })
  return stretched(columns as unknown as IndexColumns, STRETCHED, name => {
    const [file, packedOne, likenedOne] = [files[name], packed[name], likened[name]]
    if (packedOne) return packedInMemory(packedOne)
    if (likenedOne) return likenedInMemory(likenedOne, columns[likenedOne.like] as Uint16Array)
    return file && cache ? onDisk(file, STRETCHED.indexOf(name), cache) : inMemory(columns[name]!)
  })
}

/** @throws as `openColumns` */
export function requireColumns(named: object): void {
  const absent = INDEX_COLUMNS.find(name => !(name in named))
  if (absent)
    throw new JiansuoError('bad-snapshot', `索引缺少 ${absent} 列：请重新运行 jiansuo index 建立索引`)
}
