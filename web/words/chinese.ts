// chinese.ts — all that the pages and the box say, in Chinese: one set of words for each thing that speaks. A bundle
// carries only the sets it uses. The shape of every other language. Not: what the server says; how the pages use it.
import type { Check, CheckedTitle } from '../../src/api/check.ts'
import type { Finding } from '../../src/api/explain.ts'
import type { Refusal } from '../../src/api/failure.ts'
import type { IndicatorRow } from '../../src/api/indicators.ts'
import type { PART_KEYS } from '../../src/api/inspection.ts'
import type { Reuse } from '../../src/api/reuse.ts'
import { DIFFERENCE_NAMES } from '../../src/checking/key-differences.ts'
import type { Standing } from '../../src/checking/standing.ts'
import { NATION_NAME } from '../../src/regions/place-text.ts'
import {
  DOUBT_NAMES,
  type DoubtCode,
  FIELD_NAMES,
  REASON_NAMES,
  SOURCE_NAMES,
} from '../../src/report/chinese-names.ts'
import type { CleaningReason, Level, MetadataField, Source } from '../../src/report/report.ts'
import type { Outcome, Subject, Way } from '../embed/portal-ways.ts'
import { REMEDIES } from '../embed/remedies.ts'
import type { Restriction } from '../shared/state.ts'
import type { CellFacts, Compared, Listed, ReportsAndHits, SourceFacts, Totals } from './facts.ts'
import { grouped, percent, quoted, rate } from './numbers.ts'

type PartKey = (typeof PART_KEYS)[number]
type Names<Key extends string> = Readonly<Record<Key, string>>

/** As a region: its central organs. */
const nation = NATION_NAME

/** What is said by every page. */
export const common = {
  site: '检索',
  skip: '跳到正文',
  offline: '连不上检索服务。请确认服务已启动、网络畅通，然后再试。',
  broken: '检索服务出了问题。请稍后再试；如果一直这样，请告诉管理员。',
  starting: '检索服务还没有可用的索引。请管理员先建立索引，然后再试。',
  /** What is wrong, and what to do: the server's own words are Chinese. Null for a code of a newer server. */
  refused: ({ message }: Refusal): readonly [what: string, next: string] | null => {
    const [what, ...next] = message.split('：')
    return [what!, next.join('：')]
  },
  failure: ({ message }: Refusal): string => message,
  retry: '再试一次',
  /** On the switch to this language. */
  language: '中文',
  languageHint: '切换到中文',
  theme: { auto: '跟随系统', light: '浅色', dark: '深色' },
  themeHint: '外观',
  copied: '已复制',
  notCopied: '未能复制',
  made: '题名系代拟',
  madeHint: '这篇报告没有题名，此处以地区和年份代拟',
  unknownYear: '年份不详',
  unknownRegion: '地区不详',
  nation,
  print: '打印',
  /** The menu at the top of every page. */
  elsewhere: '工具',
  toCheck: '核对文稿',
  toIndicators: '指标表',
  toInspection: '年报体检',
  toTrends: '趋势与用词',
  toQuality: '数据质量',
}

/** The very words of the command line. */
export const fields: Names<MetadataField> = FIELD_NAMES
export const sources: Names<Source> = SOURCE_NAMES
export const reasons: Names<CleaningReason> = REASON_NAMES

/** What the server wants said, which it says in Chinese. */
const notice = (_code: string, _about: readonly string[], message: string) => message

const inBrackets = (...parts: (string | false)[]) => {
  const said = parts.filter(Boolean)
  return said.length === 0 ? '' : `（${said.join('，')}）`
}
const spanned = (years: string) => years && `${years} 年`
const MEASURE_UNITS = { occurrences: '处', hits: '段', reports: '篇' }
const undated = ({ undated }: { undated: number }) => undated > 0 && `${grouped(undated)} 篇年份不详`

// What restrictions are called: above results and below figures.
const genres: Record<string, string> = {
  报告: '报告',
  法规: '法规',
  会议: '会议',
  其他: '其他',
  无题名: '无题名',
}
const levels = { 国家: '国家', 省: '省级', 市: '市级', 县: '县级', 乡: '乡级' } as Record<string, string>
const any = '任一词语即可'
const once = '重复的只计一次'

const RESTRICTION_NAMES = {
  region: '地区',
  year: '年份',
  genre: '文种',
  level: '层级',
  except: '不计的报告',
} satisfies Record<Restriction, string>

const leftOut = (title: string) => `不计${quoted(title)}`

