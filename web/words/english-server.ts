// english-server.ts — what the server says, in English, by its codes: refusals, notices, explanations. Not: what the page
// says of itself (english.ts).
import type { FilterName, VerdictCode } from '../../src/api/explain.ts'
import type { Refusal } from '../../src/api/failure.ts'
import type { NoticeCode } from '../../src/query/query.ts'
import { NATION_NAME } from '../../src/regions/place-text.ts'
import type { Untaken } from '../../src/report/metadata/untaken.ts'
import type { CleaningReason, PassageKind } from '../../src/report/report.ts'
import { plural, quoted } from './numbers.ts'

type Say = (...about: string[]) => string
type Told = readonly [what: string, next: string]
type Tell = (...about: string[]) => Told

/** What is wrong, and what to do; null for a code of a newer server. */
export function failureWords({ code, reason, about = [] }: Refusal): Told | null {
  const tell = (reason && REASONS[reason]) ?? (CODES[code] as Tell | undefined)
  return tell?.(...about) ?? null
}

/** One sentence of an explanation; null for a code of a newer server. */
export const findingWords = (
  code: VerdictCode,
  about: readonly string[],
  reasons: Record<CleaningReason, string>,
): string | null => (code === 'cleaned' ? cleaned(about, reasons) : (VERDICTS[code]?.(...about) ?? null))

/** A notice; the server's own words for a code of a newer one. */
export const noticeWords = (code: string, about: readonly string[], message: string): string =>
  (NOTICES as Partial<Record<string, (about: readonly string[]) => string>>)[code]?.(about) ?? message

/** Why a line of a list of what is due was not taken; the server's own words for a code of a newer one. */
export const untakenWords = (code: string, about: readonly string[], message: string): string =>
  (UNTAKEN as Partial<Record<string, (...about: readonly string[]) => string>>)[code]?.(...about) ?? message

/** Kinds of text and levels, as the server names them. */
export const genres = {
  报告: 'Report',
  法规: 'Law or rule',
  会议: 'Meeting',
  其他: 'Other',
  无题名: 'Untitled',
}
export const levels = { 国家: 'Nation', 省: 'Province', 市: 'Prefecture', 县: 'County', 乡: 'Township' }

// --- internal ---

const UNTAKEN: Record<Untaken['code'], (...about: readonly string[]) => string> = {
  'unread-list': () => 'the list cannot be read as text: save it as CSV in UTF-8',
  'unclosed-quote': () => 'a quotation mark has no partner: add or remove it',
  'no-region-column': () =>
    'it is no division, nor does it name the columns: write a division a line, perhaps with years behind it',
  'no-region': () => 'it names no division',
  'no-year': text => `${quoted(text)} is no year: write 2021 or 2019..2022`,
  'unknown-division': text => `${quoted(text)} is no division: write its full name or six-digit code`,
  'ambiguous-division': text =>
    `${quoted(text)} is the name of several divisions: write the one above it too, or the six-digit code`,
  'too-long': text => `${quoted(text)}… is too long for a division`,
}

const LATER = 'Try again in a few seconds.'
const ADMINISTRATOR = 'Tell the administrator.'

const CODES: Record<Refusal['code'], Tell> = {
  'bad-query': () => ['This question cannot be answered', 'Check the address, or start again.'],
  'bad-report': file => [
    file ? `${file} cannot be read` : 'The file cannot be read',
    'Save it as .docx or as UTF-8 text and try again.',
  ],
  'bad-config': () => ['The service is not set up rightly', ADMINISTRATOR],
  'not-found': () => ['There is nothing at this address', 'Check how it is written.'],
  'no-snapshot': () => [
    'There is no index yet',
    'The administrator has to build one; it is then loaded by itself.',
  ],
  'snapshot-gone': () => ['The index was replaced meanwhile', 'Search again.'],
  'bad-snapshot': () => ['The index is damaged', ADMINISTRATOR],
  'stale-snapshot': () => ['The index was built by another version', ADMINISTRATOR],
  busy: () => ['The service is at something else', LATER],
  io: () => ['The service cannot read its files', ADMINISTRATOR],
  timeout: () => [
    'The search took too long and was stopped',
    'Ask for fewer words, or narrow it by region or year.',
  ],
  overloaded: () => ['Too many are searching at once', LATER],
  unavailable: () => ['The search engine cannot be reached', LATER],
  'bad-request': () => ['The request cannot be handled', 'Check the address and the request.'],
  forbidden: () => ['This key is not for this website', 'Ask the administrator for another one.'],
  internal: () => [
    'The service failed; it is in its log',
    'Try again later; if it goes on, tell the administrator the time and the address.',
  ],
  'method-not-allowed': () => ['This address does not take that method', 'Open it as a page.'],
  misdirected: name => [
    `The service is not called “${name ?? ''}”`,
    'Use its own address, or have the administrator allow this name.',
  ],
  'rate-limited': rate => ['Too many requests', rate ? `${rate} a second are allowed. ${LATER}` : LATER],
  unauthorized: () => ['A key is needed', 'Ask the administrator for one.'],
}

