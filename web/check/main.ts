// main.ts — the page for checking a draft: paste or drop it, see what differs, take it away corrected. Not: checking.
import type { Check, CheckedSentence, Draft } from '../../src/api/check.ts'
import { isFlagged } from '../../src/checking/key-differences.ts'
import { standingOf, unheldOf } from '../../src/checking/standing.ts'
import { dress } from '../shared/chrome.ts'
import { postFile, postJson } from '../shared/client.ts'
import { copyBy } from '../shared/clipboard.ts'
import { h } from '../shared/dom.ts'
import { download } from '../shared/download.ts'
import { errorNode } from '../shared/failure.ts'
import { newestOnly } from '../shared/newest.ts'
import { preferredLanguage } from '../shared/preferences.ts'
import { CHECKING, wordsOf } from '../words/words.ts'
import { corrected, differsFrom, withNotes } from './copies.ts'
import { isBrokenIn, sentenceNode } from './sentence.ts'
import { titlesNode } from './titles.ts'

/** As the server's own. */
const MOST_TEXT = 200_000
const FILTERS = ['open', 'flagged', 'near', 'partly', 'absent', 'all'] as const
type Filter = (typeof FILTERS)[number]

const words = wordsOf(CHECKING, preferredLanguage())
const part = (id: string) => document.getElementById(id)!
const [form, answer, status] = [part('draft'), part('answer'), part('status')]

const input = h('textarea', { id: 'text', rows: 10, spellcheck: false, placeholder: words.placeholder })
const file = h('input', {
  type: 'file',
  id: 'file',
  class: 'visually-hidden',
  accept: '.docx,.doc,.txt,.md,.pdf,.html,.htm',
})
const button = h('button', { type: 'submit', class: 'primary' }, words.check)
const nextSignal = newestOnly()

async function run(
  work: (signal: AbortSignal) => Promise<void>,
  said: string,
  again: () => void,
): Promise<void> {
  const signal = nextSignal()
  document.body.setAttribute('aria-busy', 'true')
  button.disabled = true
  status.textContent = said
  button.textContent = said
  try {
    await work(signal)
  } catch (error) {
    if (signal.aborted) return
    answer.replaceChildren(errorNode(error, words, again))
    status.textContent = ''
  }
  button.disabled = false
  button.textContent = words.check
  document.body.setAttribute('aria-busy', 'false')
}

function check(): Promise<void> {
  const draft = input.value
  if (draft.trim() === '') {
    input.focus()
    return Promise.resolve()
  }
  if (draft.length > MOST_TEXT) {
    answer.replaceChildren(h('p', { role: 'alert' }, words.tooLong(draft.length, MOST_TEXT)))
    return Promise.resolve()
  }
  return run(
    async signal => {
      const checked = await postJson<Check>('api/check', { text: draft }, signal)
      show(draft, checked)
      status.textContent = words.counts(checked.counts, unheldOf(checked.counts))
      answer.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
    },
    words.checking,
    () => void check(),
  )
}

function read(chosen: File): Promise<void> {
  return run(
    async signal => {
      const parameters = new URLSearchParams({ file: chosen.name })
      const { text } = await postFile<Draft>('api/read', parameters, chosen, signal)
      input.value = text
    },
    words.reading(chosen.name),
    () => void read(chosen),
  ).then(() => (input.value ? check() : undefined))
}