/** What is said by the search page. */
export const page = {
  tagline: '政府报告全文检索：逐段查找，逐字核对',
  totals: (reports: number, hits: number, occurrences: number | null) =>
    `${grouped(reports)} 篇 · ${grouped(hits)} 段${occurrences === null ? '' : ` · ${grouped(occurrences)} 处`}`,
  took: (ms: number) => `${ms < 0.1 ? '不到 0.1' : ms < 10 ? ms.toFixed(1) : Math.round(ms)} 毫秒`,
  range: (from: number, to: number, passages: boolean) =>
    `第 ${grouped(from)}–${grouped(to)} ${passages ? '段' : '篇'}`,
  /**
   * Of a question some of whose passages hold its words only, not in one piece.
   *
   * @param related whether other wordings were asked for too
   */
  mixed: (hits: number, occurrences: number | null, others: number, related: boolean) => {
    if (hits === 0) return `没有一段逐字含有检索词，含有的是${related ? '相关说法，或' : ''}拆开后的每个词`
    const times = occurrences === null ? '' : `，共 ${grouped(occurrences)} 处`
    const rest = related ? '含有相关说法，或只含有拆开后的每个词' : '只含有拆开后的每个词'
    return `${grouped(hits)} 段逐字含有检索词${times}；另有 ${grouped(others)} 段${rest}`
  },
  relaxedTotals: (reports: number, hits: number) =>
    `没有同时符合的段落；放宽后 ${grouped(reports)} 篇 · ${grouped(hits)} 段`,
  /** The server speaks Chinese. */
  notice,
  parts: '各部分单独检索：',
  part: (text: string, occurrences: number) => `“${text}” ${grouped(occurrences)} 处`,
  wordOccurrences: (n: number, related: boolean) =>
    `${related ? '相关说法或各词' : '各词'}共 ${n} 处，原词 0 处`,
  /**
   * @param inner how many of the words inside the texts were looked for, too
   * @param left how many texts were not looked for
   */
  verified: (texts: readonly string[], inner: number, left: number) =>
    `${texts
      .slice(0, 2)
      .map(text => `“${text.length > 12 ? `${text.slice(0, 12)}…` : text}”`)
      .join(
        '',
      )}${texts.length > 2 || left > 0 ? `等 ${texts.length} 个词` : ''}${inner > 0 ? `及其中的 ${inner} 个词` : ''}已与全文逐字核对 ✓`,
  verifiedHint: (texts: readonly Compared[], left: number) =>
    [
      `不用索引，把收录的全部文字逐字读了 ${texts.length} 遍，与索引逐段比对，段段相同（不计筛选）：`,
      ...texts.map(
        ({ text, passages, occurrences }) => `“${text}” ${grouped(passages)} 段 ${grouped(occurrences)} 处`,
      ),
      ...(left > 0 ? [`另有 ${left} 个词没有比对`] : []),
    ].join('\n'),
  differing: (texts: readonly string[]) =>
    `索引与逐字比对不一致：${texts.map(text => `“${text}”`).join('')}。总数与结果可能有缺漏，请告诉管理员：在服务器上运行 jiansuo verify ${texts[0]} 核对，再重新运行 jiansuo index。`,
  mode: '匹配方式',
  smart: '智能',
  smartHint: '词语逐字出现在前，其次是词语拆开后都出现的段落',
  exact: '精确',
  exactHint: '只要逐字出现的段落，不计标点与全半角',
  sort: '排序',
  sorts: { relevance: '最相关', 'year:desc': '年份从近到远', 'year:asc': '年份从远到近', region: '按地区' },
  list: '排列',
  lists: { grouped: '按报告', best: '每篇一段', flat: '逐段' },
  listHints: {
    grouped: '同一篇报告的段落放在一起，先列最相关的三段',
    best: '每篇报告只列最相关的一段',
    flat: '不分报告，一段一段地列',
  },
  once,
  onceHint: '文字相同的段落只算一次，算在最早的一篇；总数、对比、语境都如此',
  related: '相关说法',
  relatedToo: '也找了相关说法',
  relatedOn: '也找这些',
  relatedOff: '不再找这些',
  relatedHint: (text: string, other: string, source: string) =>
    `“${text}”也写作“${other}”，出处：${source}。也找时不算作逐字`,
  any,
  strict: '在结果中检索，不放宽',
  filters: '筛选',
  look: '显示',
  toResults: '跳到结果',
  regions: '地区',
  years: '年份',
  passages: (n: number) => `${grouped(n)} 段`,
  yearsByLabel: '按哪种年份筛选',
  yearsBy: { report: '报告年度', published: '发布年份' },
  byReportYear: '改按报告年度',
  genre: '文种',
  genres,
  level: '层级',
  levels,
  unknown: '不详',
  below: (name: string, n: number) => `${name}的 ${n} 个下级`,
  moreYears: (n: number) => `展开其余 ${n} 年`,
  yearRange: '年份范围',
  yearFrom: '起始年份',
  yearTo: '截止年份',
  year: (year: string) => `${year.replace('..', '–')} 年`,
  leftOut,
  active: '已选条件',
  remove: (name: string) => `去掉条件：${name}`,
  clear: '全部清除',
  section: '章节',
  occurrences: (n: number) => `${n} 处`,
  otherPassages: (n: number) => `本篇另有 ${grouped(n)} 段`,
  allOfReport: (n: number) => `在全文里逐段看 ${grouped(n)} 段`,
  indexVersion: (version: string) => `索引 ${version}`,
  citeSearch: '复制检索出处',
  why: '为什么没有……？',
  open: '阅读全文',
  copy: '复制引文',
  copyHint: '这一段连同出处；先选中其中一句，就只引那一句',
  more: (n: number) => `展开其余 ${n} 个`,
  pages: '翻页',
  previous: '上一页',
  next: '下一页',
  pageOf: (n: number) => `第 ${n} 页`,
  beyond: '只能翻到第 10 000 条；请加词语、地区或年份缩小范围。',
  busy: '正在检索…',
  noneTitle: '没有找到',
  allOutside: (hits: number) => `在检索页看全部 ${grouped(hits)} 段`,
  none: (q: string) => `没有找到符合${quoted(q)}的段落。可以试试：`,
  tryClear: '去掉地区、年份等条件',
  /** 地区：山东省 */
  labelled: (name: Restriction, values: readonly string[]) =>
    `${RESTRICTION_NAMES[name]}：${values.join('、')}`,
  typedFilters: '检索词里写的限定',
  allFilters: '全部条件',
  /** 去掉 地区：山东省 后有 430 处（12 篇） */
  without: (name: string, { totalReports, totalHits, totalOccurrences, relaxed }: Totals) => {
    const reports = `（${grouped(totalReports)} 篇）`
    if (relaxed) return `去掉 ${name} 后仍没有同时符合的段落，放宽后有 ${grouped(totalHits)} 段${reports}`
    const found = totalOccurrences ? `${grouped(totalOccurrences)} 处` : `${grouped(totalHits)} 段`
    return `去掉 ${name} 后有 ${found}${reports}`
  },
  noneWithout: '去掉全部条件也没有',
  trySmart: '改用智能匹配',
  tryBare: '去掉引号',
  tryRelax: '不限于刚才的结果，放宽再找',
  tryShorter: '换短一些、更常用的说法，例如用“复议”代替“行政复议工作机制”',
  tryFirst: '回到第一页',
  pastEnd: '这一页没有内容了。',
  errorTitle: '这次检索没有完成',
  back: '回到首页',
  collection: '收录',
  stats: (reports: number, regions: number, passages: number, characters: number) =>
    [
      `${grouped(reports)} 篇报告`,
      `${grouped(regions)} 个地区`,
      `${grouped(passages)} 段`,
      characters < 100_000 ? `${grouped(characters)} 字` : `${grouped(Math.round(characters / 10_000))} 万字`,
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
  loaded: (q: string, totals: string) => `“${q}”：${totals}`,
  document: (q: string, totals: string) => `${q} · ${totals} — 检索`,
}

/** What is said by the views beside the list of passages, and figures. */
export const views = {
  notice,
  colon: '：',
  views: '视图',
  view: { passages: '段落', compare: '对比', concordance: '上下文（语境）' },
  export: '导出',
  formats: {
    csv: 'CSV 表格',
    xlsx: 'Excel 工作簿',
    jsonl: 'JSON Lines',
    ris: 'RIS（EndNote、知网研学）',
    bib: 'BibTeX',
    atom: '打开 Atom 文件',
  } as Record<string, string>,
  references: '文献条目',
  feed: '订阅',
  feedHint: '地址交给订阅软件，库里有新的相符报告就会看到',
  feedAddress: '复制订阅地址',
  citationStyle: '引文格式',
  citationStyles: { plain: '地区、题名、年份', gbt: 'GB/T 7714—2015' },
  exportHint: (format: string) => `把全部结果按现在的条件和顺序存为 ${format}`,
  busy: '正在读取…',
  measures: { occurrences: '处数', per10k: '每万字', hits: '段数', reports: '篇数', share: '占比' },
  measure: '计量',
  measureHints: {
    occurrences: '逐字出现的次数',
    per10k: '逐字出现的次数 ÷ 报告字数 × 10 000；字数不计空白与句中标点',
    hits: '符合的段落数',
    reports: '含有的报告数',
    share: '含有的报告占报告总数的比例',
  },
  intervalNote: '细线为 95 % 置信区间（Wilson 法）',
  noIntervalNote: '词语多于两个，图里不画置信区间，存下的表格里有',
  noOccurrences: '含有间隔或邻近写法的检索式没有“处数”，这里按段数计。',
  lines: '历年变化',
  linesTitle: (labels: readonly string[], measure: string) =>
    `${labels.map(quoted).join('')}的历年${measure}`,
  figureMeasures: {
    occurrences: '处数',
    per10k: '每万字处数',
    hits: '段数',
    reports: '篇数',
    share: '报告占比',
  },
  listed: (names: readonly string[]) => names.join('、'),
  /** Notes below a figure, one after another. */
  sentences: (notes: readonly string[]) => notes.map(note => `${note}。`).join(''),
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
    `资料来源：jiansuo 检索${facts.origin === null ? '' : `（${facts.origin}）`}`,
    `检索式：${facts.queries.join('；')}`,
    `范围：${facts.filters.join('、') || (facts.typed ? '见检索式' : '全部收录')}`,
    `n\u00a0=\u00a0${grouped(facts.indexed)} 篇报告${inBrackets(spanned(facts.span), undated(facts))}，按${facts.by}计${facts.drawn === null ? '' : `；图中 ${grouped(facts.drawn.reports)} 篇${inBrackets(spanned(facts.drawn.span), undated(facts.drawn))}`}`,
    ...(facts.held === null
      ? []
      : [`本库共 ${grouped(facts.held.reports)} 篇${inBrackets(spanned(facts.held.span))}`]),
    `索引版本 ${facts.version}`,
    `${facts.date} 制图`,
  ],
  leaveOut: '不计这一篇',
  leftOut,
  onlyGenre: (genre: string) => `只看${genre}`,
  onlyLevel: (level: string) => `只看${level}`,
  ofGenre: (genre: string) => `文种“${genre}”`,
  undatedNote: (label: string, dated: number, undated: number, measure: 'hits' | 'reports' | 'occurrences') =>
    `${quoted(label)}图中 ${grouped(dated)} ${MEASURE_UNITS[measure]}，另 ${grouped(undated)} ${MEASURE_UNITS[measure]}年份不详，图里没有`,
  repeatsNote: (label: string, some: number, all: number, counted: 'hits' | 'reports' | 'occurrences') =>
    counted === 'reports'
      ? `${quoted(label)}的 ${grouped(all)} 篇中有 ${grouped(some)} 篇，含有它的段落都与更早的报告文字相同`
      : `${quoted(label)}的 ${grouped(all)} ${MEASURE_UNITS[counted]}中有 ${grouped(some)} ${MEASURE_UNITS[counted]}是重复的：所在的段落与别处文字相同`,
  breakNote: '斜线处省去没有报告的年份',
  saveTable: '存表格为 CSV',
  blackWhite: '黑白',
  /** Behind the name of a question, of what is counted beside it. */
  withRelated: (also: readonly string[]) =>
    `（含${also.slice(0, 3).join('、')}${also.length > 3 ? '等' : ''}）`,
  withWords: '（含拆开的词）',
  /** Of a question some of whose passages are not literal, what is counted of it. */
  looseNote: (label: string, also: readonly string[], all: ReportsAndHits, literal: ReportsAndHits) =>
    `${quoted(label)}连只含${also.length > 0 ? `${also.map(quoted).join('')}，或` : ''}拆开后各词的段落也算，共 ${grouped(all.reports)} 篇 ${grouped(all.hits)} 段，其中逐字 ${grouped(literal.reports)} 篇 ${grouped(literal.hits)} 段`,
  literalNote: (label: string) => `${quoted(label)}的处数只计逐字的`,
  relaxedNote: (labels: readonly string[]) => `${labels.map(quoted).join('')}没有同时符合的段落，放宽后计`,
  onceRateNote: '重复的段落只计一次，字数仍含重复的',
  onceNote: '重复的段落只算在最早的一篇，别的篇不算含有',
  allTerms: '存全部词语为 CSV',
  csvHeads: [
    '检索式',
    '省',
    '市',
    '县',
    '年份',
    '命中段数',
    '其中逐字段数',
    '命中篇数',
    '其中逐字篇数',
    '全部篇数',
    '占比',
    '区间下限',
    '区间上限',
    '处数',
    '字数',
    '每万字',
    '相合',
  ],
  low: '95 % 区间下限',
  high: '95 % 区间上限',
  genres,
  levels,
  any,
  once,
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
  rows: '列出',
  rowsOf: { all: '全部地区', found: '出现过的' },
  onlyFound: '未出现的地区略去',
  depth: '统计到',
  depths: { province: '省级', city: '市级', all: '各级' },
  region: '地区',
  total: '合计',
  own: (name: string) => `${name}（本级）`,
  withBelow: (name: string) => `${name}（含下级）`,
  noReport: '没有报告',
  less: '少',
  more: '多',
  legend: '0 表示有报告但未出现 · — 没有报告',
  /** The table scrolls in a frame of its own. */
  rowCount: (n: number) => `共 ${n} 行`,
  groupNote: '粗体的行含下级',
  /** Of shares. */
  shadeNote: '颜色按 95 % 区间的下限：篇数少的浅',
  cell: (name: string, year: string, facts: CellFacts, per10k: number | null) =>
    [
      `${name} ${year}：${facts.occurrences === null ? '' : `${grouped(facts.occurrences)} 处，`}${grouped(facts.hits)} 段`,
      `${grouped(facts.indexedReports)} 篇报告中 ${grouped(facts.reports)} 篇有`,
      per10k === null ? '' : `每万字 ${rate(per10k)} 处`,
    ]
      .filter(Boolean)
      .join('；'),
  copyTable: '复制表格',
  png: '存为 PNG',
  svg: '存为 SVG',
  notPainted: '未能生成图片',
  sheets: (n: number) => `已存成 ${n} 张，每张可印在 A4 上`,
  order: '排序',
  orders: { right: '按后文', left: '按前文', region: '按地区', year: '按年份', number: '按数字' },
  width: '左右各',
  printedLines: (n: number, total: number) =>
    `印出前 ${grouped(n)} 行，共 ${grouped(total)} 行；全部各行请导出`,
  widthOf: (n: string) => (n === 'line' ? '一行容得下的' : `${n} 字`),
  number: '旁边的数字',
  target: '目标',
  targetHint: '是目标，不是做到的',
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
  needsScripts: (view: string) => `“${view}”需要 JavaScript，这里先列段落。`,
  didYouMean: '您是不是要找：',
}

