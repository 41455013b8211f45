// reports.ts — the reports there are, or those that restrictions leave. Not: passages.
import type { ReportList } from '../../../src/api/reports.ts'
import { reportLabel } from '../../../src/report/reference.ts'
import { reportHref } from '../../shared/base.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { placePath } from '../../shared/place.ts'
import { metaLine, titleNodes } from '../../shared/report-nodes.ts'
import { isRestricted, RESTRICTIONS, type State } from '../../shared/state.ts'
import type { HomeWords, PageWords } from '../../words/words.ts'

/** Listed at first, and with each click more. */
const [LISTED, STEP] = [12, 100]

export function askReports(state: State, offset: number, signal: AbortSignal): Promise<ReportList> {
  const parameters = new URLSearchParams()
  for (const name of RESTRICTIONS) for (const value of state[name]) parameters.append(name, value)
  if (state.by !== 'report') parameters.set('by', state.by)
  parameters.set('limit', String(isRestricted(state) || offset > 0 ? STEP : LISTED))
  if (offset > 0) parameters.set('offset', String(offset))
  return getJson<ReportList>('api/reports', parameters, signal)
}

/** What a report is called; what is none by its id. */
export async function nameOf(id: string, signal: AbortSignal): Promise<string> {
  const parameters = new URLSearchParams({ name: id, limit: '1' })
  const { reports } = await getJson<ReportList>('api/reports', parameters, signal)
  return reports[0]?.id === id ? reportLabel(reports[0]) : id
}

/** What a division of the address is called: as one of its reports has it; without any, as the address does. */
export function chosenPlace(value: string, { reports }: ReportList, words: { nation: string }): string {
  if (!/^\d{6}$/.test(value)) return value
  const lead = value.replace(/(00)+$/, '')
  const found = reports.find(({ region }) =>
    value === NATION ? region?.code === value : region?.code.startsWith(lead),
  )
  if (!found?.region) return value
  const { code, path } = found.region
  return placePath(code === value ? path : path.slice(0, lead.length / 2), words)
}

export function reportsNode(
  { total, reports }: ReportList,
  state: State,
  places: readonly string[],
  words: PageWords,
  homeWords: HomeWords,
  signal: AbortSignal,
): HTMLElement {
  const list = h('ul', {}, ...reports.map(report => item(report, words)))
  const chosen = isRestricted(state)
  const { genre, level, by } = state
  const title = chosen
    ? homeWords.listed({
        places,
        years: state.year.map(words.year),
        levels: level.map(value => words.levels[value] ?? value),
        genres: genre.map(value => words.genres[value] ?? value),
        by,
      })
    : words.reports
  const more = h('button', { type: 'button', class: 'quiet' })
  const label = () => {
    const rest = total - list.childElementCount
    more.textContent = homeWords.moreReports(Math.min(STEP, rest))
    if (rest <= 0) more.remove()
  }
  more.addEventListener('click', async () => {
    const next = await askReports(state, list.childElementCount, signal)
    list.append(...next.reports.map(report => item(report, words)))
    label()
  })
  label()
  return h(
    'section',
    { class: 'reports', 'aria-labelledby': 'reports' },
    h('h2', { id: 'reports' }, title, h('small', {}, homeWords.listedCount(total))),
    chosen && total > 0 && h('p', { class: 'hint' }, homeWords.searchHere),
    total === 0 && h('p', {}, chosen ? homeWords.noneHere : words.noReports),
    list,
    total > reports.length && more,
  )
}

// --- internal ---

const NATION = '000000'

const item = (report: ReportList['reports'][number], words: PageWords) =>
  h('li', {}, h('h3', {}, ...titleNodes(report, reportHref(report.id), words)), metaLine(report, words))
