// pool-worker.ts — a thread that does as it is told, for the tests of the pool. Not: a core.
import { threadId } from 'node:worker_threads'
import { BEGUN, LEFT, type Reply, type Task } from '../../src/engine/flexsearch/threads/task.ts'

/** @param call its `given` says how to behave */
export default async function behave({ call, state }: Task): Promise<Reply> {
  const isLeft = () => Atomics.load(state, LEFT) === 1
  if (call?.given === 'opening') while (!isLeft());
  else Atomics.store(state, BEGUN, 1)
  switch (call?.given) {
    case 'opening': {
      const until = performance.now() + 200
      while (performance.now() < until);
      break
    }
    case 'deaf':
      for (;;);
    case 'listening':
      while (!isLeft());
      break
    case 'ending':
      process.exit()
  }
  return { type: 'answer', answer: threadId }
}
