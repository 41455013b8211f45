// processor-time.ts — how much work something is, whatever else the machine does meanwhile. Not: how long one waits.

/** Milliseconds of processor time that a call takes, in all threads of this process. */
export function processorTime(run: () => void): number {
  const milliseconds = processorClock()
  run()
  return milliseconds()
}

/** Milliseconds of processor time since it was made, in all threads of this process, whenever it is called. */
export function processorClock(): () => number {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
}
