// take-away.ts — what one takes of a report: paper, and citations in the style of one's own. Not: citing
// (shared/citation.ts), what the paper says of itself (paper-note.ts).
import { styleChoice } from '../shared/citation.ts'
import { h, icon } from '../shared/dom.ts'
import type { ReaderWords } from '../words/words.ts'
import { PRINT_ICON } from './icons.ts'

export function takeAwayNode(words: ReaderWords): HTMLElement {
  const print = h('button', { type: 'button', class: 'quiet' }, icon(PRINT_ICON), h('span', {}, words.print))
  print.addEventListener('click', () => window.print())
  return h('div', { class: 'take-away' }, print, styleChoice(words))
}
