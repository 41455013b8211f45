// main.ts — the page of inspections: a table of divisions by years, a list of what is due held against it, one report.
// Not: recognising parts.
import type { Inspection, Inspections } from '../../src/api/inspection.ts'
import type { Missing } from '../../src/api/missing.ts'
import type { Promises } from '../../src/api/promises.ts'
import { yearSpans } from '../../src/report/years.ts'
import { askForm } from '../shared/ask-form.ts'
import { dress } from '../shared/chrome.ts'
import { getJson, postJson } from '../shared/client.ts'
import { downloadCsv } from '../shared/csv.ts'
import { h } from '../shared/dom.ts'
import { errorNode, failureText } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { placePath } from '../shared/place.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { INSPECTION, wordsOf } from '../words/words.ts'
import { failureLine, pivot, tableCsv, tableNode } from './inspection-table.ts'
import { reportNodes } from './report.ts'

/** Reports of one table: as many as the server gives at once. */
const MOST = 1000
const FIELDS = ['region', 'year'] as const

const words = wordsOf(INSPECTION, preferredLanguage())
const part = (id: string) => document.getElementById(id)!
const [form, answer, status] = [part('form'), part('answer'), part('status')]

document.title = `${words.title} — ${words.site}`
dress(words, document.querySelector('jiansuo-box'))

const list = h('textarea', { id: 'due-text', rows: 4, placeholder: words.duePlaceholder })
const file = h('input', {
  type: 'file',
  id: 'due-file',
  class: 'visually-hidden',
  accept: '.csv,text/csv',
})
const told = h('div', { class: 'due-told', 'aria-live': 'polite' })
const due = h(
  'details',
  { class: 'due' },
  h('summary', {}, words.due),
  h('p', { class: 'intro' }, words.dueHint),
  file,
  h('label', { for: 'due-file', class: 'quiet choose' }, words.choose),
  h('label', { for: 'due-text' }, words.dueText),
  list,
  h('button', { type: 'button', onclick: () => ask.node.requestSubmit() }, words.dueGo),
  told,
)
file.addEventListener('change', () => void readFile())

// The list is held to the division and the years that stand in the form, sent before or not.
// What was asked is in the address; the list of what is due is not: it is nobody else's.
const HINTS = { region: words.regionHint, year: words.yearHint }
const WRONG = { region: words.noDivision, year: words.noYear }
const fields = FIELDS.map(name => ({
  name,
  label: words[name],
  placeholder: HINTS[name],
  wrong: WRONG[name],
}))
const ask = askForm(fields, words.show, () => void show())
form.append(h('h1', {}, words.title), h('p', { class: 'intro' }, words.intro), ask.node, due)

/** Chinese spreadsheets save CSV in GB18030; what is no UTF-8 is that. */
async function readFile(): Promise<void> {
  const chosen = file.files?.[0]
  if (!chosen) return
  const bytes = await chosen.arrayBuffer()
  try {
    list.value = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    list.value = new TextDecoder('gb18030').decode(bytes)
  }
  ask.node.requestSubmit()
}

const hrefOf = (report: string) => `?${withReport(new URLSearchParams(location.search), report)}`

function withReport(parameters: URLSearchParams, report: string | null): URLSearchParams {
  const next = new URLSearchParams(parameters)
  if (report === null) next.delete('report')
  else next.set('report', report)
  return next
}

const nextSignal = newestOnly()

async function show(): Promise<void> {
  const signal = nextSignal()
  const parameters = new URLSearchParams(location.search)
  ask.fill(parameters)
  const report = parameters.get('report')
  form.hidden = report !== null
  status.textContent = words.asking
  document.body.setAttribute('aria-busy', 'true')
  try {
    const nodes =
      report === null ? await tableNodes(parameters, signal) : await oneReport(report, parameters, signal)
    answer.replaceChildren(...nodes)
    showLatest(answer.querySelector('.scroll'))
  } catch (error) {
    if (signal.aborted) return
    answer.replaceChildren(...(ask.refused(error) ? [] : [errorNode(error, words, () => void show())]))
  }
  status.textContent = ''
  document.body.setAttribute('aria-busy', 'false')
}

