// cursor.ts — a place between two pages as an opaque text. Not: which hits stand there.
import { JiansuoError } from '../errors.ts'
import type { PageRequest } from './engine.ts'

/** The place behind so many hits of a snapshot. */
export const cursorBehind = (hits: number, version: string): string => `${version}+${hits}`

/** Hits left out in front of the page. @throws JiansuoError `bad-query`: a cursor of another snapshot, or none at all. */
export function offsetOf({ after = null, offset }: PageRequest, version: string): number {
  if (after === null) return offset
  const [, of, hits] = /^(.+)\+(\d{1,10})$/.exec(after) ?? []
  if (of !== version || hits === undefined)
    throw new JiansuoError('bad-query', '索引已更新，接着取下一页的位置已失效：请从第一页重新检索', {
      reason: 'stale-place',
    })
  return Number(hits)
}
