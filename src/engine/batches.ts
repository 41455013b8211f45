// batches.ts — what comes in batches, in one piece: for whoever knows that it is not much. Not: reading as it comes.

/** @example await joined(engine.matching({ ...request, report: id })) // the matching passages of one report */
export async function joined<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const batch of batches) for (const one of batch) all.push(one)
  return all
}
