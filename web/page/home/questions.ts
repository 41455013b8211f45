// questions.ts — questions that clerks and researchers ask, as links that answer them: four that find something in the
// library at hand. Not: the query language (syntax.ts).
import type { SearchResult } from '../../../src/api/search.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import type { Language } from '../../shared/preferences.ts'
import { apiParameters, parseState } from '../../shared/state.ts'
import { stateLink } from '../nodes.ts'
import type { HomeWords } from './words.ts'

const SHOWN = 4

/** The most telling first; the last fit almost any library. */
const QUESTIONS: readonly [address: string, zh: string, en: string][] = [
  [
    'q=出庭应诉率&view=concordance',
    '行政机关负责人出庭应诉率，各地写的是多少？',
    'What rate of appearance in court does each place give?',
  ],
  [
    'q="放管服"改革&view=compare&measure=per10k',
    '“放管服”改革，哪一年写得最多？',
    'In which year is 放管服 reform written of most?',
  ],
  [
    'q="双随机、一公开"',
    '“双随机、一公开”监管，各地有哪些做法？',
    'How does each place do 双随机、一公开 inspections?',
  ],
  [
    'q=行政复议案件&view=concordance',
    '办了多少行政复议案件，各地怎么写？',
    'How many reconsideration cases does each place report?',
  ],
  ['q=章节:问题 执法', '执法方面，各地自己写了哪些问题？', 'Which problems of enforcement do places admit?'],
  ['q=新质生产力&view=compare', '“新质生产力”从哪一年写进报告？', 'Since when is 新质生产力 written of?'],
  [
    'q="地区生产总值增长"&view=concordance',
    '地区生产总值增长，各地各年写的是多少？',
    'What growth of product does each place give?',
  ],
  [
    'q=高质量发展&view=compare&measure=share',
    '有多大比例的报告写到“高质量发展”？',
    'What share of the reports writes of 高质量发展?',
  ],
  ['q="处*罚款"&view=concordance', '哪些行为处以罚款，罚多少？', 'What is fined, and how much?'],
  [
    'q=安全&view=compare',
    '“安全”在各地、历年写了多少次？',
    'How often does each place write of 安全, year by year?',
  ],
  [
    'q=发展&view=compare',
    '“发展”在各地、历年写了多少次？',
    'How often does each place write of 发展, year by year?',
  ],
]

export async function questionsNode(
  language: Language,
  words: HomeWords,
  signal: AbortSignal,
): Promise<HTMLElement | null> {
  const shown: (typeof QUESTIONS)[number][] = []
  // One after the other, so that no more is asked than is shown where the first ones fit.
  for (const question of QUESTIONS) {
    if (shown.length === SHOWN) break
    const parameters = apiParameters({ ...parseState(question[0]), match: 'strict' })
    parameters.set('limit', '1')
    const { totalHits } = await getJson<SearchResult>('api/search', parameters, signal)
    if (totalHits > 0) shown.push(question)
  }
  if (shown.length === 0) return null
  const items = shown.map(([address, zh, en]) =>
    h('li', {}, stateLink(parseState(address), {}, language === 'en' ? en : zh)),
  )
  return h(
    'section',
    { class: 'questions', 'aria-labelledby': 'questions' },
    h('h2', { id: 'questions' }, words.questions),
    h('ul', {}, ...items),
  )
}
