// main.ts — the table of indicators: choose one, see what each division reported in each year. Not: finding numbers.
import type { Coverage } from '../../src/api/coverage.ts'
import type { IndicatorCounts, IndicatorDefinitions, IndicatorList } from '../../src/api/indicators.ts'
import { genreOrUntitled } from '../../src/report/genre.ts'
import { askForm } from '../shared/ask-form.ts'
import { reportHref } from '../shared/base.ts'
import { dress } from '../shared/chrome.ts'
import { getJson } from '../shared/client.ts'
import { csvText, downloadCsv } from '../shared/csv.ts'
import { h } from '../shared/dom.ts'
import { errorNode } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { placePath } from '../shared/place.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { leaveTrail } from '../shared/trail.ts'
import { INDICATORS, wordsOf } from '../words/words.ts'
import { heldOf } from './held.ts'
import { tableNode } from './indicator-table.ts'

/** Rows of one table: what a person still looks through. */
const MOST = 2000
const TYPED = ['name', 'region', 'year'] as const
const NARROWING = ['region', 'year', 'checks'] as const
/** UTF-16 units that names of one subject begin with: 行政复议. */
const SUBJECT = 4

const words = wordsOf(INDICATORS, preferredLanguage())
const part = (id: string) => document.getElementById(id)!
const [form, answer, status] = [part('form'), part('answer'), part('status')]

document.title = `${words.title} — ${words.site}`
dress(words, document.querySelector('jiansuo-box'))

const WRONG = { region: words.noDivision, year: words.noYear }
const HINTS = { name: words.placeholder, region: words.regionHint, year: words.yearHint }
const fields = [
  ...TYPED.map(name => ({
    name,
    label: words[name],
    placeholder: HINTS[name],
    ...(name === 'name' ? { list: 'names' } : { wrong: WRONG[name] }),
  })),
  { name: 'checks', label: words.checks, choices: Object.entries(words.checked) },
]
const names = h('datalist', { id: 'names' })
const ask = askForm(fields, words.show, () => void show())
form.append(h('h1', {}, words.title), h('p', { class: 'intro' }, words.intro), ask.node, names)

const nextSignal = newestOnly()

async function show(): Promise<void> {
  const signal = nextSignal()
  const parameters = new URLSearchParams(location.search)
  ask.fill(parameters)
  const name = parameters.get('name') ?? ''
  const isAsked = name !== '' || parameters.has('checks')
  if (isAsked) answer.replaceChildren(h('p', {}, words.asking))
  try {
    const { definitions } = await known
    // By their everyday names too: 行政复议案件数.
    const suggested = definitions.flatMap(({ name, synonyms }) => [name, ...synonyms])
    names.replaceChildren(...suggested.map(value => h('option', { value })))
    if (!isAsked) {
      answer.replaceChildren(choices(words.choose, definitions))
      return showCounts(signal)
    }
    status.textContent = words.asking
    const asked = new URLSearchParams({ ...(name && { name }), limit: String(MOST) })
    for (const key of NARROWING) {
      const value = parameters.get(key)
      if (value) asked.set(key, value)
    }
    const within = new URLSearchParams([...asked].filter(([key]) => key === 'region' || key === 'year'))
    const [list, coverage] = await Promise.all([
      getJson<IndicatorList>('api/indicators', asked, signal),
      getJson<Coverage>('api/coverage', within, signal),
    ])
    status.textContent = words.found(list.total, list.reports)
    answer.replaceChildren(...answerNodes(name, list, coverage, definitions))
    await showCounts(signal)
  } catch (error) {
    if (signal.aborted) return
    answer.replaceChildren(...(ask.refused(error) ? [] : [errorNode(error, words, () => void show())]))
    status.textContent = ''
  }
}

