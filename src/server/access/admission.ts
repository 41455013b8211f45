// admission.ts — how many questions are answered at once, and who waits: in turn by client, in a bounded line. Not: HTTP.
import { JiansuoError } from '../../errors.ts'

export interface AdmissionOptions {
  /** Questions answered at once. */
  slots: number
  /** Questions that may wait; more are refused. */
  line: number
  /** Milliseconds one waits before it is refused. */
  patience: number
}

export interface Admission {
  /**
   * Does the work when its turn comes: each client's questions in their order, one client after the other.
   *
   * @param signal of a client who may leave; what still waits then is dropped
   * @throws JiansuoError `overloaded` when too many wait, or for too long; the signal's reason
   */
  run<T>(client: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>
  /** Of this moment; `refused` since the start. */
  state(): { running: number; waiting: number; refused: number }
}

interface Waiting {
  start(): void
  refuse(error: unknown): void
}

export function createAdmission({ slots, line, patience }: AdmissionOptions): Admission {
  /** By client; whose turn is next comes first. Nobody in it has nothing waiting. */
  const queues = new Map<string, Waiting[]>()
  let running = 0
  let waiting = 0
  let refused = 0

  const overloaded = () => {
    refused++
    return new JiansuoError('overloaded', '现在请求太多，没有轮到：请过几秒再试')
  }
  const remove = (client: string, one: Waiting): boolean => {
    const queue = queues.get(client)
    const at = queue?.indexOf(one) ?? -1
    if (!queue || at < 0) return false
    queue.splice(at, 1)
    if (queue.length === 0) queues.delete(client)
    waiting--
    return true
  }
  const next = () => {
    const [client, queue] = queues.entries().next().value ?? []
    if (client === undefined || !queue || running >= slots) return
    const one = queue[0]!
    remove(client, one)
    // Behind all others.
    if (queues.delete(client)) queues.set(client, queue)
    one.start()
  }
  /** Room for one more of this client: where one has more waiting than it would have, its last gives way. */
  const makeRoom = (client: string): boolean => {
    if (waiting < line) return true
    const [greedy, queue] = [...queues].reduce((a, b) => (b[1].length > a[1].length ? b : a))
    if (queue.length <= (queues.get(client)?.length ?? 0) + 1) return false
    const last = queue.at(-1)!
    remove(greedy, last)
    last.refuse(overloaded())
    return true
  }

  return {
    async run(client, signal, work) {
      signal.throwIfAborted()
      if (running >= slots || waiting > 0) {
        if (!makeRoom(client)) throw overloaded()
        await new Promise<void>((start, refuse) => {
          const leave = () => settle(() => refuse(signal.reason))
          const timer = setTimeout(() => settle(() => refuse(overloaded())), patience)
          const one: Waiting = {
            start: () => {
              running++
              done()
              start()
            },
            refuse: error => {
              done()
              refuse(error)
            },
          }
          const done = () => {
            clearTimeout(timer)
            signal.removeEventListener('abort', leave)
          }
          const settle = (how: () => void) => {
            if (!remove(client, one)) return
            done()
            how()
          }
          signal.addEventListener('abort', leave)
          const queue = queues.get(client)
          if (queue) queue.push(one)
          else queues.set(client, [one])
          waiting++
        })
      } else running++
      try {
        // Answers are found without a pause, so signs of life and refusals get their turn between any two of them.
        await new Promise(turn => setImmediate(turn))
        return await work()
      } finally {
        running--
        next()
      }
    },
    state: () => ({ running, waiting, refused }),
  }
}
