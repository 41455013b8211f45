// verdict-words.ts — the sentences of an explanation in Chinese, by code. Not: which of them are said (verdict.ts).
import type { FilterName, Finding, VerdictCode } from '../../api/explain.ts'
import { KIND_NAMES, REASON_NAMES } from '../../report/chinese-names.ts'
import type { CleaningReason, PassageKind } from '../../report/report.ts'

/** @example finding('absent', '行政复议').message // => '“行政复议”在这篇报告里一次也没有出现' */
export function finding(code: VerdictCode, ...about: (string | number)[]): Finding {
  const texts = about.map(String)
  return { code, about: texts, message: SENTENCES[code](...texts) }
}

// --- internal ---

type Say = (...about: string[]) => string

const FILTERS: Record<FilterName, string> = {
  region: '地区',
  year: '年份',
  genre: '文种',
  level: '层级',
  except: '不计的报告',
  kind: '段落种类',
}

const quoted = (text: string) => (/^["“]/.test(text) ? text : `“${text}”`)
const all = (texts: readonly string[]) => texts.map(quoted).join('、')
const place = (region: string) => region || '没有写明的地区'
const when = (year: string) => (year ? `${year} 年` : '没有写明的年份')
const which = (total: string, ordinals: readonly string[]) =>
  `第 ${ordinals.join('、')} 段${Number(total) > ordinals.length ? '等' : ''}`

const SENTENCES: Record<VerdictCode, Say> = {
  'nothing-asked': () => '没有可以检索的文字，所以不会找到任何报告',
  found: (n, ...which5) => `这篇报告在结果里：有 ${n} 段（${which(n!, which5)}）符合`,
  'found-loosely': (n, ...which5) =>
    `这篇报告在结果里，因为检索已放宽（没有任何一段同时含有全部检索词）：有 ${n} 段（${which(n!, which5)}）含有其中部分词`,
  'not-here': () => '这篇报告不在结果里',
  'part-found': (text, passages, occurrences, ...which5) =>
    `${quoted(text!)}：${passages} 段${occurrences ? `，逐字出现 ${occurrences} 处` : ''}（${which(passages!, which5)}）`,
  'outside-region': (own, wanted) => `它属于${place(own!)}，不在所选的地区“${wanted}”之内`,
  'outside-year': (own, wanted) => `它写的是${when(own!)}，不在所选的年份“${wanted}”之内`,
  'outside-published': (own, wanted) =>
    `${own ? `它发布于 ${own} 年` : '它没有写明发布年份'}，不在所选的发布年份“${wanted}”之内`,
  'outside-genre': (own, wanted) => `它的文种是“${own}”，不是所选的“${wanted}”`,
  'outside-level': (own, wanted) => `${own ? `它的层级是“${own}”` : '它的层级不详'}，不是所选的“${wanted}”`,
  'outside-kind': kind => `符合的段都不是“${KIND_NAMES[kind as PassageKind]}”`,
  'outside-except': () => '它是选了不计的一篇',
  'without-filters': (...filters) =>
    `去掉${filters.map(filter => FILTERS[filter as FilterName]).join('、')}的限制就能找到`,
  'not-filters-alone': (...filters) =>
    `只去掉${filters.map(filter => FILTERS[filter as FilterName]).join('、')}的限制还找不到，因为：`,
  unmet: (text, region, year, title) =>
    `它不满足限制 ${text}：这篇报告是${place(region!)}、${when(year!)}，标题为${quoted(title || '（没有标题）')}`,
  excluded: (n, ...texts) =>
    `有 ${n} 段符合其余条件，但都含有要排除的${all(texts) || '文字'}：去掉“-”就能找到`,
  repeated: n => `有 ${n} 段符合，但同样的文字更早的地方已有，只计在那里：不选“重复的只计一次”就能找到`,
  apart: (...texts) =>
    `${all(texts)}在这篇报告里都有，但没有一段同时含有它们：检索以段为单位，可以一次只查一个`,
  absent: text => `${quoted(text!)}在这篇报告里一次也没有出现`,
  'no-alternative': text => `没有一段符合${quoted(text!)}`,
  'words-absent': (text, ...words) =>
    `没有一段符合${quoted(text!)}：其中${all(words)}在这篇报告里一次也没有出现`,
  'words-apart': (text, ...words) =>
    `${quoted(text!)}没有连着出现；其中的词${all(words)}都有，但不在同一段里`,
  'too-far': text => `${quoted(text!)}的各部分都有，但离得太远，或次序、句子不合`,
  cleaned: (line, reason) =>
    `原文第 ${line} 行有这段文字，但它是${REASON_NAMES[reason as CleaningReason]}，不参与检索`,
  nearest: (passage, ...common) => `最接近的是第 ${passage} 段，其中有${all(common)}`,
  'relaxed-too': () => '这次检索已经放宽：含有其中部分词的段落也算，这篇报告仍然没有',
}
