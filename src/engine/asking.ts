// asking.ts — whoever is being answered, known to every call of an engine on the way: his signal, his deadline. Not: how
// work notices (stopping.ts), who is answered first.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Ask, Engine } from './engine.ts'

const current = new AsyncLocalStorage<Ask | undefined>()

/**
 * Does the work for somebody: what it asks an engine stops when he leaves, or his time is over.
 *
 * @example await asking({ signal, deadline: Date.now() + 30_000 }, () => searcher.search('行政复议'))
 */
export const asking = <T>(ask: Ask, work: () => T): T => current.run(ask, work)

/** Does work whose result is kept for others too: it does not stop because the first who asked has left. */
export const forEverybody = <T>(work: () => T): T => current.run(undefined, work)

/** The engine, every call of which is made for whoever is being answered, unless it says for whom itself. */
export function heeding(engine: Engine): Engine {
  const now = (ask: Ask | undefined) => ask ?? current.getStore()
  return {
    info: engine.info,
    search: (request, ask) => engine.search(request, now(ask)),
    counts: (requests, ask) => engine.counts(requests, now(ask)),
    tally: (request, ask) => engine.tally(request, now(ask)),
    matching: (request, ask) => engine.matching(request, now(ask)),
    recount: (text, ask) => engine.recount(text, now(ask)),
    reports: ask => engine.reports(now(ask)),
    report: (id, ask) => engine.report(id, now(ask)),
    contents: ask => engine.contents(now(ask)),
    close: () => engine.close(),
  }
}
