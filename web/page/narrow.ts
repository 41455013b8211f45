// narrow.ts — a field that searches within the results, by asking for one word more.
import { followComposition } from '../box/composition.ts'
import { h } from '../shared/dom.ts'
import type { State } from './state.ts'
import type { Words } from './words.ts'

export function narrowField(state: State, words: Words, go: (next: State) => void): HTMLElement {
  const input = h('input', {
    type: 'search',
    placeholder: words.narrow,
    'aria-label': words.narrow,
    autocomplete: 'off',
    enterkeyhint: 'search',
    'data-key': 'narrow',
  })
  const composition = followComposition(input, () => {}, new AbortController().signal)
  input.addEventListener('keydown', event => composition.owns(event))
  const form = h('form', { class: 'narrow' }, input)
  form.addEventListener('submit', event => {
    event.preventDefault()
    const more = input.value.trim()
    if (more && !composition.active()) go({ ...state, q: `${state.q} ${more}`, page: 1 })
  })
  return form
}
