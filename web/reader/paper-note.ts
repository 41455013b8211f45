// paper-note.ts — what a printed report says of where it is from. Not: printing.
import type { ReportDetail } from '../../src/api/reports.ts'
import { reportHref } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import type { State } from '../shared/state.ts'
import { today } from '../shared/today.ts'
import type { ReaderWords } from '../words/words.ts'

/** Only on paper: what is marked, what was read and where it stands, of which index, when. */
export function paperNote(
  reports: readonly ReportDetail[],
  { q, mode }: State,
  marks: number,
  words: ReaderWords,
): HTMLElement {
  const parts = [
    ...(q ? [words.marked(q, mode === 'exact', marks)] : []),
    ...reports.flatMap(({ id, file }) => [`${words.file} ${file}`, addressOf(id)]),
    words.indexVersion(reports[0]!.indexVersion),
    words.printed(today()),
  ]
  return h('p', { class: 'paper-note' }, parts.join(' · '))
}

// --- internal ---

/** The server does not know under which name it was asked: then the path. */
const addressOf = (id: string) => reportHref(id).replace(/^\.\.\//, '')
