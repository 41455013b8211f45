// english.ts — all that the pages and the box say, in English, in the shape of chinese.ts. Not: what the server says.
import type { NoticeCode } from '../../src/query/query.ts'
import type { Way } from '../embed/portal-ways.ts'
import { REMEDIES } from '../embed/remedies.ts'
import type * as chinese from './chinese.ts'
import { failureWords, findingWords } from './english-failures.ts'
import { grouped, percent, quoted, rate } from './numbers.ts'

const plural = (n: number, one: string) => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`

export const common: typeof chinese.common = {
  site: 'Jiansuo',
  skip: 'Skip to content',
  offline:
    'The search service cannot be reached. Check that it is running and the network works, then try again.',
  broken: 'The search service failed. Try again later; if it goes on, tell the administrator.',
  starting: 'The search service has no index yet. The administrator has to build one first.',
  failure: refusal => failureWords(refusal) ?? [common.broken],
  sentences: '. ',
  retry: 'Try again',
  language: '中文',
  languageHint: '切换到中文',
  theme: { auto: 'System', light: 'Light', dark: 'Dark' },
  themeHint: 'Appearance',
  copied: 'Copied',
  notCopied: 'Could not copy',
  made: 'name given by us',
  madeHint: 'This report has no title; region and year stand in for it',
  unknownYear: 'Year unknown',
  unknownRegion: 'Region unknown',
  print: 'Print',
}

export const fields: typeof chinese.fields = {
  title: 'Title',
  region: 'Region',
  level: 'Level',
  year: 'Year',
  publisher: 'Publisher',
  publishedAt: 'Published',
  documentNumber: 'Document no.',
}

export const sources: typeof chinese.sources = {
  sidecar: 'accompanying data',
  header: 'header table',
  byline: 'byline',
  title: 'title',
  'first-sentence': 'first sentence',
  signature: 'signature',
  'file-name': 'file name',
  folder: 'folder name',
  text: 'text',
}

export const reasons: typeof chinese.reasons = {
  furniture: 'website furniture',
  'header-table': 'header table',
  byline: 'byline',
  'repeated-title': 'title repeated',
  'repeated-line': 'repeated across files',
  'passed-over': 'page text passed over',
  joined: 'line break undone',
  blank: 'blank',
  recognised: 'recognised by OCR',
  markup: 'markup',
}

type Say = (about: readonly string[]) => string

const all = (about: readonly string[]) => about.map(text => `“${text}”`).join(', ')

const NOTICES: Record<NoticeCode, Say> = {
  'unbalanced-quote': a =>
    `The quotation mark in ${all(a)} has no partner and is read as text; close it to look for a phrase`,
  'empty-phrase': a => `The quotation marks of ${all(a)} hold no text to compare, so nothing can match`,
  'unbalanced-bracket': a => `The bracket in ${all(a)} has no partner and is read as text`,
  'bracket-as-text': a =>
    `Text follows the bracket of ${all(a)} at once, so brackets are read as text; to group, put a space after them`,
  'empty-brackets': () => 'Empty brackets “()” are passed over',
  'too-deep': () => 'Brackets are more than 64 deep; the inner ones are read as text',
  'dangling-or': () => 'One side of “|” or “OR” is empty: “|” is passed over, “OR” is read as text',
  'dangling-and': () =>
    'One side of “AND” is empty, so it is read as text; a space between words asks for both',
  'dangling-not': () =>
    '“-” by itself is passed over, “NOT” without a word is read as text; write -信访 or NOT 信访 to exclude',
  'dash-as-text': a =>
    `The “-” after ${all(a)} has no space before it and is read as text; put one there to exclude`,
  'only-negation': () => 'Only an exclusion was asked for: these are all other passages',
  'unknown-region': a =>
    `There is no division called ${all(a)}, so no report can match; give its full or short name or its six-digit code`,
  'bad-year': a => `${all(a)} is no year and is read as text; write 年份:2021 or 年份:2020..2022`,
  'years-swapped': a => `The years of ${all(a)} stood the wrong way round and were swapped`,
  'empty-field': a =>
    `Nothing follows ${all(a)} directly, so it is read as text; leave no space after the colon`,
  'bad-distance': a =>
    `The “~” after ${all(a)} does not say how far and is passed over; write ~20 (characters), ~句 or ~段`,
  'stray-distance': a =>
    `${all(a)} does not stand right after a quotation mark and is read as text; write "甲 乙"~20`,
  'near-one-word': a =>
    `${all(a)} is one word and is read as a phrase; “~” needs two or more with spaces between`,
  'lone-star': a => `One side of “*” in ${all(a)} is empty, so it is passed over; write "依法*行政"`,
  'star-in-near': a => `“*” in ${all(a)} cannot go together with “~” and is passed over`,
  'star-outside-quotes': a =>
    `“*” in ${all(a)} does nothing outside quotation marks and is read as text; write "依法*行政"`,
  'too-many-gaps': () => 'A phrase may have 20 “*”; the others are passed over',
  'empty-query': () => 'There is no text to look for: type some words, such as 行政复议',
  'ambiguous-region': ([name, ...paths]) =>
    `Several divisions are called “${name}”, and all are included: ${paths.join(', ')}`,
  'collection-missing': a => `Not searched, because not indexed yet: ${a.join(', ')}`,
  'did-you-mean': ([meant]) => `Did you mean: ${meant}`,
  'no-report': a =>
    `The library holds no report of ${a.map(demand => DEMANDS[demand] ?? demand.replaceAll(' 年', '')).join(' and ')}: choose another division or year, or take the restriction off`,
  'not-found': () => 'Nothing was found',
  related: () => 'Other wordings are searched too, and are not counted as literal',
  relaxed: () =>
    'No passage has all that was asked for; these have some of the words, the best matches first',
  'repeats-once': ([n]) =>
    n === '0'
      ? 'Passages of the same text count once: there are none'
      : `Passages of the same text count once, in the earliest report: ${plural(Number(n), 'passage')} not counted`,
  'words-only': () =>
    'These passages have all the words, but nowhere the whole in one piece, so there is no context to list: ask for fewer words, or see the passages',
}

/** What a report may be asked to satisfy beside a place or a year. */
const DEMANDS: Record<string, string> = {
  国家机关: 'the national organs',
  '所选文种、层级或发布年份': 'that kind, level or year of publication',
}

const notice: typeof chinese.page.notice = (code, about, message) =>
  (NOTICES as Record<string, Say>)[code]?.(about) ?? message

export const page: typeof chinese.page = {
  tagline: 'Full-text search over Chinese government reports, passage by passage',
  totals: (reports, hits, occurrences) =>
    `${plural(reports, 'report')} · ${plural(hits, 'passage')}${occurrences === null ? '' : ` · ${plural(occurrences, 'occurrence')}`}`,
  took: ms => `${ms < 0.1 ? 'under 0.1' : ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
  range: (from, to, passages) => `${passages ? 'passages' : 'reports'} ${grouped(from)}–${grouped(to)}`,
  mixed: (hits, occurrences, others, related) =>
    `${plural(hits, 'passage')} literally${occurrences === null ? '' : ` (${plural(occurrences, 'occurrence')})`}; ${plural(others, 'more passage')} with ${related ? 'another wording or ' : ''}the words apart`,
  relaxedTotals: (reports, hits) =>
    `No passage has all of it; more loosely: ${plural(reports, 'report')} · ${plural(hits, 'passage')}`,
  notice,
  parts: 'Each part by itself: ',
  part: (text, occurrences) => `“${text}” ${plural(occurrences, 'occurrence')}`,
  wordOccurrences: (n, related) =>
    related
      ? `${plural(n, 'word')} or other wording, the whole nowhere`
      : `${plural(n, 'word')} of it, the whole nowhere`,
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
  list: 'List',
  lists: { grouped: 'By report', best: 'One per report', flat: 'Passages' },
  listHints: {
    grouped: 'Passages of one report together, the best three of them first',
    best: 'Only the best passage of each report',
    flat: 'One passage after the other, whatever the report',
  },
  once: 'Repeats once',
  onceHint:
    'Passages of the same text count once, in the earliest report: in totals, comparison and concordance',
  related: 'Other wordings',
  relatedToo: 'Also searched',
  relatedOn: 'Search these too',
  relatedOff: 'Without these',
  relatedHint: (text, other, source) =>
    `“${text}” is also written “${other}” (${source}). Never counted as literal`,
  any: 'Any of the words',
  strict: 'Within the results, never relaxed',
  filters: 'Filter',
  regions: 'Region',
  years: 'Year',
  passages: n => grouped(n),
  yearsByLabel: 'Filter by which year',
  yearsBy: { report: 'Of the report', published: 'Of publication' },
  genre: 'Kind',
  genres: { 报告: 'Report', 法规: 'Law or rule', 会议: 'Meeting', 其他: 'Other' },
  level: 'Level',
  levels: { 国家: 'Nation', 省: 'Province', 市: 'Prefecture', 县: 'County', 乡: 'Township' },
  unknown: 'Unknown',
  below: (name, n) => `${n} below ${name}`,
  moreYears: n => `Show ${n} more years`,
  yearRange: 'Range of years',
  yearFrom: 'First year',
  yearTo: 'Last year',
  year: year => year.replace('..', '–'),
  active: 'Filters in use',
  remove: name => `Remove filter: ${name}`,
  clear: 'Clear all',
  section: 'Section',
  occurrences: n => plural(n, 'occurrence'),
  otherPassages: n => `${plural(n, 'more passage')} of this report`,
  allOfReport: n => `All ${grouped(n)} in the text`,
  indexVersion: version => `Index ${version}`,
  citeSearch: 'Copy citation of this search',
  why: 'Why is it not here?',
  open: 'Read in full',
  copy: 'Copy citation',
  more: n => `Show ${n} more`,
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  pageOf: n => `Page ${n}`,
  beyond: 'Paging ends at 10 000; add words, a region or a year to narrow the search.',
  busy: 'Searching…',
  noneTitle: 'Nothing found',
  allOutside: hits => `All ${plural(hits, 'passage')} on the search page`,
  none: q => `No passage matches ${quoted(q)}. You could:`,
  tryClear: 'Remove the filters',
  trySmart: 'Use smart matching',
  tryBare: 'Take off the quotation marks',
  tryRelax: 'Look beyond those results, more loosely',
  tryShorter: 'Try a shorter, more common wording, such as 复议 for 行政复议工作机制',
  tryFirst: 'Go to the first page',
  pastEnd: 'There is nothing on this page.',
  errorTitle: 'This search was not completed',
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
  loaded: (q, totals) => `“${q}”: ${totals}`,
  document: (q, totals) => `${q} · ${totals} — Jiansuo`,
}