/** What is said by the panel about a missing report. */
export const why = {
  title: (q: string) => `为什么没有：${q}`,
  hint: '说出您以为会有的那篇报告，看它为什么在、或不在结果里。',
  which: '地区、年份、题名里的字，或文件名',
  find: '找这篇',
  choose: '是哪一篇？',
  asking: '正在核对…',
  notFound: (text: string) =>
    `没有找到“${text}”：没有一篇报告的题名、文件名里有这些字，或属于这个地区、年份。`,
  /** What was read as a place or a year is known not to be held; of other words nothing is known. */
  notHeld: (places: string[], years: number[]) =>
    places.length + years.length === 0
      ? '可以换一个说法，例如只写地区和年份：四川 2024。'
      : `本库没有收录${places.join('、')}${years.length === 0 ? '' : ` ${years.join('、')} 年`}的报告，所以检索不到。`,
  onlyOfPlace: (text: string) => `题名、文件名里没有“${text}”的其余的字，先列这个地区、年份的：`,
  parts: '检索词在这一篇里',
  excluded: '不含 ',
  finding: ({ message }: Finding): string => message,
}

/** What is said by the page about the data. */
export const quality = {
  title: '数据质量',
  busy: '正在逐篇检查…',
  back: '回到首页',
  intro: (reports: number) =>
    `对收录的 ${grouped(reports)} 篇报告逐篇检查所得，供核对；存疑的不一定有错。改好后请管理员重建索引。`,
  nothing: (titles: readonly string[]) => `查过而没有的：${titles.join('；')}。`,
  more: (n: number) => `其余 ${grouped(n)} 项`,
  further: (n: number) => `还有 ${grouped(n)} 项`,
  without: (field: string) => `没有${field}的报告`,
  missing: '原文未载的项目',
  field: '项目',
  reports: '篇数',
  doubts: '存疑',
  ofNames: '地区、年份只见于名称',
  doubtNames: DOUBT_NAMES as Names<DoubtCode>,
  doubt: (_code: DoubtCode, _about: readonly string[], message: string) => message,
  sameText: '正文相同',
  otherTitles: '同文异题：正文相同，题名不同',
  sameNumber: '一个文号有不止一个题名',
  nearTexts: '几乎相同：较短一篇八成以上见于另一篇',
  sameRegionYear: '同一地区同一年份不止一篇',
  gaps: '首末年份之间缺少的年份',
  gap: (from: number, to: number, missing: readonly number[]) => `${from}–${to} 年间缺 ${missing.join('、')}`,
  year: (year: number) => `${year} 年`,
  count: (n: number) => `${grouped(n)} 篇`,
  failed: '未能读取的文件',
  failedLines: (n: number, reason: string | null) =>
    `${grouped(n)} 行${reason === null ? '' : `：${reason}`}`,
  linesOf: (runs: readonly string[]) => (runs.length === 0 ? '' : `第 ${runs.join('、')} 行`),
  cleaning: '清理掉的行',
  reason: '原因',
  lines: '行数',
  characters: '字数',
  fields,
  reasons,
}

