// original.ts — the lines that were cleaned away, shown at their place in the text. Not: the cleaning log (about.ts).

import type { Passage } from '../../src/api/hit.ts'
import type { ReportDetail } from '../../src/api/reports.ts'
import type { CleaningEntry } from '../../src/report/report.ts'
import { h } from '../shared/dom.ts'
import type { ReaderWords } from '../words/words.ts'

/** Of the address: lines that were cleaned away are shown. */
export const ORIGINAL = 'original'

/** Gives out the removed lines in the order of the file; each of them once. */
export interface Removed {
  /** Those not yet given that stand before a passage, or on its line; one of unknown place has none. */
  before(passage: Passage): HTMLElement[]
  rest(): HTMLElement[]
}

/** What was left out of a report; null where nothing was, or nobody knows where it stood. */
export function removedLines(report: ReportDetail, words: ReaderWords): Removed | null {
  // A joint took no words away, and there is nothing to see of a blank line.
  const entries = report.cleaning.filter(({ reason }) => reason !== 'joined' && reason !== 'blank')
  if (entries.length === 0 || !report.passages.some(({ line }) => line !== null)) return null
  entries.sort((a, b) => a.line - b.line)
  let at = 0
  const upTo = (end: number): HTMLElement[] => {
    const taken = entries.slice(at, end)
    at = Math.max(at, end)
    return taken.length === 0 ? [] : [listNode(taken, words)]
  }
  return {
    before({ line }) {
      if (line === null) return []
      const end = entries.findIndex(entry => entry.line > line)
      return upTo(end < 0 ? entries.length : end)
    },
    rest: () => upTo(entries.length),
  }
}

function listNode(entries: readonly CleaningEntry[], words: ReaderWords): HTMLElement {
  return h(
    'ul',
    { class: 'removed', 'aria-label': words.removed },
    ...entries.map(({ text, reason }) =>
      h('li', {}, h('small', {}, words.reasons[reason] ?? reason), h('span', {}, text)),
    ),
  )
}

/** Cleaned or original: two buttons, one of them pressed. Shows and hides what `article` holds of removed lines. */
export function originalSwitch(
  article: HTMLElement,
  isOriginal: boolean,
  onChange: (isOriginal: boolean) => void,
  words: ReaderWords,
): HTMLElement {
  const choices = [false, true].map(original => {
    const button = h('button', { type: 'button' }, original ? words.original : words.cleaned)
    button.addEventListener('click', () => {
      set(original)
      onChange(original)
      // Lines that come above it move it.
      button.scrollIntoView({ block: 'nearest' })
    })
    return { original, button }
  })
  function set(original: boolean) {
    article.classList.toggle('original', original)
    for (const choice of choices)
      choice.button.setAttribute('aria-pressed', String(choice.original === original))
  }
  set(isOriginal)
  return h(
    'div',
    { class: 'original-switch', role: 'group', 'aria-label': words.originalLabel, title: words.originalHint },
    ...choices.map(({ button }) => button),
  )
}
