// year-range.ts — chooses a range of years by two handles or two fields. It takes effect when a handle is released or moved
// by a key, or when both fields are left or entered. Not: what it filters.
import { h } from '../shared/dom.ts'
import type { State } from '../shared/state.ts'
import type { PageWords } from '../words/words.ts'

/** 21 is 2021; an empty field is no year, nor is what has more digits. */
export function yearOf(typed: string): number {
  const year = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return year >= 0 && year < 100 ? 2000 + year : year
}

/** The first and last year that the restrictions of a question reach. */
function chosenRange(state: State, first: number, last: number): [number, number] {
  const ends = state.year.flatMap(range => range.split('..').map(Number))
  const known = ends.filter(year => Number.isInteger(year))
  if (known.length === 0) return [first, last]
  return [Math.min(...known), Math.max(...known)]
}

/** Shows a state; with `isRun` it is one press of several, and Back takes all of them. */
export type Go = (next: State, isRun?: boolean) => void

/**
 * @param years that have reports; with fewer than two there is no range
 * @param go the whole span is no restriction
 */
export function yearRange(
  years: readonly number[],
  state: State,
  words: PageWords,
  go: Go,
): HTMLElement | null {
  if (years.length < 2) return null
  const [from, to] = chosenRange(state, Math.min(...years), Math.max(...years))
  // With other restrictions fewer years may be left than were chosen; a handle still stands where it was put.
  const [first, last] = [Math.min(from, ...years), Math.max(to, ...years)]
  const take = (a: number, b: number, isRun = false) => {
    const inside = (year: number) => Math.min(last, Math.max(first, Math.round(year)))
    if (!Number.isFinite(a) || !Number.isFinite(b)) return
    const [low, high] = [inside(Math.min(a, b)), inside(Math.max(a, b))]
    const whole = low === first && high === last
    const year = whole ? [] : [low === high ? String(low) : `${low}..${high}`]
    if (year.join() !== state.year.join()) return go({ ...state, year, page: 1 }, isRun)
    // A limit beyond the reports there are is none: what stands in the fields is what holds.
    for (const [i, value] of [low, high].entries())
      for (const one of [typed[i]!, handles[i]!]) one.value = String(value)
  }
  const field = (type: 'number' | 'range', value: number, label: string, key: string) =>
    h('input', {
      type,
      min: first,
      max: last,
      value,
      'aria-label': label,
      'data-key': key,
      ...(type === 'number' && { inputmode: 'numeric' }),
    })
  const typed = [
    field('number', from, words.yearFrom, 'year-from'),
    field('number', to, words.yearTo, 'year-to'),
  ] as const
  const handles = [
    field('range', from, words.yearFrom, 'year-low'),
    field('range', to, words.yearTo, 'year-high'),
  ] as const
  handles.forEach((handle, i) => {
    handle.addEventListener('input', () => {
      typed[i]!.value = handle.value
    })
  })
  const takeOf = (pair: typeof typed, isRun = false) =>
    take(yearOf(pair[0].value), yearOf(pair[1].value), isRun)
  for (const handle of handles) {
    let isByKeys = false
    handle.addEventListener('pointerdown', () => {
      isByKeys = false
    })
    handle.addEventListener('keydown', () => {
      isByKeys = true
    })
    handle.addEventListener('change', () => takeOf(handles, isByKeys))
  }
  const fields = h('div', { class: 'typed' }, typed[0], h('span', { 'aria-hidden': 'true' }, '–'), typed[1])
  // A year is typed in place of another, not behind it.
  for (const one of typed) one.addEventListener('focus', () => one.select())
  // Both years are typed before the page is drawn anew: it would take the second field from under the finger.
  fields.addEventListener('focusout', event => {
    if (!fields.contains(event.relatedTarget as Node | null)) takeOf(typed)
  })
  fields.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) takeOf(typed)
  })
  return h(
    'div',
    { class: 'year-range', role: 'group', 'aria-label': words.yearRange },
    h('div', { class: 'handles' }, ...handles),
    fields,
  )
}
