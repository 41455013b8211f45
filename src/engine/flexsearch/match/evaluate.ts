// evaluate.ts — a condition becomes the set of passages that satisfy it. Not: scores, totals.
import type { YearRange } from '../../../query/query.ts'
import { isKeptBy } from '../../../regions/regions.ts'
import type { Condition, EngineRequest } from '../../engine.ts'
import { lookupsOf } from '../../requests.ts'
import type { Stop } from '../../stopping.ts'
import type { Catalogue } from '../../store/catalogue.ts'
import { KINDS } from '../../store/text-columns.ts'
import type { OpenColumns } from '../index-columns.ts'
import { type Postings, passageCount } from '../posting-lists.ts'
import {
  addAll,
  addRange,
  type Bitset,
  complement,
  emptySet,
  fullSet,
  intersect,
  isEmpty,
  unite,
} from './bitset.ts'
import { createFieldSets, type Field } from './field-sets.ts'
import type { ListSets } from './list-sets.ts'
import type { Lookup } from './lookup.ts'

export interface Evaluator {
  /** Finds what `passages` will look up of the conditions, with further texts, and looks at `stop` meanwhile. */
  gather(conditions: readonly Condition[], more: readonly string[], lookup: Lookup, stop: Stop): Promise<void>
  /** Passages that satisfy a gathered condition. */
  passages(condition: Condition, lookup: Lookup): Bitset
  /** Passages the request's filters leave; null when it has none. */
  filtered(request: EngineRequest): Bitset | null
}

export function createEvaluator(columns: OpenColumns, catalogue: Catalogue, listSets: ListSets): Evaluator {
  const { reportPassage, passageKind } = columns
  const size = passageKind.length
  const fieldSets = createFieldSets(columns, catalogue.reports)

  /** Adds the passages in which a text occurs. */
  const addText = (set: Bitset, text: string, lookup: Lookup): void => {
    const postings = lookup.postings(text)
    const long = listSets.ofAll(text, postings)
    if (long) unite(set, long)
    else for (const { passages } of postings) addAll(set, passages)
  }
  const setOf = (text: string, lookup: Lookup): Bitset => {
    const set = emptySet(size)
    addText(set, text, lookup)
    return set
  }
  const setOfPostings = (postings: Postings): Bitset => {
    const set = emptySet(size)
    for (const list of postings) addAll(set, list.passages)
    return set
  }

  /** Passages in which all of at least one text occur: from the rarest on, and no further than something is left. */
  const allOf = (texts: string[], lookup: Lookup): Bitset => {
    const [rarest, ...others] = texts
      .map(text => ({ text, count: passageCount(lookup.postings(text)) }))
      .sort((a, b) => a.count - b.count)
    const set = setOf(rarest!.text, lookup)
    for (const { text } of others) {
      if (isEmpty(set)) break
      intersect(set, listSets.ofAll(text, lookup.postings(text)) ?? setOf(text, lookup))
    }
    return set
  }

  /** Passages of the reports that a test holds for: a report's passages are one range. */
  const ofReports = (test: (report: number) => boolean): Bitset => {
    const set = emptySet(size)
    for (let report = 0; report < catalogue.reports.length; report++) {
      if (test(report)) addRange(set, reportPassage[report]!, reportPassage[report + 1]!)
    }
    return set
  }

  const inYears = (report: number, ranges: readonly YearRange[]): boolean => {
    const { year } = catalogue.reports[report]!
    return year !== null && ranges.some(({ from, to }) => from <= year && year <= to)
  }
  const inRegions = (report: number, codes: readonly string[]): boolean => {
    const { region } = catalogue.reports[report]!
    return region !== null && codes.some(code => isKeptBy(code, region.code))
  }

  const passages = (condition: Condition, lookup: Lookup): Bitset => {
    if ('parts' in condition) return setOfPostings(lookup.expression(condition))
    switch (condition.type) {
      case 'phrase':
        return setOf(condition.text, lookup)
      case 'term': {
        if (condition.words.length === 0) return setOf(condition.text, lookup)
        const set = allOf(condition.words, lookup)
        addText(set, condition.text, lookup)
        return set
      }
      case 'field': {
        const set = emptySet(size)
        fieldSets.add(set, condition.field, [condition.text])
        return set
      }
      case 'region':
        return ofReports(report => inRegions(report, condition.codes))
      case 'year':
        return ofReports(report => inYears(report, [condition.range]))
      case 'not': {
        const set = passages(condition.condition, lookup)
        complement(set)
        return set
      }
      case 'and': {
        const { phrases, others } = split(condition.conditions)
        const set = phrases.length > 0 ? allOf(phrases, lookup) : fullSet(size)
        for (const other of others) intersect(set, passages(other, lookup))
        return set
      }
      case 'or': {
        const { phrases, others } = split(condition.conditions)
        const set = emptySet(size)
        for (const text of phrases) addText(set, text, lookup)
        const fields = new Map<Field, string[]>()
        for (const other of others) {
          if (other.type === 'field')
            fields.set(other.field, [...(fields.get(other.field) ?? []), other.text])
          else unite(set, passages(other, lookup))
        }
        for (const [field, texts] of fields) fieldSets.add(set, field, texts)
        return set
      }
    }
  }

  return {
    async gather(conditions, more, lookup, stop) {
      const { texts, expressions } = lookupsOf(conditions)
      texts.push(...more)
      await lookup.gather(texts, expressions, stop)
    },
    passages,
    filtered({ regions, years, report, reports, kind }) {
      let set: Bitset | null = null
      if (regions.length > 0 || years.length > 0 || report !== null || reports !== undefined) {
        const wanted = report === null ? null : catalogue.number(report)
        const among = reports && new Set(reports.map(id => catalogue.number(id)))
        set = ofReports(
          candidate =>
            (among === undefined || among.has(candidate)) &&
            (report === null || candidate === wanted) &&
            (regions.length === 0 || inRegions(candidate, regions)) &&
            (years.length === 0 || inYears(candidate, years)),
        )
      }
      if (kind !== null) {
        set ??= fullSet(size)
        const ofKind = emptySet(size)
        const number = KINDS.indexOf(kind)
        for (let passage = 0; passage < size; passage++) {
          if (passageKind[passage] === number) addRange(ofKind, passage, passage + 1)
        }
        intersect(set, ofKind)
      }
      return set
    },
  }
}

// --- internal ---

/** Phrases are joined posting list by posting list; everything else set by set. */
function split(conditions: Condition[]): { phrases: string[]; others: Condition[] } {
  const phrases: string[] = []
  const others: Condition[] = []
  for (const condition of conditions) {
    if (condition.type === 'phrase') phrases.push(condition.text)
    else others.push(condition)
  }
  return { phrases, others }
}
