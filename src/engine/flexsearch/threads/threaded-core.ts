// threaded-core.ts — a core whose questions are answered by threads over the same columns. Not: the threads (thread-pool.ts),
// the core in each of them.
import { JiansuoError } from '../../../errors.ts'
import type { Ask, PageRequest } from '../../engine.ts'
import { bareRequest, type Every } from '../../requests.ts'
import type { Core } from '../core.ts'
import { answerOf } from './crossing.ts'
import type { AnswerTo, Call, Method, Opening, Reply } from './task.ts'
import type { ThreadPool } from './thread-pool.ts'

export interface ThreadedCore extends Core {
  /** Has every thread open the snapshot, so that no question waits for it. For a pool that nobody has asked yet. */
  ready(): Promise<void>
}

let snapshots = 0

/**
 * @param opening the columns should be shared; what is not is copied to every thread
 * @param pool one that nobody else asks for long: a thread keeps the snapshot open that it was asked last
 */
export function threadedCore(opening: Opening, pool: ThreadPool): ThreadedCore {
  const snapshot = ++snapshots

  async function answer<M extends Method>(call: Call<M>, ask: Ask | undefined): Promise<AnswerTo<M>> {
    const reply = await pool.run({ snapshot, opening: null, call }, ask)
    // The columns cross only then: to tell a thread of thirty of them takes longer than most answers.
    return answerIn(
      reply.type === 'unopened' ? await pool.run({ snapshot, opening, call }, ask) : reply,
    ) as AnswerTo<M>
  }

  return {
    search: async (request, ask) => answerOf(await answer({ method: 'search', given: pageOf(request) }, ask)),
    counts: (requests, ask) => answer({ method: 'counts', given: requests.map(bareRequest) }, ask),
    tally: (request, ask) => answer({ method: 'tally', given: bareRequest(request) }, ask),
    matching: (request, ask) => answer({ method: 'matching', given: bareRequest(request) }, ask),
    recount: (text, ask) => answer({ method: 'recount', given: text }, ask),
    async ready() {
      const each = Array.from({ length: pool.threads }, () => pool.run({ snapshot, opening, call: null }))
      for (const reply of await Promise.all(each)) answerIn(reply)
    },
    close: () => pool.close(),
  }
}

// --- internal ---

/** Without functions, which do not cross. */
function pageOf(request: PageRequest): Omit<Every<PageRequest>, 'after'> {
  const { order, distinct, limit, offset } = request
  return { ...bareRequest(request), order, distinct, limit, offset }
}

function answerIn(reply: Reply): unknown {
  if (reply.type === 'answer') return reply.answer
  if (reply.type !== 'failed') throw new Error(`a thread had no answer: ${reply.type}`)
  const { ours, message, stack } = reply
  throw ours ? new JiansuoError(ours.code, message, ours) : Object.assign(new Error(message), { stack })
}