function answerNodes(
  name: string,
  list: IndicatorList,
  { rows: coverage }: Coverage,
  definitions: IndicatorDefinitions['definitions'],
): HTMLElement[] {
  if (list.total === 0)
    return [
      h('p', { role: 'alert' }, name ? words.nothing(name) : words.noneChecked),
      choices(words.choose, definitions),
    ]
  const definition = definitions.find(one => one.name === name || one.synonyms.includes(name))
  const isWhole = list.total === list.rows.length
  const csv = h('button', { type: 'button' }, words.csv)
  csv.addEventListener('click', () => downloadCsv(csvOf(list), name || words.checks))
  return [
    h('h2', {}, (definition?.name ?? name) || words.allChecked),
    h(
      'p',
      { class: 'intro' },
      definition && definition.name !== name ? words.readAs(name, definition.name) : null,
      definition ? definition.meaning : name ? words.undefinedName(name) : words.checkedNote,
    ),
    h(
      'p',
      { class: 'summary' },
      words.found(list.total, list.reports),
      !isWhole && h('strong', {}, words.truncated(list.rows.length, list.total)),
      csv,
    ),
    tableNode(list.rows, { held: heldOf(coverage), coverage, isWhole, isMixed: !definition }, words),
    ...alikeNodes(definition?.name, definitions),
  ]
}

/** One report writes 受理, another 办理: who finds few regions here finds the others there. */
function alikeNodes(
  name: string | undefined,
  definitions: IndicatorDefinitions['definitions'],
): HTMLElement[] {
  const subject = name?.slice(0, SUBJECT)
  const alike = definitions.filter(one => one.name !== name && one.name.slice(0, SUBJECT) === subject)
  return alike.length > 0 ? [choices(words.alike, alike)] : []
}

function choices(title: string, definitions: IndicatorDefinitions['definitions']): HTMLElement {
  return h(
    'div',
    { class: 'choices' },
    h('p', {}, title),
    h(
      'ul',
      {},
      ...definitions.map(({ name, meaning }) =>
        h(
          'li',
          { 'data-name': name },
          h('a', { href: `?${new URLSearchParams({ name })}`, title: meaning }, name),
        ),
      ),
    ),
  )
}

/**
 * How many numbers the library has of each indicator that is offered; those without any fold away. Asked for behind what
 * was asked: the first time every report is read for it.
 */
async function showCounts(signal: AbortSignal): Promise<void> {
  const list = answer.querySelector('.choices ul')
  if (!list) return
  const said = h('small', {}, words.counting)
  list.previousElementSibling!.append(said)
  const counted = await getJson<IndicatorCounts>(
    'api/indicators/counts',
    new URLSearchParams(),
    signal,
  ).catch(() => null)
  // The list is of use without them.
  if (!counted) return said.remove()
  const valuesOf = new Map(counted.counts.map(({ name, values }) => [name, values]))
  said.textContent = words.counted
  const without: Element[] = []
  for (const item of [...list.children] as HTMLElement[]) {
    const values = valuesOf.get(item.dataset.name!) ?? 0
    if (values === 0) without.push(item)
    else item.append(h('small', {}, words.values(values)))
  }
  if (without.length === 0) return
  const folded = h('details', {}, h('summary', {}, words.without(without.length)), h('ul', {}, ...without))
  // Where it is the only thing to see, it is seen.
  folded.open = list.children.length === 0
  list.after(folded)
}

const HEADS = [
  '指标',
  '地区',
  '年份',
  '值',
  '单位',
  '写法',
  '性质',
  '升降',
  '句子',
  '题名',
  '文种',
  '链接',
  '报告编号',
]

const csvOf = ({ rows }: IndicatorList): string =>
  csvText([
    HEADS,
    ...rows.map(({ indicator, region, year, value, unit, written, role, direction, ...of }) => [
      indicator,
      region ? placePath(region.path, words) : '',
      year ?? '',
      value,
      unit ?? '',
      written,
      words.roles[role],
      direction === null ? '' : words.directions[direction],
      of.sentence,
      of.title ?? '',
      genreOrUntitled(of.title),
      reportHref(of.reportId, undefined, of.passageId),
      of.reportId,
    ]),
  ])

const known = getJson<IndicatorDefinitions>('api/indicators/definitions', new URLSearchParams())
known.catch(() => {}) // prevents an unhandled rejection; the error surfaces where it is awaited
// A number leads to its sentence by a question that nobody asked: the reader leads back here.
answer.addEventListener('click', event => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('td a')
  const q = link && new URL(link.href).searchParams.get('q')
  if (q) leaveTrail({ page: 'indicators', search: location.search, scroll: scrollY, q })
})
addEventListener('popstate', () => void show())
void show()
