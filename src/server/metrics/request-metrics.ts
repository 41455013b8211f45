// request-metrics.ts — counts and times every request that passes through, by route and status. Not: the state of the
// process.
import type { RequestHandler } from 'express'
import { labels, metric, sample } from './exposition.ts'

/** Upper bounds in seconds; a search takes about a millisecond, a long report a few. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

/** Refusals that an administrator wants to see beside each other. */
const REASONS: Record<number, string> = {
  401: 'unauthorized',
  403: 'forbidden',
  421: 'misdirected',
  429: 'rate-limited',
}

export interface RequestCounts {
  /** The route is `response.locals.route`. */
  middleware: RequestHandler
  /** @param overloaded requests refused because too many waited, since the start */
  lines(overloaded: number): string[]
}

export function countRequests(): RequestCounts {
  const requests = new Map<string, { route: string; status: number; count: number }>()
  const durations = new Map<string, { buckets: number[]; sum: number; count: number }>()
  const rejected = new Map(Object.values(REASONS).map(reason => [reason, 0]))
  let open = 0

  const observe = (route: string, status: number, seconds: number) => {
    const key = `${route} ${status}`
    const counter = requests.get(key) ?? { route, status, count: 0 }
    counter.count++
    requests.set(key, counter)
    const reason = REASONS[status]
    if (reason !== undefined) rejected.set(reason, rejected.get(reason)! + 1)
    const histogram = durations.get(route) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 }
    BUCKETS.forEach((bound, i) => {
      if (seconds <= bound) histogram.buckets[i]!++
    })
    histogram.sum += seconds
    histogram.count++
    durations.set(route, histogram)
  }

  return {
    middleware(_request, response, next) {
      const start = process.hrtime.bigint()
      open++
      response.once('close', () => {
        open--
        // Only routes we name: a label made from the address would grow without end.
        const route = typeof response.locals.route === 'string' ? response.locals.route : 'other'
        observe(route, response.statusCode, Number(process.hrtime.bigint() - start) / 1e9)
      })
      next()
    },
    lines: overloaded => [
      ...metric('http_requests_total', 'counter', 'Requests answered, by route and status.', [
        ...Array.from(
          requests.values(),
          r => [labels({ route: r.route, status: r.status }), r.count] as const,
        ),
      ]),
      '# HELP http_request_duration_seconds Time from the request to the last byte of the answer.',
      '# TYPE http_request_duration_seconds histogram',
      ...Array.from(durations, ([route, h]) => [
        ...h.buckets.map((n, i) =>
          sample('http_request_duration_seconds_bucket', { route, le: BUCKETS[i]! }, n),
        ),
        sample('http_request_duration_seconds_bucket', { route, le: '+Inf' }, h.count),
        sample('http_request_duration_seconds_sum', { route }, h.sum),
        sample('http_request_duration_seconds_count', { route }, h.count),
      ]).flat(),
      ...metric('http_requests_open', 'gauge', 'Requests that are not over yet.', [['', open]]),
      ...metric('jiansuo_requests_rejected_total', 'counter', 'Requests refused, by reason.', [
        [labels({ reason: 'overloaded' }), overloaded],
        ...Array.from(rejected, ([reason, count]) => [labels({ reason }), count] as const),
      ]),
    ],
  }
}
