// failure.ts — what went wrong with a question, in words and as nodes. Not: nothing found, which is an answer.
import type { Refusal } from '../../src/api/failure.ts'
import { ServiceError } from './client.ts'
import { h } from './dom.ts'

interface FailureWords extends Record<'offline' | 'starting' | 'broken', string> {
  failure(refusal: Refusal): string
}

/** What the server refused, by its code; else what is known of the failure. */
export function failureText(error: unknown, words: FailureWords): string {
  if (!(error instanceof ServiceError)) return words.broken
  if (error.refusal) return words.failure(error.refusal)
  if (error.status === 0) return words.offline
  return error.status === 503 ? words.starting : words.broken
}

interface Way {
  text: string
  href: string
}

/** @param way out, where asking the same again would only fail again */
export function errorNode(
  error: unknown,
  words: FailureWords & Record<'errorTitle' | 'retry', string>,
  retry: () => void,
  way?: Way,
): HTMLElement {
  // What was refused as wrongly asked is refused the next time too.
  const isHopeless = error instanceof ServiceError && error.status >= 400 && error.status < 429
  return h(
    'div',
    { class: 'empty error', role: 'alert' },
    h('h1', {}, words.errorTitle),
    h('p', {}, failureText(error, words)),
    isHopeless
      ? way && h('p', {}, h('a', { class: 'primary', href: way.href }, way.text))
      : h('p', {}, h('button', { type: 'button', class: 'primary', onclick: retry }, words.retry)),
  )
}
