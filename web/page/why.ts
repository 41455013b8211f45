// why.ts — why a report is not in the answer: a panel in which one names the report. Not: the reasons, which are the
// server's.
import type { Explanation } from '../../src/api/explain.ts'
import type { ReportSummary } from '../../src/api/hit.ts'
import type { ReportList } from '../../src/api/reports.ts'
import { reportHref } from '../shared/base.ts'
import { getJson } from '../shared/client.ts'
import { h } from '../shared/dom.ts'
import { failureText } from '../shared/failure.ts'
import { oneLine } from '../shared/one-line.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import { readerParameters, type State, viewParameters } from '../shared/state.ts'
import { type PageWords, WHY, wordsOf } from '../words/words.ts'
import { dialogPanel } from './dialog.ts'

/** Reports offered at once. */
const OFFERED = 20

/** A button that opens the panel for a question and its restrictions. */
export function whyButton(state: State, words: PageWords): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'quiet', 'aria-haspopup': 'dialog', 'data-key': 'why' },
    words.why,
  )
  button.addEventListener('click', () => openWhy(state, words))
  return button
}

// --- internal ---

function openWhy(state: State, words: PageWords): void {
  document.getElementById('why')?.remove()
  const whyWords = wordsOf(WHY, preferredLanguage())
  const answer = h('div', { class: 'why-answer', 'aria-live': 'polite' })
  const say = async (asking: Promise<Node[]>) => {
    answer.replaceChildren(h('p', {}, whyWords.asking))
    try {
      answer.replaceChildren(...(await asking))
    } catch (error) {
      answer.replaceChildren(h('p', { role: 'alert' }, failureText(error, words)))
    }
  }
  const choose = (report: ReportSummary) => void say(explained(report, state, words))
  const form = oneLine(
    { label: whyWords.which, button: whyWords.find, attributes: { autofocus: true } },
    text => {
      if (text) void say(offered(text, choose, words))
    },
  )
  dialogPanel('why', whyWords.title(state.q), words.close, h('p', {}, whyWords.hint), form, answer).open()
}

/** The reports that the text may mean. */
async function offered(
  text: string,
  choose: (report: ReportSummary) => void,
  words: PageWords,
): Promise<Node[]> {
  const whyWords = wordsOf(WHY, preferredLanguage())
  const asked = new URLSearchParams({ name: text, limit: String(OFFERED) })
  const { reports, name } = await getJson<ReportList>('api/reports', asked)
  const { places = [], years = [], loosened = false } = name ?? {}
  if (reports.length === 0)
    return [h('p', {}, whyWords.notFound(text)), h('p', {}, whyWords.notHeld(places, years))]
  const items = reports.map(report => {
    const [title, ...made] = titleNodes(report, '', words)
    const button = h('button', { type: 'button', class: 'choice' }, title!.textContent)
    button.addEventListener('click', () => choose(report))
    return h('li', {}, button, ...made, metaLine(report, words))
  })
  const others = loosened ? [h('p', {}, whyWords.onlyOfPlace(text))] : []
  return [...others, h('p', {}, whyWords.choose), h('ul', { class: 'choices' }, ...items)]
}

async function explained(report: ReportSummary, state: State, words: PageWords): Promise<Node[]> {
  const whyWords = wordsOf(WHY, preferredLanguage())
  const path = `api/reports/${encodeURIComponent(report.id)}/explain`
  const found = await getJson<Explanation>(path, viewParameters(state))
  const href = reportHref(report.id, readerParameters(state))
  const parts = found.parts.map(({ text, passages, occurrences, excluded }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row', lang: 'zh-CN' }, excluded ? `${whyWords.excluded}${text}` : text),
      h('td', {}, words.passages(passages)),
      h('td', {}, occurrences === null ? '' : words.occurrences(occurrences)),
    ),
  )
  return [
    h('h3', {}, ...titleNodes(report, href, words)),
    h('ul', { class: 'reasons' }, ...found.findings.map(finding => h('li', {}, whyWords.finding(finding)))),
    parts.length === 0
      ? h('p', {})
      : h('table', {}, h('caption', {}, whyWords.parts), h('tbody', {}, ...parts)),
  ]
}
