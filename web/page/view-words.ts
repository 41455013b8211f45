// view-words.ts — what the views beside the list of passages say, in both languages. Not: what the list says.
import type { Language } from '../shared/preferences.ts'

export const grouped = (n: number) => n.toLocaleString('en-US').replaceAll(',', '\u2009')
const rate = (n: number) => n.toFixed(n < 10 ? 2 : 1)
const percent = (n: number) => `${(n * 100).toFixed(n > 0 && n < 0.1 ? 1 : 0)} %`

const valueText = (value: number, measure: string) =>
  measure === 'per10k' ? rate(value) : measure === 'share' ? percent(value) : grouped(value)

interface CellFacts {
  hits: number
  reports: number
  indexedReports: number
  occurrences: number | null
}

/** What the line below a figure says of where its numbers come from. */
export interface SourceFacts {
  /** As typed, joined. */
  queries: string
  filters: string
  /** Reports counted over. */
  indexed: number
  /** First and last year. */
  span: string
  by: string
  version: string
  date: string
}

/** In Chinese quotation marks, unless it stands in some already. */
const quoted = (text: string) => (/^[“"「『]/.test(text) ? text : `“${text}”`)

const zh = {
  views: '视图',
  view: { passages: '段落', compare: '对比', concordance: '上下文（语境）' },
  export: '导出',
  formats: {
    csv: 'CSV 表格',
    xlsx: 'Excel 工作簿',
    jsonl: 'JSON Lines',
    ris: 'RIS（EndNote、知网研学）',
    bib: 'BibTeX',
    atom: 'Atom 订阅',
  } as Record<string, string>,
  references: '文献条目与订阅',
  citationStyle: '引文格式',
  citationStyles: { plain: '地区、题名、年份', gbt: 'GB/T 7714—2015' },
  exportHint: (format: string) => `把全部结果按现在的条件和顺序存为 ${format}`,
  value: valueText,
  busy: '正在读取…',

  measures: { occurrences: '处数', per10k: '每万字', hits: '段数', reports: '篇数', share: '占比' },
  measure: '计量',
  measureHints: {
    occurrences: '逐字出现的次数',
    per10k: '逐字出现的次数 ÷ 报告字数 × 10 000；字数不计空白与句中标点',
    hits: '符合的段落数',
    reports: '含有的报告数',
    share: '含有的报告占报告总数的比例；细线为 95 % 置信区间（Wilson 法）',
  },
  noOccurrences: '含有间隔或邻近写法的检索式没有“处数”，这里按段数计。',
  lines: '历年变化',
  linesTitle: (labels: string, measure: string) => `${labels}的历年${measure}`,
  axis: { report: '报告年度', published: '发布年份' },
  by: '年份按',
  units: { occurrences: '处', per10k: '处／万字', hits: '段', reports: '篇', share: '占报告篇数的比例' },
  used: '首次到末次出现',
  allYears: '全部年份',
  years: '年份范围',
  indexed: '报告篇数 n',
  interval: (low: number, high: number, some: number, total: number) =>
    `${grouped(total)} 篇中 ${grouped(some)} 篇；95 % 置信区间 ${percent(low)} 至 ${percent(high)}`,
  sources: (facts: SourceFacts) => [
    `检索式：${facts.queries}`,
    facts.filters === '' ? '范围：全部收录' : `范围：${facts.filters}`,
    `n = ${grouped(facts.indexed)} 篇报告${facts.span === '' ? '' : `（${facts.span} 年）`}，按${facts.by}计`,
    `索引版本 ${facts.version}`,
    `${facts.date} 制图`,
  ],
  breakNote: '斜线处省去没有报告的年份',
  blackWhite: '黑白',
  print: '打印',
  allTerms: '存全部词语为 CSV',
  csvHeads: [
    '检索式',
    '省',
    '市',
    '县',
    '年份',
    '命中段数',
    '命中篇数',
    '全部篇数',
    '处数',
    '字数',
    '每万字',
    '相合',
  ],
  literal: '逐字',
  loose: '放宽',
  linesLabel: (labels: string) => `折线图：${labels} 历年的数量；同样的数字在图下的表里`,
  phrase: '词语',
  add: '再添一个词语，放在一起比',
  addGo: '添加',
  addFull: '最多五个词语',
  drop: (label: string) => `去掉“${label}”`,
  heatOf: (label: string) => `看“${label}”的地区分布`,
  heat: (label: string) => `${quoted(label)}的地区、年份分布`,
  depth: '统计到',
  depths: { province: '省级', city: '市级', all: '各级' },
  region: '地区',
  total: '合计',
  own: (name: string) => `${name}（本级）`,
  unknownRegion: '地区不详',
  unknownYear: '年份不详',
  noReport: '没有报告',
  less: '少',
  more: '多',
  legend: '0 表示有报告但未出现 · — 没有报告',
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
  keys: '↑ ↓ 上下移动 · Enter 读原文',
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
  formats: {
    csv: 'CSV',
    xlsx: 'Excel',
    jsonl: 'JSON Lines',
    ris: 'RIS (EndNote, Zotero)',
    bib: 'BibTeX',
    atom: 'Atom feed',
  },
  references: 'References and feed',
  citationStyle: 'Citations as',
  citationStyles: { plain: 'Region, title, year', gbt: 'GB/T 7714—2015' },
  exportHint: format => `Save all results, with these filters and this order, as ${format}`,
  value: zh.value,
  busy: 'Loading…',

  measures: {
    occurrences: 'Occurrences',
    per10k: 'Per 10 000',
    hits: 'Passages',
    reports: 'Reports',
    share: 'Share',
  },
  measure: 'Count',
  measureHints: {
    occurrences: 'Literal occurrences',
    per10k: 'Literal occurrences ÷ characters × 10 000; spaces and punctuation within sentences do not count',
    hits: 'Passages that match',
    reports: 'Reports that match',
    share: 'Share of the reports; thin lines are 95 % confidence intervals (Wilson)',
  },
  noOccurrences: 'A query with a gap or near expression has no occurrences; passages are counted here.',
  lines: 'Over the years',
  linesTitle: (labels, measure) => `${labels}: ${measure.toLowerCase()} by year`,
  axis: { report: 'Year reported on', published: 'Year of publication' },
  by: 'Years by',
  units: {
    occurrences: 'occurrences',
    per10k: 'occurrences / 10 000 characters',
    hits: 'passages',
    reports: 'reports',
    share: 'share of reports',
  },
  used: 'First to last use',
  allYears: 'All years',
  years: 'Range of years',
  indexed: 'Reports n',
  interval: (low, high, some, total) =>
    `${grouped(some)} of ${grouped(total)} reports; 95 % confidence interval ${percent(low)} to ${percent(high)}`,
  sources: facts => [
    `Query: ${facts.queries}`,
    facts.filters === '' ? 'Scope: everything held' : `Scope: ${facts.filters}`,
    `n = ${plural(facts.indexed, 'report')}${facts.span === '' ? '' : ` (${facts.span})`}, by ${facts.by.toLowerCase()}`,
    `Index version ${facts.version}`,
    `Made on ${facts.date}`,
  ],
  breakNote: 'Slashes: years without reports left out',
  blackWhite: 'Black and white',
  print: 'Print',
  allTerms: 'Save all terms as CSV',
  csvHeads: [
    'Query',
    'Province',
    'Prefecture',
    'County',
    'Year',
    'Passages',
    'Reports',
    'All reports',
    'Occurrences',
    'Characters',
    'Per 10 000',
    'Match',
  ],
  literal: 'literal',
  loose: 'relaxed',
  linesLabel: labels => `Line chart of ${labels} by year; the table below has the same numbers`,
  phrase: 'Query',
  add: 'Set another query beside it',
  addGo: 'Add',
  addFull: 'Five queries at most',
  drop: label => `Remove “${label}”`,
  heatOf: label => `Regions of “${label}”`,
  heat: label => `${quoted(label)} by region and year`,
  depth: 'Counted by',
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
