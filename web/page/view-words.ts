// view-words.ts — what the views beside the list of passages say, in both languages. Not: what the list says.
import type { Language } from '../shared/preferences.ts'

export const grouped = (n: number) => n.toLocaleString('en-US').replaceAll(',', '\u2009')
const rate = (n: number) => n.toFixed(n < 10 ? 2 : 1)

interface CellFacts {
  hits: number
  reports: number
  indexedReports: number
  occurrences: number | null
}

const zh = {
  views: '视图',
  view: { passages: '段落', compare: '对比', concordance: '语境' },
  export: '导出',
  exportHint: (format: string) => `把全部结果按现在的条件和顺序存为 ${format}`,
  value: (value: number, measure: string) => (measure === 'per10k' ? rate(value) : grouped(value)),
  busy: '正在读取…',

  measures: { occurrences: '处数', per10k: '每万字', hits: '段数', reports: '篇数' },
  measure: '计量',
  measureHints: {
    occurrences: '逐字出现的次数',
    per10k: '逐字出现的次数 ÷ 报告字数 × 10 000',
    hits: '符合的段落数',
    reports: '含有的报告数',
  },
  noOccurrences: '含有间隔或邻近写法的检索式没有“处数”，这里按段数计。',
  lines: '历年',
  linesLabel: (labels: string) => `折线图：${labels} 历年的数量；同样的数字在图下的表里`,
  phrase: '词语',
  add: '再添一个词语，放在一起比',
  addGo: '添加',
  addFull: '最多五个词语',
  drop: (label: string) => `去掉“${label}”`,
  heatOf: (label: string) => `看“${label}”的地区分布`,
  heat: (label: string) => `“${label}”：各地区、各年份`,
  depth: '细到',
  depths: { province: '省', city: '市', all: '各地' },
  region: '地区',
  total: '合计',
  own: (name: string) => `${name}（本级）`,
  unknownRegion: '地区不详',
  unknownYear: '年份不详',
  noReport: '没有报告',
  less: '少',
  more: '多',
  legend: '0 有报告而没有出现 · — 没有报告',
  groupNote: '粗体的行含下级',
  cell: (name: string, year: string, facts: CellFacts, per10k: number | null) =>
    [
      `${name} ${year}：${facts.occurrences === null ? '' : `${grouped(facts.occurrences)} 处，`}${grouped(facts.hits)} 段`,
      `${grouped(facts.indexedReports)} 篇报告中 ${grouped(facts.reports)} 篇有`,
      per10k === null ? '' : `每万字 ${rate(per10k)} 处`,
    ]
      .filter(Boolean)
      .join('；'),
  rest: (n: number) => `展开其余 ${grouped(n)} 行`,
  copyTable: '复制表格',
  png: '存为 PNG',
  svg: '存为 SVG',
  copied: '已复制',
  notCopied: '未能复制',
  notPainted: '未能生成图片',

  order: '排序',
  orders: { right: '按后文', left: '按前文', region: '按地区', year: '按年份' },
  concordance: (q: string) => `“${q}”的每一处和它前后的文字`,
  lineCount: (n: number) => `${grouped(n)} 行`,
  noLines: '没有逐字出现的地方，所以没有语境可列。',
  keys: '↑ ↓ 换行 · Enter 读原文',
  before: '前文',
  key: '检索词',
  after: '后文',
  source: '出处',
  loadingLine: '…',
  lineFailed: '这几行没有读到，滚动一下会再试。',
  preceders: '前面最常接',
  followers: '后面最常接',
  noNeighbours: '没有重复出现的搭配',
  of: (count: number, total: number) => `${grouped(total)} 处中 ${grouped(count)} 处`,
  didYouMean: '您是不是要找：',
}

export type ViewWords = typeof zh

const plural = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`

const en: ViewWords = {
  views: 'Views',
  view: { passages: 'Passages', compare: 'Compare', concordance: 'In context' },
  export: 'Export',
  exportHint: format => `Save all results, with these filters and this order, as ${format}`,
  value: zh.value,
  busy: 'Loading…',

  measures: { occurrences: 'Occurrences', per10k: 'Per 10 000', hits: 'Passages', reports: 'Reports' },
  measure: 'Count',
  measureHints: {
    occurrences: 'Literal occurrences',
    per10k: 'Literal occurrences ÷ characters × 10 000',
    hits: 'Passages that match',
    reports: 'Reports that match',
  },
  noOccurrences: 'A query with a gap or near expression has no occurrences; passages are counted here.',
  lines: 'Over the years',
  linesLabel: labels => `Line chart of ${labels} by year; the table below has the same numbers`,
  phrase: 'Query',
  add: 'Set another query beside it',
  addGo: 'Add',
  addFull: 'Five queries at most',
  drop: label => `Remove “${label}”`,
  heatOf: label => `Regions of “${label}”`,
  heat: label => `“${label}” by region and year`,
  depth: 'Down to',
  depths: { province: 'Provinces', city: 'Prefectures', all: 'Everything' },
  region: 'Region',
  total: 'Total',
  own: name => `${name} (itself)`,
  unknownRegion: 'Region unknown',
  unknownYear: 'Year unknown',
  noReport: 'no report',
  less: 'less',
  more: 'more',
  legend: '0 a report without it · — no report',
  groupNote: 'Rows in bold include all below them',
  cell: (name, year, facts, per10k) =>
    [
      `${name} ${year}: ${facts.occurrences === null ? '' : `${plural(facts.occurrences, 'occurrence')}, `}${plural(facts.hits, 'passage')}`,
      `${grouped(facts.reports)} of ${plural(facts.indexedReports, 'report')}`,
      per10k === null ? '' : `${rate(per10k)} per 10 000 characters`,
    ]
      .filter(Boolean)
      .join('; '),
  rest: n => `Show ${grouped(n)} more rows`,
  copyTable: 'Copy table',
  png: 'Save as PNG',
  svg: 'Save as SVG',
  copied: 'Copied',
  notCopied: 'Could not copy',
  notPainted: 'No picture could be made',

  order: 'Sort',
  orders: { right: 'By what follows', left: 'By what precedes', region: 'By region', year: 'By year' },
  concordance: q => `Every occurrence of “${q}” in its context`,
  lineCount: n => plural(n, 'line'),
  noLines: 'It occurs nowhere literally, so there is no context to list.',
  keys: '↑ ↓ line · Enter read',
  before: 'Before',
  key: 'Key',
  after: 'After',
  source: 'Source',
  loadingLine: '…',
  lineFailed: 'These lines did not come; scroll to try again.',
  preceders: 'Most often before',
  followers: 'Most often after',
  noNeighbours: 'nothing stands there twice',
  of: (count, total) => `${grouped(count)} of ${grouped(total)}`,
  didYouMean: 'Did you mean:',
}

export const viewWordsFor = (language: Language): ViewWords => (language === 'en' ? en : zh)
