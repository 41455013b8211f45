// main.ts — the table of indicators: choose one, see what each division reported in each year. Not: finding numbers.
import type { IndicatorDefinitions, IndicatorList } from '../../src/api/indicators.ts'
import { fillTools } from '../shared/chrome.ts'
import { getJson } from '../shared/client.ts'
import { csvText } from '../shared/csv.ts'
import { h } from '../shared/dom.ts'
import { download } from '../shared/download.ts'
import { errorNode } from '../shared/failure.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { tableNode } from './table.ts'
import { wordsFor } from './words.ts'

/** Rows of one table: what a person still looks through. */
const MOST = 2000
const FIELDS = ['name', 'region', 'year'] as const

const words = wordsFor(preferredLanguage())
const part = (id: string) => document.getElementById(id)!
const [form, answer, status] = [part('form'), part('answer'), part('status')]

document.title = `${words.title} — ${words.site}`
document.documentElement.lang = preferredLanguage()
for (const node of document.querySelectorAll<HTMLElement>('[data-word]')) {
  const word = words[node.dataset.word as 'site' | 'skip']
  node.textContent = word
}
fillTools(part('tools'), words, document.querySelector('jiansuo-box'))

const field = (name: (typeof FIELDS)[number], placeholder: string, list?: string) =>
  h('input', { name, id: name, placeholder, autocomplete: 'off', ...(list !== undefined && { list }) })
const inputs = {
  name: field('name', words.placeholder, 'names'),
  region: field('region', words.regionHint),
  year: field('year', words.yearHint),
}
const names = h('datalist', { id: 'names' })

form.append(
  h('h1', {}, words.title),
  h('p', { class: 'intro' }, words.intro),
  h(
    'form',
    { class: 'ask', onsubmit: (event: Event) => submit(event) },
    ...FIELDS.map(name => h('label', { for: name }, h('span', {}, words[name]), inputs[name])),
    h('button', { type: 'submit', class: 'primary' }, words.show),
    names,
  ),
)

/** All state is in the address, so that a table can be sent to somebody. */
function submit(event: Event): void {
  event.preventDefault()
  const parameters = new URLSearchParams()
  for (const name of FIELDS) if (inputs[name].value.trim()) parameters.set(name, inputs[name].value.trim())
  history.pushState(null, '', `?${parameters}`)
  void show()
}

let asking: AbortController | null = null

async function show(): Promise<void> {
  asking?.abort()
  asking = new AbortController()
  const { signal } = asking
  const parameters = new URLSearchParams(location.search)
  for (const name of FIELDS) inputs[name].value = parameters.get(name) ?? ''
  const name = parameters.get('name')
  try {
    const { definitions } = await known
    names.replaceChildren(...definitions.map(({ name }) => h('option', { value: name })))
    if (!name) return answer.replaceChildren(choices(definitions))
    status.textContent = words.asking
    const asked = new URLSearchParams({ name, limit: String(MOST) })
    for (const key of ['region', 'year'] as const) {
      const value = parameters.get(key)
      if (value) asked.set(key, value)
    }
    const list = await getJson<IndicatorList>('api/indicators', asked, signal)
    status.textContent = words.found(list.total, list.reports)
    answer.replaceChildren(...answerNodes(name, list, definitions))
  } catch (error) {
    if (signal.aborted) return
    answer.replaceChildren(errorNode(error, words, () => void show()))
    status.textContent = ''
  }
}

function answerNodes(
  name: string,
  list: IndicatorList,
  definitions: IndicatorDefinitions['definitions'],
): HTMLElement[] {
  if (list.total === 0) return [h('p', { role: 'alert' }, words.nothing(name)), choices(definitions)]
  const definition = definitions.find(one => one.name === name || one.synonyms.includes(name))
  const csv = h('button', { type: 'button' }, words.csv)
  csv.addEventListener('click', () => download(new Blob([csvOf(list)], { type: 'text/csv' }), `${name}.csv`))
  return [
    h('h2', {}, definition?.name ?? name),
    definition ? h('p', { class: 'intro' }, definition.meaning) : h('p', {}),
    h(
      'p',
      { class: 'summary' },
      words.found(list.total, list.reports),
      list.total > list.rows.length && h('strong', {}, words.truncated(list.rows.length, list.total)),
      csv,
    ),
    tableNode(list.rows, words),
  ]
}

function choices(definitions: IndicatorDefinitions['definitions']): HTMLElement {
  return h(
    'div',
    { class: 'choices' },
    h('p', {}, words.choose),
    h(
      'ul',
      {},
      ...definitions.map(({ name, meaning }) =>
        h('li', {}, h('a', { href: `?${new URLSearchParams({ name })}`, title: meaning }, name)),
      ),
    ),
  )
}

const HEADS = ['地区', '年份', '值', '单位', '写法', '性质', '句子', '报告编号']

const csvOf = ({ rows }: IndicatorList): string =>
  csvText([
    HEADS,
    ...rows.map(({ region, year, value, unit, written, role, sentence, reportId }) => [
      region?.path.join(' › ') ?? '',
      year ?? '',
      value,
      unit ?? '',
      written,
      words.roles[role],
      sentence,
      reportId,
    ]),
  ])

const known = getJson<IndicatorDefinitions>('api/indicators/definitions', new URLSearchParams())
known.catch(() => {}) // prevents an unhandled rejection; the error surfaces where it is awaited
addEventListener('popstate', () => void show())
void show()
