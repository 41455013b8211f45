// reuse.ts — what of this report stands in others too: shares, the margin in three greys, and the runs with a way to read
// both side by side. Not: finding them.
import type { ReportDetail } from '../../src/api/reports.ts'
import type { Reuse, ReuseRun } from '../../src/api/reuse.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import type { Words } from './words.ts'

const AGAINST = ['all', 'last-year', 'region'] as const
const LENGTHS = ['13', '20', '30'] as const

/**
 * Asked for when it is first opened.
 *
 * @param article whose margin is filled
 * @param besideHref the address of this report, at a passage, with another beside it
 */
export function reuseNode(
  report: ReportDetail,
  article: HTMLElement,
  besideHref: (otherId: string, passageId: string) => string,
  words: Words,
): HTMLElement {
  const shown = h('div', { class: 'reuse-answer', role: 'status' })
  const against = choice(words.reuseAgainst, 'all', words.reuseAgainstLabel, AGAINST)
  const length = choice(words.reuseLength, '20', words.reuseLengthLabel, LENGTHS)
  let asking: AbortController | null = null
  const ask = async (): Promise<void> => {
    asking?.abort()
    asking = new AbortController()
    const { signal } = asking
    shown.replaceChildren(h('p', {}, words.reuseAsking))
    try {
      const parameters = new URLSearchParams({ against: against.value, k: length.value })
      const path = `api/reports/${encodeURIComponent(report.id)}/reuse`
      const answer = await getJson<Reuse>(path, parameters, signal)
      shown.replaceChildren(...answerNodes(report, answer, besideHref, words))
      fillMargin(article, report, answer.runs)
    } catch (error) {
      if (!signal.aborted) shown.replaceChildren(h('p', { role: 'alert' }, failureText(error, words)))
    }
  }
  for (const select of [against, length]) select.addEventListener('change', () => void ask())
  const node = h(
    'details',
    { class: 'reuse' },
    h('summary', {}, words.reuse),
    h('div', { class: 'reuse-choices' }, against, length),
    shown,
  )
  node.addEventListener('toggle', () => {
    if (node.open && !asking) void ask()
    article.classList.toggle('reused', node.open)
  })
  return node
}

// --- internal ---

function choice<Value extends string>(
  names: Record<Value, string>,
  chosen: Value,
  label: string,
  values: readonly Value[],
): HTMLSelectElement {
  return h(
    'select',
    { 'aria-label': label },
    ...values.map(value => h('option', { value, selected: value === chosen }, names[value])),
  )
}

const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`

function answerNodes(
  report: ReportDetail,
  { shares, runs, reports, against }: Reuse,
  besideHref: (otherId: string, passageId: string) => string,
  words: Words,
): HTMLElement[] {
  if (reports === 0) return [h('p', {}, words.reuseNone[against])]
  const shared = shares.few + shares.formula
  const parts =
    against === 'last-year'
      ? [
          { name: words.reuseNew, share: shares.unique, kind: 'unique' },
          { name: words.reuseOld, share: shared, kind: 'formula' },
        ]
      : [
          { name: words.reuseUnique, share: shares.unique, kind: 'unique' },
          { name: words.reuseFew, share: shares.few, kind: 'few' },
          { name: words.reuseFormula, share: shares.formula, kind: 'formula' },
        ]
  const legend = parts.map(({ name, share, kind }) =>
    h('li', {}, h('i', { class: kind, 'aria-hidden': 'true' }), `${name} ${percent(share)}`),
  )
  const texts = new Map(report.passages.map((passage, i) => [passage.id, i]))
  return [
    h('ul', { class: 'shares' }, ...legend),
    h('p', { class: 'reuse-note' }, words.reuseNote(reports)),
    h(
      'ol',
      { class: 'runs' },
      ...runs.map(run => {
        const text = textOf(report, texts.get(run.passageId)!, run)
        const other = run.samples[0]!
        return h(
          'li',
          { class: run.class },
          h(
            'a',
            { href: besideHref(other.reportId, run.passageId), lang: 'zh-CN', title: words.reuseBeside },
            text,
          ),
          h('small', {}, words.reuseReports(run.reports)),
        )
      }),
    ),
  ]
}

/** A run may go on into the next passages of its paragraph. */
function textOf({ passages }: ReportDetail, at: number, { start, length }: ReuseRun): string {
  let text = ''
  for (let i = at; text.length < start + length && i < passages.length; i++) text += passages[i]!.text
  return text.slice(start, start + length)
}

/** Beside each paragraph a bar, filled from the top by how much of it is formula and how much stands in few others. */
function fillMargin(article: HTMLElement, { passages }: ReportDetail, runs: readonly ReuseRun[]): void {
  const blocks = new Map<number, { length: number; formula: Uint8Array; element: HTMLElement | null }>()
  const places = new Map<string, { paragraph: number; offset: number }>()
  for (const { id, paragraph, text } of passages) {
    const block = blocks.get(paragraph) ?? { length: 0, formula: new Uint8Array(), element: null }
    places.set(id, { paragraph, offset: block.length })
    block.length += text.length
    block.element ??= document.getElementById(id)
    blocks.set(paragraph, block)
  }
  for (const block of blocks.values()) block.formula = new Uint8Array(block.length)
  for (const { passageId, start, length, class: kind } of runs) {
    const { paragraph, offset } = places.get(passageId)!
    const { formula } = blocks.get(paragraph)!
    for (let i = offset + start; i < offset + start + length; i++)
      formula[i] = Math.max(formula[i]!, kind === 'formula' ? 2 : 1)
  }
  for (const { length, formula, element } of blocks.values()) {
    const bar = element?.closest<HTMLElement>('.block') ?? element
    if (!bar || !article.contains(bar) || length === 0) continue
    const part = (kind: number) => formula.filter(value => value === kind).length / length
    bar.classList.add('shared')
    bar.style.setProperty('--formula', `${part(2) * 100}%`)
    bar.style.setProperty('--shared', `${(part(1) + part(2)) * 100}%`)
  }
}
