// repetition.ts — which lines the files of a folder share around their reports. Not: which lines may go at all
// (report/cleaning/repeated-lines.ts), or reading files.
import { dirname } from 'node:path/posix'
import type { EdgeLines } from '../report/cleaning/repeated-lines.ts'

/**
 * Different reports that must have a line before it counts as the website's. A department's reports of two or three
 * years share what their author repeats; every page of a portal has its buttons. And in a folder of thousands four may
 * agree by chance, so that there it takes one of a hundred. What is wrongly left in is the lesser fault.
 */
export const LEAST_REPORTS = 4
export const LEAST_SHARE = 0.01

export interface Repetition {
  /** Takes a file into account, once. Null: it tells nothing, and does not count. */
  add(file: string, edges: EdgeLines | null): void
  /**
   * Keys of the lines that are furniture in this file's folder, as far as files have been added: in no order that
   * matters.
   */
  around(file: string): ReadonlySet<string>
}

/** What is furniture depends only on which files have been added, not on their order. */
export function createRepetition(): Repetition {
  const folders = new Map<string, Folder>()
  return {
    add(file, edges) {
      if (!edges) return
      const name = dirname(file)
      const folder = folders.get(name) ?? { files: 0, cores: new Map(), frequent: new Set(), repeated: null }
      folders.set(name, folder)
      folder.files++
      folder.repeated = null
      for (const line of edges.lines) {
        const cores = folder.cores.get(line) ?? new Set()
        folder.cores.set(line, cores.add(edges.core))
        if (cores.size >= LEAST_REPORTS) folder.frequent.add(line)
      }
    },
    around(file) {
      const folder = folders.get(dirname(file))
      if (!folder) return NONE
      const least = folder.files * LEAST_SHARE
      folder.repeated ??= new Set([...folder.frequent].filter(line => folder.cores.get(line)!.size >= least))
      return folder.repeated
    },
  }
}

/** Those of a file's lines that go. */
export function goneFrom(edges: EdgeLines | null, repeated: ReadonlySet<string>): string[] {
  return edges === null ? [] : edges.lines.filter(line => repeated.has(line))
}

// --- internal ---

interface Folder {
  files: number
  /** Of each line: the different reports it stands around. */
  cores: Map<string, Set<string>>
  frequent: Set<string>
  /** Null: to be found out. */
  repeated: ReadonlySet<string> | null
}

const NONE: ReadonlySet<string> = new Set()
