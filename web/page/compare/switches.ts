// switches.ts — what is counted in a comparison, by which years, how deep, and beside which questions. Not: the figures.
import { h } from '../../shared/dom.ts'
import { oneLine } from '../../shared/one-line.ts'
import { AXES, MEASURES, MOST_BESIDE, ROWS, type State, YEARS_BY } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'
import { countsPassages } from './compared.ts'
import type { Measure, Pivot } from './pivot.ts'

export function measureSwitch(
  state: State,
  measure: Measure,
  countable: boolean,
  words: ViewWords,
): HTMLElement {
  const links = MEASURES.filter(name => countable || countsPassages(name)).map(name =>
    stateLink(
      { ...state, measure: name },
      {
        'aria-current': name === measure ? 'true' : null,
        title: words.measureHints[name],
        'data-key': `measure-${name}`,
      },
      words.measures[name],
    ),
  )
  return h('nav', { class: 'switch', 'aria-label': words.measure }, ...links)
}

/** Whether divisions in which nothing is found have a row. */
export function rowsSwitch(state: State, words: ViewWords): HTMLElement {
  const links = ROWS.map(rows =>
    stateLink(
      { ...state, rows },
      { 'aria-current': state.rows === rows ? 'true' : null, 'data-key': `rows-${rows}` },
      words.rowsOf[rows],
    ),
  )
  return h(
    'div',
    { class: 'labelled' },
    h('span', {}, words.rows),
    h('nav', { class: 'switch', 'aria-label': words.rows }, ...links),
  )
}

/** @param reached how deep the rows go now, chosen or not */
export function depthSwitch(state: State, reached: Pivot['depth'], words: ViewWords): HTMLElement {
  const links = (['province', 'city', 'all'] as const).map(depth =>
    stateLink(
      { ...state, depth: state.depth === depth ? 'auto' : depth },
      { 'aria-current': reached === depth ? 'true' : null, 'data-key': `depth-${depth}` },
      words.depths[depth],
    ),
  )
  return h(
    'div',
    { class: 'labelled' },
    h('span', {}, words.depth),
    h('nav', { class: 'switch', 'aria-label': words.depth }, ...links),
  )
}

export function addForm(state: State, words: ViewWords, go: (next: State) => void): HTMLElement {
  if (state.vs.length >= MOST_BESIDE) return h('p', { class: 'adding' }, words.addFull)
  return oneLine(
    {
      label: words.add,
      button: words.addGo,
      class: 'adding',
      attributes: { type: 'text', maxlength: 200, enterkeyhint: 'done', 'data-key': 'beside' },
    },
    other => {
      if (other && other !== state.q && !state.vs.includes(other)) go({ ...state, vs: [...state.vs, other] })
    },
  )
}

/** Which year of a report counts, and whether years before the first use and after the last are shown. */
export function yearSwitches(state: State, words: ViewWords): HTMLElement {
  const by = YEARS_BY.map(value =>
    stateLink(
      { ...state, by: value },
      { 'aria-current': state.by === value ? 'true' : null, 'data-key': `by-${value}` },
      words.axis[value],
    ),
  )
  const axis = AXES.map(value =>
    stateLink(
      { ...state, axis: value },
      { 'aria-current': state.axis === value ? 'true' : null, 'data-key': `axis-${value}` },
      value === 'used' ? words.used : words.allYears,
    ),
  )
  return h(
    'div',
    { class: 'year-switches' },
    h(
      'div',
      { class: 'labelled' },
      h('span', {}, words.by),
      h('nav', { class: 'switch', 'aria-label': words.by }, ...by),
    ),
    h('nav', { class: 'switch', 'aria-label': words.years }, ...axis),
  )
}
