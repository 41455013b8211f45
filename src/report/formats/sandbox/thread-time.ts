// thread-time.ts — processor time that one thread has used. Not: what it used it for.
import { readFileSync, readlinkSync } from 'node:fs'

/** Linux counts in hundredths of a second, whatever the machine. */
const TICK = 10

/** Where the system keeps the account of the thread that calls; null where it keeps none (not Linux). */
export function ownAccount(): string | null {
  try {
    return `/proc/${readlinkSync('/proc/thread-self')}/stat`
  } catch {
    return null
  }
}

/**
 * Processor time of a thread, in milliseconds; it stands still while the machine is paused or busy with others. Without
 * an account it is that of the whole process divided by `threads`, those that are at work: near enough to bound a loop.
 */
export function threadTime(account: string | null, threads: number): number {
  if (account !== null) {
    try {
      const stat = readFileSync(account, 'latin1')
      // The name, in brackets, may hold anything; user and system time are the 14th and 15th field.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) * TICK
    } catch {
      // gone, or a system that hides it
    }
  }
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 / Math.max(1, threads)
}