const REASONS: Record<NonNullable<Refusal['reason']>, Tell> = {
  'unknown-parameter': name => [`The address has an unknown parameter: ${name}`, 'Take it off.'],
  'repeated-parameter': name => [`The address gives ${name} more than once`, 'Leave one.'],
  'missing-parameter': name => [`The address lacks ${name}`, mustBe(name!)],
  'bad-value': (name, value) => [`${name} cannot be “${value}”`, mustBe(name!)],
  'unknown-division': name => [
    `“${name}” is no administrative division`,
    'Give its full or short name or its six-digit code, such as 宁夏 or 640000.',
  ],
  'too-many-expressions': (n, most) => [
    `The query has ${n} expressions with “*” or “~”; ${most} are allowed`,
    'Search in several steps.',
  ],
  'too-many-occurrences': (n, most) => [
    `There are ${n} occurrences; context is listed or sorted for ${most} at most`,
    'Add words, or narrow it by region or year.',
  ],
  'too-many-rows': (n, most) => [
    `${n} rows are more than the ${most} of an Excel sheet`,
    'Save as CSV, or narrow the search.',
  ],
  'too-few-reports': (chosen, others, fewest) => [
    `${chosen} reports were chosen, ${others} are left to compare with; each side needs ${fewest}`,
    'Choose another region or range of years.',
  ],
  'unfit-parameter': (name, view) => [`${name} does not go with ${view}`, 'Take it off.'],
  'unread-list': (line, code = '', ...about) => [
    line
      ? `Line ${line} of the list: ${untakenWords(code, about, 'cannot be read')}`
      : 'The list names no division',
    'A line is a division, perhaps with years behind it: 640104 2020..2022',
  ],
  'no-report': id => [
    `There is no report ${id}`,
    'It may have been removed or renamed: open it from the results, or from the list of reports.',
  ],
  'too-large-library': () => ['The library is too large to compare as a whole', ADMINISTRATOR],
  'stale-place': () => ['The index was replaced meanwhile', 'Start again from the first page.'],
  'bad-encoding': () => [
    'The address is not encoded as it should be',
    'Type the question into the box instead.',
  ],
  'bad-body': () => ['What was sent cannot be read', 'Load the page anew and try again.'],
  swapped: () => ['An index was replaced during the search', 'Search again.'],
}

/** What may be given: for what stands in the addresses of pages. */
const MUST: Readonly<Record<string, string>> = {
  q: 'Give 1 to 1000 characters to look for.',
  year: 'Write 2021 or 2020..2022.',
  region: 'Give a full or short name or a six-digit code.',
  offset: 'Go back to the first page.',
  text: 'Give up to 200 000 characters at a time.',
}
const mustBe = (name: string): string =>
  MUST[name] ?? 'Take it off the address, or see /docs for what it may be.'

const KINDS: Record<PassageKind, string> = { title: 'titles', heading: 'headings', paragraph: 'body text' }

const FILTERS: Record<FilterName, string> = {
  region: 'division',
  year: 'year',
  genre: 'kind',
  level: 'level',
  except: 'reports left out',
  kind: 'kind of passage',
}
const filterNames = (filters: readonly string[]) =>
  filters.map(filter => FILTERS[filter as FilterName] ?? filter).join(' and ')
const each = (names: string, known: Partial<Record<string, string>>) =>
  names
    .split('、')
    .map(name => `“${known[name] ?? name}”`)
    .join(', ')

const all = (texts: readonly string[]) => texts.map(quoted).join(', ')
const passages = (n: string) => (n === '1' ? '1 passage' : `${n} passages`)
const which = (total: string, first: readonly string[]) =>
  `no. ${first.join(', ')}${Number(total) > first.length ? ' …' : ''}`

