// errors.ts — the one error class whose message is meant for a person. Not: HTTP statuses, exit codes.

/**
 * `bad-query` a parameter or query the caller can mend · `bad-report` a file that cannot be read ·
 * `bad-config` a flag, variable or config file · `not-found` no such report ·
 * `no-snapshot` nothing indexed yet · `snapshot-gone` removed while it was asked; opened anew it will do · `bad-snapshot` damaged, foreign or half-written ·
 * `stale-snapshot` built by another version, segmenter or dictionary · `busy` somebody else holds it ·
 * `io` the disk or a folder refuses · `timeout` the time allowed has passed · `overloaded` too many ask at once; later
 * it will do · `unavailable` an engine elsewhere cannot be reached.
 */
export type ErrorCode =
  | 'bad-query'
  | 'bad-report'
  | 'bad-config'
  | 'not-found'
  | 'no-snapshot'
  | 'snapshot-gone'
  | 'bad-snapshot'
  | 'stale-snapshot'
  | 'busy'
  | 'io'
  | 'timeout'
  | 'overloaded'
  | 'unavailable'

/**
 * An expected failure. Its message names the thing, what was found, and the next step, in Chinese.
 * Anything else that is thrown is a defect of ours.
 *
 * @example throw new JiansuoError('no-snapshot', '索引目录 index 里还没有索引：请先运行 jiansuo index 文件夹')
 */
export class JiansuoError extends Error {
  override readonly name = 'JiansuoError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
