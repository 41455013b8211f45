// outline.ts — the headings of a report beside its text, with how many matches stand under each. Not: walking from
// match to match (walk.ts).
import type { Passage } from '../../src/api/hit.ts'
import type { ReportDetail } from '../../src/api/reports.ts'
import { h } from '../shared/dom.ts'
import type { ReaderWords } from '../words/words.ts'

interface Entry {
  /** The headings down to this one, outermost first. */
  path: string[]
  /** Its heading, where that is a passage of its own; else its first passage. */
  start: Passage
}

/** Whether the name of a section is that of a heading: the heading may go on where the name ends. */
const names = (heading: string | undefined, name: string) => heading?.startsWith(name) ?? false

/** Every heading in its place, also where another one says the same. */
function headings(passages: readonly Passage[]): Entry[] {
  const entries: Entry[] = []
  let open: string[] = []
  for (const passage of passages) {
    const { kind, section, text } = passage
    for (let depth = 1; depth <= section.length; depth++) {
      const name = section[depth - 1]!
      if (!names(open[depth - 1], name)) {
        // The heading runs on into the text that follows it.
        open = section.slice(0, depth)
        entries.push({ path: open, start: passage })
      }
    }
    open = kind === 'heading' ? [...section, text] : section
    if (kind === 'heading') entries.push({ path: open, start: passage })
  }
  return entries
}

/**
 * The headings that lead somewhere: not those with nothing under them, nor those that stand again further down with
 * the text that these only announce, as in contents that are printed at the beginning.
 */
export function outline(passages: readonly Passage[]): Entry[] {
  const entries = headings(passages)
  return entries.filter(({ path, start }, i) => {
    const name = path.at(-1)
    const next = entries.slice(i + 1)
    const end =
      next.find(other => other.path.length <= path.length)?.start.ordinal ?? Number.POSITIVE_INFINITY
    const under = passages.filter(({ ordinal }) => ordinal > start.ordinal && ordinal < end)
    if (start.kind !== 'heading' || under.some(({ kind }) => kind !== 'heading')) return true
    return under.length > 0 && !next.some(other => other.path.at(-1) === name)
  })
}

export function outlineNode(report: ReportDetail, words: ReaderWords): HTMLElement | null {
  const { passages } = report
  const starts = outline(passages)
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
