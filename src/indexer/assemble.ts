// assemble.ts — files kept and files read, in their order: which reports make the index. Not: reading, or columns.
import type { Place } from '../engine/engine-store.ts'
import type { ReadFile } from './read-all.ts'
import type { SourceRecord } from './sources.ts'

export interface SourceState extends Pick<SourceRecord, 'file' | 'stamp' | 'sidecar'> {
  /** What was read from it; null: the last index has it already, unchanged. */
  result: ReadFile | null
}

export interface Assembled {
  /** What the next run will compare with. */
  records: SourceRecord[]
  /** Every report of the index; part 0 is the last index where there is one, the parts just read follow. */
  order: Place[]
  /** Whether this is another index than the last: other files, order, content or failures. */
  isChanged: boolean
}

/**
 * Of two reports with one id the first is kept, and the file of the other reported.
 *
 * @param states every file in the order of the index
 * @param previous what the last index was made of; null: nothing is kept
 */
export function assemble(
  states: readonly SourceState[],
  previous: readonly SourceRecord[] | null,
): Assembled {
  const kept = new Map<string, { record: SourceRecord; first: number }>()
  let count = 0
  for (const record of previous ?? []) {
    kept.set(record.file, { record, first: count })
    count += record.reports.length
  }
  const owners = new Map<string, string>()
  const order: Place[] = []
  const records = states.map(({ file, stamp, sidecar, result }): SourceRecord => {
    const { record, first } = kept.get(file) ?? { record: null, first: 0 }
    const { reports: ids, failures, hash, isLittleKept, edges, gone } = (result ?? record)!
    const start = result
      ? { ...result.place, part: result.place.part + (previous ? 1 : 0) }
      : { part: 0, report: first }
    const repeated: { id: string; owner: string }[] = []
    const reports = ids.filter((id, i) => {
      const owner = owners.get(id)
      if (owner !== undefined) repeated.push({ id, owner })
      else {
        owners.set(id, file)
        order.push({ part: start.part, report: start.report + i })
      }
      return owner === undefined
    })
    const said = repeated.map(({ id, owner }) => {
      return { file, reason: `报告编号 ${id} 已被 ${owner} 使用：请改用不重复的编号` }
    })
    return {
      file,
      stamp,
      hash,
      sidecar,
      reports,
      left: repeated.length > 0,
      failures: [...failures, ...said],
      isLittleKept,
      edges,
      gone,
    }
  })
  const content = (records: readonly SourceRecord[]) =>
    JSON.stringify(records, (key, value) => (key === 'stamp' ? null : value))
  return { records, order, isChanged: previous === null || content(records) !== content(previous) }
}
