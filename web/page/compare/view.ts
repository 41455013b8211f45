// view.ts — the comparison: up to five questions over the years, and one of them by division and year. Not: the figures
// (lines-figure.ts, heat-figure.ts).
import type { CompareResult } from '../../../src/api/compare.ts'
import type { Stats } from '../../../src/api/service.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import { saidOf } from '../../shared/notice.ts'
import { isRestricted, type State, viewParameters } from '../../shared/state.ts'
import type { ViewWords } from '../../words/words.ts'
import { usedYears } from './axis.ts'
import { cautions, IN_REPEATS, LEVELS_APART, levelsNote, ONE_REPORT } from './cautions.ts'
import { type Compared, countsPassages, figureName } from './compared.ts'
import { heatFigure } from './heat-figure.ts'
import { linesFigure } from './lines-figure.ts'
import { foundIn, type Measure, pivot, withinYears } from './pivot.ts'
import { type Source, sourceNotes } from './source.ts'

export interface Comparison {
  /** One answer a question, the page's own first. */
  compared: Omit<Compared, 'name'>[]
  /** What the library holds, where not all of it is counted over. */
  stats: Stats | null
}

export async function askCompare(state: State, signal: AbortSignal): Promise<Comparison> {
  const [stats, ...compared] = await Promise.all([
    isRestricted(state) ? getJson<Stats>('api/stats', new URLSearchParams(), signal) : null,
    ...[state.q, ...state.vs].map(async label => ({
      label,
      result: await getJson<CompareResult>('api/compare', viewParameters({ ...state, q: label }), signal),
    })),
  ])
  return { compared, stats }
}

export function compareNodes(
  { compared: asked, stats }: Comparison,
  state: State,
  words: ViewWords,
  go: (next: State) => void,
): HTMLElement[] {
  const countable = asked.every(({ result }) => result.totalOccurrences !== null)
  const { measure: wanted } = state
  const needsOccurrences = !countsPassages(wanted)
  const isCounted = countable && needsOccurrences
  const measure: Measure = isCounted || !needsOccurrences ? wanted : 'hits'
  const compared = asked.map(one => ({ ...one, name: figureName(one, measure, words) }))
  const [own] = compared
  if (!own) return []
  const shown = compared.find(({ label }) => label === state.of) ?? own
  const whole = pivot(own.result.rows, state.depth)
  const rows = compared.flatMap(({ result }) => result.rows)
  // A year whose passages hold the words apart only is no use of the term, where its uses are counted.
  const isLiteral = isCounted && rows.some(({ occurrences }) => occurrences !== null && occurrences > 0)
  const used = new Set(
    rows.flatMap(({ hits, occurrences, year }) =>
      (isLiteral ? (occurrences ?? 0) : hits) > 0 ? [year] : [],
    ),
  )
  // A range that somebody chose is shown as it was chosen.
  const isTrimmed = state.axis === 'used' && state.year.length === 0
  const years = isTrimmed ? usedYears(whole.years, year => used.has(year)) : whole.years
  const table = withinYears(whole, years)
  const divisions = withinYears(pivot(shown.result.rows, state.depth), years)
  const source: Source = (labels, drawn) => {
    const drawnOnes = compared.filter(({ label }) => labels.includes(label))
    const apart = levelsNote(drawnOnes[0] ?? own, years, state, words)
    return [
      ...(apart ? [apart.note] : []),
      ...cautions(drawnOnes, measure, state, words),
      ...sourceNotes(labels, (drawnOnes[0] ?? own).result, state, words, stats, drawn),
    ]
  }
  const nodes: (HTMLElement | null)[] = [
    otherNotices(compared, words),
    linesFigure({ compared, table, measure, countable, state, words, source, go }),
    heatFigure(shown, state.rows === 'found' ? foundIn(divisions) : divisions, measure, state, words, source),
  ]
  return nodes.filter(node => node !== null)
}

// --- internal ---

/**
 * Notices of the server about the other questions. Those about the page's own question stand above, the share of one
 * report, the levels and the repeats below, and a report left out has its chip.
 */
function otherNotices(compared: readonly Compared[], words: ViewWords): HTMLElement | null {
  const items = compared.slice(1).flatMap(({ label, result }) =>
    result.notices.flatMap(notice => {
      if ([ONE_REPORT, LEVELS_APART, IN_REPEATS, 'left-out'].includes(notice.code)) return []
      const { text, lang } = saidOf(notice, words)
      return h('li', { lang }, h('span', { lang: 'zh-CN' }, label), `${words.colon}${text}`)
    }),
  )
  return items.length === 0 ? null : h('ul', { class: 'notices' }, ...items)
}