/** What is said by the page before a question. */
export const home = {
  questions: '可以这样问',
  coverage: '收录了什么',
  coverageHint: (broken: boolean) =>
    `每格是一个地区一年的报告篇数，点开列出；斜纹是没有报告${broken ? '；双线处略去了都没有报告的年份' : ''}`,
  region: '地区',
  total: '合计',
  lacking: '首篇后缺',
  lackingYears: (n: number) => `${grouped(n)} 年`,
  cell: (region: string, year: string, reports: number) =>
    `${region} ${year}：${reports === 0 ? '没有报告' : `${grouped(reports)} 篇`}`,
  none: '没有报告',
  missing: (years: string) => `自第一篇以来没有报告的年份：${years}`,
  unfold: (region: string) => `展开${region}的下级`,
  own: '本级',
  more: (n: number) => `再列 ${grouped(n)} 个地区`,
  absent: (n: number) => `没有任何报告的省级地区（${n}）`,
  allHeld: '各省级地区都有报告',
  listed: ({ places, years, levels, genres, by }: Listed) => {
    const year = years.join('、') + (by === 'published' && years.length > 0 ? '发布' : '')
    const of = [places.join('、'), year, levels.join('、')].filter(Boolean).join(' ') || '收录'
    return `${of}的报告${genres.length > 0 ? `（文种：${genres.join('、')}）` : ''}`
  },
  listedCount: (n: number) => `${grouped(n)} 篇`,
  moreReports: (n: number) => `再列 ${grouped(n)} 篇`,
  noneHere: '收录的报告中没有。',
  searchHere: '现在检索，只在这些报告里找',
}