function show(draft: string, { sentences, titles, counts, reports, builtAt }: Check): void {
  // A similar sentence may be about another place or year, so the reader chooses whose words the copy takes.
  const taken = new Set<CheckedSentence>()
  const unheld = unheldOf(counts)
  const malformed = titles.filter(({ verdict }) => verdict === 'malformed').length
  const partly = sentences.filter(({ rest }) => rest).length
  const brokenIn = (sentence: CheckedSentence) => titles.filter(title => isBrokenIn(sentence, title))
  const list = h('ol', { class: 'sentences' })
  const kept: Record<Filter, (sentence: CheckedSentence) => boolean> = {
    // All that a reader has to look at: what is word for word and has no fault is not among it.
    open: sentence => sentence.verdict !== 'verbatim' || isFlagged(sentence) || brokenIn(sentence).length > 0,
    flagged: isFlagged,
    near: sentence => standingOf(sentence) === 'near',
    partly: sentence => standingOf(sentence) === 'partly',
    absent: sentence => standingOf(sentence) === 'absent',
    all: () => true,
  }
  // What a copy carries, or why there is none: in sight, not for readers of screens alone.
  const said = h('p', { class: 'said', role: 'status' })
  const isTaken = (sentence: CheckedSentence) => taken.has(sentence)
  const save = h('button', { type: 'button', class: 'quiet' }, words.corrected)
  save.addEventListener('click', () => {
    said.textContent = taken.size === 0 ? words.noneTaken : words.taken(taken.size)
    if (taken.size === 0) return
    const text = corrected(draft, sentences, isTaken)
    download(new Blob([text], { type: 'text/plain;charset=utf-8' }), words.correctedName)
  })
  const notes = h('button', { type: 'button', class: 'quiet' }, words.notes)
  notes.addEventListener('click', () => {
    const near = sentences.filter(sentence => differsFrom(sentence, isTaken)).length
    const held = sentences.length - unheld
    said.textContent = words.noted(held, near, taken.size)
    if (held > 0) void copyBy(notes, withNotes(draft, sentences, isTaken), words)
  })
  const fill = (filter: Filter) => {
    const shown = sentences.filter(kept[filter])
    list.replaceChildren(
      ...shown.map(sentence =>
        sentenceNode(
          sentence,
          brokenIn(sentence),
          isTaken(sentence),
          now => {
            if (now) taken.add(sentence)
            else taken.delete(sentence)
            said.textContent = ''
          },
          words,
        ),
      ),
    )
    if (shown.length === 0)
      list.replaceChildren(h('li', { class: 'none' }, sentences.length ? words.noneHere : words.nothing))
    for (const choice of choices)
      choice.setAttribute('aria-pressed', String(choice.dataset.filter === filter))
  }
  const choices = FILTERS.map(filter =>
    h(
      'button',
      { type: 'button', class: 'quiet', 'data-filter': filter, onclick: () => fill(filter) },
      `${words.filters[filter]} ${sentences.filter(kept[filter]).length}`,
    ),
  )
  answer.replaceChildren(
    h('h2', { tabindex: -1 }, words.counts(counts, unheld)),
    ...(counts.flagged > 0
      ? [h('p', { class: 'alarm' }, words.flagged(counts.flagged))]
      : // Of what was not compared nothing is known.
        unheld < sentences.length
        ? [h('p', { class: 'calm' }, words.noneFlagged)]
        : []),
    ...(unheld > 0 ? [h('p', { class: 'unheld' }, words.unheld(unheld))] : []),
    ...(partly > 0 ? [h('p', { class: 'unheld' }, words.partly(partly))] : []),
    ...(malformed > 0
      ? [h('p', { class: 'alarm' }, h('a', { href: '#titles' }, words.malformed(malformed)))]
      : []),
    h(
      'div',
      { class: 'tools-line' },
      h('div', { role: 'group', 'aria-label': words.show }, ...choices),
      h('div', {}, notes, save),
    ),
    said,
    list,
    ...(titles.length > 0 ? [titlesNode(titles, sentences, () => fill('all'), words)] : []),
    h('p', { class: 'foot' }, words.foot(reports, builtAt.slice(0, 10))),
  )
  fill(sentences.some(kept.open) ? 'open' : 'all')
}

const entry = h(
  'form',
  {},
  h('label', { for: 'text', class: 'visually-hidden' }, words.draft),
  input,
  h(
    'div',
    { class: 'actions' },
    button,
    file,
    h('label', { for: 'file', class: 'quiet choose' }, words.choose),
  ),
)
entry.addEventListener('submit', event => {
  event.preventDefault()
  void check()
})
input.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) void check()
})
file.addEventListener('change', () => {
  const [chosen] = file.files ?? []
  if (chosen) void read(chosen)
  file.value = ''
})
for (const kind of ['dragover', 'dragleave', 'drop'] as const)
  document.addEventListener(kind, event => {
    event.preventDefault()
    entry.classList.toggle('over', kind === 'dragover')
    const [dropped] = (kind === 'drop' && event.dataTransfer?.files) || []
    if (dropped) void read(dropped)
  })

form.replaceChildren(h('h1', {}, words.title), h('p', { class: 'intro' }, words.intro), entry)
document.title = `${words.title} — ${words.site}`
dress(words, document.querySelector('jiansuo-box'))
document.body.setAttribute('aria-busy', 'false')
