// gather.ts — what the next index is made of: files kept from the last one, and the others read. Not: joining them,
// publishing.
import type { Segmenter } from '../analysis/segmenter.ts'
import type { EngineStore, SnapshotWriter } from '../engine/engine-store.ts'
import { SIZE_LIMIT } from '../report/read.ts'
import { inTurns } from '../turns.ts'
import { type Assembled, assemble, type SourceState } from './assemble.ts'
import type { Discovery, FoundFile, Skipped } from './discover.ts'
import { type IndexProgress, reporting } from './progress.ts'
import { readSettled } from './read-settled.ts'
import { hashOfFile, type Task } from './reader.ts'
import { readSidecars } from './sidecars.ts'
import { type Previous, type SourceRecord, unusable } from './sources.ts'

export interface Gathered {
  /** The last index, where files were kept from it; null: every file was read. */
  previous: Previous | null
  /** Why nothing could be kept though there was an index, in Chinese; null: something was, or there was none. */
  rebuilt: string | null
  /** Has the parts that `assembled.order` points into. */
  writer: SnapshotWriter
  assembled: Assembled
  /** What could not be read, with the reason. */
  skipped: Skipped[]
  /** Files in which there are reports and which were not read again. */
  reused: number
  /** Files of the last index that are gone. */
  removed: number
  /** Whether this is another index than the last. */
  isChanged: boolean
}

export interface GatherOptions {
  store: EngineStore
  segmenter: Segmenter
  /** Bytes; default 64 MiB. */
  maxFileBytes?: number
  /** As `IndexOptions` has it. */
  ocr?: string | null
  /** As `ReadOptions` has them. */
  threads?: number
  onProgress?: (progress: IndexProgress) => void
  /** Called before files are read, if any are: then there will be another index than the last. */
  onReading?: () => void
  signal?: AbortSignal
}

/**
 * Reads what changed, and finds the rest in the last index. Where that index turns out to be damaged, everything is
 * read after all.
 *
 * @param before the last index, or why it cannot be used; null: there is none. As `readPrevious` gives it
 */
export async function gather(
  found: Discovery,
  before: Previous | { reason: string } | null,
  options: GatherOptions,
): Promise<Gathered> {
  const previous = before && 'files' in before ? before : null
  const { store, segmenter, maxFileBytes = SIZE_LIMIT, ocr = null, threads, signal, onProgress } = options
  const { sidecarOf, skipped: sidecarFailures } = readSidecars(found.sidecars, found.files)
  const sidecarText = (file: string) => {
    const sidecar = sidecarOf.get(file)
    return sidecar ? JSON.stringify(sidecar) : null
  }
  const now = Date.now()
  const kept = await keptFiles(found.files, previous, sidecarText, signal)
  const allTasks = new Map(
    found.files.map(({ path, file, bytes }): [string, Task] => {
      return [file, { path, file, bytes, sidecar: sidecarOf.get(file) ?? null }]
    }),
  )
  const tasks = [...allTasks.values()].filter(({ file }) => !kept.has(file))
  if (tasks.length > 0) options.onReading?.()
  const writer = store.write(segmenter)
  const { read } = await readSettled(tasks, [...kept.values()], file => allTasks.get(file)!, {
    writer,
    maxFileBytes,
    ocr,
    threads,
    signal,
    reporting: tasks => reporting(tasks, found.files.length, onProgress),
  })
  const states = found.files.map(({ file, stamp, changed }): SourceState => {
    const result = read.get(file) ?? null
    const trusted = changed < now - TICK ? stamp : null
    return { file, stamp: trusted, sidecar: sidecarText(file), result }
  })
  const assembled = assemble(states, previous?.files ?? null)
  const skipped = [
    ...found.skipped,
    ...sidecarFailures,
    ...assembled.records.flatMap(({ failures }) => failures),
  ]
  const gathered: Gathered = {
    previous,
    rebuilt: before && 'reason' in before ? before.reason : null,
    writer,
    assembled,
    skipped,
    reused: assembled.records.filter(({ file, reports }) => reports.length > 0 && !read.has(file)).length,
    removed: countRemoved(previous, found.files),
    isChanged: !previous || assembled.isChanged || !isEqual(skipped, previous.info.skipped),
  }
  if (!previous) return gathered
  if (!gathered.isChanged) {
    // “Nothing to do” is only said of an index that is whole: indexing again is how a damaged one is mended.
    return (await store.isWhole()) ? gathered : gather(found, { reason: '原有索引已损坏' }, options)
  }
  try {
    // The last index stands before the parts just read: `assemble` counts on it.
    await writer.keepLast()
    return gathered
  } catch (error) {
    const reason = unusable(error)
    if (typeof reason !== 'string') throw error
    return gather(found, { reason }, options)
  }
}

// --- internal ---

/** A file changed so shortly before it was read may have changed again within one tick of its clock. Milliseconds. */
const TICK = 2000

/** Files whose content, and what is given for them, are what the last index has. */
async function keptFiles(
  files: readonly FoundFile[],
  previous: Previous | null,
  sidecarText: (file: string) => string | null,
  signal: AbortSignal | undefined,
): Promise<Map<string, SourceRecord>> {
  const kept = new Map<string, SourceRecord>()
  const records = new Map(previous?.files.map(record => [record.file, record]))
  const turn = inTurns()
  for (const { path, file, stamp } of files) {
    const record = records.get(file)
    if (!record || record.hash === null || record.left || record.sidecar !== sidecarText(file)) continue
    if (record.stamp === stamp || (await hashOf(path)) === record.hash) kept.set(file, record)
    await turn()
    signal?.throwIfAborted()
  }
  return kept
}

/** Null where it cannot be read: reading it again will report why. */
const hashOf = (path: string): Promise<string | null> => hashOfFile(path).catch(() => null)

function countRemoved(previous: Previous | null, files: readonly FoundFile[]): number {
  const there = new Set(files.map(({ file }) => file))
  return previous?.files.filter(({ file }) => !there.has(file)).length ?? 0
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
