// oracle.ts — which passages match a query, straight from the contract: a full scan, slow and obvious. It shares the
// skeleton with the product (that has tests of its own) and nothing else. Not: ranking, relaxing.
import { skeleton, skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import type { Query } from '../../src/query/query.ts'
import type { Paragraph, PassageSpan, Region, Report } from '../../src/report/report.ts'
import { slowExpression, slowPhrase } from './brute-force.ts'

export interface OracleOptions {
  /** The words of a term, as the engine under test cuts it. */
  words(term: string): string[]
  /** Whether a division is, or lies below, what a query calls `value`. Default: a code or full name of its path. */
  inRegion?(value: string, region: Region): boolean
}

export interface OracleHit {
  reportId: string
  /** Position among the passages of its report, from 0. */
  ordinal: number
  /** The query holds with every term that is asked for taken literally: the upper tier of ranking. */
  literal: boolean
  /**
   * Literal occurrences, starting in the passage, of all terms and phrases asked for; texts of one skeleton count
   * once. `null` where a gap or near is asked for.
   */
  occurrences: number | null
}

/** The matching passages, in the order of the reports. */
export function oracle(reports: readonly Report[], query: Query, options: OracleOptions): OracleHit[] {
  const hits: OracleHit[] = []
  for (const report of reports) {
    let ordinal = 0
    for (const paragraph of report.paragraphs)
      for (const passage of paragraph.passages) {
        const place = { report, paragraph, passage, options }
        if (holds(query, place, false, true))
          hits.push({
            reportId: report.id,
            ordinal,
            literal: holds(query, place, true, true),
            occurrences: occurrences(query, place),
          })
        ordinal++
      }
  }
  return hits
}

interface Place {
  report: Report
  paragraph: Paragraph
  passage: PassageSpan
  options: OracleOptions
}

/** `literally`: terms asked for (`positive`) must occur as a whole. */
function holds(query: Query, place: Place, literally: boolean, positive: boolean): boolean {
  const occurs = (text: string) => count(place, paragraph => slowPhrase(paragraph, skeleton(text))) > 0
  if ('parts' in query) return count(place, paragraph => slowExpression(paragraph, query)) > 0
  switch (query.type) {
    case 'phrase':
      return occurs(query.text)
    case 'term': {
      const words = literally && positive ? [] : place.options.words(query.text)
      return occurs(query.text) || (words.length > 0 && words.every(occurs))
    }
    case 'field':
      return restricts(query, place)
    case 'not':
      return !holds(query.query, place, literally, !positive)
    case 'and':
      return query.queries.every(child => holds(child, place, literally, positive))
    case 'or':
      return query.queries.some(child => holds(child, place, literally, positive))
  }
}

function restricts(field: Extract<Query, { type: 'field' }>, { report, passage, options }: Place): boolean {
  if (field.field === 'year')
    return report.year !== null && field.value.from <= report.year && report.year <= field.value.to
  if (field.field === 'region') {
    const inRegion =
      options.inRegion ?? ((value, region) => region.code === value || region.path.includes(value))
    return report.region !== null && inRegion(field.value, report.region)
  }
  const texts = field.field === 'section' ? passage.section : [report[field.field] ?? '']
  return texts.some(text => skeleton(text).includes(skeleton(field.value)))
}

/** How many of the spans found in the paragraph's skeleton start in the passage. */
function count({ paragraph, passage }: Place, find: (skeleton: string) => { start: number }[]): number {
  const { text, starts } = skeletonWithOffsets(paragraph.text)
  return find(text).filter(({ start }) => passage.start <= starts[start]! && starts[start]! < passage.end)
    .length
}

function occurrences(query: Query, place: Place): number | null {
  const texts = new Set<string>()
  let isDefined = true
  const collect = (query: Query, positive: boolean): void => {
    if (query.type === 'not') collect(query.query, !positive)
    else if (query.type === 'and' || query.type === 'or')
      for (const child of query.queries) collect(child, positive)
    else if (!positive) return
    else if ('parts' in query) isDefined = false
    else if (query.type !== 'field') texts.add(skeleton(query.text))
  }
  collect(query, true)
  if (!isDefined) return null
  let sum = 0
  for (const text of texts) sum += count(place, paragraph => slowPhrase(paragraph, text))
  return sum
}
