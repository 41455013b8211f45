// asking.ts — an engine that passes on the signal and deadline in force. Not: setting them (asker.ts), stopping work
// (stopping.ts).
import { asker } from '../asker.ts'
import type { Ask, Engine } from './engine.ts'

/** The engine, each call of which gets the signal and deadline in force unless it is given others. */
export function heeding(engine: Engine): Engine {
  const now = (ask: Ask | undefined) => ask ?? asker()
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
