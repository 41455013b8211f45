// part-source.ts — where a part of an index lies while it is joined with others: in memory, or put aside in a file. Not:
// joining.
import { closeSync } from 'node:fs'
import { join } from 'node:path'
import type { ColumnFiles } from '../../../snapshot/column-file.ts'
import { openScratch, type ScratchFile, writeScratch } from '../../../snapshot/scratch-file.ts'
import { type AllStretched, inMemory, inPassing } from '../../../snapshot/stretches.ts'
import { type TextSource, textsInMemory } from '../../store/merge-texts.ts'
import { INDEX_COLUMNS, type IndexColumns, type IndexPart } from '../index-columns.ts'
import type { TermSource } from './merge-terms.ts'

export interface PartSource {
  texts: TextSource
  /** Once only: what they are made of may be let go. */
  terms(): TermSource
}

export const sourceInMemory = ({ texts, terms }: IndexPart): PartSource => ({
  texts: textsInMemory(texts),
  terms() {
    const columns = Object.entries(terms()).map(([name, column]) => [name, inMemory(column)])
    return Object.fromEntries(columns) as TermSource
  },
})

export function sourceOnDisk(files: ColumnFiles): PartSource {
  const columns = Object.fromEntries(
    INDEX_COLUMNS.map(name => [name, inPassing(files[name]!)]),
  ) as unknown as AllStretched<IndexColumns>
  return { texts: columns, terms: () => columns }
}

/** Puts a part aside. @param name of its file, distinct in the folder @throws JiansuoError `io` */
export const putAside = ({ texts, terms }: IndexPart, folder: string, name: string): ScratchFile =>
  writeScratch(join(folder, name), { ...texts, ...terms() })

/** Parts put aside, open to be joined. */
export function openAside(files: readonly ScratchFile[]): { sources: PartSource[]; close(): void } {
  const fds: number[] = []
  const close = () => {
    for (const fd of fds) closeSync(fd)
  }
  try {
    const sources = files.map(file => {
      const opened = openScratch(file)
      fds.push(opened.fd)
      return sourceOnDisk(opened.files)
    })
    return { sources, close }
  } catch (error) {
    close()
    throw error
  }
}
