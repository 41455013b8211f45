// process.ts — the state of the process: time, memory, how long its event loop is held up. Not: requests.
import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { metric } from './exposition.ts'

/** Milliseconds between looks at the event loop; what takes less is not seen. */
const RESOLUTION = 10

/** @returns the lines of this moment; delays are those since it was called last */
export function measureProcess(): () => string[] {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION })
  delays.enable()
  /** Nanoseconds, the resolution with them → seconds held up. */
  const held = (nanoseconds: number) =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - RESOLUTION / 1e3) : 0
  return () => {
    const cpu = process.cpuUsage()
    const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
    const lag = { mean: held(delays.mean), p99: held(delays.percentile(99)), max: held(delays.max) }
    delays.reset()
    return [
      ...metric(
        'nodejs_eventloop_lag_seconds',
        'gauge',
        'Mean delay of the event loop since the last look.',
        [['', lag.mean]],
      ),
      ...metric('nodejs_eventloop_lag_p99_seconds', 'gauge', 'Its 99th percentile.', [['', lag.p99]]),
      ...metric('nodejs_eventloop_lag_max_seconds', 'gauge', 'Its maximum.', [['', lag.max]]),
      ...metric('nodejs_heap_size_used_bytes', 'gauge', 'Heap in use.', [['', heapUsed]]),
      ...metric('nodejs_heap_size_total_bytes', 'gauge', 'Heap taken from the system.', [['', heapTotal]]),
      ...metric('nodejs_external_memory_bytes', 'gauge', 'Memory outside the heap: the index.', [
        ['', external],
      ]),
      ...metric('process_cpu_seconds_total', 'counter', 'User and system time.', [
        ['', (cpu.user + cpu.system) / 1e6],
      ]),
      ...metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', rss]]),
      ...openFiles(),
      ...metric('process_start_time_seconds', 'gauge', 'Start, in seconds since 1970.', [
        ['', Math.round(performance.timeOrigin / 1000)],
      ]),
    ]
  }
}

// --- internal ---

/** Files and connections that are open, and how many may be; only where the system tells (Linux). */
function openFiles(): string[] {
  try {
    const open = readdirSync('/proc/self/fd').length
    const most = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1])
    return [
      ...metric('process_open_fds', 'gauge', 'Open files and connections.', [['', open]]),
      ...(most > 0 ? metric('process_max_fds', 'gauge', 'How many may be open.', [['', most]]) : []),
    ]
  } catch {
    return []
  }
}
