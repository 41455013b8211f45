// sentence.ts — one checked sentence: its verdict, what differs, its source. Not: the page around it.
import type { CheckedSentence, CheckedTitle, CheckMatch, Difference } from '../../src/api/check.ts'
import { isFlagged, isKey, nearestOf } from '../../src/checking/key-differences.ts'
import { comparedParts, standingOf } from '../../src/checking/standing.ts'
import { reportHref } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import { metaLine, titleNodes } from '../shared/report-nodes.ts'
import type { CheckingWords } from '../words/words.ts'
import { correctionsOf } from './copies.ts'

/** Whether a title or number that is broken stands in a sentence: by the bracket that has no partner. */
export function isBrokenIn({ start, length }: CheckedSentence, title: CheckedTitle): boolean {
  // What closes without having been opened stands at the end of what is shown of it.
  const at =
    title.kind === 'title' && !title.text.startsWith('《') ? title.start + title.length - 1 : title.start
  return title.verdict === 'malformed' && start <= at && at < start + length
}

/** What is wrong with a title or number, or whether the library has it. */
export const faultName = ({ fault, verdict }: CheckedTitle, words: CheckingWords): string =>
  fault ? words.faults[fault] : verdict === 'held' ? words.held : words.notHeld

/** Of a title that lacks a bracket only a part is known. */
export const titleText = ({ text, fault }: CheckedTitle): string =>
  fault === 'unclosed' ? `${text}…` : fault === 'unopened' ? `…${text}` : text

export const sentenceId = ({ start }: CheckedSentence) => `s${start}`

/**
 * @param broken titles and numbers in it that are
 * @param take called with whether the corrected copy takes the source's words
 */
export function sentenceNode(
  sentence: CheckedSentence,
  broken: readonly CheckedTitle[],
  taken: boolean,
  take: (taken: boolean) => void,
  words: CheckingWords,
): HTMLElement {
  const { text, rest = [] } = sentence
  const standing = standingOf(sentence)
  const differences = nearestOf(sentence).flatMap(match => match.differences)
  const isTakeable = correctionsOf(sentence).length > 0
  const textOf = ({ start, length }: { start: number; length: number }) => text.slice(start, start + length)
  return h(
    'li',
    {
      class: `sentence ${standing}${isFlagged(sentence) || broken.length > 0 ? ' flagged' : ''}`,
      id: sentenceId(sentence),
      tabindex: -1,
    },
    h('span', { class: 'verdict' }, words.standings[standing]),
    h(
      'div',
      { class: 'body' },
      h('p', { class: 'draft-text', lang: 'zh-CN' }, ...marked(text, differences, 'draft')),
      ...comparedParts(sentence).flatMap(({ part, matches: [best, ...others] }) => [
        part ? partNode(words.part, textOf(part)) : null,
        (part || best?.differences.length) && best ? sourceNode(best, words) : null,
        best?.differences.length
          ? badges(best.differences.map(one => differenceNode(one, isTakeable, words)))
          : null,
        best ? whereNode(best, others.length, words) : null,
      ]),
      ...rest.map(part => partNode(words.rest, textOf(part))),
      broken.length > 0 ? badges(broken.map(title => brokenNode(title, words))) : null,
      isTakeable
        ? takeNode(taken, take, words)
        : differences.some(({ from }) => from !== 'report')
          ? h('p', { class: 'untaken' }, words.untaken)
          : null,
    ),
  )
}

// --- internal ---

/** What of the sentence was held against the library, or was not. */
function partNode(name: string, text: string): HTMLElement {
  return h(
    'p',
    { class: 'source-text' },
    h('span', { class: 'side-name' }, name),
    h('span', { lang: 'zh-CN' }, text),
  )
}

function sourceNode(match: CheckMatch, words: CheckingWords): HTMLElement {
  return h(
    'p',
    { class: 'source-text' },
    h('span', { class: 'side-name' }, words.source),
    h('span', { lang: 'zh-CN' }, ...marked(match.text, match.differences, 'source')),
  )
}

/** The text with what differs in it marked; what lies outside of it (cut off at the border) is in the badges. */
function marked(
  text: string,
  differences: readonly Difference[],
  side: 'draft' | 'source',
): (Node | string)[] {
  const nodes: (Node | string)[] = []
  let end = 0
  const at = (difference: Difference) => (side === 'draft' ? difference.start : difference.sourceStart)
  for (const difference of [...differences].sort((a, b) => at(a) - at(b))) {
    const start = at(difference)
    const part = difference[side]
    if (part === '' || start < end || text.slice(start, start + part.length) !== part) continue
    nodes.push(text.slice(end, start), h('mark', { class: isKey(difference) ? 'telling' : 'other' }, part))
    end = start + part.length
  }
  nodes.push(text.slice(end))
  return nodes
}

const badges = (nodes: readonly HTMLElement[]): HTMLElement => h('ul', { class: 'badges' }, ...nodes)

/** @param isTakeable some differences of the sentence are gone from a corrected copy */
function differenceNode(difference: Difference, isTakeable: boolean, words: CheckingWords): HTMLElement {
  return h(
    'li',
    { class: isKey(difference) ? 'telling' : 'other' },
    h('b', {}, words.kinds[difference.kind]),
    h('span', { lang: 'zh-CN' }, difference.draft || words.missing),
    ' → ',
    h('span', { lang: 'zh-CN' }, difference.source || words.missing),
    difference.from === 'report' && ` ${words.ofReport}`,
    isTakeable && difference.kept && ` ${words.kept}`,
  )
}

function brokenNode(title: CheckedTitle, words: CheckingWords): HTMLElement {
  return h(
    'li',
    { class: 'telling' },
    h('b', {}, faultName(title, words)),
    h('span', { lang: 'zh-CN' }, titleText(title)),
  )
}

function whereNode({ report, passageId }: CheckMatch, others: number, words: CheckingWords): HTMLElement {
  return h(
    'div',
    { class: 'where' },
    ...titleNodes(report, reportHref(report.id, undefined, passageId), words),
    metaLine(report, words),
    others > 0 && h('span', { class: 'others' }, words.others(others)),
  )
}

function takeNode(taken: boolean, take: (taken: boolean) => void, words: CheckingWords): HTMLElement {
  const input = h('input', { type: 'checkbox' })
  input.checked = taken
  input.addEventListener('change', () => take(input.checked))
  return h('label', { class: 'take' }, input, h('span', {}, words.take))
}
