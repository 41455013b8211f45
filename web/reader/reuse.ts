// reuse.ts — what of this report stands in others too: shares in the header, and what opens below them. Not: finding it,
// the list of runs, the margin.
import type { Reuse } from '../../src/api/reuse.ts'
import { reportHref } from '../shared/base.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { titleNodes } from '../shared/report-nodes.ts'
import { freshIn, freshNode } from './fresh.ts'
import { fillMargin } from './reuse-margin.ts'
import { type Place, reportOf, runsNode } from './reuse-runs.ts'

const AGAINST = ['all', 'last-year', 'region'] as const
const LENGTHS = ['13', '20', '30'] as const
const LENGTH = '20'

/**
 * The shares are asked for at once, and stand in the line that opens the rest.
 *
 * @param article whose margin is filled
 * @param signal of the report that is shown
 */
export function reuseNode(article: HTMLElement, place: Place, signal: AbortSignal): HTMLElement {
  const { report, reuse, words } = place
  const shown = h('div', { class: 'reuse-answer', role: 'status' })
  const summary = h('span', { class: 'reuse-summary' })
  const against = choice(reuse.against, 'all', reuse.againstLabel, AGAINST)
  const length = choice(reuse.length, LENGTH, reuse.lengthLabel, LENGTHS)
  const ask = (one: Reuse['against'], k: string, until: AbortSignal) => {
    const parameters = new URLSearchParams({ against: one, k })
    return getJson<Reuse>(`api/reports/${encodeURIComponent(report.id)}/reuse`, parameters, until)
  }
  const first = ask('all', LENGTH, signal)
  const lastYear = ask('last-year', LENGTH, signal)
  // If it fails the line stays empty; opening it shows why.
  Promise.all([first, lastYear]).then(
    ([all, before]) => summary.append(summaryText(all, before, place)),
    () => {},
  )

  const nextSignal = newestOnly()
  let isAsked = false
  const show = async (answer: Promise<Reuse>, until: AbortSignal): Promise<void> => {
    shown.replaceChildren(h('p', {}, reuse.asking))
    try {
      const found = await answer
      const nodes = await answerNodes(found, place)
      if (until.aborted) return
      shown.replaceChildren(...nodes)
      fillMargin(article, report, found.runs)
    } catch (error) {
      if (!until.aborted) shown.replaceChildren(h('p', { role: 'alert' }, failureText(error, words)))
    }
  }
  const choose = (): void => {
    isAsked = true
    const until = nextSignal()
    void show(ask(against.value as Reuse['against'], length.value, until), until)
  }
  for (const select of [against, length]) select.addEventListener('change', choose)
  const node = h(
    'details',
    { class: 'reuse' },
    h('summary', {}, reuse.title, summary),
    h('div', { class: 'reuse-choices' }, against, length),
    shown,
  )
  node.addEventListener('toggle', () => {
    article.classList.toggle('reused', node.open)
    if (!node.open || isAsked) return
    isAsked = true
    const until = nextSignal()
    // What the header failed to get is asked for again.
    void show(
      first.catch(() => ask('all', LENGTH, until)),
      until,
    )
  })
  return node
}

// --- internal ---

/** Of this report’s characters: one of last year with fewer was hardly taken in whole. */
const SHORTER = 0.6

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

interface Part {
  name: string
  share: number
  kind: 'unique' | 'few' | 'formula'
}

function partsOf({ shares, against }: Reuse, { reuse }: Place): Part[] {
  const { unique, few, formula } = shares
  return against === 'last-year'
    ? [
        { name: reuse.fresh, share: unique, kind: 'unique' },
        { name: reuse.old, share: few + formula, kind: 'formula' },
      ]
    : [
        { name: reuse.unique, share: unique, kind: 'unique' },
        { name: reuse.few, share: few, kind: 'few' },
        { name: reuse.formula, share: formula, kind: 'formula' },
      ]
}

/** 本篇独有 71 % · 与少数几篇相同 18 % · 套话 11 % · 与上一年相同 20 % */
function summaryText(all: Reuse, before: Reuse, place: Place): string {
  const said = [
    ...(all.reports > 0 ? partsOf(all, place) : []),
    ...(before.reports > 0
      ? [{ name: place.reuse.old, share: before.shares.few + before.shares.formula }]
      : []),
  ]
  return said.map(({ name, share }) => `${name} ${percent(share)}`).join(' · ')
}

async function answerNodes(answer: Reuse, place: Place): Promise<HTMLElement[]> {
  const { reports, against } = answer
  if (reports === 0) return [h('p', {}, place.reuse.none[against])]
  const legend = partsOf(answer, place).map(({ name, share, kind }) =>
    h('li', {}, h('i', { class: kind, 'aria-hidden': 'true' }), `${name} ${percent(share)}`),
  )
  const shares = h('ul', { class: 'shares' }, ...legend)
  const note = (text: string) => h('p', { class: 'reuse-note' }, text)
  if (against !== 'last-year') return [shares, note(place.reuse.note(reports)), runsNode(answer, place)]
  return [
    shares,
    ...(answer.previous ? [previousNode(answer.previous, answer.characters, place)] : []),
    note(place.reuse.lastNote(answer.k)),
    ...(await againstLastYear(answer, place)),
  ]
}

/** Which report of last year it was; where much of it is missing, what the library lacks seems new. */
function previousNode(
  { report, characters }: NonNullable<Reuse['previous']>,
  own: number,
  { reuse, words }: Place,
): HTMLElement {
  const short = characters < own * SHORTER
  return h(
    'p',
    { class: 'reuse-note' },
    reuse.previous,
    ...titleNodes(report, reportHref(report.id), words),
    reuse.previousLength(characters, own),
    short && h('strong', {}, reuse.previousShort),
  )
}

/** What is new stands there plainly; what is the same is one line that opens. */
async function againstLastYear(answer: Reuse, place: Place): Promise<HTMLElement[]> {
  const { report, reuse } = place
  const before = await Promise.all(answer.sources.map(({ id }) => reportOf(id)))
  const passages = report.passages.filter(({ kind }) => kind !== 'title')
  const texts = before.flatMap(other => other.passages.map(({ text }) => text))
  const fresh = freshIn(passages, answer.runs, texts)
  return [
    h('h2', {}, reuse.freshCount(fresh.length)),
    freshNode(fresh),
    h(
      'details',
      { class: 'same' },
      h('summary', {}, reuse.sameCount(answer.runs.length)),
      runsNode(answer, place),
    ),
  ]
}
