// folder-store.ts — snapshots of the embedded engine in a folder. Not: files and their sums (snapshot/), asking.
import type { Segmenter } from '../../analysis/segmenter.ts'
import { type ColumnFiles, closeFiles } from '../../snapshot/column-file.ts'
import { type Portion, pickColumns } from '../../snapshot/columns.ts'
import { listSnapshots, rollback } from '../../snapshot/history.ts'
import { lockIndex } from '../../snapshot/lock.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import {
  type OpenSnapshot,
  readColumn,
  readCurrent,
  readManifest,
  readSnapshot,
} from '../../snapshot/read.ts'
import { verifySnapshot } from '../../snapshot/verify.ts'
import { publishSnapshot, sweepSnapshots } from '../../snapshot/write.ts'
import type { Engine } from '../engine.ts'
import type { EngineStore, SnapshotWriter } from '../engine-store.ts'
import { longWordsOf } from './build/long-words.ts'
import { mergeParts } from './build/merge.ts'
import { type BuiltPart, createPartBuilder, MOST_POSTINGS, type PartSetup } from './build/part-builder.ts'
import { openParts } from './build/parts.ts'
import { openFlexSearchEngine, openThreadedEngine } from './flexsearch.ts'
import { INDEX_COLUMNS, requireColumns } from './index-columns.ts'
import { type CacheShares, type MemoryLimit, sharesWithin } from './memory-limit.ts'
import { placesIn } from './places.ts'
import { openPool, type ThreadPool } from './threads/thread-pool.ts'

export interface FolderOptions {
  /** That answer questions; 0: the calling one does. Default 0. */
  threads?: number | undefined
  /** Null: the whole index is in memory. Default null. */
  memory?: MemoryLimit | null | undefined
  /** Bytes of posting lists that lie in memory unpacked, as `packedIn` has it. */
  mostUnpacked?: number | undefined
  /** Postings that each thread of a build keeps in memory. Default `MOST_POSTINGS`. */
  mostPostings?: number | undefined
}

export function openFolderStore(
  folder: string,
  { threads = 0, memory = null, mostUnpacked, mostPostings = MOST_POSTINGS }: FolderOptions = {},
): EngineStore {
  return {
    current: async () => readCurrent(folder),
    info: async () => readManifest(folder),
    async readBeside(name) {
      return (await readColumn(folder, readManifest(folder), `${name}.u8`)) as Uint8Array | null
    },
    isWhole: async () => verifySnapshot(folder).ok,
    async open(begun) {
      const sharesOf = (manifest: Manifest) => sharesWithin(memory, manifest, threads, mostUnpacked)
      const isLimited = (manifest: Manifest) => sharesOf(manifest) !== null
      // Its threads load their modules while the files are read.
      const pool = threads > 0 ? openPool(threads, { sparing: isLimited(readManifest(folder)) }) : null
      try {
        const snapshot = await readSnapshot(folder, {
          placesIn: manifest => placesIn(manifest, isLimited(manifest), mostUnpacked),
          begun: manifest => begun?.(manifest.fingerprint),
        })
        const others = Object.keys(snapshot.columns).filter(name => !isIndexColumn(name))
        const engine = await openEngine(snapshot, pool, sharesOf(snapshot.manifest))
        return { engine, beside: pickColumns(snapshot.columns, others) }
      } catch (error) {
        await pool?.close()
        throw error
      }
    },
    async lock() {
      const unlock = lockIndex(folder)
      sweepSnapshots(folder)
      return async () => {
        // What an aborted build put aside goes at once.
        sweepSnapshots(folder)
        unlock()
      }
    },
    write: segmenter => createWriter(folder, segmenter, mostPostings),
    verify: async () => verifySnapshot(folder),
    snapshots: async () => listSnapshots(folder),
    rollback: async version => rollback(folder, version),
  }
}

// --- internal ---

const isIndexColumn = (name: string) => (INDEX_COLUMNS as readonly string[]).includes(name)

/** Threads of this snapshot alone: the last one goes on with its own until its last question is answered. */
async function openEngine(
  snapshot: OpenSnapshot,
  pool: ThreadPool | null,
  cache: CacheShares | null,
): Promise<Engine> {
  try {
    if (!pool) return openFlexSearchEngine(snapshot, {}, cache)
    const engine = openThreadedEngine(snapshot, pool, cache)
    await engine.ready()
    return engine
  } catch (error) {
    closeFiles(snapshot.files)
    throw error
  }
}

const PART_BUILDER = new URL('./build/part-builder.js', import.meta.url)

function createWriter(folder: string, segmenter: Segmenter, most: number): SnapshotWriter {
  const parts: BuiltPart[] = []
  const words = longWordsOf(segmenter)
  const setup: PartSetup = { words, folder, most }
  let last: ColumnFiles | null = null
  return {
    createPartBuilder: () => createPartBuilder(setup),
    // A segmenter that does not tell its words cannot be shared between threads.
    recipe: 'allWords' in words ? null : { url: PART_BUILDER.href, with: setup },
    async take(part, { data }) {
      parts[part] = data as BuiltPart
    },
    async keepLast() {
      const { files } = await readSnapshot(folder, {
        placesIn: () => name => (isIndexColumn(name) ? 'disk' : 'memory'),
      })
      // Open again when it is joined: a build that is given up closes nothing.
      closeFiles(files)
      requireColumns(files)
      last = files
    },
    async publish({ order, builtAt, fingerprint, skipped, beside }, signal) {
      const { sources, placed, close } = openParts(parts, last)
      try {
        const { texts, terms, size } = mergeParts(sources, placed(order))
        const counts = {
          reports: size.reports,
          paragraphs: size.paragraphs,
          passages: size.passages,
          characters: size.text,
        }
        async function* portions(written: ColumnFiles): AsyncGenerator<Portion> {
          yield texts
          const rest = beside({ columns: {}, files: written })
          const { postings, rest: dictionary } = terms()
          yield { postings }
          yield { ...dictionary() }
          yield* rest
        }
        signal?.throwIfAborted()
        const header = { builtAt, fingerprint, counts, skipped }
        const version = await publishSnapshot(folder, portions, header)
        return { ...header, version }
      } finally {
        close()
        sweepSnapshots(folder)
      }
    },
  }
}
