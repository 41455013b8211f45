// syntax.ts — how a query is written, in a panel over whatever is there: results stay where they are. Not: reading one.
import { h } from '../shared/dom.ts'
import type { Language } from '../shared/preferences.ts'
import { parseState } from '../shared/state.ts'
import { type PageWords, SYNTAX } from '../words/words.ts'
import { dialogPanel, type Panel } from './dialog.ts'
import { stateLink } from './nodes.ts'

/** Live examples of the query language: what is typed, by the name of what it shows. */
const EXAMPLES = {
  both: '行政复议 调解',
  phrase: '“行政复议体制改革”',
  without: '行政复议 -信访',
  either: '复议 | 应诉',
  gap: '"依法*行政"',
  sentence: '"法律顾问 重大行政决策"~句',
  near: '"行政复议 调解"~20',
  grouping: '(复议 | 应诉) 调解',
  field: '地区:内蒙古 年份:2020..2021 法治',
  section: '章节:下一步 行政复议',
  title: '标题:法治政府 法律顾问',
}

/** The panel, closed; one of its examples closes it again. */
export function syntaxPanel(language: Language, words: PageWords): Panel {
  const meanings: Record<string, string> = SYNTAX[language]
  const rows = Object.entries(EXAMPLES).flatMap(([name, query]) => [
    h('dt', {}, stateLink({ ...parseState(''), q: query }, { lang: 'zh-CN' }, query)),
    h('dd', {}, meanings[name]),
  ])
  const hint = h('p', {}, words.examplesHint)
  return dialogPanel('syntax', words.examples, words.close, hint, h('dl', { class: 'examples' }, ...rows))
}
