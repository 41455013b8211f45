// narrow.ts — a field that searches within the results, by asking for one word more. Not: what then is asked.
import { oneLine } from '../shared/one-line.ts'
import type { State } from '../shared/state.ts'
import { narrowed } from './within.ts'
import type { Words } from './words.ts'

export function narrowField(
  state: State,
  relaxed: boolean,
  words: Words,
  go: (next: State) => void,
): HTMLElement {
  return oneLine(
    { label: words.narrow, class: 'narrow', attributes: { 'data-key': 'narrow' } },
    more => more && go(narrowed(state, more, relaxed)),
  )
}
