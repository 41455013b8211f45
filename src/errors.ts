// errors.ts — the one error class whose message is meant for a person. Not: HTTP statuses, exit codes.

/**
 * - `bad-query` a parameter or query that the caller can correct
 * - `bad-report` a file that cannot be read
 * - `bad-config` a wrong flag, variable or config file
 * - `not-found` no such report
 * - `no-snapshot` nothing is indexed yet
 * - `snapshot-gone` the snapshot was removed during the question; asking the new one succeeds
 * - `bad-snapshot` damaged, foreign or half-written
 * - `stale-snapshot` built by another version, segmenter or dictionary
 * - `busy` another process holds the lock or the port
 * - `io` the disk or a folder refuses
 * - `timeout` the time allowed has passed
 * - `overloaded` too many questions at once; try again later
 * - `unavailable` a remote engine cannot be reached
 */
export const ERROR_CODES = [
  'bad-query',
  'bad-report',
  'bad-config',
  'not-found',
  'no-snapshot',
  'snapshot-gone',
  'bad-snapshot',
  'stale-snapshot',
  'busy',
  'io',
  'timeout',
  'overloaded',
  'unavailable',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * Which fault it is, where one code covers several. With it, and with `about`, a message can be written in any language.
 * `about` holds, in this order:
 *
 * - `unknown-parameter`, `repeated-parameter`, `missing-parameter`: the name
 * - `bad-value`: name and value
 * - `unknown-division`: the name given
 * - `too-many-expressions`, `too-many-occurrences`, `too-many-rows`: how many, and how many are allowed
 * - `too-few-reports`: how many were chosen, how many are left, and the least of each
 * - `unfit-parameter`: the name, and the view it does not belong to
 * - `unread-list`: of a wrong line its number, why (`Untaken`), and the words in question
 * - `no-report`: its id
 * - `too-large-library`, `stale-place`, `bad-encoding`, `bad-body`, `swapped`: nothing
 */
export const REASONS = [
  'unknown-parameter',
  'repeated-parameter',
  'missing-parameter',
  'bad-value',
  'unknown-division',
  'too-many-expressions',
  'too-many-occurrences',
  'too-many-rows',
  'too-few-reports',
  'unfit-parameter',
  'unread-list',
  'no-report',
  'too-large-library',
  'stale-place',
  'bad-encoding',
  'bad-body',
  'swapped',
] as const
export type Reason = (typeof REASONS)[number]

interface Details extends ErrorOptions {
  reason?: Reason | undefined
  about?: readonly (string | number)[]
}

/**
 * An expected failure. Its message names the thing, what was found, and the next step, in Chinese.
 * Anything else that is thrown is a bug.
 *
 * @example throw new JiansuoError('no-snapshot', '索引目录 index 里还没有索引：请先运行 jiansuo index 文件夹')
 */
export class JiansuoError extends Error {
  override readonly name = 'JiansuoError'
  readonly code: ErrorCode
  readonly reason: Reason | undefined
  /** The names and numbers that the message is about, as `REASONS` says. */
  readonly about: readonly string[]
  constructor(code: ErrorCode, message: string, { reason, about = [], ...options }: Details = {}) {
    super(message, options)
    this.code = code
    this.reason = reason
    this.about = about.map(String)
  }
}
