// engine-store.ts — the interface to where snapshots are kept, and how the reports of a folder become a new one. Not:
// asking a snapshot (engine.ts), a store.
//
// An indexer reads files on several threads. Each thread makes a part of the index with a builder of the store. Only the
// store knows what a part consists of: columns, or documents that are already on their way to a cluster. When all files
// are read, the indexer says which reports of which parts make the snapshot, the last snapshot being one part, and the
// store publishes it in one step.
import type { Fingerprint } from '../analysis/fingerprint.ts'
import type { Segmenter } from '../analysis/segmenter.ts'
import type { Report } from '../report/report.ts'
import type { Columns } from '../snapshot/columns.ts'
import type { SnapshotEntry } from '../snapshot/history.ts'
import type { SnapshotCheck } from '../snapshot/verify.ts'
import type { Engine } from './engine.ts'
import type { StoredTexts } from './store/text-columns.ts'

export interface SnapshotCounts {
  reports: number
  paragraphs: number
  passages: number
  /** UTF-16 units of all passages. */
  characters: number
}

/** What a snapshot says of itself. */
export interface SnapshotInfo {
  version: string
  /** ISO 8601. */
  builtAt: string
  fingerprint: Fingerprint
  counts: SnapshotCounts
  skipped: { file: string; reason: string }[]
}

/** A report by its place. */
export interface Place {
  /** 0 is the last snapshot where the writer keeps it; the parts just read follow. */
  part: number
  /** Number of the report in that part. */
  report: number
}

/** What a builder made: data that can cross threads, understood by the store alone. */
export interface PartData {
  data: unknown
  /** Buffers that are moved to the other thread, not copied. */
  transfer: ArrayBuffer[]
}

export interface PartBuilder {
  /** Adds a report; ids must be distinct. */
  add(report: Report): void
  /** Passages added so far. */
  readonly passages: number
  /**
   * What is ready to leave this thread; null: nothing yet. Called after every batch of files and once at the end. A store
   * that sends reports on hands them over batch by batch; one that sorts them keeps them to the end.
   */
  handOver(isLast: boolean): PartData | null
}

/** How a thread gets a builder: a module that exports `createPartBuilder`, and what to call it with. */
export interface PartRecipe {
  /** Of a compiled module. */
  url: string
  /** Structured-clonable. */
  with: unknown
}

export interface NextSnapshot extends Pick<SnapshotInfo, 'builtAt' | 'fingerprint' | 'skipped'> {
  /** Every report of the snapshot in its order; none twice, their ids distinct. */
  order: readonly Place[]
  /**
   * What is kept beside the reports (suggestions, the list of files, the dictionary), made while the rest is written.
   * @param texts of the whole snapshot; they stay readable until all is made
   */
  beside(texts: StoredTexts): AsyncIterable<Columns>
}

/** One snapshot being written. Readers see it only after `publish`; an abandoned one leaves nothing behind. */
export interface SnapshotWriter {
  /** In this thread. */
  createPartBuilder(): PartBuilder
  /** For other threads; null where they cannot have one. */
  readonly recipe: PartRecipe | null
  /** Takes what a builder hands over. @param part numbered by the caller from 0, in no order */
  take(part: number, data: PartData): Promise<void>
  /** Makes the last snapshot part 0 and moves the others up by one. @throws JiansuoError as `EngineStore.open` */
  keepLast(): Promise<void>
  /** @throws JiansuoError `io`, the signal's reason, or what `beside` throws; the last snapshot is then still current */
  publish(next: NextSnapshot, signal?: AbortSignal): Promise<SnapshotInfo>
}

export interface OpenedSnapshot {
  engine: Engine
  /** What was kept beside it. */
  beside: Columns
}

/** Errors of all: JiansuoError `no-snapshot`, `bad-snapshot`, `stale-snapshot`, `busy`, `io`, `unavailable`. */
export interface EngineStore {
  /** Changes exactly when another snapshot becomes the current one. */
  current(): Promise<string>
  /** Of the current snapshot. */
  info(): Promise<SnapshotInfo>
  /** One column kept beside the current snapshot; null: there is none of that name. */
  readBeside(name: string): Promise<Uint8Array | null>
  /** Whether the current snapshot is undamaged to the last byte. */
  isWhole(): Promise<boolean>
  /** @param begun called early with the segmenter that the snapshot needs, so that it loads while columns are read */
  open(begun?: (cutBy: Fingerprint) => void): Promise<OpenedSnapshot>
  /** One indexer at a time. @returns gives the lock back */
  lock(): Promise<() => Promise<void>>
  /** @param segmenter what the texts are cut with */
  write(segmenter: Segmenter): SnapshotWriter
  /** Reads every file of the current snapshot, and reports for each whether it is undamaged. */
  verify(): Promise<SnapshotCheck>
  /** Snapshots that can be made current again, the newest first, the current one among them. */
  snapshots(): Promise<SnapshotEntry[]>
  /**
   * Checks another snapshot and makes it the current one. Takes the lock itself.
   *
   * @param version default: the newest before the current one
   * @returns the version now current
   * @throws JiansuoError `not-found`, `bad-snapshot`, `stale-snapshot`, `busy`
   */
  rollback(version?: string): Promise<string>
}
