// cursor.ts — a position between two pages as an opaque string. Not: which hits are there.
import { JiansuoError } from '../errors.ts'
import type { PageRequest } from './engine.ts'

/** The position behind the first `hits` of a snapshot. */
export const cursorBehind = (hits: number, version: string): string => `${version}+${hits}`

/** Hits to skip. @throws JiansuoError `bad-query` for a cursor of another snapshot, or a string that is no cursor */
export function offsetOf({ after = null, offset }: PageRequest, version: string): number {
  if (after === null) return offset
  const [, of, hits] = /^(.+)\+(\d{1,10})$/.exec(after) ?? []
  if (of !== version || hits === undefined)
    throw new JiansuoError('bad-query', '索引已更新，接着取下一页的位置已失效：请从第一页重新检索', {
      reason: 'stale-place',
    })
  return Number(hits)
}
