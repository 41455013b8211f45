// parity.ts — asks whether the index agrees with reading everything, and says so beside the totals. Not: the comparing,
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
 * Shows nothing where nothing was compared, where the answer is of another index than the totals, and where none comes:
 * no mark is better than one that nobody computed.
 */
export async function showParity(
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
    const parity = await getJson<Verification>('api/parity', new URLSearchParams({ q, mode }), signal)
    if (signal.aborted || parity.texts.length === 0 || parity.indexVersion !== indexVersion) return
    totals.append(parityNode(parity, words))
  } catch {}
}

function parityNode({ equal, texts, left }: Verification, words: PageWords): HTMLElement {
  if (equal) {
    const all = texts.map(({ text }) => text)
    const whole = all.filter(text => !all.some(other => other !== text && other.includes(text)))
    const said = words.parity(whole, all.length - whole.length, left)
    return h('p', { class: 'parity', title: words.parityHint(texts, left) }, said)
  }
  const differing = texts.filter(text => !text.equal).map(({ text }) => text)
  return h('p', { class: 'parity differs', role: 'alert' }, words.disparity(differing))
}