/** What is said by the reader. */
export const reader = {
  back: '返回检索结果',
  table: '返回指标表',
  home: '回到首页',
  outline: '目录',
  find: '在本篇中查找',
  findLabel: '在本篇中查找',
  hit: (n: number, total: number) => `${n} / ${total}`,
  hits: (total: number, both = false) => `${both ? '两篇共' : '本篇'} ${total} 处`,
  noHits: '没有',
  previousHit: '上一处（Shift+N）',
  nextHit: '下一处（N）',
  about: '报告信息与依据',
  fields,
  file: '文件',
  address: '原址',
  unknown: '原文未载',
  levels: { 国家: '国家', 省: '省级', 市: '市级', 县: '县级', 乡: '乡级' } satisfies Record<Level, string>,
  sources,
  from: (source: string) => `据${source}`,
  copy: '复制引文',
  copyHint: '这一段连同出处；先选中其中一句，就只引那一句',
  link: '复制本段链接',
  marked: (q: string, exact: boolean, marks: number) =>
    `检索式：${q}${exact ? '（精确）' : ''}，标出 ${grouped(marks)} 处`,
  indexVersion: (version: string) => `索引版本 ${version}`,
  printed: (date: string) => `${date} 打印`,
  citationStyle: '引文格式',
  citationStyles: { plain: '地区、题名、年份', gbt: 'GB/T 7714—2015' },
  cleaning: (lines: number) => `清理记录：${lines} 行未列入正文`,
  cleaningNote: '下列各行来自原文件，是网页部件、页头表格、来源行或排版痕迹，不参与检索。',
  original: '原文',
  cleaned: '清理后',
  originalLabel: '正文显示',
  originalHint: '“原文”在原处显示清理掉的行；这些行不参与检索',
  removed: '清理掉的行',
  line: '行',
  content: '内容',
  reason: '原因',
  reasons,
  keys: 'N 下一处 · J K 换段 · / 查找',
  missing: '没有这篇报告',
  errorTitle: '没能打开这篇报告',
  beside: '与另一篇对照',
  besideName: '题名、地区、年份，如：银川市 2023',
  besideFound: (total: number, name: string, loosened: boolean) =>
    total === 0
      ? name === ''
        ? '本库没有别的报告'
        : `没有合“${name}”的报告；可以只写地区或年份`
      : loosened
        ? `没有全合“${name}”的；地区、年份相合的 ${grouped(total)} 篇，相近的在前`
        : `${grouped(total)} 篇，同类、同地区、年份相近的在前`,
  besideRest: (n: number) => `还有 ${grouped(n)} 篇`,
  alone: '退出对照',
  noCounterpart: '没有相应的章节',
  year: (year: string) => `${year} 年`,
}

/** What is said by the reader, of shared text. */
export const reuse = {
  title: '与别处相同的文字',
  againstLabel: '与哪些报告比',
  against: { all: '与全库比', 'last-year': '今年新在哪里：与上一年比', region: '与本地区及其下级比' },
  lengthLabel: '连续多少字相同才算',
  length: { '13': '连续 13 字', '20': '连续 20 字', '30': '连续 30 字' },
  asking: '正在比对…',
  none: {
    all: '本库没有别的报告可比',
    'last-year': '本库没有本地区上一年的同类报告',
    region: '本库没有本地区的其他报告',
  } satisfies Record<Reuse['against'], string>,
  unique: '本篇独有',
  few: '与少数几篇相同',
  formula: '套话',
  fresh: '今年新写',
  old: '与上一年相同',
  note: (reports: number) =>
    `与 ${reports} 篇比；见于 10 篇以上或全库 20% 以上的算套话。点一处，看别处怎么写。`,
  previous: '比的是上一年的 ',
  previousLength: (n: number, own: number) => `（${grouped(n)} 字，本篇 ${grouped(own)} 字）`,
  previousShort: '那一篇短得多，可能不全：它缺的，这里都算今年新写的',
  lastNote: (k: string | number) => `连续 ${k} 字与上一年的报告相同才算相同。点一段，在原文里看。`,
  freshCount: (n: number) => (n === 0 ? '没有新写的文字' : `今年新写的 ${n} 段`),
  sameCount: (n: number) => `与上一年相同的 ${n} 处`,
  reports: (n: number) => `见于 ${n} 篇`,
  places: (swaps: string) => `只换了地名：${swaps}`,
  own: '本篇',
  elsewhere: '别处',
  open: '打开那一篇',
  beside: '两篇并排看',
  separator: '、',
}

/** What is said by the page for checking a draft. */
export const checking = {
  title: '核对文稿',
  intro:
    '逐句与本库比对：逐字相同、近似、还是本库未收；数字、年份、地名、否定、增减等的出入标红。文稿不保存，不记入日志。',
  draft: '文稿',
  placeholder: '粘贴文稿，或把 .docx .txt .pdf 文件拖到这里',
  choose: '选择文件',
  check: '核对',
  checking: '正在核对…',
  reading: (file: string) => `正在读 ${file}…`,
  tooLong: (n: number, most: number) => `文稿 ${n} 字，一次至多核对 ${most} 字：请分几次`,
  counts: ({ verbatim, near, partly }: Check['counts'], unheld: number) =>
    `逐字 ${verbatim} 句 · 近似 ${near} 句${partly > 0 ? ` · 部分近似 ${partly} 句` : ''} · 本库未收 ${unheld} 句`,
  flagged: (n: number) => `${n} 句的要点（否定、数字、地名、年份、增减等）有出入`,
  noneFlagged: '要点（否定、数字、地名、年份、增减等）没有发现出入',
  unheld: (n: number) => `${n} 句本库未收，没有比对要点`,
  partly: (n: number) => `${n} 句有的分句没有比对，列在句下`,
  show: '显示',
  filters: {
    open: '要看的',
    flagged: '要点有出入',
    near: '近似',
    partly: '部分近似',
    absent: '未收',
    all: '全部',
  },
  standings: { verbatim: '逐字', near: '近似', partly: '部分', absent: '未收' } satisfies Record<
    Standing,
    string
  >,
  kinds: DIFFERENCE_NAMES,
  missing: '（无）',
  source: '库中',
  part: '比对的一段',
  rest: '没有比对',
  ofReport: '（那篇报告的，不是原文的字）',
  others: (n: number) => `另有 ${n} 处`,
  take: '改用库中文字',
  kept: '（改正稿不改）',
  untaken: '这一句改正稿不改：库中没有可以整个换上的分句，或是换上会丢掉文稿自己的分句、地名、年份、数字',
  notes: '复制带脚注的文稿',
  corrected: '下载改正稿',
  correctedName: '改正稿.txt',
  taken: (n: number) => `已下载：改了选定的 ${n} 句，其余与原稿相同`,
  noneTaken: '没有选定要改的句子，没有下载：请先在要改的句子下勾选“改用库中文字”',
  noted: (held: number, near: number, taken: number) =>
    held === 0
      ? '没有一句见于本库，没有可注的出处，没有复制'
      : `${held} 句加了脚注${near > 0 ? `，其中 ${near} 句注明“文字有出入”` : ''}；${taken > 0 ? `${taken} 句已换成库中文字` : '没有选定要改的句子，文字与原稿相同'}`,
  titles: '提到的文件',
  held: '本库有',
  notHeld: '本库未收',
  quoted: (number: string) => `本库写作${number}`,
  faults: {
    unclosed: '缺右书名号',
    unopened: '缺左书名号',
    brackets: '括号不成对',
    number: '文号不全',
  } satisfies Record<NonNullable<CheckedTitle['fault']>, string>,
  malformed: (n: number) => `${n} 处书名号、括号或文号不完整`,
  nothing: '没有可以核对的句子：每句至少 6 个字',
  noneHere: '这一类没有',
  foot: (reports: number, date: string) => `本库 ${reports} 篇，截至 ${date}。“本库未收”不等于有误。`,
  year: (year: string) => `${year} 年`,
  errorTitle: '没能核对',
}

