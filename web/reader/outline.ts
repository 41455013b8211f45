// outline.ts — the headings of a report beside its text, with how many matches stand under each.
import type { ReportDetail } from '../../src/search/answer.ts'
import { h } from '../shared/dom.ts'
import type { Words } from './words.ts'

export function outlineNode(report: ReportDetail, words: Words): HTMLElement | null {
  if (report.sections.length === 0) return null
  const items = report.sections.flatMap((section, i) => {
    const start = report.passages.find(({ ordinal }) => ordinal === section.ordinal)
    if (!start) return []
    // Up to the next heading of any depth: the counts of a list then add up.
    const end = report.sections[i + 1]?.ordinal ?? Number.POSITIVE_INFINITY
    const hits = report.passages
      .filter(({ ordinal }) => ordinal >= section.ordinal && ordinal < end)
      .reduce((sum, passage) => sum + passage.matches.length, 0)
    const link = h(
      'a',
      { href: `#${encodeURIComponent(start.id)}`, 'data-ordinal': section.ordinal },
      h('span', {}, section.path.at(-1)),
      hits > 0 && h('span', { class: 'number' }, hits),
    )
    return h('li', { class: `depth-${Math.min(section.path.length, 3)}` }, link)
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
