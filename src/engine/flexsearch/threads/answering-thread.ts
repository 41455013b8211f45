// answering-thread.ts — a thread of the pool: one core, over columns it shares with all the others. Not: which thread is asked.
import { JiansuoError } from '../../../errors.ts'
import { createBlockCache } from '../../../snapshot/block-cache.ts'
import { createCatalogue } from '../../store/catalogue.ts'
import { type Core, type CoreAnswer, createCore } from '../core.ts'
import { openColumns } from '../index-columns.ts'
import { createVerifiedPostings } from '../match/literal-postings.ts'
import { openTermIndex } from '../match/term-index.ts'
import { createScratch } from '../scratch.ts'
import { crossing } from './crossing.ts'
import { BEGUN, type Call, LEFT, type Opening, type Reply, type Task } from './task.ts'

let opened: { snapshot: number; core: Core } | null = null

/** What the pool calls. Never throws: an error that cannot be copied would end the thread. */
export default async function answer({ snapshot, opening, call, state, deadline }: Task): Promise<Reply> {
  const isLeft = () => Atomics.load(state, LEFT) === 1
  if (isLeft()) return { type: 'left' }
  try {
    if (opened?.snapshot !== snapshot) {
      if (!opening) return { type: 'unopened' }
      // What it held goes first: there is room for both no longer than it must be.
      opened = null
      opened = { snapshot, core: coreOver(opening) }
    }
    // Opening cannot be stopped, and must not end the thread that does it for the next one too.
    if (isLeft()) return { type: 'left' }
    Atomics.store(state, BEGUN, 1)
    const signal = {
      get aborted() {
        return isLeft()
      },
    }
    return { type: 'answer', answer: call && (await ask(opened.core, call, { signal, deadline })) }
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    const ours = error instanceof JiansuoError ? told(error) : null
    return { type: 'failed', ours, message, stack }
  }
}

// --- internal ---

const told = ({ code, reason, about }: JiansuoError) => ({ code, reason, about })

function coreOver({ stored, cache, ranking }: Opening): Core {
  const columns = openColumns(stored, cache && createBlockCache(cache.answering, cache.counts))
  const scratch = createScratch()
  const verified = createVerifiedPostings(columns, openTermIndex(columns, { scratch }))
  return createCore({
    columns,
    catalogue: createCatalogue(columns),
    verified,
    scratch,
    ranking,
    setBytes: cache?.sets,
  })
}

async function ask(
  core: Core,
  { method, given }: Call,
  ask: Parameters<Core['search']>[1],
): Promise<unknown> {
  const answer = await (core[method] as (given: unknown, by: typeof ask) => Promise<unknown>)(given, ask)
  if (method === 'search') return crossing(answer as CoreAnswer)
  return answer instanceof Uint32Array ? alone(answer) : answer
}

/** A view of scratch memory would cross with all of it. */
const alone = (list: Uint32Array): Uint32Array =>
  list.byteLength === list.buffer.byteLength ? list : list.slice()
