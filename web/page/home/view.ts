// view.ts — the page before a question: what it is for, what one could ask, what is here and what is not. Not: results.
import type { Coverage } from '../../../src/api/coverage.ts'
import type { Stats } from '../../../src/api/service.ts'
import { route } from '../../shared/base.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { failureText } from '../../shared/failure.ts'
import type { Language } from '../../shared/preferences.ts'
import { isRestricted, parseState, type State } from '../../shared/state.ts'
import { HOME, type PageWords, wordsOf } from '../../words/words.ts'
import { restrictionChips } from '../chips.ts'
import { stateLink } from '../nodes.ts'
import { coverageNode } from './coverage-map.ts'
import { questionsNode } from './questions.ts'
import { recentNode } from './recent.ts'
import { askReports, chosenPlace, nameOf, reportsNode } from './reports.ts'

export interface Home {
  state: State
  language: Language
  words: PageWords
  /** Shows how a query is written. */
  help: () => void
  signal: AbortSignal
}

export async function homeNodes({ state, language, words, help, signal }: Home): Promise<(Node | null)[]> {
  const homeWords = wordsOf(HOME, language)
  const hero = h('h1', {}, words.tagline)
  const open = h('button', { type: 'button', class: 'quiet' }, words.examples)
  open.addEventListener('click', help)
  try {
    const province = new URLSearchParams({ depth: 'province' })
    const [stats, held, questions, list, leftOut] = await Promise.all([
      getJson<Stats>('api/stats', new URLSearchParams(), signal),
      getJson<Coverage>('api/coverage', province, signal),
      questionsNode(language, homeWords, signal),
      askReports(state, 0, signal),
      Promise.all(state.except.map(id => nameOf(id, signal))),
    ])
    const places = state.region.map(value => chosenPlace(value, list, words))
    const reports = reportsNode(list, state, places, words, homeWords, signal)
    const map = coverageNode(held, state, homeWords)
    return [
      hero,
      collection(stats, words, open),
      chips(state, { places, leftOut }, words),
      ...(isRestricted(state) ? [reports, map] : [recentNode(words), questions, map, reports]),
      links(words),
    ]
  } catch (error) {
    if (signal.aborted) throw error
    const failure = h('p', { class: 'collection', role: 'alert' }, failureText(error, words))
    return [hero, failure, h('p', { class: 'collection' }, open)]
  }
}

// --- internal ---

function collection(stats: Stats, words: PageWords, help: HTMLElement): HTMLElement {
  const years = stats.years.flatMap(({ year }) => year ?? []).sort((a, b) => a - b)
  const line = [words.stats(stats.reports, stats.regions, stats.passages, stats.characters)]
  if (years.length > 0) line.push(words.span(years[0]!, years.at(-1)!))
  // A line ends between two facts, not in one.
  const facts = line.join(' · ').split(' · ')
  return h(
    'p',
    { class: 'collection' },
    ...facts.flatMap((fact, i) => [i > 0 ? ' · ' : '', h('span', {}, fact)]),
    help,
  )
}

/** What was chosen in the map or stands in the address, each with a way to leave it. */
function chips(
  state: State,
  { places, leftOut }: Record<'places' | 'leftOut', readonly string[]>,
  words: PageWords,
): HTMLElement | null {
  const called = {
    region: (value: string) => places[state.region.indexOf(value)]!,
    except: (id: string) => leftOut[state.except.indexOf(id)]!,
  }
  const items = restrictionChips(state, called, words)
  return items.length === 0 ? null : h('ul', { class: 'chips', 'aria-label': words.active }, ...items)
}

function links(words: PageWords): HTMLElement {
  const ways = [
    h('a', { href: route('check').href }, words.check),
    h('a', { href: route('indicators').href }, words.indicators),
    h('a', { href: route('inspection').href }, words.inspection),
    h('a', { href: route('trends').href }, words.trends),
    stateLink({ ...parseState(''), view: 'quality' }, { 'data-page': true }, words.quality),
  ]
  const dot = () => h('span', { 'aria-hidden': 'true' }, ' · ')
  return h('p', { class: 'about-data' }, ...ways.flatMap((way, i) => (i === 0 ? [way] : [dot(), way])))
}
