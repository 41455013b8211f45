// words.ts — what the search page says, in both its languages. Not: what the server says.
import type { Language } from '../shared/preferences.ts'

const count = (n: number) => n.toLocaleString('en-US').replaceAll(',', '\u2009')

interface Compared {
  text: string
  passages: number
  occurrences: number
}

const zh = {
  site: '检索',
  tagline: '政府报告全文检索：逐段查找，逐字核对',
  totals: (reports: number, hits: number, occurrences: number | null) =>
    `${count(reports)} 篇 · ${count(hits)} 段${occurrences === null ? '' : ` · ${count(occurrences)} 处`}`,
  took: (ms: number) => `${ms < 0.1 ? '不到 0.1' : ms < 10 ? ms.toFixed(1) : Math.round(ms)} 毫秒`,
  range: (from: number, to: number) => `第 ${count(from)}–${count(to)} 条`,
  /** Of a question some of whose passages hold its words only, not in one piece. */
  mixed: (hits: number, occurrences: number | null, others: number) =>
    `逐字 ${count(hits)} 段${occurrences === null ? '' : ` ${count(occurrences)} 处`}；另有 ${count(others)} 段只是各词都有`,
  relaxedTotals: (reports: number, hits: number) =>
    `没有同时符合的段落；放宽后 ${count(reports)} 篇 · ${count(hits)} 段`,
  parts: '各部分单独检索：',
  part: (text: string, occurrences: number) => `“${text}” ${count(occurrences)} 处`,
  wordOccurrences: (n: number) => `各词共 ${n} 处，原词 0 处`,
  parity: (texts: readonly Compared[], left: number) =>
    `${texts
      .slice(0, 2)
      .map(({ text }) => `“${text.length > 12 ? `${text.slice(0, 12)}…` : text}”`)
      .join('')}${texts.length > 2 || left > 0 ? `等 ${texts.length} 个词` : ''}已与全文逐字核对 ✓`,
  parityHint: (texts: readonly Compared[], left: number) =>
    [
      `不用索引，把收录的全部文字逐字读了 ${texts.length} 遍，与索引逐段比对，段段相同（不计筛选）：`,
      ...texts.map(
        ({ text, passages, occurrences }) => `“${text}” ${count(passages)} 段 ${count(occurrences)} 处`,
      ),
      ...(left > 0 ? [`另有 ${left} 个词没有比对`] : []),
    ].join('\n'),
  disparity: (texts: readonly string[]) =>
    `索引与逐字比对不一致：${texts.map(text => `“${text}”`).join('')}。总数与结果可能有缺漏，请告诉管理员：在服务器上运行 jiansuo verify ${texts[0]} 核对，再重新运行 jiansuo index。`,
  mode: '匹配方式',
  smart: '智能',
  smartHint: '词语逐字出现在前，其次是词语拆开后都出现的段落',
  exact: '精确',
  exactHint: '只要逐字出现的段落，不计标点与全半角',
  sort: '排序',
  sorts: { relevance: '最相关', 'year:desc': '年份从近到远', 'year:asc': '年份从远到近', region: '按地区' },
  distinct: '每篇一段',
  distinctHint: '每篇报告只列最相关的一段',
  once: '重复的只计一次',
  onceHint: '文字相同的段落只算一次，算在最早的一篇；总数、对比、语境都如此',
  any: '任一词语即可',
  strict: '在结果中检索，不放宽',
  filters: '筛选',
  regions: '地区',
  years: '年份',
  unitPassages: '（段）',
  unknownYear: '年份不详',
  yearRange: '年份范围',
  yearFrom: '起始年份',
  yearTo: '截止年份',
  year: (year: string) => `${year.replace('..', '–')} 年`,
  active: '已选条件',
  remove: (name: string) => `去掉条件：${name}`,
  clear: '全部清除',
  section: '章节',
  made: '原文无题名，代拟',
  madeHint: '这篇报告没有题名，此处以地区和年份代拟',
  occurrences: (n: number) => `${n} 处`,
  open: '阅读全文',
  copy: '复制引文',
  copied: '已复制',
  notCopied: '未能复制',
  more: (n: number) => `展开其余 ${n} 个`,
  pages: '翻页',
  previous: '上一页',
  next: '下一页',
  pageOf: (n: number) => `第 ${n} 页`,
  beyond: '只能翻到第 10 000 条；请加词语、地区或年份缩小范围。',
  busy: '正在检索…',
  noneTitle: '没有找到',
  allOutside: (hits: number) => `在检索页看全部 ${count(hits)} 段`,
  none: (q: string) => `没有找到符合“${q}”的段落。可以试试：`,
  tryClear: '去掉地区、年份等条件',
  trySmart: '改用智能匹配',
  tryBare: '去掉引号',
  tryRelax: '不限于刚才的结果，放宽再找',
  tryShorter: '换短一些、更常用的说法，例如用“复议”代替“行政复议工作机制”',
  tryFirst: '回到第一页',
  pastEnd: '这一页没有内容了。',
  errorTitle: '这次检索没有完成',
  offline: '连不上检索服务。请确认服务已启动、网络畅通，然后再试。',
  broken: '检索服务出了问题。请稍后再试；如果一直这样，请告诉管理员。',
  starting: '检索服务还没有可用的索引。请管理员先建立索引，然后再试。',
  retry: '再试一次',
  back: '回到首页',
  collection: '收录',
  stats: (reports: number, regions: number, passages: number, characters: number) =>
    [
      `${count(reports)} 篇报告`,
      `${count(regions)} 个地区`,
      `${count(passages)} 段`,
      characters < 100_000 ? `${count(characters)} 字` : `${count(Math.round(characters / 10_000))} 万字`,
    ].join(' · '),
  span: (from: number, to: number) => (from === to ? `${from} 年` : `${from}–${to} 年`),
  examples: '检索语法',
  examplesHint: '点一条就照它检索，也可以照样子改写。',
  close: '关闭',
  recent: '最近检索',
  recentHint: '只存在这个浏览器里',
  forget: '清除',
  narrow: '在结果中检索',
  reports: '报告',
  check: '核对文稿：逐句与本库比对',
  indicators: '指标表：各地各年的数字',
  inspection: '年报体检：应写的五个部分',
  trends: '趋势与用词：首见、扩散、差别',
  quality: '数据质量：缺失、存疑、重复与未能读取的',
  noReports: '还没有收录报告。请管理员先建立索引。',
  language: 'English',
  languageHint: 'Switch to English',
  theme: { auto: '随系统', light: '浅色', dark: '深色' },
  themeHint: '外观',
  skip: '跳到正文',
  loaded: (q: string, totals: string) => `“${q}”：${totals}`,
  document: (q: string, totals: string) => `${q} · ${totals} — 检索`,
}

