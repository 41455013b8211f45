// toolbar.ts — totals, how to match, how to sort, what restricts, and what the server wants said. Not: restricting by
// year, place and kind (facets.ts).
import type { SearchResult } from '../../src/api/search.ts'
import { copyBy } from '../shared/clipboard.ts'
import { h } from '../shared/dom.ts'
import { leftOutIn, saidOf } from '../shared/notice.ts'
import { placePath } from '../shared/place.ts'
import { LISTS, PAGE_SIZE, SORTS, type State, unrestricted } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'
import { type Called, restrictionChips } from './chips.ts'
import { SAID_WHERE_EMPTY } from './empty.ts'
import { chip, stateLink } from './nodes.ts'
import { findRegion, type RegionNode } from './region-tree.ts'
import type { Answers } from './results-request.ts'
import { searchCitation } from './search-citation.ts'
import { whyButton } from './why.ts'
import { anew } from './within.ts'
import { withoutFilters } from './without-filters.ts'

/** Whether there is something to show; other questions of a comparison are. */
export const isFound = ({ hits, totalHits }: SearchResult, { view, vs }: State): boolean =>
  view === 'passages' ? hits.length > 0 : totalHits > 0 || vs.length > 0

/** How much was found, and how much of it literally: nothing may look more exact than it is. */
export function totalsText(result: SearchResult, { match, related }: State, words: PageWords): string {
  const { relaxed, totalReports, totalHits, totalOccurrences, literalHits, literalOccurrences } = result
  if (relaxed) return words.relaxedTotals(totalReports, totalHits)
  if (match === 'any' || literalHits === undefined || literalHits === totalHits)
    return words.totals(totalReports, totalHits, totalOccurrences)
  const mixed = words.mixed(literalHits, literalOccurrences ?? null, totalHits - literalHits, related)
  return `${words.totals(totalReports, totalHits, null)} · ${mixed}`
}

export function totalsNode(result: SearchResult, state: State, words: PageWords): HTMLElement {
  const { totalHits, totalReports, processingTimeMs, indexVersion, hits } = result
  const from = (state.page - 1) * PAGE_SIZE
  const notes = [words.indexVersion(indexVersion)]
  const isFlat = state.list === 'flat'
  const [shown, all] = isFlat
    ? [hits.length, totalHits]
    : [new Set(hits.map(({ reportId }) => reportId)).size, totalReports]
  if (state.view === 'passages' && all > shown && shown > 0)
    notes.unshift(words.range(from + 1, from + shown, isFlat))
  const cite = h(
    'button',
    { type: 'button', class: 'quiet', 'data-key': 'cite' },
    h('span', {}, words.citeSearch),
  )
  cite.addEventListener('click', () => void copyBy(cite, searchCitation(result, state), words))
  return h(
    'div',
    { class: 'totals' },
    h(
      'h1',
      { tabindex: -1 },
      h('span', { class: 'visually-hidden' }, `${state.q} `),
      ...dotted(totalsText(result, state, words)),
    ),
    h('p', { title: words.took(processingTimeMs) }, notes.join(' · ')),
    cite,
    // Where nothing was found, or only after relaxing, that is asked beside it.
    !result.relaxed && (totalHits > 0 || state.vs.length > 0) && whyButton(state, words),
  )
}

/** A dot ends a line and begins none, and a number stays with its unit, the last of them too. */
const dotted = (text: string) =>
  // Bounded: a heading of three numbers.
  text
    .split(/(\d+ (?:\S+ ·|\S$))/)
    .map((part, i) => (i % 2 === 1 ? h('span', { class: 'unbroken' }, part) : part))

/** By keyboard some fifty choices stand between the question and its first result. */
export function toResults(words: PageWords): HTMLElement {
  const link = h('a', { class: 'skip', href: '#list' }, words.toResults)
  link.addEventListener('click', event => {
    event.preventDefault()
    document.querySelector<HTMLElement>('#list a')?.focus()
  })
  return link
}

/**
 * How to match, list and sort. On a phone it is one line that says what is chosen, and unfolds.
 *
 * @param openHelp shows how a query is written
 */
export function controls(
  state: State,
  words: PageWords,
  go: (next: State) => void,
  openHelp: () => void,
  open: boolean,
): HTMLElement {
  const { mode, list, sort, once, view } = state
  const chosen = [
    words[mode],
    ...(view === 'passages' ? [words.lists[list], words.sorts[sort]] : []),
    ...(once ? [words.once] : []),
  ]
  return h(
    'details',
    { class: 'look', open },
    h('summary', { 'data-key': 'look' }, words.look, h('span', {}, chosen.join(' · '))),
    controlsRow(state, words, go, openHelp),
  )
}

