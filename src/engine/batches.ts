// batches.ts — joins a stream of batches into one list, where it is known to be short. Not: reading as it comes.

/** @example await joined(engine.matching({ ...request, report: id })) // the matching passages of one report */
export async function joined<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) for (const one of batch) all.push(one)
  return all
}
