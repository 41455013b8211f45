// titles.ts — the documents that a draft names, those first that are broken, with the sentence they stand in. Not: looking
// them up.
import type { CheckedSentence, CheckedTitle } from '../../src/api/check.ts'
import { reportHref } from '../shared/base.ts'
import { h } from '../shared/dom.ts'
import { excerpt } from '../shared/marks.ts'
import type { CheckingWords } from '../words/words.ts'
import { faultName, isBrokenIn, sentenceId, titleText } from './sentence.ts'

/** @param showAll has all sentences on the page */
export function titlesNode(
  titles: readonly CheckedTitle[],
  sentences: readonly CheckedSentence[],
  showAll: () => void,
  words: CheckingWords,
): HTMLElement {
  const whereNode = (title: CheckedTitle) => {
    const sentence = sentences.find(one => isBrokenIn(one, title))
    if (!sentence) return null
    const id = sentenceId(sentence)
    const go = () => {
      if (!document.getElementById(id)) showAll()
      document.getElementById(id)?.focus()
    }
    return h('a', { href: `#${id}`, onclick: go, lang: 'zh-CN' }, excerpt(sentence.text, [], SHOWN).text)
  }
  return h(
    'section',
    { class: 'titles', id: 'titles' },
    h('h2', {}, words.titles),
    h(
      'ul',
      {},
      // What is broken first: it is an error whatever the library holds.
      ...[...titles]
        .sort((a, b) => broken(b) - broken(a))
        .map(title => {
          const { verdict, reportId } = title
          const text = titleText(title)
          return h(
            'li',
            { class: verdict },
            reportId
              ? h('a', { href: reportHref(reportId), lang: 'zh-CN' }, text)
              : h('span', { lang: 'zh-CN' }, text),
            h('small', {}, faultName(title, words)),
            title.quoted ? h('strong', { class: 'quoted' }, words.quoted(title.quoted)) : null,
            whereNode(title),
          )
        }),
    ),
  )
}

// --- internal ---

/** Characters of a sentence that a broken title stands in. */
const SHOWN = 40

const broken = ({ verdict }: CheckedTitle) => Number(verdict === 'malformed')