// What is typed into the forms of the tools, refused.
const noYear = (value: string) =>
  `“${value}”读不成年份：写四位数字，例如 2024；一段年份写“起..止”，例如 2020..2022`
const noDivision = (value: string) => `“${value}”不是行政区划：写全称、简称或六位代码，例如 宁夏 或 640000`

/** What is said by the table of indicators. */
export const indicators = {
  noYear,
  noDivision,
  title: '指标表',
  intro:
    '各地各年的报告里写明的数字，每一格都连到写着它的那句话。“—”是没有那一年的报告；空着的是没有写，或没有认出，不等于 0；各地的数不相加。年份是报告的年份：政府工作报告里的数，多半是上一年的。',
  name: '指标',
  placeholder: '例如 行政复议案件受理数',
  region: '地区',
  regionHint: '全称、简称或代码，空着是全部',
  year: '年份',
  yearHint: '2021 或 2020..2022，空着是全部',
  show: '列出',
  asking: '正在列出…',
  choose: '选一个指标：',
  alike: '同类的指标（有的报告只写了其中一个）：',
  counting: '正在数本库各写明了几处…',
  counted: '名称后面是本库写明的处数',
  values: (n: number) => `${grouped(n)} 处`,
  without: (n: number) => `本库没有写明的 ${n} 个`,
  stated: (held: number, stated: number) => `${held} 年有报告，${stated} 年写明`,
  found: (rows: number, reports: number) => `看了 ${grouped(reports)} 篇报告，认出 ${grouped(rows)} 处`,
  readAs: (asked: string, name: string) => `“${asked}”按“${name}”列出，口径不同的见同类的指标。`,
  nothing: (name: string) => `收录的报告中没有写明“${name}”的。换个说法，或从下面选一个指标。`,
  unit: (unit: string) => `单位：${unit}`,
  roles: { value: '', change: '增减', from: '由', to: '到', target: '目标' } satisfies Record<
    IndicatorRow['role'],
    string
  >,
  checks: '勾稽',
  checked: { '': '不限', all: '勾稽过的', fail: '勾稽不符的' },
  allChecked: '勾稽过的数字',
  noneChecked: '收录的报告中没有这样的数字：能勾稽的只是同一句里的比率与部分、整体，括号里的各项与和。',
  checkedNote: '同一句里的比率与部分、整体，括号里的各项与和，是否对得上。点开“勾稽”，看是怎样算的。',
  pass: '勾稽相符',
  fail: '勾稽不符',
  csv: '下载 CSV',
  copied: '表',
  truncated: (shown: number, total: number) => `只列出前 ${shown} 处，共 ${total} 处：请用地区或年份缩小范围`,
  empty: '没有写，或没有认出',
  noReport: '没有报告',
  heldReports: '报告篇数',
  stating: '写明的篇数',
  directions: { up: '上升', down: '下降' },
  meant: (change: string) => `目标：${change}`,
  undefinedName: (name: string) =>
    `“${name}”不是已定义的指标：下面是名称里有这几个字的数字，口径不一，不能互相比较。`,
  errorTitle: '没能列出',
}