export const views: typeof chinese.views = {
  notice,
  colon: ': ',
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
  copyTable: 'Copy table',
  png: 'Save as PNG',
  svg: 'Save as SVG',
  notPainted: 'No picture could be made',
  order: 'Sort',
  orders: {
    right: 'By what follows',
    left: 'By what precedes',
    region: 'By region',
    year: 'By year',
    number: 'By number',
  },
  width: 'On either side',
  printedLines: (n, total) => `The first ${grouped(n)} of ${plural(total, 'line')}; export for all of them`,
  widthOf: n => `${n} characters`,
  number: 'Number beside it',
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

export const why: typeof chinese.why = {
  title: q => `Why is it not here: ${q}`,
  hint: 'Name the report that you expected, and see why it is, or is not, among the results.',
  which: 'Region, words of the title, or file name',
  find: 'Find it',
  choose: 'Which one?',
  asking: 'Looking…',
  notHeld: text => `The library holds no report of “${text}”, by region, title or file name.`,
  parts: 'The query in this report',
  excluded: 'not ',
  finding: ({ code, about, message }) => findingWords(code, about, reasons) ?? message,
}

export const quality: typeof chinese.quality = {
  title: 'Data quality',
  back: 'Back to the start',
  intro: reports =>
    `Found by looking at each of the ${grouped(reports)} reports; what is doubtful may well be right. After mending files, have the index built again.`,
  none: 'None',
  shown: (shown, total) => `first ${grouped(shown)} of ${grouped(total)}`,
  more: n => `${grouped(n)} more`,
  without: field => `Reports without: ${field}`,
  missing: 'What reports do not state',
  field: 'Field',
  reports: 'Reports',
  doubts: 'Doubtful',
  doubtNames: {
    'year-after-today': 'A year yet to come',
    'year-after-publication': 'Year after publication',
    'published-late': 'Published more than two years later',
    'little-kept': 'Only part of the web page taken',
    'mostly-cleaned': 'More cleaned away than kept',
    short: 'Very short',
    'year-from-folder': 'Year only in the folder name',
    'region-from-folder': 'Region only in the folder name',
    'year-from-file-name': 'Year only in the file name',
    'region-from-file-name': 'Region only in the file name',
  },
  doubt: (code, about) => {
    const [first, second] = about
    if (code === 'year-after-today') return `year ${first}`
    if (code === 'year-after-publication' || code === 'published-late')
      return `year ${first}, published ${second}`
    if (code === 'little-kept') return `${first} characters taken, ${second} passed over`
    if (code === 'mostly-cleaned') return `${first} characters cleaned away, ${second} kept`
    return code === 'short' ? `${first} characters` : `from “${first}”`
  },
  sameText: 'The same text',
  otherTitles: 'The same body under other titles',
  sameNumber: 'One document number, several titles',
  nearTexts: 'Nearly the same: 80 % of the shorter stand in the other',
  sameRegionYear: 'Several of one region and year',
  gaps: 'Years missing between first and last',
  gap: (from, to, missing) => `${from}–${to} without ${missing.join(', ')}`,
  year: year => String(year),
  failed: 'Files that could not be read',
  cleaning: 'Lines cleaned away',
  reason: 'Reason',
  lines: 'Lines',
  characters: 'Characters',
  fields,
  reasons,
}

export const home: typeof chinese.home = {
  questions: 'You could ask',
  coverage: 'What the library holds',
  coverageHint: 'Each cell: reports of a division in a year; click to list them. Hatched: none',
  region: 'Region',
  total: 'Total',
  lacking: 'Missing',
  lackingYears: n => (n === 0 ? '' : `${grouped(n)} yr`),
  cell: (region, year, reports) =>
    `${region} ${year}: ${reports === 0 ? 'no report' : `${grouped(reports)} report${reports === 1 ? '' : 's'}`}`,
  none: 'no report',
  missing: years => `Years without a report since the first: ${years}`,
  unfold: region => `Unfold what lies below ${region}`,
  own: 'itself',
  more: n => `Show ${grouped(n)} more divisions`,
  absent: n => `Provinces without any report (${n})`,
  allHeld: 'Every province has reports',
  listed: (region, year) => `Reports of ${[region, year].filter(Boolean).join(', ')}`,
  listedCount: n => `${grouped(n)} report${n === 1 ? '' : 's'}`,
  moreReports: n => `Show ${grouped(n)} more`,
  noneHere: 'The library has none.',
  searchHere: 'A search now looks in these reports only',
}

export const reader: typeof chinese.reader = {
  back: 'Back to the results',
  home: 'Back to the start',
  outline: 'Outline',
  find: 'Find in this report',
  findLabel: 'Find in this report',
  findGo: 'Find',
  hit: (n, total) => `${n} / ${total}`,
  hits: (total, both) => `${total} ${both ? 'in both' : 'here'}`,
  noHits: 'not here',
  previousHit: 'Previous occurrence (Shift+N)',
  nextHit: 'Next occurrence (N)',
  about: 'About this report, and how we know',
  fields,
  file: 'File',
  address: 'Address',
  unknown: 'not stated',
  levels: { 国家: 'nation', 省: 'province', 市: 'prefecture', 县: 'county', 乡: 'township' },
  sources,
  from: source => `from the ${source}`,
  copy: 'Copy citation',
  link: 'Copy link',
  citationStyle: 'Citations as',
  citationStyles: { plain: 'Region, title, year', gbt: 'GB/T 7714—2015' },
  cleaning: lines => `Cleaning log: ${lines} lines left out of the text`,
  cleaningNote:
    'These lines of the file are website furniture, header tables, bylines or layout; they are not searched.',
  original: 'Original',
  cleaned: 'Cleaned',
  originalLabel: 'Text shown',
  originalHint: 'The original shows lines that were cleaned away, in their place; they are not searched',
  removed: 'Lines cleaned away',
  line: 'Line',
  content: 'Content',
  reason: 'Reason',
  reasons,
  keys: 'N next · J K passage · / find',
  missing: 'No such report',
  errorTitle: 'This report could not be opened',
  beside: 'Set another report beside it',
  besideRegion: 'Name of a region, such as 银川市',
  besideYears: region => `Other reports of ${region}`,
  besideRegions: year => `Other reports of ${year}`,
  besideNone: 'No other report. Look for one by the name of its region.',
  alone: 'This one alone',
  noCounterpart: 'no such section',
  year: year => year,
}

export const reuse: typeof chinese.reuse = {
  title: 'Text shared with other reports',
  againstLabel: 'Held against',
  against: {
    all: 'All reports',
    'last-year': 'What is new: last year’s',
    region: 'Its region and below',
  },
  lengthLabel: 'How many characters in a row',
  length: { '13': '13 in a row', '20': '20 in a row', '30': '30 in a row' },
  asking: 'Comparing…',
  none: {
    all: 'There is no other report',
    'last-year': 'No report of this region’s year before',
    region: 'No other report of this region',
  },
  unique: 'its own',
  few: 'shared with a few',
  formula: 'formula',
  fresh: 'new this year',
  old: 'as last year',
  note: reports =>
    `Held against ${reports}; formula: in 10 reports and more, or 20 % of all. Click one to see it elsewhere.`,
  reports: n => `in ${n} reports`,
  places: swaps => `only places differ: ${swaps}`,
  own: 'Here',
  elsewhere: 'Elsewhere',
  open: 'Open that report',
  beside: 'Read both side by side',
  separator: ', ',
}

export const checking: typeof chinese.checking = {
  title: 'Check a draft',
  intro:
    'Every sentence held against the library: word for word, nearly, or not held. Another number, year, place or negation stands out in red. Nothing of a draft is kept or logged.',
  draft: 'Draft',
  placeholder: 'Paste a draft, or drop a .docx, .txt or .pdf file here',
  choose: 'Choose a file',
  check: 'Check',
  checking: 'Checking…',
  reading: file => `Reading ${file}…`,
  tooLong: (n, most) => `The draft has ${n} characters; at most ${most} are checked at a time`,
  counts: (verbatim, near, absent) => `${verbatim} word for word · ${near} near · ${absent} not held`,
  flagged: n => `${n} with another negation, number, place or year`,
  noneFlagged: 'No other negation, number, place or year found',
  show: 'Show',
  filters: { all: 'All', flagged: 'In red', near: 'Near', absent: 'Not held' },
  verdicts: { verbatim: 'Same', near: 'Near', absent: 'Not held' },
  kinds: { negation: 'Negation', number: 'Number', place: 'Place', year: 'Year', other: 'Words' },
  missing: '(none)',
  source: 'Library',
  others: n => `${n} more`,
  take: 'Use the library’s words',
  notes: 'Copy with footnotes',
  corrected: 'Download corrected copy',
  correctedName: 'corrected.txt',
  taken: n => `${n} corrected`,
  titles: 'Documents named',
  titleVerdicts: { held: 'held', 'not-held': 'not held', malformed: 'brackets broken or number missing' },
  nothing: 'No sentence to check: each needs 6 characters',
  noneHere: 'None of this kind',
  foot: (reports, date) => `${reports} reports as of ${date}. “Not held” does not mean wrong.`,
  year: year => year,
  errorTitle: 'The draft could not be checked',
}

export const indicators: typeof chinese.indicators = {
  title: 'Indicators',
  intro:
    'Numbers that reports state, by division and year; every cell links to its sentence. A blank is not stated, which is not 0. Divisions are never added up.',
  name: 'Indicator',
  placeholder: 'e.g. 行政复议案件受理数',
  region: 'Division',
  regionHint: 'name or code; empty for all',
  year: 'Years',
  yearHint: '2021 or 2020..2022; empty for all',
  show: 'Show',
  asking: 'Looking…',
  choose: 'Choose an indicator:',
  alike: 'Of the same subject (some reports state only one of them):',
  found: (rows, reports) => `${rows} stated in ${reports} reports`,
  nothing: name => `No report states “${name}”. Try other words, or choose one below.`,
  unit: unit => `Unit: ${unit}`,
  roles: { value: '', change: 'change', from: 'from', to: 'to', target: 'target' },
  pass: 'numbers agree',
  fail: 'numbers disagree',
  csv: 'Download CSV',
  copied: 'table',
  truncated: (shown, total) => `The first ${shown} of ${total}: narrow down by division or year`,
  empty: 'not stated',
  errorTitle: 'Could not list',
}

export const inspection: typeof chinese.inspection = {
  title: 'Inspection of annual reports',
  intro:
    'An annual report owes five parts. They are looked for by the usual words: which are seen, which are not. “Not seen” means only that those words were not found. Open a cell for the sentences.',
  region: 'Division',
  regionHint: 'name or code; empty for all',
  year: 'Years',
  yearHint: '2021 or 2020..2022; empty for all',
  show: 'Show',
  asking: 'Looking…',
  due: 'Reports due',
  dueHint: 'CSV: a column 地区, perhaps a column 年份 (2021, 2019..2022). Compared now, not kept.',
  dueText: 'Or paste it here',
  duePlaceholder: '地区,年份\n兴庆区,2020..2022',
  dueGo: 'Compare',
  dueSaid: (expected, held) =>
    `${expected} due (one a division and year), ${held} held, ${expected - held} missing`,
  dueFailure: (line, reason) => `Line ${line} of the list was not taken: ${reason}`,
  more: n => `${n} more`,
  undated: n => `${n} more of unknown year`,
  lacking: 'missing',
  found: reports => `${reports} reports`,
  nothing: 'No report fits.',
  truncated: (shown, total) => `The first ${shown} of ${total}: narrow down by division or year`,
  unseen: parts => `not seen: ${parts}`,
  all: 'all five seen',
  seen: 'seen',
  notSeen: 'not seen',
  patterns: 'Looked for by',
  parts: {
    measures: 'Measures and results',
    shortcomings: 'Shortcomings and causes',
    leadership: 'First responsible person',
    plans: 'Plans for next year',
    other: 'Other matters',
  },
  short: {
    measures: 'results',
    shortcomings: 'shortcomings',
    leadership: 'leader',
    plans: 'plans',
    other: 'other',
  },
  back: 'Back to the table',
  read: 'Read the report',
  promises: 'Plans and what followed',
  promisesIntro: n =>
    `On the left what last year’s report planned (${n} sentences), on the right the passages of this one nearest in words. A suggestion where to look, no verdict.`,
  noPrevious: 'The library has no report of this division’s year before.',
  noPlans: 'No sentence of last year’s report was recognised as a plan.',
  noNear: 'no passage near in words',
  lastYear: 'Planned last year',
  thisYear: 'Nearest passages of this year',
  share: share => `${Math.round(share * 100)} % of its words`,
  csv: 'Download CSV',
  empty: 'no report',
  errorTitle: 'Could not list',
}

export const trends: typeof chinese.trends = {
  notice,
  title: 'Trends and wording',
  intro: 'All of it within this library, all of it counted by reports: what one report repeats counts once.',
  spread: 'First use and spread',
  spreadIntro:
    'Where the library first has a wording, and how many reports and divisions use it in each year. Literal.',
  q: 'Wording',
  placeholder: 'e.g. 放管服',
  within: 'Division',
  regionHint: 'name or code; empty for all',
  show: 'Show',
  asking: 'Looking…',
  first: year => `First in this library: ${year}`,
  firstNote: 'The first here, which is not the first ever: earlier reports may not be held.',
  none: 'It does not occur word for word.',
  year: 'Year',
  reports: 'Reports using it',
  share: 'Share',
  interval: '95 % interval',
  regions: 'Divisions using it',
  joined: 'Divisions using it for the first time',
  more: n => ` and more, ${n} in all`,
  undated: n => `${n} more reports of unknown year use it.`,
  unknownYear: 'reports of unknown year',
  keyness: 'Differences of wording',
  keynessIntro:
    'Words that clearly more (or fewer) reports of a division or of some years use. All words are tested together: at most 5 % of random splits give a false alarm. At least 10 reports a side.',
  years: 'Years',
  yearHint: '2021 or 2020..2022',
  compare: 'Compare',
  word: 'Word',
  chosen: 'Chosen',
  others: 'Others',
  differs: 'Difference',
  morely: times => `more, at least ${times} times`,
  lessly: times => `less, at least ${times} times`,
  found: (reports, others, total) => `${reports} reports chosen, ${others} others; ${total} words differ`,
  nothing: 'No word differs by more than chance.',
  errorTitle: 'Could not list',
}

const WAY_NAMES: Readonly<Record<Way, string>> = { box: 'box', frame: 'frame', form: 'plain form' }

export const embedding: typeof chinese.embedding = {
  page: {
    title: 'Embedding check',
    lead: 'Name the page of your portal to see whether the box will work there, and which line to add where it will not.',
    portal: 'Address of the portal',
    policy: 'Content-Security-Policy of the portal (may be left out)',
    policyHint:
      'On the portal press F12, open Network, choose the first row, copy it from the response headers. Leave it empty if there is none. It is read on this page only and sent nowhere.',
    go: 'Check',
  },
  ways: {
    box: '1. The box <jiansuo-box>: passages as one types',
    frame: '2. The frame /embed/frame: for portals that allow no foreign script',
    form: '3. A plain form: no script, Enter leads to the search page',
  },
  verdicts: { yes: 'works', no: 'does not work yet', ask: 'to be confirmed' },
  outcomes: { yes: 'Yes. ', no: 'No. ', ask: 'To be confirmed. ' },
  subjects: {
    mixed: 'HTTPS and HTTP together',
    network: 'From a public page into a private network',
    script: 'The portal lets the script of the box load (script-src)',
    connect: 'The portal lets it ask the service (connect-src)',
    cors: 'The service lets the portal read answers (CORS)',
    'frame-src': 'The portal lets the frame in (frame-src)',
    ancestors: 'The service lets the portal show the frame (frame-ancestors)',
    form: 'The portal lets forms lead to the search page (form-action)',
    charset: 'Encoding of the page (accept-charset)',
  },
  findings: {
    'mixed fine': 'The protocols go together.',
    'mixed same': 'Portal and service are one origin.',
    'mixed blocked':
      'The portal is HTTPS and the service is HTTP; browsers block that. Give the service a certificate, or put it under a path of the portal with a reverse proxy:',
    'network public':
      'The portal is public and the service is private: from version 142 Chrome asks people to allow access to the local network. Under a path of the portal it does not.',
    'network unknown':
      'The service is in a private network. If the address of the portal is public, Chrome asks people to allow access to the local network from version 142; if it is private, not.',
    'script fine': 'Its policy allows it.',
    'script unknown': 'No policy was given. Without one it works; with one, {service} must be allowed.',
    'script missing': 'Its policy does not allow {service}.',
    'script nonce':
      'It uses strict-dynamic: lists of hosts do not count, the <script> needs the portal’s own nonce.',
    'connect fine': 'Its policy allows it.',
    'connect unknown': 'No policy was given. Without one it works; with one, {service} must be allowed.',
    'connect missing': 'Its policy does not allow {service}.',
    'cors same': 'One origin, no permission needed.',
    'cors fine': '{portal} is among the allowed origins.',
    'cors missing':
      '{portal} is not among the allowed origins. Without it the box can only submit to the search page. Add to the settings of the service:',
    'cors unknown': 'The service could not be asked.',
    'frame-src fine': 'Its policy allows it.',
    'frame-src unknown': 'No policy was given. Without one it works; with one, {service} must be allowed.',
    'frame-src missing': 'Its policy does not allow {service}.',
    'ancestors fine': '{portal} is among those that may.',
    'ancestors missing': '{portal} is not among those that may. Add to the settings of the service:',
    'ancestors unknown': 'The service could not be asked.',
    'form fine': 'The <form> inside the box works without scripts: Enter leads to the search page.',
    'form unknown':
      'No policy was given. Without form-action in it, it works; with it, {service} must be allowed.',
    'form missing':
      'Its policy does not allow {service}: the browser will not go there on Enter. With its script the box goes by address, which this does not stop.',
    'charset stated':
      'The portal may be in GBK or UTF-8, so long as the form says to send UTF-8; then no query is garbled:',
  },
  remedies: REMEDIES,
  headerFor: {
    box: 'For the box alone, the whole response header of the portal becomes:',
    frame: 'For the frame alone, the whole response header of the portal becomes:',
    form: 'For a plain form alone, the whole response header of the portal becomes:',
  },
  headerForAll: ways =>
    `The whole header for ${ways.map(way => WAY_NAMES[way]).join(' and ')} together, instead of the lines above`,
  copy: 'Copy',
  failed: 'The service cannot be reached. Check that it is running, then try again.',
}

export const box: typeof chinese.box = {
  label: 'Search reports',
  placeholder: 'Words, or a quoted phrase',
  submit: 'Search',
  results: 'Results',
  all: hits => `Show all ${hits} passages`,
  totals: (reports, hits, occurrences) =>
    `${reports} reports · ${hits} passages${occurrences === null ? '' : ` · ${occurrences} occurrences`}`,
  none: query => `Nothing found for “${query}”`,
  failed: 'The search service does not answer. Press Enter to try on the search page.',
  noEndpoint:
    'No search service is named: give <jiansuo-box> an endpoint, or load its script without type="module".',
  noOrigin: 'The sandbox of this frame lacks allow-same-origin, so no answer can be read: add it.',
  made: 'name given by us',
  year: year => `${year}`,
  suggestion: 'Search for',
}

export const syntax: typeof chinese.syntax = {
  both: 'both words',
  phrase: 'this phrase, whatever the punctuation',
  without: 'the first without the second',
  either: 'either',
  gap: 'with a few characters between',
  sentence: 'in one sentence',
  near: 'within 20 characters',
  grouping: 'grouping',
  field: 'in a region, in some years',
  section: 'under certain headings',
  title: 'in reports of a certain title',
}

export const questions: typeof chinese.questions = {
  court: 'What rate of appearance in court does each place give?',
  reform: 'In which year is 放管服 reform written of most?',
  inspections: 'How does each place do 双随机、一公开 inspections?',
  cases: 'How many reconsideration cases does each place report?',
  problems: 'Which problems of enforcement do places admit?',
  productive: 'Since when is 新质生产力 written of?',
  growth: 'What growth of product does each place give?',
  quality: 'What share of the reports writes of 高质量发展?',
  fines: 'What is fined, and how much?',
  safety: 'How often does each place write of 安全, year by year?',
  development: 'How often does each place write of 发展, year by year?',
}
