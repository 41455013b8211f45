// etag.ts — the ETag of an answer, computed from what determines the answer. Not: computing or sending the answer.
import { createHash } from 'node:crypto'

/** What a question says: where, and with which values. */
export interface Question {
  path: string
  /** The segment of the path that is a name; empty where it has none. */
  id: string
  values: object
}

/**
 * Of the program, the index, the question and the year of today, by which `quality` judges; of nothing else, so that an
 * unchanged answer keeps it. Weak, because compression gives the same answer other bytes.
 *
 * @param version of the program
 * @param identity of the index, as its searcher tells it
 */
export function etagOf(version: string, identity: string, { path, id, values }: Question): string {
  const given = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))
  const settled = [version, identity, new Date().getFullYear(), path, id, given]
  return `W/"${createHash('sha256').update(JSON.stringify(settled)).digest('base64url').slice(0, 22)}"`
}