async function oneReport(
  id: string,
  parameters: URLSearchParams,
  signal: AbortSignal,
): Promise<HTMLElement[]> {
  const path = `api/reports/${encodeURIComponent(id)}`
  const [inspection, promises] = await Promise.all([
    getJson<Inspection>(`${path}/inspection`, new URLSearchParams(), signal),
    getJson<Promises>(`${path}/promises`, new URLSearchParams(), signal),
  ])
  return reportNodes(inspection, promises, `?${withReport(parameters, null)}`, words)
}

/** The latest year that is known is what one looks for; the names stay in sight. */
function showLatest(frame: Element | null): void {
  const years = frame?.querySelectorAll<HTMLElement>('thead th') ?? []
  const latest = [...years].filter(({ textContent }) => /^\d+$/.test(textContent ?? '')).at(-1)
  if (frame && latest) frame.scrollLeft = latest.offsetLeft + latest.offsetWidth - frame.clientWidth
}

async function tableNodes(parameters: URLSearchParams, signal: AbortSignal): Promise<HTMLElement[]> {
  const restrictions = FIELDS.flatMap((name): [string, string][] => {
    const value = parameters.get(name)
    return value ? [[name, value]] : []
  })
  const asked = new URLSearchParams([...restrictions, ['limit', String(MOST)]])
  const found = await getJson<Inspections>('api/inspection', asked, signal)
  const missing = await missingOf(Object.fromEntries(restrictions), signal)
  if (found.total === 0 && !missing?.rows.length) return [h('p', {}, words.nothing(found.reports))]
  const csv = h('button', { type: 'button' }, words.csv)
  csv.addEventListener('click', () => downloadCsv(tableCsv(found.rows, missing, words), words.title))
  return [
    h(
      'p',
      { class: 'summary' },
      words.found(found.total, found.reports),
      found.total > found.rows.length && h('strong', {}, words.truncated(found.rows.length, found.total)),
      csv,
    ),
    tableNode(pivot(found.rows, missing), hrefOf, words),
  ]
}

/** Null: there is no list, or it is not understood, which is then said beside it. */
async function missingOf(restrictions: Record<string, string>, signal: AbortSignal): Promise<Missing | null> {
  told.replaceChildren()
  if (!list.value.trim()) return null
  try {
    const missing = await postJson<Missing>('api/missing', { expected: list.value, ...restrictions }, signal)
    told.replaceChildren(
      h('p', {}, h('strong', {}, words.dueSaid(missing.expected, missing.held))),
      missing.assumed.length > 0 ? h('p', {}, words.dueAssumed(yearSpans(missing.assumed))) : '',
      ...missing.failures.map(failure => h('p', {}, failureLine(failure, words))),
      missing.rows.length > 0 ? missingList(missing.rows) : '',
    )
    return missing
  } catch (error) {
    if (signal.aborted) throw error
    told.replaceChildren(h('p', { role: 'alert' }, failureText(error, words)))
    return null
  }
}

/** What to ask for, from whom, without the many that are there. */
function missingList(rows: Missing['rows']): HTMLElement {
  const items = rows.map(({ region, years, others }) => {
    const said = years.map(year => (others.includes(year) ? words.yearOfOthers(year) : year))
    return h('li', {}, `${placePath(region.path, words)} ${said.join(' · ')}`)
  })
  return h(
    'details',
    { open: items.length <= AT_ONCE },
    h('summary', {}, words.dueMissing),
    h('ul', {}, ...items),
  )
}

/** Divisions that lack something, listed at once: more would push the table out of sight. */
const AT_ONCE = 20

addEventListener('popstate', () => void show())
void show()
