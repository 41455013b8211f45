// sources.ts — which files an index was made of, kept in it, so that the next run reads only what changed.
// Not: comparing them.
import type { Fingerprint } from '../analysis/fingerprint.ts'
import { difference } from '../analysis/fingerprint.ts'
import type { EngineStore, SnapshotInfo } from '../engine/engine-store.ts'
import { JiansuoError } from '../errors.ts'
import type { EdgeLines } from '../report/cleaning/repeated-lines.ts'
import { decodeJson, encodeJson } from '../snapshot/columns.ts'
import { codeDigest } from './code-digest.ts'
import type { Skipped } from './discover.ts'

export interface SourceRecord {
  file: string
  /** `FoundFile.stamp` when it was read; null: changed so shortly before that it may have changed again unseen. */
  stamp: string | null
  /** SHA-256 of the content; null: it could not be read. */
  hash: string | null
  /** What was given for it beside it, as JSON; null: nothing. */
  sidecar: string | null
  /** Ids of its reports in the index, where they follow those of the record before. */
  reports: string[]
  /** Some of its reports are not in the index, because another file has their ids. */
  left: boolean
  failures: Skipped[]
  /** As `FileResult` has them. */
  isLittleKept: boolean
  edges: EdgeLines | null
  gone: string[]
}

export interface Sources {
  /** `codeDigest` of the program that read them, and the command that recognised text. */
  program: string
  /** In the order of the index. */
  files: SourceRecord[]
}

/** The column that holds them. */
export const SOURCES = 'sources'

/** Scans are read otherwise with another command that recognises their text. */
const programWith = (ocr: string | null | undefined) => (ocr ? `${codeDigest()} ${ocr}` : codeDigest())

export const encodeSources = (files: SourceRecord[], ocr?: string | null): Uint8Array =>
  encodeJson({ program: programWith(ocr), files } satisfies Sources)

export interface Previous {
  info: SnapshotInfo
  files: SourceRecord[]
}

/**
 * The index as it is, if what it holds of a file is what this program would read from it today.
 *
 * @returns the index, or in Chinese why nothing of it can be used; null where there is none
 */
export async function readPrevious(
  store: EngineStore,
  current: Fingerprint,
  ocr?: string | null,
): Promise<Previous | { reason: string } | null> {
  try {
    const info = await store.info()
    const part = difference(info.fingerprint, current)
    if (part) return { reason: `${PARTS[part]}已改变` }
    const column = await store.readBeside(SOURCES)
    const { program, files } = column ? (decodeJson(column) as Sources) : { program: '', files: [] }
    return program === programWith(ocr) ? { info, files } : { reason: '程序或文字识别命令已改变' }
  } catch (error) {
    const reason = unusable(error)
    if (reason === undefined) throw error
    return reason === null ? null : { reason }
  }
}

/** Why an index cannot be used, in Chinese; null: there is none; undefined: this error is about something else. */
export function unusable(error: unknown): string | null | undefined {
  if (!(error instanceof JiansuoError)) return undefined
  const reasons: Partial<Record<typeof error.code, string | null>> = {
    'no-snapshot': null,
    'stale-snapshot': '原有索引由其他版本的程序建立',
    'bad-snapshot': '原有索引已损坏',
  }
  return reasons[error.code]
}

// --- internal ---

const PARTS = { segmenter: '分词组件', dictionary: '词典', skeleton: '文字归一规则' }
