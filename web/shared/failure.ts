// failure.ts — what went wrong with a question, in words and as nodes. Not: nothing found, which is an answer.
import { ServiceError } from './client.ts'
import { h } from './dom.ts'

type FailureWords = Record<'offline' | 'starting' | 'broken', string>

/** The server's own words where it gave any: they name the parameter and the remedy. */
export function failureText(error: unknown, words: FailureWords): string {
  if (!(error instanceof ServiceError)) return words.broken
  if (error.message) return error.message
  if (error.status === 0) return words.offline
  return error.status === 503 ? words.starting : words.broken
}

export function errorNode(
  error: unknown,
  words: FailureWords & Record<'errorTitle' | 'retry', string>,
  retry: () => void,
): HTMLElement {
  return h(
    'div',
    { class: 'empty error', role: 'alert' },
    h('h1', {}, words.errorTitle),
    h('p', {}, failureText(error, words)),
    h('p', {}, h('button', { type: 'button', class: 'primary', onclick: retry }, words.retry)),
  )
}
