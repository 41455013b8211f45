// fresh.ts — what of a report does not stand in last year's, passage by passage. Not: what does (reuse-runs.ts), finding it.
import type { ReportDetail } from '../../src/api/reports.ts'
import type { ReuseRun } from '../../src/api/reuse.ts'
import { h } from '../shared/dom.ts'

type Passage = Pick<ReportDetail['passages'][number], 'id' | 'text'>

/** What is shown of the old on either side of something new, in UTF-16 units. */
const AROUND = 8

/** A stretch of a passage; together they are its whole text. */
interface Stretch {
  text: string
  isNew: boolean
}

export interface Fresh {
  passage: Passage
  stretches: Stretch[]
}

/**
 * Passages that hold something new. Punctuation alone is nothing new, nor is a passage too short for a run that stands
 * there word for word: 各位代表： beside 各位代表，.
 *
 * @param before texts of last year's reports
 */
export function freshIn(
  passages: readonly Passage[],
  runs: readonly Pick<ReuseRun, 'passageId' | 'start' | 'length'>[],
  before: readonly string[],
): Fresh[] {
  const ordinals = new Map(passages.map(({ id }, i) => [id, i]))
  const shared = passages.map(({ text }) => new Array<boolean>(text.length).fill(false))
  for (const { passageId, start, length } of runs) {
    // A run may go on into the next passages of its paragraph.
    let [at, from, left] = [ordinals.get(passageId) ?? passages.length, start, length]
    for (; left > 0 && at < passages.length; at++, from = 0) {
      const end = Math.min(passages[at]!.text.length, from + left)
      shared[at]!.fill(true, from, end)
      left -= end - from
    }
  }
  const there = before.map(wordsOnly)
  return passages.flatMap((passage, i) => {
    const stretches = stretchesOf(passage.text, outsideNumbers(passage.text, shared[i]!))
    if (!stretches.some(({ isNew }) => isNew)) return []
    const own = wordsOnly(passage.text)
    return there.some(text => text.includes(own)) ? [] : { passage, stretches }
  })
}

/** What is new, and a little of what stands around it; each leads to its passage below. */
export const freshNode = (fresh: readonly Fresh[]): HTMLElement =>
  h(
    'ol',
    { class: 'runs fresh' },
    ...fresh.map(({ passage, stretches }) =>
      h(
        'li',
        {},
        h(
          'a',
          { href: `#${passage.id}`, class: 'run', lang: 'zh-CN' },
          ...stretches.map(({ text, isNew }, i) =>
            isNew
              ? h('b', {}, text)
              : h('span', { class: 'around' }, shortened(text, i > 0, i < stretches.length - 1)),
          ),
        ),
      ),
    ),
  )

// --- internal ---

const wordsOnly = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** A number of which a digit is new is new: 2015 after 2014 is not the 5 alone. */
function outsideNumbers(text: string, shared: readonly boolean[]): readonly boolean[] {
  const out = [...shared]
  for (const { 0: number, index } of text.matchAll(/\d[\d.,]*/g)) {
    const end = index + number.length
    if (!out.slice(index, end).every(Boolean)) out.fill(false, index, end)
  }
  return out
}

function stretchesOf(text: string, shared: readonly boolean[]): Stretch[] {
  const out: Stretch[] = []
  for (let from = 0, to = 0; from < text.length; from = to) {
    while (to < text.length && shared[to] === shared[from]) to++
    const stretch = text.slice(from, to)
    const isNew = !shared[from] && /[\p{L}\p{N}]/u.test(stretch)
    const last = out.at(-1)
    if (last && last.isNew === isNew) last.text += stretch
    else out.push({ text: stretch, isNew })
  }
  return out
}

/** Of what is old, as much as stands beside something new. */
function shortened(text: string, isBehind: boolean, isBefore: boolean): string {
  const [behind, before] = [isBehind ? AROUND : 0, isBefore ? AROUND : 0]
  if (text.length <= behind + before + 1) return text
  return `${text.slice(0, behind)}…${text.slice(text.length - before)}`
}