const VERDICTS: Record<Exclude<VerdictCode, 'cleaned'>, Say> = {
  'nothing-asked': () => 'There is nothing to look for, so no report can be found',
  found: (n, ...first) => `This report is among the results: ${passages(n!)} match (${which(n!, first)})`,
  'found-loosely': (n, ...first) =>
    `This report is among the results because the search was relaxed (no passage anywhere has all the words): ${passages(n!)} have some of them (${which(n!, first)})`,
  'not-here': () => 'This report is not among the results',
  'part-found': (text, n, occurrences, ...first) =>
    `${quoted(text!)}: ${passages(n!)}${occurrences ? `, ${occurrences} literal` : ''} (${which(n!, first)})`,
  'outside-region': (own, wanted) =>
    `It is of ${own || 'an unknown division'}, which is not within “${wanted}”`,
  'outside-year': (own, wanted) => `It is about ${own || 'an unknown year'}, which is not within “${wanted}”`,
  'outside-published': (own, wanted) =>
    `It was published in ${own || 'an unknown year'}, which is not within “${wanted}”`,
  'outside-genre': (own, wanted) => `Its kind is ${each(own!, genres)}, not ${each(wanted!, genres)}`,
  'outside-level': (own, wanted) =>
    `Its level is ${own ? each(own, levels) : 'unknown'}, not ${each(wanted!, levels)}`,
  'outside-kind': kind => `None of the matching passages are ${KINDS[kind as PassageKind]}`,
  'outside-except': () => 'It is a report that was left out',
  'without-filters': (...filters) => `It is found without the filter of ${filterNames(filters)}`,
  'not-filters-alone': (...filters) =>
    `Without the filter of ${filterNames(filters)} it is not found either, because:`,
  unmet: (text, region, year, title) =>
    `It does not meet ${text}: it is of ${region || 'an unknown division'}, about ${year || 'an unknown year'}, ${title ? `titled ${quoted(title)}` : 'without a title'}`,
  excluded: (n, ...texts) =>
    `${passages(n!)} meet the rest, but all have what is excluded${texts.length > 0 ? `: ${all(texts)}` : ''}; take “-” off to find them`,
  repeated: n =>
    `${passages(n!)} match, but the same text stands earlier and counts there only: switch “Repeats once” off to find them`,
  apart: (...texts) =>
    `It has ${all(texts)}, but no passage has them together: the search goes by passages, so ask for one at a time`,
  absent: text => `${quoted(text!)} does not occur in this report`,
  'no-alternative': text => `No passage matches ${quoted(text!)}`,
  'words-absent': (text, ...words) =>
    `No passage matches ${quoted(text!)}: ${all(words)} does not occur in this report`,
  'words-apart': (text, ...words) =>
    `${quoted(text!)} does not stand there in one piece; its words ${all(words)} do, but in different passages`,
  'too-far': text =>
    `The parts of ${quoted(text!)} are there, but too far apart, in another order or in other sentences`,
  nearest: (passage, ...common) => `Passage ${passage} comes nearest: it has ${all(common)}`,
  'relaxed-too': () =>
    'The search was relaxed already: passages with some of the words count too, and this report still has none',
}

const cleaned = ([line, reason]: readonly string[], reasons: Record<CleaningReason, string>) =>
  `Line ${line} of the file has this text, but it is not searched: ${reasons[reason as CleaningReason]}`

/** The first ten: a pasted sentence has dozens of words. */
const fewOf = (about: readonly string[]) =>
  about.slice(0, 10).map(quoted).join(', ') + (about.length > 10 ? ` and ${about.length - 10} more` : '')

/** As it was typed, quotation marks and all. */
const written = (about: readonly string[]) => about.map(text => `“${text}”`).join(', ')

