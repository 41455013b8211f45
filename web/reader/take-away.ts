// take-away.ts — printing a report, and choosing the style of citations. Not: citing (shared/citation.ts), the note on
// paper (paper-note.ts).
import { styleChoice } from '../shared/citation.ts'
import { h, icon } from '../shared/dom.ts'
import type { ReaderWords } from '../words/words.ts'
import { PRINT_ICON } from './icons.ts'

export function takeAwayNode(words: ReaderWords): HTMLElement {
  const print = h('button', { type: 'button', class: 'quiet' }, icon(PRINT_ICON), h('span', {}, words.print))
  print.addEventListener('click', () => window.print())
  return h('div', { class: 'take-away' }, print, styleChoice(words))
}
