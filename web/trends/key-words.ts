// key-words.ts — words that some reports have more or less than the others, as nodes. Not: asking for them.
import type { Keyness } from '../../src/api/keyness.ts'
import { levelsOn } from '../../src/keyness/levels.ts'
import { leastText, seenText, timesOf } from '../../src/keyness/times.ts'
import { route } from '../shared/base.ts'
import { barNode, h } from '../shared/dom.ts'
import type { TrendWords } from '../words/words.ts'
import { bodyOf, files, table } from './table.ts'

export function keynessNodes(answer: Keyness, asked: URLSearchParams, words: TrendWords): HTMLElement[] {
  const { total, words: rows, reports, others, levels, levelsDiffer } = answer
  const found = words.found(reports, others, total, rows.length)
  const side = (of: 'reports' | 'others') =>
    levelsOn(levels, of).map(({ level, count }) => words.ofLevel(level, count))
  const level = levelsDiffer
    ? [h('p', { class: 'note' }, words.levelsDiffer(side('reports'), side('others')))]
    : []
  if (total === 0) return [h('p', { class: 'summary' }, found), ...level, h('p', {}, words.nothing)]
  return [
    h('p', { class: 'summary' }, found, ...files('api/keyness/export', asked, words)),
    ...level,
    table(
      [words.word, words.chosen, words.others, words.times],
      [...bodies(answer, asked, 'more', words), ...bodies(answer, asked, 'fewer', words)],
      'words',
    ),
    h('p', { class: 'note' }, words.timesNote),
  ]
}

// --- internal ---

/** Those of one kind, under what their numbers of times mean; the greatest difference first, as they came. */
function bodies(
  { words: all, reports, others }: Keyness,
  asked: URLSearchParams,
  kind: 'more' | 'fewer',
  words: TrendWords,
): HTMLElement[] {
  const rows = all.filter(({ score }) => score > 0 === (kind === 'more'))
  if (rows.length === 0) return []
  const within = ['genre', 'level'].flatMap(name => asked.getAll(name).map(value => [name, value]))
  const body = bodyOf(
    rows.map(word => {
      const { seen, least } = timesOf(word)
      const href = `${route('').href}?${new URLSearchParams([['q', `"${word.text}"`], ['view', 'compare'], ...within])}`
      return [
        h('a', { href, lang: 'zh-CN' }, word.text),
        h('span', { class: 'share' }, barNode(word.reports / reports), `${word.reports}/${reports}`),
        h('span', { class: 'share' }, barNode(word.others / others), `${word.others}/${others}`),
        h(
          'span',
          { class: 'times' },
          seen === null ? words.nowhere[kind] : words.seen(seenText(seen)),
          h('span', { class: 'interval' }, words.least(leastText(least))),
        ),
      ]
    }),
    COLUMNS,
  )
  body.prepend(h('tr', { class: 'kind' }, h('th', { scope: 'rowgroup', colspan: COLUMNS + 1 }, words[kind])))
  return [body]
}

/** Of the table, that of the words left out. */
const COLUMNS = 3
