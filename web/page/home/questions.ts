// questions.ts — questions that clerks and researchers ask, as links that answer them: four that find something in the
// library at hand. Not: the query language (syntax.ts).
import type { SearchResult } from '../../../src/api/search.ts'
import { getJson } from '../../shared/client.ts'
import { h } from '../../shared/dom.ts'
import type { Language } from '../../shared/preferences.ts'
import { apiParameters, parseState } from '../../shared/state.ts'
import { type HomeWords, QUESTIONS } from '../../words/words.ts'
import { stateLink } from '../nodes.ts'

const SHOWN = 4

/** Their addresses, the most telling first; the last fit almost any library. */
const ADDRESSES = {
  court: 'q=出庭应诉率&view=concordance&order=number',
  reform: 'q="放管服"改革&view=compare&measure=per10k',
  inspections: 'q="双随机、一公开"',
  cases: 'q=行政复议案件&view=concordance&order=number',
  problems: 'q=章节:问题 执法',
  productive: 'q=新质生产力&view=compare',
  growth: 'q="地区生产总值增长"&view=concordance&order=number',
  quality: 'q=高质量发展&view=compare&measure=share',
  fines: 'q="处*罚款"&view=concordance',
  safety: 'q=安全&view=compare',
  development: 'q=发展&view=compare',
} satisfies Record<keyof (typeof QUESTIONS)['en'], string>

export async function questionsNode(
  language: Language,
  words: HomeWords,
  signal: AbortSignal,
): Promise<HTMLElement | null> {
  const texts: Record<string, string> = QUESTIONS[language]
  const shown: [address: string, text: string][] = []
  // One after the other, so that no more is asked than is shown where the first ones fit.
  for (const [name, address] of Object.entries(ADDRESSES)) {
    if (shown.length === SHOWN) break
    const parameters = apiParameters({ ...parseState(address), match: 'strict' })
    parameters.set('limit', '1')
    const { totalHits } = await getJson<SearchResult>('api/search', parameters, signal)
    if (totalHits > 0) shown.push([address, texts[name]!])
  }
  if (shown.length === 0) return null
  const items = shown.map(([address, text]) => h('li', {}, stateLink(parseState(address), {}, text)))
  return h(
    'section',
    { class: 'questions', 'aria-labelledby': 'questions' },
    h('h2', { id: 'questions' }, words.questions),
    h('ul', {}, ...items),
  )
}