/** What is said by the page of inspections. */
export const inspection = {
  noYear,
  noDivision,
  title: '年报体检',
  intro:
    '法治政府建设年度报告应当写明五个部分。这里按通常的字样去找：见到几个、未见哪个。“未见”只是没有找到那些字样，不等于没有写，更不是违规；点开一格，看依据的句子。',
  region: '地区',
  regionHint: '全称、简称或代码，空着是全部',
  year: '年份',
  yearHint: '2021 或 2020..2022，空着是全部',
  show: '列出',
  asking: '正在列出…',
  due: '应报清单',
  dueHint:
    '每行一个地区，后面可以写年份（2021、2019..2022），中间用空格或逗号；CSV 也可以。只在这次对照，不保存。',
  choose: '选择清单文件',
  dueText: '或在这里粘贴',
  duePlaceholder: '锡林郭勒盟 2020\n兴庆区 2020..2022',
  dueGo: '对照清单',
  dueMissing: '缺的地区和年份',
  dueSaid: (expected: number, held: number) =>
    `应有 ${expected} 篇法治政府建设年度报告（一个地区一年计一篇），已有 ${held}，缺 ${expected - held}`,
  onlyOthers: '只有其他报告',
  yearOfOthers: (year: number) => `${year}（只有其他报告）`,
  untaken: notice,
  dueAssumed: (spans: readonly string[]) => `没有写年份的行，按 ${spans.join('、')} 年对照`,
  notTaken: '没有采用',
  dueFailure: (line: number, reason: string) => `清单第 ${line} 行没有采用：${reason}`,
  undated: (n: number) => `另有 ${n} 篇年份不详`,
  more: (n: number) => `另有 ${n} 篇`,
  lacking: '缺',
  report: '报告',
  found: (owing: number, reports: number) =>
    `${grouped(reports)} 篇中有 ${grouped(owing)} 篇法治政府建设年度报告（按题名；没有题名的看开头）`,
  nothing: (reports: number) =>
    `${grouped(reports)} 篇中没有法治政府建设年度报告（按题名；没有题名的看开头）。`,
  truncated: (shown: number, total: number) => `只列出前 ${shown} 篇，共 ${total} 篇：请用地区或年份缩小范围`,
  unseen: (parts: string) => `未见：${parts}`,
  onlySeen: (parts: string) => `只见：${parts}`,
  noneSeen: '一项未见',
  all: '五项都见到',
  seen: '见到',
  notSeen: '未见',
  patterns: '按这些字样找',
  parts: {
    measures: '举措和成效',
    shortcomings: '不足和原因',
    leadership: '第一责任人履职',
    plans: '下一年安排',
    other: '其他情况',
  } satisfies Record<PartKey, string>,
  short: {
    measures: '成效',
    shortcomings: '不足',
    leadership: '责任人',
    plans: '安排',
    other: '其他',
  } satisfies Record<PartKey, string>,
  back: '回到总表',
  read: '阅读全文',
  promises: '承诺对照',
  promisesIntro: (n: number) =>
    `左边是上一年报告里写的打算（${n} 句），右边是本年报告中用词最相近、或逐字写有其中分句的段落。只供核对：相近不等于做到，没有相近的也不等于没有做。`,
  noPrevious: '本库没有本地区上一年的同类报告，无从对照。',
  noPlans: '上一年的报告里没有认出写打算的句子。',
  noNear: '本年没有用词相近的段落',
  lastYear: '上一年的打算',
  thisYear: '本年最相近的段落',
  share: (share: number) => `共有词 ${Math.round(share * 100)} %`,
  verbatim: (clauses: readonly string[]) => `，逐字写有${clauses.map(clause => `“${clause}”`).join('')}`,
  csv: '下载 CSV',
  empty: '没有报告',
  errorTitle: '没能列出',
}

/** What is said by the page of trends. */
export const trends = {
  noYear,
  noDivision,
  notice,
  title: '趋势与用词',
  intro: '都只就本库而言，都按报告的篇数计——一篇里反复说，只算一篇。',
  spread: '首见与扩散',
  spreadIntro: '一个提法在本库最早见于哪里，各年有多少报告、多少地区用到。逐字比对，标点不计。',
  q: '提法',
  placeholder: '例如 放管服，或“双随机、一公开”',
  within: '地区',
  regionHint: '全称、简称或代码，空着是全部',
  show: '列出',
  asking: '正在列出…',
  first: (year: number | null) => (year === null ? '本库只见于年份不详的报告' : `本库最早见于 ${year} 年`),
  yearOf: (year: number) => `${year} 年`,
  firstNote: '是本库里最早的一处，不等于首创：更早的报告也许没有收录。',
  firstOf: (year: number | null, reports: number, shown: number) =>
    `${year === null ? '' : `${year} 年`}有 ${reports} 篇用到，先后不明${shown < reports ? `；列出 ${shown} 篇` : ''}。`,
  firstAll: (reports: number) => `看全部 ${reports} 篇`,
  none: '本库没有逐字出现的。',
  year: '年份',
  reports: '用到的篇数',
  share: '占比（95 % 区间）',
  interval: (low: string, high: string) => `${low}–${high}`,
  regions: '用到的地区',
  joined: '这一年头一次用到的地区',
  adopted: '此前有报告：',
  arrived: '此前没有报告：',
  allOf: (n: number) => `全部 ${n} 个`,
  arrivedNote: '此前各年在本库没有报告的地区，是不是这一年才用到，看不出来。',
  gap: '本库没有这些年的报告',
  each: '逐年列出',
  fold: '收起',
  undated: (n: number) => `另有 ${n} 篇用到而年份不详，不在表中。`,
  keyness: '用词差别',
  keynessIntro:
    '一个地区或一段年份的报告，哪些词有明显更多（或更少）的报告在用。全部词一并检验，随机分组时误报不超过 5 %；两边都要有 10 篇以上；选了文种或层级的，两边都只取这一种。词由分词切出，篇数是逐字有它的篇数，与检索一致。',
  genre: '文种',
  level: '层级',
  any: '不限',
  genres,
  levels,
  files: { csv: '下载 CSV', xlsx: '下载 Excel（附说明）' },
  years: '年份',
  yearHint: '2021 或 2020..2022',
  compare: '比较',
  word: '词',
  chosen: '所选',
  others: '其余',
  times: '倍数（至少）',
  more: '所选用得多的：所选的占比是其余的几倍',
  fewer: '所选用得少的：其余的占比是所选的几倍',
  seen: (times: string) => `${times} 倍`,
  nowhere: { more: '其余没有', fewer: '所选没有' },
  least: (times: string) => `（至少 ${times} 倍）`,
  timesNote: '“至少”是倍数的 95 % 置信区间靠近 1 的一端，全部词一并计（Bonferroni）。',
  ofLevel: (level: Level | null, n: number) => `${level === null ? '层级不详' : levels[level]} ${n} 篇`,
  levelsDiffer: (chosen: readonly string[], others: readonly string[]) =>
    `两边的层级不同，列出的词可能只是层级之别。所选：${chosen.join('、')}；其余：${others.join('、')}。选定一个层级，两边就都只取这一级。`,
  found: (reports: number, others: number, total: number, shown: number) =>
    `所选 ${reports} 篇，其余 ${others} 篇；用得明显多或少的词 ${total} 个${shown < total ? `，列出差别最大的 ${shown} 个` : ''}`,
  nothing: '没有哪个词的差别大到可以排除巧合。',
  errorTitle: '没能列出',
}

const WAY_NAMES: Names<Way> = { box: '检索框', frame: '框架', form: '普通表单' }

