// text.ts — the report itself: title, headings, paragraphs, every match marked. Not: moving about in it.
import type { Passage } from '../../src/api/hit.ts'
import type { ReportDetail } from '../../src/api/reports.ts'
import { reportName } from '../../src/report/reference.ts'
import { h } from '../shared/dom.ts'
import { markedNodes } from '../shared/marks.ts'
import { madeNodes } from '../shared/report-nodes.ts'
import type { ReaderWords } from '../words/words.ts'
import type { Removed } from './original.ts'

function marked<E extends HTMLElement>(element: E, passage: Passage): E {
  element.id = passage.id
  element.classList.add('passage', passage.kind)
  element.dataset.ordinal = String(passage.ordinal)
  element.append(...markedNodes(passage.text, passage.matches))
  return element
}

/** The title as the report has it, or as we made it up. */
export function titleNode(report: ReportDetail, words: ReaderWords): HTMLElement {
  const passage = titleOf(report.passages)
  if (!passage) return h('h1', {}, reportName(report).text, ...madeNodes(report, words))
  return marked(h('h1'), passage)
}

/** The passage that stands above a report as its title. */
export const titleOf = (passages: readonly Passage[]): Passage | undefined =>
  passages.find(({ kind }) => kind === 'title')

/**
 * Passages but the title, which stands above; those of one paragraph run on in one. Lines in `removed` stand before
 * the paragraph that begins after them.
 */
export function bodyNodes(
  passages: readonly Passage[],
  title: Passage | undefined,
  removed: Removed | null = null,
): HTMLElement[] {
  const blocks: HTMLElement[] = []
  let before: Passage | undefined
  for (const passage of passages) {
    if (passage === title) continue
    if (passage.kind === 'heading') {
      const tag = (['h2', 'h3'] as const)[passage.section.length] ?? 'h4'
      blocks.push(...(removed?.before(passage) ?? []), marked(h(tag), passage))
    } else {
      const same =
        before !== undefined && before.paragraph !== undefined && before.paragraph === passage.paragraph
      if (!same) blocks.push(...(removed?.before(passage) ?? []), h('p', { class: 'block' }))
      blocks.at(-1)!.append(marked(h('span'), passage))
    }
    before = passage
  }
  blocks.push(...(removed?.rest() ?? []))
  return blocks
}
