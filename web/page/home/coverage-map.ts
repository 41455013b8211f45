// coverage-map.ts — divisions down, years across, how many reports there are of each; provinces unfold. What is not
// there is seen. Not: adding up (coverage.ts).
import type { Coverage } from '../../../src/api/coverage.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { placeLang, placeName } from '../../shared/place.ts'
import { parseState, type State } from '../../shared/state.ts'
import type { HomeWords } from '../../words/words.ts'
import { brokenAt } from '../compare/axis.ts'
import { scroller } from '../compare/scroller.ts'
import { SHADES, shade } from '../compare/shades.ts'
import { stateLink } from '../nodes.ts'
import { type CoverageRow, type CoverageTable, coverageTable, yearRuns } from './coverage.ts'
import { walkable } from './walk.ts'

/** Divisions of a province that are drawn at once. */
const SHOWN = 120

/** @param held by province */
export function coverageNode(held: Coverage, state: State, words: HomeWords): HTMLElement | null {
  if (held.rows.length === 0) return null
  const table = coverageTable(held.rows, held.years)
  // One report is never the darkest, though no cell has more.
  const most = Math.max(SHADES, ...table.rows.flatMap(({ cells }) => [...cells.values()]))
  const draw = { table, most, state, words }
  const body = h('tbody', {})
  for (const row of table.rows) body.append(rowNode(row, draw, unfolding(row, held, draw)))
  const node = h(
    'table',
    { class: 'coverage-map', role: 'grid', 'aria-label': words.coverage },
    h('thead', {}, headNode(table, words)),
    body,
  )
  walkable(node)
  const latest = table.years.filter(year => year !== null).length
  return h(
    'section',
    { class: 'coverage', 'aria-labelledby': 'coverage' },
    h(
      'h2',
      { id: 'coverage' },
      words.coverage,
      h('small', {}, words.coverageHint(table.years.some((_, i) => brokenAt(table.years, i)))),
    ),
    scroller(node, 'coverage', latest),
    absentNode(held.absent, words),
  )
}

// --- internal ---

interface Drawing {
  table: CoverageTable
  most: number
  state: State
  words: HomeWords
}

const yearText = (year: number | null, words: HomeWords) => (year === null ? words.unknownYear : String(year))

function headNode({ years }: CoverageTable, words: HomeWords): HTMLElement {
  const column = (text: string, broken = false) =>
    h('th', { scope: 'col', class: broken ? 'broken' : null }, text)
  return h(
    'tr',
    {},
    column(words.region),
    ...years.map((year, i) => column(yearText(year, words), brokenAt(years, i))),
    column(words.total),
    column(words.lacking),
  )
}

function rowNode(
  row: CoverageRow,
  { table, most, state, words }: Drawing,
  button: HTMLElement | null,
  name = row.region ? placeName(row.region.name, words) : words.unknownRegion,
): HTMLTableRowElement {
  const { region, cells, reports, missing } = row
  const cell = (year: number | null) => {
    const count = cells.get(year) ?? 0
    const title = words.cell(name, yearText(year, words), count)
    if (count === 0)
      return h('td', { class: 'gap', title }, h('span', { class: 'visually-hidden' }, words.none))
    const attributes = { class: `heat-${shade(count, most)}`, title }
    if (region === null || year === null) return h('td', attributes, count)
    const here = state.region[0] === region.code && state.year[0] === String(year)
    const next = { ...parseState(''), region: [region.code], year: [String(year)] }
    return h(
      'td',
      attributes,
      stateLink(
        next,
        {
          tabindex: '-1',
          'data-page': true,
          'aria-current': here ? 'true' : null,
          'data-key': `held-${region.code}-${year}`,
        },
        count,
      ),
    )
  }
  const whole =
    region &&
    stateLink({ ...parseState(''), region: [region.code] }, { tabindex: '-1', 'data-page': true }, reports)
  return h(
    'tr',
    {},
    h('th', { scope: 'row', lang: placeLang(region?.path ?? []) }, button ?? name),
    ...table.years.map(cell),
    h('td', { class: 'sum' }, whole ?? reports),
    h('td', { class: 'lacking' }, missing.length > 0 && lackingNode(missing, words)),
  )
}

/** How many years, which unfold to say which they are. */
function lackingNode(missing: readonly number[], words: HomeWords): HTMLElement {
  const years = yearRuns(missing)
  const title = words.missing(years.join('、'))
  return h(
    'details',
    {},
    h('summary', { tabindex: '-1', title }, words.lackingYears(missing.length)),
    h('ul', {}, ...years.map(run => h('li', {}, run))),
  )
}

/** A button that puts the divisions below a province under its row; they are asked for when they are wanted. */
function unfolding(row: CoverageRow, held: Coverage, draw: Drawing): HTMLElement | null {
  const { region } = row
  if (!region || region.code === '000000') return null
  const { words } = draw
  const name = placeName(region.name, words)
  const button = h(
    'button',
    { type: 'button', class: 'unfold', 'aria-expanded': 'false', title: words.unfold(name) },
    name,
  )
  let below: HTMLTableRowElement[] = []
  const fold = () => {
    for (const node of below) node.remove()
    below = []
    button.setAttribute('aria-expanded', 'false')
  }
  const place = (rows: readonly CoverageRow[]) => {
    const nodes = rows.slice(0, SHOWN).map(one => {
      const own = one.region?.code === region.code
      const path = one.region ? one.region.path.slice(1).join(' › ') : ''
      const node = rowNode(one, draw, null, own ? words.own : path)
      node.classList.add('below')
      return node
    })
    const last = below.at(-1) ?? button.closest('tr')!
    last.after(...nodes)
    below.push(...nodes)
    if (rows.length <= SHOWN) return
    const more = h('button', { type: 'button', class: 'quiet' }, words.more(rows.length - SHOWN))
    const line = h('tr', {}, h('td', { colspan: draw.table.years.length + 3 }, more))
    more.addEventListener('click', () => {
      below.splice(below.indexOf(line), 1)
      const before = line.previousElementSibling as HTMLTableRowElement
      line.remove()
      below.push(...below.splice(below.indexOf(before), 1))
      place(rows.slice(SHOWN))
    })
    below.at(-1)!.after(line)
    below.push(line)
  }
  button.addEventListener('click', async () => {
    if (below.length > 0) return fold()
    button.setAttribute('aria-busy', 'true')
    try {
      const answer = await getJson<Coverage>('api/coverage', new URLSearchParams({ region: region.code }))
      place(coverageTable(answer.rows, held.years).rows)
      button.setAttribute('aria-expanded', 'true')
    } finally {
      button.removeAttribute('aria-busy')
    }
  })
  return button
}

function absentNode(absent: Coverage['absent'], words: HomeWords): HTMLElement {
  if (absent.length === 0) return h('p', { class: 'absent' }, words.allHeld)
  const names = absent.map(({ name }) => name).join('、')
  return h(
    'details',
    { class: 'absent', open: absent.length <= 8 },
    h('summary', {}, words.absent(absent.length)),
    h('p', { lang: 'zh-CN' }, names),
  )
}