function controlsRow(
  state: State,
  words: PageWords,
  go: (next: State) => void,
  openHelp: () => void,
): HTMLElement {
  const modes = (['smart', 'exact'] as const).map(mode =>
    stateLink(
      { ...state, mode, page: 1 },
      {
        'aria-current': state.mode === mode ? 'true' : null,
        title: mode === 'smart' ? words.smartHint : words.exactHint,
        'data-key': `mode-${mode}`,
      },
      words[mode],
    ),
  )
  const sort = h(
    'select',
    { 'data-key': 'sort' },
    ...SORTS.map(value => h('option', { value, selected: state.sort === value }, words.sorts[value])),
  )
  sort.addEventListener('change', () => go({ ...state, sort: sort.value as State['sort'], page: 1 }))
  const lists = LISTS.map(list =>
    stateLink(
      { ...state, list, page: 1 },
      {
        'aria-current': state.list === list ? 'true' : null,
        title: words.listHints[list],
        'data-key': `list-${list}`,
      },
      words.lists[list],
    ),
  )
  const once = h('input', { type: 'checkbox', checked: state.once, 'data-key': 'once' })
  once.addEventListener('change', () => go({ ...state, once: once.checked, page: 1 }))
  const onceLabel = h('label', { class: 'check', title: words.onceHint }, once, h('span', {}, words.once))
  const mode = h('nav', { class: 'switch', 'aria-label': words.mode }, ...modes)
  const help = h(
    'button',
    { type: 'button', class: 'quiet help', 'aria-haspopup': 'dialog', 'data-key': 'help' },
    words.examples,
  )
  help.addEventListener('click', openHelp)
  if (state.view !== 'passages') return h('div', { class: 'controls' }, mode, onceLabel, help)
  return h(
    'div',
    { class: 'controls' },
    mode,
    h('nav', { class: 'switch lists', 'aria-label': words.list }, ...lists),
    onceLabel,
    help,
    h('label', { class: 'sort' }, h('span', {}, words.sort), sort),
  )
}

/** What divisions and reports of the address are called. */
export function calledIn(
  tree: readonly RegionNode[],
  { filters, notices }: SearchResult,
  words: PageWords,
): Called {
  // Where nothing is found, no facet tells what a code is called.
  const pathOf = (value: string) =>
    findRegion(tree, value)?.path ??
    filters?.region.find(({ code, name }) => code === value || name.startsWith(value))?.path
  return {
    region: value => placePath(pathOf(value) ?? [value], words),
    except: id => leftOutIn(notices, id),
  }
}

/** The restrictions in use, each with a way to take it off. */
export function chips(state: State, called: Called, words: PageWords): HTMLElement | null {
  const items = restrictionChips(state, called, words)
  const all: State = { ...state, match: 'all', page: 1 }
  if (state.match === 'any') items.push(chip(all, words.any, 'chip-any', words))
  if (state.match === 'strict') items.push(chip(all, words.strict, 'chip-strict', words))
  if (items.length === 0) return null
  if (items.length > 1) {
    const none: State = { ...unrestricted(state), match: 'all' }
    items.push(h('li', {}, stateLink(none, { class: 'clear', 'data-key': 'clear' }, words.clear)))
  }
  return h('ul', { class: 'chips', 'aria-label': words.active }, ...items)
}

/** In a row of its own, and by its chip. */
const SAID_ELSEWHERE = ['related', 'left-out']

/** What the year of the report would find too. */
const UNPUBLISHED = 'unpublished'

/** Notices that tell a query one would rather ask. */
const BETTER = ['did-you-mean', 'as-restrictions', 'same-paragraph']

/**
 * What the server wants said; a query that it would rather have been asked is a link. With a relaxed answer, what holds all
 * of the question without the filters.
 */
export function notices(
  answers: Answers,
  state: State,
  called: Called,
  words: PageWords,
): HTMLElement | null {
  const { own: result } = answers
  const shown = result.notices.filter(
    ({ code }) =>
      !SAID_ELSEWHERE.includes(code) && !(!isFound(result, state) && SAID_WHERE_EMPTY.includes(code)),
  )
  // What was probably meant comes first.
  shown.sort((a, b) => Number(b.code === 'did-you-mean') - Number(a.code === 'did-you-mean'))
  if (shown.length === 0) return null
  const items = shown.map(notice => {
    const { text, lang } = saidOf(notice, words)
    if (notice.code === UNPUBLISHED) {
      const way = { class: 'unbroken', 'data-key': 'by-report' }
      return h(
        'li',
        { lang },
        text,
        ' ',
        stateLink({ ...state, by: 'report', page: 1 }, way, words.byReportYear),
      )
    }
    const better = BETTER.includes(notice.code) ? notice.about?.[0] : undefined
    const at = better === undefined ? -1 : text.lastIndexOf(better)
    if (better === undefined || at < 0) return h('li', { lang }, text)
    const link = stateLink(anew(state, better), { 'data-key': notice.code }, better)
    return h('li', { lang }, text.slice(0, at), link, text.slice(at + better.length))
  })
  if (result.relaxed) {
    items.at(-1)!.append(whyButton(state, words))
    items.push(...withoutFilters(answers, state, called, words).map(line => h('li', {}, line)))
  }
  return h('ul', { class: `notices ${result.relaxed ? 'relaxed' : ''}` }, ...items)
}
