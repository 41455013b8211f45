// english.ts — all that the pages and the box say, in English, in the shape of chinese.ts. Not: what the server says.
import type { Way } from '../embed/portal-ways.ts'
import { REMEDIES } from '../embed/remedies.ts'
import type { Restriction } from '../shared/state.ts'
import type * as chinese from './chinese.ts'
import {
  failureWords,
  findingWords,
  genres,
  levels,
  noticeWords as notice,
  untakenWords as untaken,
} from './english-server.ts'
import { grouped, percent, plural, quoted, rate } from './numbers.ts'

const RESTRICTION_NAMES = {
  region: 'region',
  year: 'year',
  genre: 'kind',
  level: 'level',
  except: 'leaving out',
} satisfies Record<Restriction, string>

const leftOut = (title: string) => `without ${quoted(title)}`

/** As a region: its central organs. */
const nation = 'Nation (central)'

export const common: typeof chinese.common = {
  site: 'Jiansuo',
  skip: 'Skip to content',
  offline:
    'The search service cannot be reached. Check that it is running and the network works, then try again.',
  broken: 'The search service failed. Try again later; if it goes on, tell the administrator.',
  starting: 'The search service has no index yet. The administrator has to build one first.',
  refused: failureWords,
  failure: refusal => failureWords(refusal)?.join('. ') ?? common.broken,
  retry: 'Try again',
  language: 'English',
  languageHint: 'Switch to English',
  theme: { auto: 'System', light: 'Light', dark: 'Dark' },
  themeHint: 'Appearance',
  copied: 'Copied',
  notCopied: 'Could not copy',
  made: 'name given by us',
  madeHint: 'This report has no title; region and year stand in for it',
  unknownYear: 'Year unknown',
  unknownRegion: 'Region unknown',
  nation,
  print: 'Print',
  elsewhere: 'Tools',
  toCheck: 'Check a draft',
  toIndicators: 'Indicators',
  toInspection: 'Inspection',
  toTrends: 'Trends',
  toQuality: 'Data quality',
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

// What restrictions are called: above results and below figures.
const any = 'Any of the words'
const inBrackets = (...parts: (string | false)[]) => {
  const said = parts.filter(Boolean)
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}
const undated = ({ undated }: { undated: number }) => undated > 0 && `${grouped(undated)} of unknown year`
const once = 'Repeats once'

export const page: typeof chinese.page = {
  tagline: 'Full-text search over Chinese government reports, passage by passage',
  totals: (reports, hits, occurrences) =>
    `${plural(reports, 'report')} · ${plural(hits, 'passage')}${occurrences === null ? '' : ` · ${plural(occurrences, 'occurrence')}`}`,
  took: ms => `${ms < 0.1 ? 'under 0.1' : ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
  range: (from, to, passages) => `${passages ? 'passages' : 'reports'} ${grouped(from)}–${grouped(to)}`,
  mixed: (hits, occurrences, others, related) => {
    const rest = `${related ? 'another wording or ' : ''}the words apart`
    if (hits === 0) return `none has it literally, all have ${rest}`
    const times = occurrences === null ? '' : ` (${plural(occurrences, 'occurrence')})`
    return `${plural(hits, 'passage')} literally${times}; ${plural(others, 'more passage')} with ${rest}`
  },
  relaxedTotals: (reports, hits) =>
    `No passage has all of it; more loosely: ${plural(reports, 'report')} · ${plural(hits, 'passage')}`,
  notice,
  parts: 'Each part by itself: ',
  part: (text, occurrences) => `“${text}” ${plural(occurrences, 'occurrence')}`,
  wordOccurrences: (n, related) =>
    related
      ? `${plural(n, 'word')} or other wording, the whole nowhere`
      : `${plural(n, 'word')} of it, the whole nowhere`,
  verified: (texts, inner, left) =>
    `${texts
      .slice(0, 2)
      .map(text => `“${text.length > 12 ? `${text.slice(0, 12)}…` : text}”`)
      .join(
        ' ',
      )}${texts.length > 2 || left > 0 ? ` … ${plural(texts.length, 'text')}` : ''}${inner > 0 ? ` and ${plural(inner, 'word')} within` : ''} checked against the full text ✓`,
  verifiedHint: (texts, left) =>
    [
      `The whole collection was read ${plural(texts.length, 'time')} without the index and compared with it passage by passage; every one agrees (filters aside):`,
      ...texts.map(
        ({ text, passages, occurrences }) =>
          `“${text}” ${plural(passages, 'passage')}, ${plural(occurrences, 'occurrence')}`,
      ),
      ...(left > 0 ? [`${plural(left, 'more text')} not compared`] : []),
    ].join('\n'),
  differing: texts =>
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
  once,
  onceHint:
    'Passages of the same text count once, in the earliest report: in totals, comparison and concordance',
  related: 'Other wordings',
  relatedToo: 'Also searched',
  relatedOn: 'Search these too',
  relatedOff: 'Without these',
  relatedHint: (text, other, source) =>
    `“${text}” is also written “${other}” (${source}). Never counted as literal`,
  any,
  strict: 'Within the results, never relaxed',
  filters: 'Filter',
  look: 'Show',
  toResults: 'Skip to the results',
  regions: 'Region',
  years: 'Year',
  passages: n => grouped(n),
  yearsByLabel: 'Filter by which year',
  yearsBy: { report: 'Of the report', published: 'Of publication' },
  byReportYear: 'Go by the year of the report',
  genre: 'Kind',
  genres,
  level: 'Level',
  levels,
  unknown: 'Unknown',
  below: (name, n) => `${n} below ${name}`,
  moreYears: n => `Show ${n} more years`,
  yearRange: 'Range of years',
  yearFrom: 'First year',
  yearTo: 'Last year',
  year: year => year.replace('..', '–'),
  leftOut,
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
  copyHint: 'The passage and where it stands; select a sentence of it first to quote that alone',
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
  labelled: (name, values) => `${RESTRICTION_NAMES[name]} ${values.join(', ')}`,
  typedFilters: 'the filters typed in it',
  allFilters: 'any filter',
  without: (name, { totalReports, totalHits, totalOccurrences, relaxed }) => {
    const found = totalOccurrences ? plural(totalOccurrences, 'occurrence') : plural(totalHits, 'passage')
    return `Without ${name}: ${found} in ${plural(totalReports, 'report')}${relaxed ? ', none with all of the words' : ''}`
  },
  noneWithout: 'There is nothing without filters either',
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
    atom: 'Open as Atom',
  },
  references: 'References',
  feed: 'Feed',
  feedHint: 'Give its address to a feed reader to see new matching reports',
  feedAddress: 'Copy feed address',
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
    share: 'Share of the reports',
  },
  intervalNote: 'Thin lines are 95 % confidence intervals (Wilson)',
  noIntervalNote: 'Of more than two terms the picture has no confidence intervals; the saved table has them',
  noOccurrences: 'A query with a gap or near expression has no occurrences; passages are counted here.',
  lines: 'Over the years',
  linesTitle: (labels, measure) => `${labels.map(quoted).join(', ')}: ${measure} by year`,
  figureMeasures: {
    occurrences: 'occurrences',
    per10k: 'occurrences in 10 000 characters',
    hits: 'passages',
    reports: 'reports',
    share: 'share of reports',
  },
  listed: names => names.join(', '),
  sentences: notes => notes.map(note => `${note}.`).join(' '),
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
    `Source: jiansuo${facts.origin === null ? '' : ` (${facts.origin})`}`,
    `Query: ${facts.queries.join('; ')}`,
    `Scope: ${facts.filters.join(', ') || (facts.typed ? 'as the query says' : 'everything held')}`,
    `n\u00a0=\u00a0${plural(facts.indexed, 'report')}${inBrackets(facts.span, undated(facts))}, by ${facts.by.toLowerCase()}${facts.drawn === null ? '' : `; drawn: ${plural(facts.drawn.reports, 'report')}${inBrackets(facts.drawn.span, undated(facts.drawn))}`}`,
    ...(facts.held === null
      ? []
      : [`The library holds ${plural(facts.held.reports, 'report')}${inBrackets(facts.held.span)}`]),
    `Index version ${facts.version}`,
    `Made on ${facts.date}`,
  ],
  ofGenre: genre => `kind “${genre}”`,
  leaveOut: 'Leave this report out',
  leftOut,
  onlyGenre: genre => `Show kind “${genre}” only`,
  onlyLevel: level => `Show level “${level}” only`,
  undatedNote: (label, dated, undated, measure) =>
    `${quoted(label)}: ${grouped(dated)} ${measure === 'hits' ? 'passages' : measure} are drawn, ${grouped(undated)} more are of unknown year`,
  repeatsNote: (label, some, all, counted) =>
    counted === 'reports'
      ? `${quoted(label)}: ${grouped(some)} of ${plural(all, 'report')} have it only in passages that an earlier report has word for word`
      : `${quoted(label)}: ${grouped(some)} of ${grouped(all)} ${counted === 'hits' ? 'passages' : counted} are repeats, in text that stands elsewhere word for word`,
  breakNote: 'Slashes: years without reports left out',
  saveTable: 'Save table as CSV',
  withRelated: also => ` (with ${also.slice(0, 3).join(', ')}${also.length > 3 ? ' …' : ''})`,
  withWords: ' (with words apart)',
  looseNote: (label, also, all, literal) =>
    `${quoted(label)}: passages count too that hold ${also.length > 0 ? `${also.map(quoted).join(', ')} or ` : ''}its words apart, ${plural(all.reports, 'report')} and ${plural(all.hits, 'passage')}, of them literal ${plural(literal.reports, 'report')} and ${plural(literal.hits, 'passage')}`,
  literalNote: label => `Occurrences of ${quoted(label)} are literal ones alone`,
  relaxedNote: labels => `${labels.map(quoted).join(', ')}: no passage has all of it, so it was relaxed`,
  onceRateNote: 'Repeated passages count once; the characters still have them',
  onceNote: 'Repeated passages count in the earliest report, and the others do not count as having them',
  blackWhite: 'Black and white',
  allTerms: 'Save all terms as CSV',
  csvHeads: [
    'Query',
    'Province',
    'Prefecture',
    'County',
    'Year',
    'Passages',
    'Literal passages',
    'Reports',
    'Literal reports',
    'All reports',
    'Share',
    'Lower bound',
    'Upper bound',
    'Occurrences',
    'Characters',
    'Per 10 000',
    'Match',
  ],
  low: '95 % interval, lower bound',
  high: '95 % interval, upper bound',
  genres,
  levels,
  any,
  once,
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
  rows: 'Rows',
  rowsOf: { all: 'All regions', found: 'Those with it' },
  onlyFound: 'Regions without it left out',
  depth: 'Counted by',
  depths: { province: 'Provinces', city: 'Prefectures', all: 'Everything' },
  region: 'Region',
  total: 'Total',
  own: name => `${name} (itself)`,
  withBelow: name => `${name} (with all below)`,
  noReport: 'no report',
  less: 'less',
  more: 'more',
  legend: '0 a report without it · — no report',
  rowCount: n => plural(n, 'row'),
  groupNote: 'Rows in bold include all below them',
  shadeNote: 'Coloured by the lower bound of the 95 % interval: few reports, pale',
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
  sheets: n => `Saved on ${n} sheets of A4`,
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
  widthOf: n => (n === 'line' ? 'what one line holds' : `${n} characters`),
  number: 'Number beside it',
  target: 'target',
  targetHint: 'is a target, not what was reached',
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
  needsScripts: view => `“${view}” needs JavaScript; here are the passages.`,
}

export const why: typeof chinese.why = {
  title: q => `Why is it not here: ${q}`,
  hint: 'Name the report that you expected, and see why it is, or is not, among the results.',
  which: 'Region, year, words of the title, or file name',
  find: 'Find it',
  choose: 'Which one?',
  asking: 'Looking…',
  notFound: text => `Nothing was found for “${text}” by title, file name, region or year.`,
  notHeld: (places, years) =>
    places.length + years.length === 0
      ? 'Try other words, such as a region and a year: 四川 2024.'
      : `The library holds no report of ${[...places, ...years].join(', ')}, so none is found.`,
  onlyOfPlace: text =>
    `No title or file name has the other words of “${text}”; these are of that region and year:`,
  parts: 'The query in this report',
  excluded: 'not ',
  finding: ({ code, about, message }) => findingWords(code, about, reasons) ?? message,
}

export const quality: typeof chinese.quality = {
  title: 'Data quality',
  busy: 'Looking at every report…',
  back: 'Back to the start',
  intro: reports =>
    `Found by looking at each of the ${grouped(reports)} reports; what is doubtful may well be right. After mending files, have the index built again.`,
  nothing: titles => `Looked for and not found: ${titles.join('; ')}.`,
  more: n => `${grouped(n)} more`,
  further: n => `${grouped(n)} more`,
  without: field => `Reports without: ${field}`,
  missing: 'What reports do not state',
  field: 'Field',
  reports: 'Reports',
  doubts: 'Doubtful',
  ofNames: 'Region or year only in a name',
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
  count: n => `${grouped(n)} reports`,
  failed: 'Files that could not be read',
  failedLines: (n, reason) => `${grouped(n)} lines${reason === null ? '' : `: ${reason}`}`,
  linesOf: runs => (runs.length === 0 ? '' : `lines ${runs.join(', ')}`),
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
  coverageHint: broken =>
    `Each cell: reports of a division in a year; click to list them. Hatched: none${broken ? '. Double rule: years without any report left out' : ''}`,
  region: 'Region',
  total: 'Total',
  lacking: 'Missing',
  lackingYears: n => `${grouped(n)} yr`,
  cell: (region, year, reports) =>
    `${region} ${year}: ${reports === 0 ? 'no report' : `${grouped(reports)} report${reports === 1 ? '' : 's'}`}`,
  none: 'no report',
  missing: years => `Years without a report since the first: ${years}`,
  unfold: region => `Unfold what lies below ${region}`,
  own: 'itself',
  more: n => `Show ${grouped(n)} more divisions`,
  absent: n => `Provinces without any report (${n})`,
  allHeld: 'Every province has reports',
  listed: ({ places, years, levels, genres, by }) => {
    const year = (by === 'published' && years.length > 0 ? 'published in ' : '') + years.join(', ')
    const of = [...places, year, ...levels].filter(Boolean).join(', ')
    return `Reports${of && ` of ${of}`}${genres.length > 0 ? ` (kind: ${genres.join(', ')})` : ''}`
  },
  listedCount: n => `${grouped(n)} report${n === 1 ? '' : 's'}`,
  moreReports: n => `Show ${grouped(n)} more`,
  noneHere: 'The library has none.',
  searchHere: 'A search now looks in these reports only',
}

export const reader: typeof chinese.reader = {
  back: 'Back to the results',
  table: 'Back to the table of indicators',
  home: 'Back to the start',
  outline: 'Outline',
  find: 'Find in this report',
  findLabel: 'Find in this report',
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
  copyHint: 'The passage and where it stands; select a sentence of it first to quote that alone',
  link: 'Copy link',
  marked: (q, exact, marks) => `Query: ${q}${exact ? ' (exact)' : ''}, ${plural(marks, 'mark')}`,
  indexVersion: version => `Index ${version}`,
  printed: date => `Printed ${date}`,
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
  besideName: 'Title, region or year: 银川市 2023',
  besideFound: (total, name, loosened) =>
    total === 0
      ? name === ''
        ? 'The library holds no other report'
        : `No report answers to “${name}”; try a region or a year alone`
      : loosened
        ? `None has all of “${name}”; ${grouped(total)} of that region and year, the nearest first`
        : `${grouped(total)} reports: same kind, same region and nearest year first`,
  besideRest: n => `${grouped(n)} more`,
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
    'last-year': 'No report of this kind from this region’s year before',
    region: 'No other report of this region',
  },
  unique: 'its own',
  few: 'shared with a few',
  formula: 'formula',
  fresh: 'new this year',
  old: 'as last year',
  note: reports =>
    `Held against ${reports}; formula: in 10 reports and more, or 20 % of all. Click one to see it elsewhere.`,
  previous: 'Held against last year’s ',
  previousLength: (n, own) => ` (${grouped(n)} characters, this one ${grouped(own)})`,
  previousShort: 'It is much shorter and may be incomplete: what it lacks counts as new here.',
  lastNote: k =>
    `The same are ${k} characters in a row that last year’s report has too. Click a passage to read it in place.`,
  freshCount: n => (n === 0 ? 'Nothing new' : `New this year: ${n} passages`),
  sameCount: n => `As last year: ${n} places`,
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
    'Every sentence held against the library: word for word, nearly, or not held. Another number, year, place, negation or opposite (more for less) stands out in red. Nothing of a draft is kept or logged.',
  draft: 'Draft',
  placeholder: 'Paste a draft, or drop a .docx, .txt or .pdf file here',
  choose: 'Choose a file',
  check: 'Check',
  checking: 'Checking…',
  reading: file => `Reading ${file}…`,
  tooLong: (n, most) => `The draft has ${n} characters; at most ${most} are checked at a time`,
  counts: ({ verbatim, near, partly }, unheld) =>
    `${verbatim} word for word · ${near} near${partly > 0 ? ` · ${partly} in part` : ''} · ${unheld} not held`,
  flagged: n => `${n} with another negation, number, place, year or opposite`,
  noneFlagged: 'No other negation, number, place, year or opposite found',
  unheld: n => `${n} not held, so not compared`,
  partly: n => `${n} with clauses that were not compared, listed below them`,
  show: 'Show',
  filters: {
    open: 'To look at',
    flagged: 'Facts differ',
    near: 'Near',
    partly: 'In part',
    absent: 'Not held',
    all: 'All',
  },
  standings: { verbatim: 'Same', near: 'Near', partly: 'Part', absent: 'Not held' },
  kinds: {
    negation: 'Negation',
    number: 'Number',
    place: 'Place',
    year: 'Year',
    opposite: 'Opposite',
    other: 'Words',
  },
  missing: '(none)',
  source: 'Library',
  part: 'Compared part',
  rest: 'Not compared',
  ofReport: '(what that report is of, not its words)',
  others: n => `${n} more`,
  take: 'Use the library’s words',
  kept: '(left as it is in the copy)',
  untaken:
    'The copy leaves this sentence as it is: no clause of the library answers to it as a whole, or one of its own clauses, places, years or numbers would be lost',
  notes: 'Copy with footnotes',
  corrected: 'Download corrected copy',
  correctedName: 'corrected.txt',
  taken: n =>
    `Downloaded: ${n} chosen ${n === 1 ? 'sentence' : 'sentences'} corrected, the rest as in the draft`,
  noneTaken:
    'No sentence was chosen, so nothing was downloaded: tick “Use the library’s words” below those to correct',
  noted: (held, near, taken) =>
    held === 0
      ? 'No sentence stands in the library: there is no source to note, and nothing was copied'
      : `${held} with footnotes${near > 0 ? `, ${near} of them marked 文字有出入 (source differs)` : ''}; ${taken > 0 ? `${taken} corrected` : 'no sentence was chosen, so the words are the draft’s own'}`,
  titles: 'Documents named',
  held: 'held',
  notHeld: 'not held',
  quoted: number => `reports of the library write ${number} behind this title`,
  faults: {
    unclosed: '》 missing',
    unopened: '《 missing',
    brackets: 'brackets without partner',
    number: 'number incomplete',
  },
  malformed: n => `${n} broken ${n === 1 ? 'title or number' : 'titles or numbers'}`,
  nothing: 'No sentence to check: each needs 6 characters',
  noneHere: 'None of this kind',
  foot: (reports, date) => `${reports} reports as of ${date}. “Not held” does not mean wrong.`,
  year: year => year,
  errorTitle: 'The draft could not be checked',
}

const noYear = (value: string) => `“${value}” is no year: write one as 2024, several as 2020..2022`
const noDivision = (value: string) =>
  `“${value}” is no administrative division: write its name in Chinese, full or short, or its six-digit code, such as 宁夏 or 640000`

export const indicators: typeof chinese.indicators = {
  noYear,
  noDivision,
  title: 'Indicators',
  intro:
    'Numbers that reports state, by division and year; every cell links to its sentence. “—” is no report of that year; a blank is not stated, or not recognised, which is not 0. Divisions are never added up. Years are those of the reports: most numbers in a report on the work of a government are of the year before.',
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
  counting: 'Counting how many the library has of each…',
  counted: 'Behind each name: how many numbers the library has',
  values: n => grouped(n),
  without: n => `${n} that no report states`,
  stated: (held, stated) => `${held} years with a report, ${stated} with a number`,
  found: (rows, reports) => `${rows} stated in ${reports} reports`,
  readAs: (asked, name) => `${quoted(asked)} is listed as ${quoted(name)}; others like it stand below. `,
  nothing: name => `No report states “${name}”. Try other words, or choose one below.`,
  unit: unit => `Unit: ${unit}`,
  roles: { value: '', change: 'change', from: 'from', to: 'to', target: 'target' },
  checks: 'Checked',
  checked: { '': 'all numbers', all: 'those checked', fail: 'those that disagree' },
  allChecked: 'Numbers that were checked',
  noneChecked:
    'No report has such a number: only those of one sentence are checked, a rate or a sum in brackets.',
  checkedNote: 'A rate against its part and whole, a sum against the items in brackets, of one sentence.',
  pass: 'numbers agree',
  fail: 'numbers disagree',
  csv: 'Download CSV',
  copied: 'table',
  truncated: (shown, total) => `The first ${shown} of ${total}: narrow down by division or year`,
  empty: 'not stated, or not recognised',
  noReport: 'no report',
  heldReports: 'Reports',
  stating: 'Reports stating it',
  directions: { up: 'up', down: 'down' },
  meant: change => `target: ${change}`,
  undefinedName: name =>
    `${quoted(name)} is no defined indicator: these are numbers whose names have these words. They measure different things and cannot be compared.`,
  errorTitle: 'Could not list',
}

export const inspection: typeof chinese.inspection = {
  noYear,
  noDivision,
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
  dueHint:
    'A division a line, perhaps with years behind it (2021, 2019..2022), or CSV. Compared now, not kept.',
  choose: 'Choose a file',
  dueText: 'Or paste it here',
  duePlaceholder: '锡林郭勒盟 2020\n兴庆区 2020..2022',
  dueGo: 'Compare',
  dueMissing: 'What is missing',
  dueSaid: (expected, held) =>
    `${expected} annual reports on 法治政府建设 due (one a division and year), ${held} held, ${expected - held} missing`,
  onlyOthers: 'only other reports',
  yearOfOthers: year => `${year} (only other reports)`,
  untaken,
  dueAssumed: spans => `Lines without a year are held to ${spans.join(', ')}`,
  notTaken: 'not taken',
  dueFailure: (line, reason) => `Line ${line} of the list was not taken: ${reason}`,
  more: n => `${n} more`,
  undated: n => `${n} more of unknown year`,
  lacking: 'missing',
  report: 'Report',
  found: (owing, reports) =>
    `${grouped(owing)} of ${grouped(reports)} reports are annual reports on 法治政府建设 (by title, or by opening where there is none)`,
  nothing: reports =>
    `None of ${grouped(reports)} reports is an annual report on 法治政府建设 (by title, or by opening where there is none).`,
  truncated: (shown, total) => `The first ${shown} of ${total}: narrow down by division or year`,
  unseen: parts => `not seen: ${parts}`,
  onlySeen: parts => `only seen: ${parts}`,
  noneSeen: 'none seen',
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
  noPrevious: 'The library has no report of this kind from this division’s year before.',
  noPlans: 'No sentence of last year’s report was recognised as a plan.',
  noNear: 'no passage near in words',
  lastYear: 'Planned last year',
  thisYear: 'Nearest passages of this year',
  share: share => `${Math.round(share * 100)} % of its words`,
  verbatim: clauses => `, word for word ${clauses.map(clause => `“${clause}”`).join(', ')}`,
  csv: 'Download CSV',
  empty: 'no report',
  errorTitle: 'Could not list',
}

export const trends: typeof chinese.trends = {
  noYear,
  noDivision,
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
  first: year => (year === null ? 'Only in reports of unknown year' : `First in this library: ${year}`),
  yearOf: String,
  firstNote: 'The first here, which is not the first ever: earlier reports may not be held.',
  firstOf: (year, reports, shown) =>
    `${plural(reports, 'report')}${year === null ? '' : ` of ${year}`} use it, in no known order${shown < reports ? `; ${shown} are listed` : ''}. `,
  firstAll: reports => `All ${reports}`,
  none: 'It does not occur word for word.',
  year: 'Year',
  reports: 'Reports using it',
  share: 'Share (95 % interval)',
  interval: (low, high) => `${low}–${high}`,
  regions: 'Divisions using it',
  joined: 'Divisions using it for the first time',
  adopted: 'Had reports before: ',
  arrived: 'Had none before: ',
  allOf: n => `all ${n}`,
  arrivedNote:
    'Of divisions without an earlier report in this library nobody can tell whether they first used it in that year.',
  gap: 'no report of these years is held',
  each: 'Year by year',
  fold: 'Fold up',
  undated: n => `${n} more reports of unknown year use it.`,
  keyness: 'Differences of wording',
  keynessIntro:
    'Words that clearly more (or fewer) reports of a division or of some years use. All words are tested together: at most 5 % of random splits give a false alarm. At least 10 reports a side. A kind or level that is chosen holds for both sides. Reports are counted that have a word literally, as a search finds them.',
  genre: 'Kind',
  level: 'Level',
  any: 'Any',
  genres,
  levels,
  files: { csv: 'Download CSV', xlsx: 'Download Excel (with notes)' },
  years: 'Years',
  yearHint: '2021 or 2020..2022',
  compare: 'Compare',
  word: 'Word',
  chosen: 'Chosen',
  others: 'Others',
  times: 'Times (at least)',
  more: 'More of the chosen: share of the chosen ÷ share of the others',
  fewer: 'Fewer of the chosen: share of the others ÷ share of the chosen',
  seen: times => `${times}×`,
  nowhere: { more: 'no others', fewer: 'none chosen' },
  least: times => ` (at least ${times}×)`,
  timesNote:
    'At least: the end nearest to 1 of the 95 % confidence interval, of all words together (Bonferroni).',
  ofLevel: (level, n) => `${level === null ? 'unknown level' : levels[level]} ${n}`,
  levelsDiffer: (chosen, others) =>
    `The sides differ in level, and the words may say no more than that. Chosen: ${chosen.join(', ')}; others: ${others.join(', ')}. A level that is chosen holds for both sides.`,
  found: (reports, others, total, shown) =>
    `${reports} reports chosen, ${others} others; ${total} words differ${shown < total ? `, of which the ${shown} that differ most` : ''}`,
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
  nation,
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
