// metrics.ts — everything at /metrics. Not: what is worth an alarm (examples/monitoring/).
import type { RequestHandler } from 'express'
import { contract } from '../api/contract.ts'
import type { Admission } from './access/admission.ts'
import type { Keys } from './access/keys.ts'
import { metric } from './metrics/exposition.ts'
import { indexLines, type MeasuredIndex } from './metrics/indexes.ts'
import { measureProcess } from './metrics/process.ts'
import { countRequests } from './metrics/request-metrics.ts'

export const metricsContract = contract({
  path: '/metrics',
  summary: '运行指标（Prometheus 文本格式）',
  parameters: {},
  answer: ['text/plain; version=0.0.4; charset=utf-8'],
})

export interface Metrics {
  /** Counts and times every request that passes through. The route is `response.locals.route`. */
  middleware: RequestHandler
  /** The exposition, ending in a line feed. */
  text(of: {
    version: string
    indexes: readonly MeasuredIndex[]
    admissions: readonly Admission[]
    keys: Keys | null
  }): Promise<string>
}

export function createMetrics(): Metrics {
  const requests = countRequests()
  const process = measureProcess()
  return {
    middleware: requests.middleware,
    async text({ version, indexes, admissions, keys }) {
      const states = admissions.map(admission => admission.state())
      const sumOf = (what: 'running' | 'waiting' | 'refused') =>
        states.reduce((sum, state) => sum + state[what], 0)
      const lines = [
        ...requests.lines(sumOf('refused')),
        ...metric('jiansuo_requests_in_flight', 'gauge', 'Questions being answered.', [
          ['', sumOf('running')],
        ]),
        ...metric('jiansuo_queue_waiting', 'gauge', 'Questions waiting for their turn.', [
          ['', sumOf('waiting')],
        ]),
        ...(await indexLines(version, indexes)),
        ...metric('jiansuo_keys_failing', 'gauge', '1 while the file of keys changed and cannot be read.', [
          ['', keys?.isStale() ? 1 : 0],
        ]),
        ...process(),
      ]
      return `${lines.join('\n')}\n`
    },
  }
}
