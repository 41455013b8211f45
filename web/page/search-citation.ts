// search-citation.ts — the citation of a search: question, filters, result, index and day, so that others can repeat it.
// Always in Chinese, as papers need it. Not: the citation of a passage.
import type { SearchResult } from '../../src/api/search.ts'
import { route } from '../shared/base.ts'
import { leftOutIn, relatedIn } from '../shared/notice.ts'
import { placePath } from '../shared/place.ts'
import { pageParameters, type State } from '../shared/state.ts'
import { today } from '../shared/today.ts'
import { common as chinese } from '../words/chinese.ts'

/**
 * @example searchCitation(result, state)
 * // 检索式：行政复议；方式：智能；范围：湖北省，2020 年；结果：1 篇 3 段 5 处；索引版本：20261126…；检索日期：2026-11-26。⏎http://…
 */
export function searchCitation(result: SearchResult, state: State): string {
  const { totalReports, totalHits, totalOccurrences, literalHits, indexVersion, relaxed } = result
  const also = relatedIn(result)
  const regions = state.region.map(value => {
    const known = result.filters?.region.find(({ code, name }) => code === value || name === value)
    return known ? placePath(known.path, chinese) : value
  })
  const years = state.year.map(
    year => `${year.replace('..', '–')} 年${state.by === 'published' ? '发布' : ''}`,
  )
  const scope = [
    ...regions,
    ...years,
    ...state.genre,
    ...state.level.map(level => (level === '国家' ? level : `${level}级`)),
    ...state.except.map(id => `不计“${leftOutIn(result.notices, id)}”`),
  ]
  const found = [
    `${totalReports} 篇`,
    `${totalHits} 段`,
    relaxed || literalHits === undefined || literalHits === totalHits
      ? null
      : `（其中逐字 ${literalHits} 段）`,
    totalOccurrences === null || relaxed ? null : `${totalOccurrences} 处`,
  ]
  const parts = [
    `检索式：${state.q}`,
    `方式：${state.mode === 'exact' ? '精确' : '智能'}${relaxed ? '（没有同时符合的，已放宽）' : ''}`,
    ...(also.length > 0 ? [`另找相关说法：${also.join('、')}`] : []),
    `范围：${scope.join('，') || '全部收录'}${state.once ? '；重复的只计一次' : ''}`,
    `结果：${found.filter(Boolean).join(' ')}`,
    `索引版本：${indexVersion}`,
    `检索日期：${today()}`,
  ]
  return `${parts.join('；')}。\n${route('', pageParameters({ ...state, page: 1 })).href}`
}
