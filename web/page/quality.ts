// quality.ts — the state of the data for its administrator: what is missing, doubtful, there twice. Not: finding it out.

import type { ReportName } from '../../src/api/hit.ts'
import type { Doubt, Listing, Quality } from '../../src/api/quality.ts'
import type { DoubtCode } from '../../src/report/chinese-names.ts'
import type { MetadataField, Region } from '../../src/report/report.ts'
import { reportHref } from '../shared/base.ts'
import { type Child, h } from '../shared/dom.ts'
import { placePath } from '../shared/place.ts'
import { parseState } from '../shared/state.ts'
import { grouped } from '../words/numbers.ts'
import type { QualityWords } from '../words/words.ts'
import { askQuality, growing, OPEN, section, table } from './listing.ts'
import { stateLink } from './nodes.ts'

export async function qualityNodes(words: QualityWords, signal: AbortSignal): Promise<HTMLElement[]> {
  const quality = await askQuality(signal)
  const { missing, cleaning } = quality
  const list = <Item>(
    title: string,
    pick: (quality: Quality) => Listing<Item> | null,
    line: (item: Item) => Child[],
  ): Section => [title, pick(quality)?.total ?? 0, () => section(title, quality, pick, line, words, signal)]
  const doubts = (title: string, isMeant: (code: DoubtCode) => boolean): Section => {
    const groups = quality.doubts.groups.filter(({ code }) => isMeant(code))
    const total = groups.reduce((sum, group) => sum + group.total, 0)
    return [title, total, () => doubtsNode(title, total, groups, words, signal)]
  }
  const of = ({ reports }: { reports: ReportName[] }) => reports.map(link)
  // What contradicts itself or is there twice before what is only missing, and what only a name tells last.
  const sections = [
    doubts(words.doubts, code => !isOfName(code)),
    list(words.otherTitles, ({ otherTitles }) => otherTitles, of),
    list(
      words.sameNumber,
      ({ sameNumber }) => sameNumber,
      ({ number, reports }) => [h('strong', {}, number), ...reports.map(link)],
    ),
    list(
      words.nearTexts,
      ({ nearTexts }) => nearTexts,
      ({ share, reports }) => [h('strong', {}, `${Math.round(share * 100)} %`), ...reports.map(link)],
    ),
    list(words.sameText, ({ sameText }) => sameText, of),
    list(
      words.failed,
      ({ failed }) => failed,
      file => [failedNode(file, words)],
    ),
    ...(['region', 'year'] as const).map(field =>
      list(
        words.without(words.fields[field]),
        quality => without(quality, field),
        report => [link(report)],
      ),
    ),
    list(
      words.sameRegionYear,
      ({ sameRegionYear }) => sameRegionYear,
      ({ region, year, reports }) => manyNodes(place(region, words.year(year), words), reports, words),
    ),
    list(
      words.gaps,
      ({ gaps }) => gaps,
      ({ region, from, to, missing }) => [place(region, words.gap(from, to, missing), words)],
    ),
    doubts(words.ofNames, isOfName),
  ]
  const empty = sections.flatMap(([title, total]) => (total === 0 ? [title] : []))
  return [
    h('h1', { tabindex: -1 }, words.title),
    h('p', { class: 'collection' }, words.intro(quality.reports)),
    ...sections.flatMap(([, total, node]) => (total > 0 ? [node()] : [])),
    empty.length > 0 && h('p', { class: 'hint' }, words.nothing(empty)),
    table(
      words.missing,
      [words.field, words.reports],
      missing.map(({ field, total }) => [words.fields[field], total]),
    ),
    table(
      words.cleaning,
      [words.reason, words.lines, words.characters, words.reports],
      cleaning.map(row => [words.reasons[row.reason], row.lines, row.characters, row.reports]),
    ),
    h('p', { class: 'about-data' }, stateLink(parseState(''), { 'data-page': true }, words.back)),
  ].filter(node => node !== false)
}

// --- internal ---

const because = (text: string) => h('span', { class: 'why' }, text)
const link = ({ id, title, file }: ReportName) => h('a', { href: reportHref(id), title: file }, title ?? file)
const place = ({ path }: Region, rest: string, words: QualityWords) =>
  h('span', {}, `${placePath(path, words)} ${rest}`)

type Section = [title: string, total: number, node: () => HTMLElement]

/** A name may speak of something else than the report, but mostly it is right. */
const isOfName = (code: DoubtCode) => /-from-/.test(code)

function without({ missing }: Quality, field: MetadataField): Listing<ReportName> {
  const { total = 0, reports = [] } = missing.find(row => row.field === field) ?? {}
  return { total, items: reports }
}

/** A division that publishes much has dozens of a year: they unfold. */
const MANY = 6

const manyNodes = (name: HTMLElement, reports: readonly ReportName[], words: QualityWords): Child[] =>
  reports.length < MANY
    ? [name, ...reports.map(link)]
    : [
        h(
          'details',
          {},
          h('summary', {}, name, ' ', h('small', {}, words.count(reports.length))),
          h('ul', {}, ...reports.map(report => h('li', {}, link(report)))),
        ),
      ]

/** One line for each kind; what is much is folded, so that it does not bury the others. */
function doubtsNode(
  title: string,
  total: number,
  groups: Quality['doubts']['groups'],
  words: QualityWords,
  signal: AbortSignal,
): HTMLElement {
  const kinds = groups.map(group => {
    const { code, total, items } = group
    const list = h('ul', {})
    const pick = ({ doubts }: Quality) => doubts.groups.find(one => one.code === code) ?? null
    const line = ({ report, message, about }: Doubt) => [
      link(report),
      because(words.doubt(code, about, message)),
    ]
    return h(
      'details',
      { 'data-doubt': code, open: !isOfName(code) && items.length <= OPEN },
      h('summary', {}, words.doubtNames[code], ' ', h('small', {}, grouped(total))),
      ...growing(list, group, 0, pick, line, words, signal),
    )
  })
  return h('section', { class: 'listing' }, h('h2', {}, title, h('small', {}, grouped(total))), ...kinds)
}

/** A file in one line; of a file of many its lines unfold. */
function failedNode(
  { file, total, reasons }: Quality['failed']['items'][number],
  words: QualityWords,
): HTMLElement {
  const [first, second] = reasons
  if (total === 1) {
    const [line] = first!.lines
    return h('span', {}, h('strong', {}, line ? `${file}:${line.from}` : file), ' ', because(first!.reason))
  }
  return h(
    'details',
    {},
    h(
      'summary',
      {},
      h('strong', {}, file),
      ' ',
      because(words.failedLines(total, second ? null : first!.reason)),
    ),
    h(
      'ul',
      {},
      ...reasons.map(({ reason, lines }) => h('li', {}, words.linesOf(lines.map(runText)), because(reason))),
    ),
  )
}

const runText = ({ from, to }: { from: number; to: number }) => (from === to ? `${from}` : `${from}–${to}`)
