// main.ts — the page of trends: where a wording comes from and how it spread, and how the words of some reports differ.
// Not: counting.
import type { Keyness } from '../../src/api/keyness.ts'
import type { Trend } from '../../src/api/trend.ts'
import { askForm } from '../shared/ask-form.ts'
import { dress } from '../shared/chrome.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { errorNode } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { TRENDS, wordsOf } from '../words/words.ts'
import { keynessNodes } from './key-words.ts'
import { trendNodes } from './spread.ts'

const words = wordsOf(TRENDS, preferredLanguage())
const part = (id: string) => document.getElementById(id)!
const status = part('status')

document.title = `${words.title} — ${words.site}`
dress(words, document.querySelector('jiansuo-box'))

interface Asking {
  /** `q`, where there is one, must be there for anything to be asked. */
  fields: Parameters<typeof askForm>[0]
  button: string
  /** Of its parameters in the address. */
  prefix?: string
  ask(parameters: URLSearchParams, signal: AbortSignal): Promise<(HTMLElement | null)[]>
}

/** A heading, a form whose answer stands below it, and all of it in the address. */
function section(
  title: string,
  intro: string,
  { fields, button, prefix, ask }: Asking,
): { show(): Promise<void> } {
  const answer = h('div', { class: 'answer', 'aria-live': 'polite' })
  const form = askForm(fields, button, () => void show(), prefix)
  part('form').append(h('h2', {}, title), h('p', { class: 'intro' }, intro), form.node, answer)
  const nextSignal = newestOnly()
  const show = async (): Promise<void> => {
    const signal = nextSignal()
    const given = new URLSearchParams(location.search)
    form.fill(given)
    const asked = form.asked(given)
    if ([...asked].length === 0 || (fields[0]!.name === 'q' && !asked.has('q')))
      return answer.replaceChildren()
    status.textContent = words.asking
    answer.replaceChildren(h('p', {}, words.asking))
    try {
      const nodes = await ask(asked, signal)
      answer.replaceChildren(...nodes.filter(node => node !== null))
    } catch (error) {
      if (signal.aborted) return
      answer.replaceChildren(...(form.refused(error) ? [] : [errorNode(error, words, () => void show())]))
    }
    status.textContent = ''
  }
  return { show }
}

const region = {
  name: 'region',
  label: words.within,
  placeholder: words.regionHint,
  wrong: words.noDivision,
}
const chosen = (name: string, label: string, values: Readonly<Record<string, string>>) => ({
  name,
  label,
  choices: [['', words.any], ...Object.entries(values)] as const,
})
const genre = chosen('genre', words.genre, words.genres)
const level = chosen('level', words.level, words.levels)

part('form').append(h('h1', {}, words.title), h('p', { class: 'intro' }, words.intro))
const sections = [
  section(words.spread, words.spreadIntro, {
    fields: [{ name: 'q', label: words.q, placeholder: words.placeholder }, region, genre, level],
    button: words.show,
    ask: async (parameters, signal) =>
      trendNodes(await getJson<Trend>('api/trend', parameters, signal), parameters, words),
  }),
  section(words.keyness, words.keynessIntro, {
    fields: [
      region,
      { name: 'year', label: words.years, placeholder: words.yearHint, wrong: words.noYear },
      genre,
      level,
    ],
    prefix: 'key-',
    button: words.compare,
    ask: async (parameters, signal) =>
      keynessNodes(await getJson<Keyness>('api/keyness', parameters, signal), parameters, words),
  }),
]
const showAll = async () => {
  document.body.setAttribute('aria-busy', 'true')
  await Promise.all(sections.map(({ show }) => show()))
  document.body.setAttribute('aria-busy', 'false')
}
addEventListener('popstate', () => void showAll())
void showAll()
