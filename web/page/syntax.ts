// syntax.ts — how a query is written, in a panel over whatever is there: results stay where they are. Not: reading one.
import { h } from '../shared/dom.ts'
import type { Language } from '../shared/preferences.ts'
import { parseState } from '../shared/state.ts'
import { dialogPanel, type Panel } from './dialog.ts'
import { stateLink } from './nodes.ts'
import type { Words } from './words.ts'

/** Live examples of the query language: what is typed, what it means. */
const EXAMPLES: readonly [query: string, zh: string, en: string][] = [
  ['行政复议 调解', '两个词都出现', 'both words'],
  ['“行政复议体制改革”', '逐字出现，不计标点', 'this phrase, whatever the punctuation'],
  ['行政复议 -信访', '有前者，没有后者', 'the first without the second'],
  ['复议 | 应诉', '任一出现', 'either'],
  ['"依法*行政"', '中间可隔几个字', 'with a few characters between'],
  ['"法律顾问 重大行政决策"~句', '在同一句里', 'in one sentence'],
  ['"行政复议 调解"~20', '相距不超过 20 个字', 'within 20 characters'],
  ['(复议 | 应诉) 调解', '括号分组', 'grouping'],
  ['地区:内蒙古 年份:2020..2021 法治', '限定地区和年份', 'in a region, in some years'],
  ['章节:下一步 行政复议', '限定章节', 'under certain headings'],
  ['标题:法治政府 法律顾问', '限定标题', 'in reports of a certain title'],
]

/** The panel, closed; one of its examples closes it again. */
export function syntaxPanel(language: Language, words: Words): Panel {
  const rows = EXAMPLES.flatMap(([query, zh, en]) => [
    h('dt', {}, stateLink({ ...parseState(''), q: query }, { lang: 'zh-CN' }, query)),
    h('dd', {}, language === 'en' ? en : zh),
  ])
  const hint = h('p', {}, words.examplesHint)
  return dialogPanel('syntax', words.examples, words.close, hint, h('dl', { class: 'examples' }, ...rows))
}