const NOTICES: Record<NoticeCode, (about: readonly string[]) => string> = {
  'unbalanced-quote': a =>
    `The quotation mark in ${written(a)} has no partner and is read as text; close it to look for a phrase`,
  'empty-phrase': a => `The quotation marks of ${written(a)} hold no text to compare, so nothing can match`,
  'unbalanced-bracket': a => `The bracket in ${written(a)} has no partner and is read as text`,
  'bracket-as-text': a =>
    `Text follows the bracket of ${written(a)} at once, so brackets are read as text; to group, put a space after them`,
  'empty-brackets': () => 'Empty brackets “()” are passed over',
  'too-deep': () => 'Brackets are more than 64 deep; the inner ones are read as text',
  'dangling-or': () => 'One side of “|” or “OR” is empty: “|” is passed over, “OR” is read as text',
  'dangling-and': () =>
    'One side of “AND” is empty, so it is read as text; a space between words asks for both',
  'dangling-not': () =>
    '“-” by itself is passed over, “NOT” without a word is read as text; write -信访 or NOT 信访 to exclude',
  'dash-as-text': a =>
    `The “-” after ${written(a)} has no space before it and is read as text; put one there to exclude`,
  'left-out': ([title, year]) => `One report is left out: ${quoted(title!)} (${year || 'year unknown'})`,
  'unknown-report': a => `There is no report with the id ${written(a)}`,
  'in-repeats': ([hits, allHits, some, all]) =>
    `${some ? `${some} of the ${all} occurrences and ` : ''}${hits} of the ${allHits} passages are in text that stands elsewhere word for word, and count all the same; repeats=once counts them once`,
  'levels-apart': ([level, ...both]) =>
    `The reports of these years are of other levels: ${levels[level as keyof typeof levels]}, ${both[2]} of the ${both[1]} reports of ${both[0]} and ${both[5]} of the ${both[4]} of ${both[3]}. Ups and downs may only tell the levels apart; better see one level`,
  'number-cut': ([whole]) =>
    `Some matches are only part of a longer number, such as “${whole}”: they are literal, so they count. For whole numbers add what stands beside them, or go through them in context`,
  'one-report': ([title, some, all, year, genre]) =>
    `${some} of the ${all} occurrences stand in one report, “${title}” (${year || 'year unknown'}): without it ${genre ? `(kind of text: ${genres[genre as keyof typeof genres]} only) ` : ''}the ${year ? 'years and ' : ''}regions look otherwise`,
  'only-negation': () => 'Only an exclusion was asked for: these are all other passages',
  'unknown-region': a =>
    `There is no division called ${written(a)}, so no report can match; give its name in Chinese, full or short, or its six-digit code`,
  'bad-year': a => `${written(a)} is no year and is read as text; write 年份:2021 or 年份:2020..2022`,
  'years-swapped': a => `The years of ${written(a)} stood the wrong way round and were swapped`,
  'empty-field': a =>
    `Nothing follows ${written(a)} directly, so it is read as text; leave no space after the colon`,
  'bad-distance': a =>
    `The “~” after ${written(a)} does not say how far and is passed over; write ~20 (characters), ~句 or ~段`,
  'stray-distance': a =>
    `${written(a)} does not stand right after a quotation mark and is read as text; write "甲 乙"~20`,
  'near-one-word': a =>
    `${written(a)} is one word and is read as a phrase; “~” needs two or more with spaces between`,
  'lone-star': a => `One side of “*” in ${written(a)} is empty, so it is passed over; write "依法*行政"`,
  'star-in-near': a => `“*” in ${written(a)} cannot go together with “~” and is passed over`,
  'star-outside-quotes': a =>
    `“*” in ${written(a)} does nothing outside quotation marks and is read as text; write "依法*行政"`,
  'too-many-gaps': () => 'A phrase may have 20 “*”; the others are passed over',
  'empty-query': () => 'There is no text to look for: type some words, such as 行政复议',
  'ambiguous-region': ([name, ...paths]) =>
    `Several divisions are called “${name}”, and all are included: ${paths.join(', ')}`,
  'as-restrictions': ([restricted]) => `Reports of that place or year only: ${restricted}`,
  'collection-missing': a => `Not searched, because not indexed yet: ${a.join(', ')}`,
  'did-you-mean': ([meant, n]) =>
    `Did you mean: ${meant}${n === undefined ? '' : ` (${plural(Number(n), 'occurrence')})`}`,
  'no-report': a =>
    `The library holds no report of ${a.map(demand => DEMANDS[demand] ?? demand.replaceAll(' 年', '')).join(' and ')}: choose another division or year, or take the restriction off`,
  'not-found': () => 'Nothing was found',
  related: () => 'Other wordings are searched too, and are not counted as literal',
  relaxed: a =>
    `No passage has all that was asked for; these have at least one of ${fewOf(a)}, the best matches first`,
  'same-paragraph': ([wider, n]) =>
    `${plural(Number(n), 'more report')} ${n === '1' ? 'has' : 'have'} all of it in one paragraph, which is long and so makes several results: ${wider}`,
  unpublished: ([hits, reports]) =>
    `${plural(Number(hits), 'more passage')} of ${plural(Number(reports), 'report')} would match, but nothing says when ${reports === '1' ? 'it was' : 'they were'} published, so no year of publication counts them`,
  'repeats-once': ([n]) =>
    n === '0'
      ? 'Passages of the same text count once: there are none'
      : `Passages of the same text count once, in the earliest report: ${plural(Number(n), 'passage')} not counted`,
  'words-only': () =>
    'These passages have all the words, but nowhere the whole in one piece, so there is no context to list: ask for fewer words, or see the passages',
}

/** What a report may be asked to satisfy beside a place or a year. */
const DEMANDS: Record<string, string> = {
  [NATION_NAME]: 'the national organs',
  符合所选文种等条件: 'the kind or the like that was chosen',
}
