// take-away.ts — what one takes of a report: paper, and citations in the style of one's own. Not: citing (shared/citation.ts).
import { styleChoice } from '../shared/citation.ts'
import { h, icon } from '../shared/dom.ts'
import { PRINT_ICON } from './icons.ts'
import type { Words } from './words.ts'

export function takeAwayNode(words: Words): HTMLElement {
  const print = h('button', { type: 'button', class: 'quiet' }, icon(PRINT_ICON), h('span', {}, words.print))
  print.addEventListener('click', () => window.print())
  return h('div', { class: 'take-away' }, print, styleChoice(words))
}
