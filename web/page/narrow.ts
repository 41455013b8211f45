// narrow.ts — a field that searches within the results, by asking for one word more. Not: what then is asked.
import { oneLine } from '../shared/one-line.ts'
import type { State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { narrowed } from './within.ts'

export function narrowField(
  state: State,
  relaxed: boolean,
  words: PageWords,
  go: (next: State) => void,
): HTMLElement {
  return oneLine(
    { label: words.narrow, class: 'narrow', attributes: { 'data-key': 'narrow' } },
    more => more && go(narrowed(state, more, relaxed)),
  )
}
