// pool-worker.ts — a thread that does as it is told, for the tests of the pool. Not: a core.
import { threadId } from 'node:worker_threads'
import type { Reply, Task } from '../../src/engine/flexsearch/threads/task.ts'

/** @param call its `given` says how to behave */
export default async function behave({ call, left }: Task): Promise<Reply> {
  switch (call?.given) {
    case 'deaf':
      for (;;);
    case 'listening':
      while (Atomics.load(left, 0) === 0);
      break
    case 'ending':
      process.exit()
  }
  return { type: 'answer', answer: threadId }
}
