// references.ts — reports as entries for programs that keep references: RIS and BibTeX. Not: which reports, citations in
// prose (report/reference.ts).
import type { ReportSummary } from '../api/hit.ts'
import { isNation, placeText } from '../regions/place-text.ts'
import { authorOf, citedYear, fileName, isCutTitle, issuedNumber } from '../report/reference.ts'
import { isLocal, ONLY_HERE } from './local-address.ts'

/** A report with where it is read: its own address, or that of the reader; null where nobody could find it by one. */
export type Reference = ReportSummary & { link: string | null }

/**
 * RIS, an entry of type GOVDOC each, with CRLF. `PY` is the year that GB/T 7714 has too, `DA` the day it was published, `M1` its
 * document number, `CY` its division unless that is the nation. What is not known has no line; what is ours has a note, `N1`, and so has the year that a
 * report is about where another stands in `PY`.
 */
export async function* ris(references: AsyncIterable<Reference>): AsyncGenerator<string> {
  for await (const reference of references) {
    const { id, publisher, publishedAt, link } = reference
    const number = issuedNumber(reference.documentNumber)
    const fields = [
      ['TY', 'GOVDOC'],
      ['ID', id],
      ['TI', titleOf(reference)],
      ...(authorOf(reference)?.names ?? []).map(name => ['AU', name] as const),
      ['PB', publisher],
      ['CY', placeOf(reference)],
      ['PY', citedYear(reference)],
      ['DA', publishedAt?.replaceAll('-', '/')],
      ['M1', number],
      ['UR', link],
      ...notesOf(reference).map(note => ['N1', note] as const),
    ] as const
    const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(String(value))}`] : []))
    yield `${lines.join('\r\n')}\r\nER  - \r\n\r\n`
  }
}

/** BibTeX, a `@techreport` each. `year`, `date` and `note` are `PY`, `DA` and `N1` of `ris`. */
export async function* bibtex(references: AsyncIterable<Reference>): AsyncGenerator<string> {
  const keys = new Set<string>()
  for await (const reference of references) {
    const { id, publishedAt, link } = reference
    const number = issuedNumber(reference.documentNumber)
    const authors = (authorOf(reference)?.names ?? []).map(escaped).filter(Boolean)
    const fields = [
      ['title', escaped(titleOf(reference))],
      // Braced twice: the name of an office is one name, whatever words it has.
      ['author', authors.map(name => `{${name}}`).join(' and ')],
      ['institution', escaped(reference.publisher ?? '')],
      ['address', escaped(placeOf(reference) ?? '')],
      ['year', citedYear(reference)],
      ['date', publishedAt],
      ['number', number && escaped(number)],
      ['url', link && oneLine(link).replace(/[{}\\ ]/g, encodeURIComponent)],
      ['note', [`jiansuo id: ${escaped(id)}`, ...notesOf(reference).map(escaped)].join('；')],
    ] as const
    const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}}`] : []))
    yield `@techreport{${keyOf(id, keys)},\n${lines.join(',\n')}\n}\n\n`
  }
}

// --- internal ---

/** In the words of the citations, so that nobody takes the name of a file for a title. */
const titleOf = (reference: Reference) =>
  reference.title === null
    ? `〔原文无题名，文件“${fileName(reference)}”〕`
    : reference.title + (isCutTitle(reference) ? '〔题名不全〕' : '')

/** The year a report is about, where it is not that of the entry; what in an entry is ours, and what whoever reads it elsewhere cannot follow. */
function notesOf(reference: Reference): string[] {
  const { title, link, year } = reference
  return [
    ...(year !== null && year !== citedYear(reference) ? [`报告所述年份：${year}`] : []),
    ...(authorOf(reference)?.made ? ['责任者由题名和地区推定，原文未载'] : []),
    ...(title !== null && isCutTitle(reference) ? ['题名不全：取自截短了的名称'] : []),
    ...(link !== null && isLocal(link) ? [ONLY_HERE] : []),
  ]
}

/** Tells reports of one title apart; the nation is no place that something is published at. */
const placeOf = ({ region }: Reference) =>
  region === null || isNation(region.path) ? null : placeText(region.path, '')

/** Both formats go by lines; no text of a report may begin one. */
const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** BibTeX counts braces, escaped or not, so they are written as words. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const escaped = (text: string) => oneLine(text).replace(/[\\{}~^#$%&_]/g, c => SPECIAL[c] ?? `\\${c}`)

/** Ids are ASCII already; BibTeX does not tell capitals from small letters in a key. */
function keyOf(id: string, taken: Set<string>): string {
  let key = `jiansuo-${id}`
  for (let n = 2; taken.has(key.toLowerCase()); n++) key = `jiansuo-${id}-${n}`
  taken.add(key.toLowerCase())
  return key
}
