// passage-tools.ts — copying the passage under the eye, as a quotation or as a link. Not: which passage that is.
import type { ReportDetail } from '../../src/api/reports.ts'
import { reportHref } from '../shared/base.ts'
import { cite } from '../shared/citation.ts'
import { COPY_ICON, copyBy } from '../shared/clipboard.ts'
import { h, icon } from '../shared/dom.ts'
import { keepSelection, selectedIn } from '../shared/selection.ts'
import type { ReaderWords } from '../words/words.ts'

const LINK_ICON = 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1'

/**
 * One set of tools, moved to the passage under the eye: a report of 150 passages has no 300 stops for Tab.
 *
 * @param reports those on the page
 * @param addressOf a passage in a report, as it is read now
 * @returns moves the tools to a passage
 */
export function passageTools(
  reports: readonly ReportDetail[],
  addressOf: (report: ReportDetail, passageId: string) => string,
  words: ReaderWords,
): (passage: HTMLElement) => void {
  const copy = h(
    'button',
    { type: 'button', class: 'quiet', title: words.copyHint },
    icon(COPY_ICON),
    h('span', {}, words.copy),
  )
  const link = h('button', { type: 'button', class: 'quiet' }, icon(LINK_ICON), h('span', {}, words.link))
  const tools = h('div', { class: 'passage-tools', role: 'group' }, copy, link)
  let here:
    | { report: ReportDetail; passage: ReportDetail['passages'][number]; element: HTMLElement }
    | undefined
  keepSelection(copy)
  copy.addEventListener('click', () => {
    if (!here) return
    const { report, passage, element } = here
    const { text, section, id } = passage
    void copyBy(
      copy,
      cite(selectedIn(element) || text, section, report, reportHref(report.id, undefined, id)),
      words,
    )
  })
  link.addEventListener('click', () => {
    if (here) void copyBy(link, addressOf(here.report, here.passage.id), words)
  })
  return element => {
    for (const report of reports) {
      const passage = report.passages.find(({ id }) => id === element.id)
      if (passage) here = { report, passage, element }
    }
    const block = element.closest('.block') ?? element
    block.after(tools)
  }
}
