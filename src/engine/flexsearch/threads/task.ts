// task.ts — what crosses between a core that is asked and the threads that answer. Not: either side of it.
import type { JiansuoError } from '../../../errors.ts'
import type { RankingParameters } from '../../ranking/ranking-parameters.ts'
import type { Core } from '../core.ts'
import type { StoredColumns } from '../index-columns.ts'
import type { CacheShares } from '../memory-limit.ts'
import type { CrossingAnswer } from './crossing.ts'

export type Method = Exclude<keyof Core, 'close'>

/** A call of a core, without who asks. */
export interface Call<M extends Method = Method> {
  method: M
  given: Parameters<Core[M]>[0]
}
/** What comes back of such a call. */
export type AnswerTo<M extends Method> = M extends 'search' ? CrossingAnswer : Awaited<ReturnType<Core[M]>>

export interface Task {
  /** Number of the snapshot that is asked: a thread keeps one open. */
  snapshot: number
  /** What the thread needs to open it; absent where it most likely has. */
  opening: Opening | null
  /** Null: only to open it. */
  call: Call | null
  /** Shared: whether nobody waits any more, and whether the thread has begun the call. */
  state: Int32Array
  /** As in `Ask`. */
  deadline: number | undefined
}

/** Places in `Task.state`; 1 is yes. */
export const LEFT = 0
export const BEGUN = 1

export interface Opening {
  /** Those in memory should be shared: what is not is copied. */
  stored: StoredColumns
  /** What a thread may keep of those on disk; null: there are none. */
  cache: CacheShares | null
  ranking: Partial<RankingParameters>
}

export type Reply =
  | { type: 'answer'; answer: unknown }
  /** The thread has not opened this snapshot: ask again, with what it needs. */
  | { type: 'unopened' }
  /** Nobody waited any more when its turn came. */
  | { type: 'left' }
  /** An error keeps what it says; classes do not cross. `ours` is null for a defect. */
  | {
      type: 'failed'
      ours: Pick<JiansuoError, 'code' | 'reason' | 'about'> | null
      message: string
      stack: string | undefined
    }
