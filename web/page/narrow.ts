// narrow.ts — a field that searches within the results, by asking for one word more.
import { oneLine } from '../shared/one-line.ts'
import type { State } from '../shared/state.ts'
import type { Words } from './words.ts'

export function narrowField(state: State, words: Words, go: (next: State) => void): HTMLElement {
  return oneLine(
    { label: words.narrow, class: 'narrow', attributes: { 'data-key': 'narrow' } },
    more => more && go({ ...state, q: `${state.q} ${more}`, page: 1 }),
  )
}
