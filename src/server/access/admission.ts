// admission.ts — limits how many questions are answered at once; the others wait in a bounded queue, clients by turns. Not:
// HTTP.
import { JiansuoError } from '../../errors.ts'

export interface AdmissionOptions {
  /** Questions answered at once. */
  slots: number
  /** Questions that may wait; further ones are refused. */
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
  /**
   * The same for the next piece of an answer that has begun: it waits its turn, but is never refused.
   *
   * @throws the signal's reason
   */
  goOn<T>(client: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>
  /** Of this moment; `refused` since the start. */
  state(): { running: number; waiting: number; refused: number }
}

/**
 * What holds where nobody says otherwise: two questions a thread, one in it and one whose passages are being marked or
 * written, 4 at least; 128 more wait, ten seconds at most.
 *
 * @example admissionFor(8) // { slots: 16, line: 128, patience: 10_000 }
 */
export const admissionFor = (threads: number): AdmissionOptions => ({
  slots: Math.max(4, 2 * threads),
  line: 128,
  patience: 10_000,
})

interface Waiting {
  /** Whether it may be refused: it is no part of an answer that is being given already. */
  isNew: boolean
  start(): void
  refuse(error: unknown): void
}

export function createAdmission({ slots, line, patience }: AdmissionOptions): Admission {
  /** By client; whose turn is next comes first. Nobody in it has nothing waiting. */
  const queues = new Map<string, Waiting[]>()
  let running = 0
  /** All of them; and those that may be refused, which are what the line bounds. */
  let waiting = 0
  let refusable = 0
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
    if (one.isNew) refusable--
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
    if (refusable < line) return true
    const newOf = (queue: Waiting[] = []) => queue.filter(({ isNew }) => isNew)
    const [greedy, queue] = [...queues]
      .map(([of, queue]) => [of, newOf(queue)] as const)
      .reduce((a, b) => (b[1].length > a[1].length ? b : a))
    if (queue.length <= newOf(queues.get(client)).length + 1) return false
    const last = queue.at(-1)!
    remove(greedy, last)
    last.refuse(overloaded())
    return true
  }

  const inTurn = async <T>(
    client: string,
    signal: AbortSignal,
    work: () => Promise<T>,
    isNew: boolean,
  ): Promise<T> => {
    signal.throwIfAborted()
    if (running >= slots || waiting > 0) {
      if (isNew && !makeRoom(client)) throw overloaded()
      await new Promise<void>((start, refuse) => {
        const leave = () => settle(() => refuse(signal.reason))
        const timer = isNew ? setTimeout(() => settle(() => refuse(overloaded())), patience) : undefined
        const one: Waiting = {
          isNew,
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
        if (isNew) refusable++
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
  }

  return {
    run: (client, signal, work) => inTurn(client, signal, work, true),
    goOn: (client, signal, work) => inTurn(client, signal, work, false),
    state: () => ({ running, waiting, refused }),
  }
}
