// take-away.ts — what one takes of a report: paper, which says where it is from, and citations in the style of one's own.
// Not: citing (shared/citation.ts).
import type { ReportDetail } from '../../src/api/reports.ts'
import { reportHref } from '../shared/base.ts'
import { styleChoice } from '../shared/citation.ts'
import { h, icon } from '../shared/dom.ts'
import type { State } from '../shared/state.ts'
import { today } from '../shared/today.ts'
import type { ReaderWords } from '../words/words.ts'
import { PRINT_ICON } from './icons.ts'

export function takeAwayNode(words: ReaderWords): HTMLElement {
  const print = h('button', { type: 'button', class: 'quiet' }, icon(PRINT_ICON), h('span', {}, words.print))
  print.addEventListener('click', () => window.print())
  return h('div', { class: 'take-away' }, print, styleChoice(words))
}

/** Only on paper: what is marked, what was read and where it stands, of which index, when. */
export function paperNote(
  reports: readonly ReportDetail[],
  { q, mode }: State,
  marks: number,
  words: ReaderWords,
): HTMLElement {
  const parts = [
    ...(q ? [words.marked(q, mode === 'exact', marks)] : []),
    ...reports.flatMap(({ id, file }) => [`${words.file} ${file}`, reportHref(id)]),
    words.indexVersion(reports[0]!.indexVersion),
    words.printed(today()),
  ]
  return h('p', { class: 'paper-note' }, parts.join(' · '))
}
