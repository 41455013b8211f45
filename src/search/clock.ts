// clock.ts — how long an answer took, as answers tell it. Not: timing anything else.

/** Milliseconds since, to the microsecond. @param started of `performance.now()` */
export function elapsed(started: number): number {
  return Math.round((performance.now() - started) * 1000) / 1000
}
