// processor-time.ts — how much work something is, whatever else the machine does meanwhile. Not: how long one waits.

/** Milliseconds of processor time that a call takes, in all threads of this process. */
export function processorTime(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
