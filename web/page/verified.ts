// verified.ts — the mark beside the totals that says whether the index agrees with a scan of all text. Not: the comparing,
// which is the server's.
import type { SearchResult } from '../../src/api/search.ts'
import type { Verification } from '../../src/api/verify.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import type { State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'

let composing = false
addEventListener('compositionstart', () => {
  composing = true
})
addEventListener('compositionend', () => {
  composing = false
})

/**
 * Asks the server to verify the question, and marks the totals with its answer. Shows nothing where nothing was compared,
 * where the answer is of another index than the totals, and where none comes.
 */
export async function showVerified(
  totals: HTMLElement,
  { indexVersion, relaxed, notices }: SearchResult,
  { q, mode }: State,
  words: PageWords,
  signal: AbortSignal,
): Promise<void> {
  // What was relaxed, or restricted to what does not exist, is not what was compared.
  if (relaxed || notices.some(({ code }) => code === 'unknown-region')) return
  try {
    // A person in the middle of a word is about to ask something else.
    while (composing)
      await new Promise(resolve => addEventListener('compositionend', resolve, { once: true }))
    const verification = await getJson<Verification>('api/parity', new URLSearchParams({ q, mode }), signal)
    if (signal.aborted || verification.texts.length === 0 || verification.indexVersion !== indexVersion)
      return
    totals.append(verifiedNode(verification, words))
  } catch {}
}

function verifiedNode({ equal, texts, left }: Verification, words: PageWords): HTMLElement {
  if (equal) {
    const all = texts.map(({ text }) => text)
    const whole = all.filter(text => !all.some(other => other !== text && other.includes(text)))
    const said = words.verified(whole, all.length - whole.length, left)
    return h('p', { class: 'verified', title: words.verifiedHint(texts, left) }, said)
  }
  const differing = texts.filter(text => !text.equal).map(({ text }) => text)
  return h('p', { class: 'verified differs', role: 'alert' }, words.differing(differing))
}
