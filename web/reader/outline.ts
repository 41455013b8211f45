// outline.ts — the headings of a report beside its text, with how many matches stand under each.
import type { Passage, ReportDetail } from '../../src/search/answer.ts'
import { h } from '../shared/dom.ts'
import type { Words } from './words.ts'

/** Where a section begins: at its heading, where that is a passage of its own; else at its first passage. */
function startOf(
  section: ReportDetail['sections'][number],
  passages: readonly Passage[],
): Passage | undefined {
  const first = passages.findIndex(({ ordinal }) => ordinal === section.ordinal)
  const name = section.path.at(-1) ?? ''
  for (let i = first; i >= 0; i--) {
    const passage = passages[i]!
    if (passage.kind !== 'heading' && i < first) break
    if (passage.kind === 'heading' && passage.text.startsWith(name)) return passage
  }
  return passages[first]
}

export function outlineNode(report: ReportDetail, words: Words): HTMLElement | null {
  const { passages } = report
  const starts = report.sections.flatMap(section => {
    const start = startOf(section, passages)
    return start ? [{ path: section.path, start }] : []
  })
  if (starts.length === 0) return null
  const items = starts.map(({ path, start }, i) => {
    // Up to the next heading of any depth: the counts of a list then add up.
    const end = starts[i + 1]?.start.ordinal ?? Number.POSITIVE_INFINITY
    const hits = passages
      .filter(({ ordinal }) => ordinal >= start.ordinal && ordinal < end)
      .reduce((sum, passage) => sum + passage.matches.length, 0)
    const link = h(
      'a',
      { href: `#${encodeURIComponent(start.id)}`, 'data-ordinal': start.ordinal },
      h('span', {}, path.at(-1)),
      hits > 0 && h('span', { class: 'number' }, hits),
    )
    return h('li', { class: `depth-${Math.min(path.length, 3)}` }, link)
  })
  return h(
    'details',
    { class: 'outline', open: true },
    h('summary', {}, words.outline),
    h('nav', { 'aria-label': words.outline }, h('ul', { lang: 'zh-CN' }, ...items)),
  )
}

/** Marks the last heading above a passage. */
export function followOutline(outline: HTMLElement | null, ordinal: number): void {
  let here: HTMLAnchorElement | null = null
  for (const link of outline?.querySelectorAll<HTMLAnchorElement>('a[data-ordinal]') ?? []) {
    link.removeAttribute('aria-current')
    if (Number(link.dataset.ordinal) <= ordinal) here = link
  }
  here?.setAttribute('aria-current', 'location')
  const nav = outline?.querySelector('nav')
  if (!here || !nav || nav.scrollHeight <= nav.clientHeight) return
  const offset = here.offsetTop - nav.offsetTop
  if (offset < nav.scrollTop || offset > nav.scrollTop + nav.clientHeight - 40)
    nav.scrollTop = offset - nav.clientHeight / 2
}