/** What is said by /embed/check; `{portal}` and `{service}` are filled in. */
export const embedding = {
  page: {
    title: '嵌入自检',
    lead: '填门户网页的地址，看检索框放进去能不能用；不能用的，写出要加的那一行。',
    portal: '门户网页的地址',
    policy: '门户的内容安全策略（Content-Security-Policy，可不填）',
    policyHint:
      '在门户网页上按 F12，“网络”一栏里点第一行，从“响应头”里复制。没有这一项就留空。只在本页核对，不会发出去。',
    go: '检查',
  },
  ways: {
    box: '一、检索框 <jiansuo-box>：边输入边列出段落',
    frame: '二、框架 /embed/frame：门户不许运行外来脚本时用',
    form: '三、普通表单：不靠脚本，按回车就到检索页',
  } satisfies Names<Way>,
  verdicts: { yes: '可用', no: '还不可用', ask: '有待确认' } satisfies Names<Outcome>,
  outcomes: { yes: '可以。', no: '不可以。', ask: '待确认。' } satisfies Names<Outcome>,
  subjects: {
    mixed: 'HTTPS 与 HTTP 混用',
    network: '从公网网页访问内网',
    script: '门户是否允许加载检索框的脚本（script-src）',
    connect: '门户是否允许向检索服务发请求（connect-src）',
    cors: '检索服务是否允许这个门户读结果（CORS）',
    'frame-src': '门户是否允许嵌入这个框架（frame-src）',
    ancestors: '检索服务是否允许这个门户嵌入（frame-ancestors）',
    form: '门户是否允许提交到检索页（form-action）',
    charset: '网页的编码（accept-charset）',
  } satisfies Names<Subject>,
  /** By subject and finding. */
  findings: {
    'mixed fine': '两边的协议相容。',
    'mixed same': '门户和检索服务是同一个来源。',
    'mixed blocked':
      '门户是 HTTPS，检索服务是 HTTP，浏览器会拦下。请给检索服务配证书，或者用反向代理把它放到门户自己的路径下：',
    'network public':
      '门户在公网、检索服务在内网：Chrome 142 起会先问用户是否允许访问本地网络。把检索服务放到门户自己的路径下就不会问。',
    'network unknown':
      '检索服务在内网。如果门户的地址解析到公网，Chrome 142 起会先问用户是否允许访问本地网络；解析到内网就不会。',
    'script fine': '门户的策略允许。',
    'script unknown': '没有填门户的策略。门户没有这种策略就可以；有，就要放行 {service}。',
    'script missing': '门户的策略没有放行 {service}。',
    'script nonce': '门户用 strict-dynamic：主机名单不起作用，要给 <script> 加上门户自己的 nonce。',
    'connect fine': '门户的策略允许。',
    'connect unknown': '没有填门户的策略。门户没有这种策略就可以；有，就要放行 {service}。',
    'connect missing': '门户的策略没有放行 {service}。',
    'cors same': '同一个来源，不需要许可。',
    'cors fine': '{portal} 在允许的来源里。',
    'cors missing': '{portal} 不在允许的来源里。没有它，检索框只能提交到检索页。在检索服务的设置里加上：',
    'cors unknown': '没有问到。',
    'frame-src fine': '门户的策略允许。',
    'frame-src unknown': '没有填门户的策略。门户没有这种策略就可以；有，就要放行 {service}。',
    'frame-src missing': '门户的策略没有放行 {service}。',
    'ancestors fine': '{portal} 在允许嵌入的来源里。',
    'ancestors missing': '{portal} 不在允许嵌入的来源里。在检索服务的设置里加上：',
    'ancestors unknown': '没有问到。',
    'form fine': '检索框里的 <form> 不靠脚本也能用：按回车就到检索页。',
    'form unknown': '没有填门户的策略。门户的策略里没有 form-action 就可以；有，就要放行 {service}。',
    'form missing':
      '门户的策略没有放行 {service}：按了回车，浏览器也不会前往。检索框有脚本时按地址前往，不受这一项影响。',
    'charset stated': '门户用 GBK 还是 UTF-8 都行，只要表单写明按 UTF-8 发送，检索词就不会变成乱码：',
  } as Record<string, string>,
  remedies: REMEDIES,
  /** Above a line that is right where one way is used, and no other. */
  headerFor: {
    box: '只用检索框时，把门户的整行响应头改成：',
    frame: '只用框架时，把门户的整行响应头改成：',
    form: '只用普通表单时，把门户的整行响应头改成：',
  } satisfies Names<Way>,
  /** Above the line for several ways together. */
  headerForAll: (ways: readonly Way[]) =>
    `${ways.map(way => WAY_NAMES[way]).join('、')}都要用时，门户的整行响应头（代替上面各行）`,
  copy: '复制',
  failed: '连不上检索服务。请确认服务已启动，然后再试。',
}

/** What is said by the box. */
export const box = {
  nation,
  label: '检索报告',
  placeholder: '词语，或用引号括起的原文',
  submit: '检索',
  results: '检索结果',
  all: (hits: number) => `查看全部 ${hits} 段`,
  totals: (reports: number, hits: number, occurrences: number | null) =>
    `${reports} 篇 · ${hits} 段${occurrences === null ? '' : ` · ${occurrences} 处`}`,
  none: (query: string) => `没有找到“${query}”`,
  failed: '检索服务没有回应。按回车到检索页再试。',
  /** See `Lack`. */
  noEndpoint: '不知道检索服务在哪里：请给 <jiansuo-box> 写上 endpoint，或去掉 <script> 的 type="module"。',
  noOrigin: '这个框架的 sandbox 缺少 allow-same-origin，读不到检索结果：请网页的管理员加上。',
  made: '代拟题名',
  year: (year: number) => `${year} 年`,
  suggestion: '检索',
}

/** Of the examples of the query language. */
export const syntax = {
  both: '两个词都出现',
  phrase: '逐字出现，不计标点',
  without: '有前者，没有后者',
  either: '任一出现',
  gap: '中间可隔几个字',
  sentence: '在同一句里',
  near: '相距不超过 20 个字',
  grouping: '括号分组',
  field: '限定地区和年份',
  section: '限定章节',
  title: '限定标题',
}

/** Of the questions of the home page. */
export const questions = {
  court: '行政机关负责人出庭应诉率，各地写的是多少？',
  reform: '“放管服”改革，哪一年写得最多？',
  inspections: '“双随机、一公开”监管，各地有哪些做法？',
  cases: '办了多少行政复议案件，各地怎么写？',
  problems: '执法方面，各地自己写了哪些问题？',
  productive: '“新质生产力”从哪一年写进报告？',
  growth: '地区生产总值增长，各地各年写的是多少？',
  quality: '有多大比例的报告写到“高质量发展”？',
  fines: '哪些行为处以罚款，罚多少？',
  safety: '“安全”在各地、历年写了多少次？',
  development: '“发展”在各地、历年写了多少次？',
}
