// english-failures.ts — refusals, failures and explanations of the server in English, by their codes. Not: what the page says of
// itself (english.ts).
import type { VerdictCode } from '../../src/api/explain.ts'
import type { Refusal } from '../../src/api/failure.ts'
import type { CleaningReason, PassageKind } from '../../src/report/report.ts'

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

// --- internal ---

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
    `There are ${n} occurrences; context is listed for ${most} at most`,
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
  'unread-list': line => [
    line ? `Line ${line} of the list cannot be read` : 'The list names no division',
    'Give it as CSV whose first line names the columns, 地区 (division) among them.',
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

const quoted = (text: string) => (/^["“]/.test(text) ? text : `“${text}”`)
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
    `It is of ${own || 'an unknown division'}, which is not within “${wanted}”: take that restriction off`,
  'outside-year': (own, wanted) =>
    `It is about ${own || 'an unknown year'}, which is not within “${wanted}”: take that restriction off`,
  'outside-kind': kind =>
    `None of the matching passages are ${KINDS[kind as PassageKind]}: take that restriction off`,
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