export type Words = typeof zh

const plural = (n: number, one: string) => `${count(n)} ${one}${n === 1 ? '' : 's'}`

const en: Words = {
  site: 'Jiansuo',
  tagline: 'Full-text search over Chinese government reports, passage by passage',
  totals: (reports, hits, occurrences) =>
    `${plural(reports, 'report')} · ${plural(hits, 'passage')}${occurrences === null ? '' : ` · ${plural(occurrences, 'occurrence')}`}`,
  took: ms => `${ms < 0.1 ? 'under 0.1' : ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
  range: (from, to) => `${count(from)}–${count(to)}`,
  mixed: (hits, occurrences, others) =>
    `${plural(hits, 'passage')} literally${occurrences === null ? '' : ` (${plural(occurrences, 'occurrence')})`}; ${plural(others, 'more passage')} with the words apart`,
  relaxedTotals: (reports, hits) =>
    `No passage has all of it; more loosely: ${plural(reports, 'report')} · ${plural(hits, 'passage')}`,
  parts: 'Each part by itself: ',
  part: (text, occurrences) => `“${text}” ${plural(occurrences, 'occurrence')}`,
  wordOccurrences: n => `${plural(n, 'word')} of it, the whole nowhere`,
  parity: (texts, left) =>
    `${texts
      .slice(0, 2)
      .map(({ text }) => `“${text.length > 12 ? `${text.slice(0, 12)}…` : text}”`)
      .join(
        ' ',
      )}${texts.length > 2 || left > 0 ? ` … ${plural(texts.length, 'text')}` : ''} checked against the full text ✓`,
  parityHint: (texts, left) =>
    [
      `The whole collection was read ${plural(texts.length, 'time')} without the index and compared with it passage by passage; every one agrees (filters aside):`,
      ...texts.map(
        ({ text, passages, occurrences }) =>
          `“${text}” ${plural(passages, 'passage')}, ${plural(occurrences, 'occurrence')}`,
      ),
      ...(left > 0 ? [`${plural(left, 'more text')} not compared`] : []),
    ].join('\n'),
  disparity: texts =>
    `The index disagrees with a full reading: ${texts.map(text => `“${text}”`).join(', ')}. Totals and results may be incomplete; tell the administrator to run jiansuo verify ${texts[0]} on the server, then jiansuo index again.`,
  mode: 'Matching',
  smart: 'Smart',
  smartHint: 'Literal occurrences first, then passages with all the words inside',
  exact: 'Exact',
  exactHint: 'Only literal occurrences, whatever the punctuation and width',
  sort: 'Sort',
  sorts: {
    relevance: 'Most relevant',
    'year:desc': 'Newest year first',
    'year:asc': 'Oldest year first',
    region: 'By region',
  },
  distinct: 'One per report',
  distinctHint: 'Only the best passage of each report',
  once: 'Repeats once',
  onceHint:
    'Passages of the same text count once, in the earliest report: in totals, comparison and concordance',
  any: 'Any of the words',
  strict: 'Within the results, never relaxed',
  filters: 'Filter',
  regions: 'Region',
  years: 'Year',
  unitPassages: ' (passages)',
  unknownYear: 'Year unknown',
  yearRange: 'Range of years',
  yearFrom: 'First year',
  yearTo: 'Last year',
  year: year => year.replace('..', '–'),
  active: 'Filters in use',
  remove: name => `Remove filter: ${name}`,
  clear: 'Clear all',
  section: 'Section',
  made: 'name given by us',
  madeHint: 'This report has no title; region and year stand in for it',
  occurrences: n => plural(n, 'occurrence'),
  open: 'Read in full',
  copy: 'Copy citation',
  copied: 'Copied',
  notCopied: 'Could not copy',
  more: n => `Show ${n} more`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  pageOf: n => `Page ${n}`,
  beyond: 'Paging ends at 10 000; add words, a region or a year to narrow the search.',
  busy: 'Searching…',
  noneTitle: 'Nothing found',
  allOutside: hits => `All ${plural(hits, 'passage')} on the search page`,
  none: q => `No passage matches “${q}”. You could:`,
  tryClear: 'Remove the filters',
  trySmart: 'Use smart matching',
  tryBare: 'Take off the quotation marks',
  tryRelax: 'Look beyond those results, more loosely',
  tryShorter: 'Try a shorter, more common wording, such as 复议 for 行政复议工作机制',
  tryFirst: 'Go to the first page',
  pastEnd: 'There is nothing on this page.',
  errorTitle: 'This search was not completed',
  offline:
    'The search service cannot be reached. Check that it is running and the network works, then try again.',
  broken: 'The search service failed. Try again later; if it goes on, tell the administrator.',
  starting: 'The search service has no index yet. The administrator has to build one first.',
  retry: 'Try again',
  back: 'Back to the start',
  collection: 'Collection',
  stats: (reports, regions, passages, characters) =>
    [
      plural(reports, 'report'),
      plural(regions, 'region'),
      plural(passages, 'passage'),
      plural(characters, 'character'),
    ].join(' · '),
  span: (from, to) => (from === to ? `${from}` : `${from}–${to}`),
  examples: 'How to write a query',
  examplesHint: 'Each is a search: click it, or write your own after it.',
  close: 'Close',
  recent: 'Recent queries',
  recentHint: 'kept in this browser only',
  forget: 'Forget',
  narrow: 'Search within results',
  reports: 'Reports',
  check: 'Check a draft against the library',
  indicators: 'Indicators: numbers by division and year',
  inspection: 'Inspection: the five parts a report owes',
  trends: 'Trends: first use, spread, differences of wording',
  quality: 'Data quality: what is missing, doubtful, there twice or unreadable',
  noReports: 'No reports yet. The administrator has to build an index first.',
  language: '中文',
  languageHint: '切换到中文',
  theme: { auto: 'System', light: 'Light', dark: 'Dark' },
  themeHint: 'Appearance',
  skip: 'Skip to content',
  loaded: (q, totals) => `“${q}”: ${totals}`,
  document: (q, totals) => `${q} · ${totals} — Jiansuo`,
}

export const wordsFor = (language: Language): Words => (language === 'en' ? en : zh)
