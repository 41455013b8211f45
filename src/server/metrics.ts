// metrics.ts — counts and durations in the text format of Prometheus. Not: what is worth an alarm.
//
// Written out rather than taken from a library: five metrics of three kinds are fewer lines than a client's
// set-up, and spare an offline installation its dependencies.
import type { RequestHandler } from 'express'

/** Upper bounds in seconds; a search takes about a millisecond, a long report a few. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

export interface Metrics {
  /** Counts and times every request that passes through. The route is `response.locals.route`. */
  middleware: RequestHandler
  /** The exposition, ending in a line feed. */
  text(gauges: { ready: boolean; version: string; indexVersion: string | null }): string
}

export function createMetrics(): Metrics {
  const requests = new Map<string, { route: string; status: number; count: number }>()
  const durations = new Map<string, { buckets: number[]; sum: number; count: number }>()

  const observe = (route: string, status: number, seconds: number) => {
    const key = `${route} ${status}`
    const counter = requests.get(key) ?? { route, status, count: 0 }
    counter.count++
    requests.set(key, counter)
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
      response.once('close', () => {
        // Only routes we name: a label made from the address would grow without end.
        const route = typeof response.locals.route === 'string' ? response.locals.route : 'other'
        observe(route, response.statusCode, Number(process.hrtime.bigint() - start) / 1e9)
      })
      next()
    },
    text({ ready, version, indexVersion }) {
      const cpu = process.cpuUsage()
      const lines = [
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
        ...metric('jiansuo_ready', 'gauge', '1 when a snapshot is loaded.', [['', ready ? 1 : 0]]),
        ...metric('jiansuo_info', 'gauge', 'Versions of the program and of the loaded snapshot.', [
          [labels({ version, index_version: indexVersion ?? '' }), 1],
        ]),
        ...metric('process_cpu_seconds_total', 'counter', 'User and system time.', [
          ['', (cpu.user + cpu.system) / 1e6],
        ]),
        ...metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', [
          ['', process.memoryUsage.rss()],
        ]),
        ...metric('process_start_time_seconds', 'gauge', 'Start, in seconds since 1970.', [
          ['', Math.round(performance.timeOrigin / 1000)],
        ]),
      ]
      return `${lines.join('\n')}\n`
    },
  }
}

const escapeLabel = (value: unknown) =>
  String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
const labels = (of: Record<string, unknown>) =>
  `{${Object.entries(of)
    .map(([name, value]) => `${name}="${escapeLabel(value)}"`)
    .join(',')}}`
const sample = (name: string, of: Record<string, unknown>, value: number) => `${name}${labels(of)} ${value}`
const metric = (
  name: string,
  type: string,
  help: string,
  samples: (readonly [labels: string, value: number])[],
) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...samples.map(([of, value]) => `${name}${of} ${value}`),
]
