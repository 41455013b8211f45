// load-failure.ts — why a native part did not load, in one line. Not: loading.

/**
 * Of an error and its causes the first that does not merely miss a file: @node-rs/jieba tries one build after the other, and
 * the one meant for this machine may lack a library.
 *
 * @example
 * loadFailure(new Error('Cannot find native binding', { cause: new Error('librt.so.1: cannot open shared object file') }))
 * // => 'librt.so.1: cannot open shared object file'
 */
export function loadFailure(error: unknown): string {
  const lines: string[] = []
  for (let one = error; one instanceof Error; one = one.cause) lines.push(one.message.split('\n')[0]!)
  return lines.find(line => !line.startsWith('Cannot find ')) ?? lines[0] ?? String(error)
}
