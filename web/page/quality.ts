// quality.ts — the state of the data for its administrator: what is missing, doubtful, there twice. Not: finding it out.

import type { ReportName } from '../../src/api/hit.ts'
import type { Listing, Quality } from '../../src/api/quality.ts'
import type { Region } from '../../src/report/report.ts'
import { reportHref } from '../shared/base.ts'
import { getJson } from '../shared/client.ts'
import { type Child, h } from '../shared/dom.ts'
import { placePath } from '../shared/place.ts'
import { parseState } from '../shared/state.ts'
import { grouped } from '../words/numbers.ts'
import type { QualityWords } from '../words/words.ts'
import { stateLink } from './nodes.ts'

/** Of each list; more is for `jiansuo doctor`. */
const ASKED = 200
/** What stands open of a list; the rest is folded. */
const OPEN = 12

export async function qualityNodes(words: QualityWords, signal: AbortSignal): Promise<HTMLElement[]> {
  const quality = await getJson<Quality>('api/quality', new URLSearchParams({ limit: String(ASKED) }), signal)
  const { missing, doubts, sameText, sameRegionYear, gaps, failed, cleaning } = quality
  const { otherTitles, sameNumber, nearTexts } = quality
  const list = <Item>(title: string, listing: Listing<Item>, line: (item: Item) => Child[]) =>
    section(title, listing, line, words)
  return [
    h('h1', { tabindex: -1 }, words.title),
    h('p', { class: 'collection' }, words.intro(quality.reports)),
    list(words.failed, failed, ({ file, reason }) => [h('strong', {}, file), because(reason)]),
    ...missing
      .filter(({ field }) => field === 'region' || field === 'year')
      .map(({ field, total, reports: items }) =>
        list(words.without(words.fields[field]), { total, items }, report => [link(report)]),
      ),
    doubtsNode(doubts, words),
    list(words.sameText, sameText, ({ reports }) => reports.map(link)),
    list(words.otherTitles, otherTitles, ({ reports }) => reports.map(link)),
    list(words.sameNumber, sameNumber, ({ number, reports }) => [
      h('strong', {}, number),
      ...reports.map(link),
    ]),
    nearTexts &&
      list(words.nearTexts, nearTexts, ({ share, reports }) => [
        h('strong', {}, `${Math.round(share * 100)} %`),
        ...reports.map(link),
      ]),
    list(words.sameRegionYear, sameRegionYear, ({ region, year, reports }) => [
      place(region, words.year(year), words),
      ...reports.map(link),
    ]),
    list(words.gaps, gaps, ({ region, from, to, missing }) => [
      place(region, words.gap(from, to, missing), words),
    ]),
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
  ].filter(node => node !== null)
}

// --- internal ---

const because = (text: string) => h('span', { class: 'why' }, text)
const link = ({ id, title, file }: ReportName) => h('a', { href: reportHref(id), title: file }, title ?? file)
const place = ({ path }: Region, rest: string, words: QualityWords) =>
  h('span', {}, `${placePath(path, words)} ${rest}`)

/** One line for each kind: what only a name tells is folded, so that it does not bury what may be wrong. */
function doubtsNode({ total, groups }: Quality['doubts'], words: QualityWords): HTMLElement {
  const kinds = groups.map(({ code, total, items }) => {
    const lines = items.map(({ report, message, about }) =>
      h('li', {}, link(report), because(words.doubt(code, about, message))),
    )
    const shown = items.length < total ? words.shown(items.length, total) : grouped(total)
    return h(
      'details',
      { 'data-doubt': code, open: !/-from-/.test(code) && items.length <= OPEN },
      h('summary', {}, words.doubtNames[code], ' ', h('small', {}, shown)),
      h('ul', {}, ...lines),
    )
  })
  return h(
    'section',
    { class: 'listing' },
    h('h2', {}, words.doubts, h('small', {}, total > 0 ? grouped(total) : words.none)),
    ...kinds,
  )
}

function section<Item>(
  title: string,
  { total, items }: Listing<Item>,
  line: (item: Item) => Child[],
  words: QualityWords,
): HTMLElement {
  const rows = items.map(item => h('li', { lang: 'zh-CN' }, ...line(item)))
  const folded = rows.slice(OPEN)
  const note =
    items.length < total ? words.shown(items.length, total) : total > 0 ? grouped(total) : words.none
  return h(
    'section',
    { class: 'listing' },
    h('h2', {}, title, h('small', {}, note)),
    rows.length > 0 && h('ul', {}, ...rows.slice(0, OPEN)),
    folded.length > 0 &&
      h('details', {}, h('summary', {}, words.more(folded.length)), h('ul', {}, ...folded)),
  )
}

function table(title: string, heads: string[], rows: [name: string, ...counts: number[]][]): HTMLElement {
  const head = h('tr', {}, ...heads.map(name => h('th', { scope: 'col' }, name)))
  const body = rows.map(([name, ...counts]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), ...counts.map(count => h('td', {}, grouped(count)))),
  )
  return h(
    'section',
    { class: 'listing' },
    h('h2', {}, title),
    h('table', {}, h('thead', {}, head), h('tbody', {}, ...body)),
  )
}
