// evaluate.ts — a condition becomes the set of passages that satisfy it. Not: scores, totals.
import { skeleton } from '../../analysis/skeleton.ts'
import { gapMatches } from '../../matching/gap.ts'
import { nearMatches } from '../../matching/near.ts'
import type { YearRange } from '../../query/query.ts'
import { isWithin } from '../../regions/regions.ts'
import type { Condition, EngineRequest } from '../engine.ts'
import { addAll, addRange, type Bitset, complement, emptySet, fullSet, intersect, unite } from './bitset.ts'
import type { Catalogue } from './catalogue.ts'
import { type IndexColumns, KINDS, type Postings } from './layout.ts'
import type { Occurrences } from './occurrences.ts'

/** What one question needs to know of a text more than once: matching, ranking and counting ask for the same ones. */
export type Lookup = (text: string) => Postings

export function createLookup(occurrences: Occurrences): Lookup {
  const known = new Map<string, Postings>()
  return text => {
    let postings = known.get(text)
    if (!postings) {
      postings = occurrences.phrase(text)
      known.set(text, postings)
    }
    return postings
  }
}

export interface Evaluator {
  /** Passages that satisfy a condition. */
  passages(condition: Condition, lookup: Lookup): Bitset
  /** Passages the request's filters leave; null when it has none. */
  filtered(request: EngineRequest): Bitset | null
}

export function createEvaluator(
  columns: IndexColumns,
  catalogue: Catalogue,
  occurrences: Occurrences,
): Evaluator {
  const { reportPassage, passageKind, passageSection } = columns
  const size = passageKind.length

  const setOf = (postings: Postings): Bitset => {
    const set = emptySet(size)
    for (const list of postings) addAll(set, list.passages)
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
    return region !== null && codes.some(code => isWithin(region.code, code))
  }

  const passages = (condition: Condition, lookup: Lookup): Bitset => {
    switch (condition.type) {
      case 'phrase':
        return setOf(lookup(condition.text))
      case 'term': {
        const set = setOf(lookup(condition.text))
        if (condition.words.length === 0) return set
        const all = combine(
          condition.words.map(text => ({ type: 'phrase', text })),
          lookup,
          intersect,
        )!
        unite(set, all)
        return set
      }
      case 'gap':
        return setOf(occurrences.spans(condition.parts, bones => gapMatches(bones, condition.parts).spans))
      case 'near':
        return setOf(
          occurrences.spans(
            condition.parts,
            bones => nearMatches(bones, condition.parts, condition.within).spans,
          ),
        )
      case 'field': {
        const { field, text } = condition
        if (text === '') return emptySet(size)
        if (field !== 'section') {
          return ofReports(report => skeleton(catalogue.reports[report]![field] ?? '').includes(text))
        }
        const sections = catalogue.sectionsContaining(text)
        const set = emptySet(size)
        for (let passage = 0; passage < size; passage++) {
          if (sections[passageSection[passage]!] === 1) addRange(set, passage, passage + 1)
        }
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
      case 'and':
        return combine(condition.conditions, lookup, intersect) ?? fullSet(size)
      case 'or':
        return combine(condition.conditions, lookup, unite) ?? emptySet(size)
    }
  }

  const combine = (
    conditions: Condition[],
    lookup: Lookup,
    join: (set: Bitset, other: Bitset) => void,
  ): Bitset | null => {
    let set: Bitset | null = null
    for (const condition of conditions) {
      const other = passages(condition, lookup)
      if (set) join(set, other)
      else set = other
    }
    return set
  }

  return {
    passages,
    filtered({ regions, years, report, kind }) {
      let set: Bitset | null = null
      if (regions.length > 0 || years.length > 0 || report !== null) {
        const wanted = report === null ? null : catalogue.number(report)
        set = ofReports(
          candidate =>
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
