// failed.ts — how a verb ends with exit code 1 once it has said why. Not: an error to print.

/** Thrown by a verb that has already printed what went wrong; nothing more is printed. */
export class Failed extends Error {
  override readonly name = 'Failed'
}
