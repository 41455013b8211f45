// evaluate.ts — a condition becomes the passages that satisfy it. Not: scores, totals.
import { isKeptBy } from '../../../regions/regions.ts'
import { isInYears } from '../../../report/years.ts'
import type { Condition, EngineRequest } from '../../engine.ts'
import { lookupsOf } from '../../requests.ts'
import type { Stop } from '../../stopping.ts'
import type { Catalogue } from '../../store/catalogue.ts'
import { KINDS } from '../../store/text-columns.ts'
import type { OpenColumns } from '../index-columns.ts'
import { addRange, type Bitset, complement, fullSet, intersection, type Sets } from './bitset.ts'
import { createFieldSets, type Field } from './field-sets.ts'
import type { ListSets } from './list-sets.ts'
import type { Lookup } from './lookup.ts'
import { both, either, type Matches, ofLists, ofSet } from './matches.ts'

export interface Evaluator {
  /** Finds what `passages` will look up of the conditions, with further texts, and looks at `stop` meanwhile. */
  gather(conditions: readonly Condition[], more: readonly string[], lookup: Lookup, stop: Stop): Promise<void>
  /** Passages that satisfy a gathered condition. */
  passages(condition: Condition, lookup: Lookup): Matches
  /** Passages the request's filters leave; null when it has none. */
  filtered(request: EngineRequest): Matches | null
}

export function createEvaluator(
  columns: OpenColumns,
  catalogue: Catalogue,
  sets: Sets,
  listSets: ListSets,
): Evaluator {
  const { reportPassage, passageKind } = columns
  const { size } = sets
  const fieldSets = createFieldSets(columns, catalogue.reports)

  const ofText = (text: string, lookup: Lookup): Matches => listSets.ofAll(text, lookup.postings(text))

  /** Passages in which all of at least one text occur: from the rarest on, and no further than something is left. */
  const allOf = (texts: readonly string[], lookup: Lookup): Matches => {
    const [rarest, ...others] = texts.map(text => ofText(text, lookup)).sort((a, b) => a.count - b.count)
    let found = rarest!
    for (const other of others) {
      if (found.count === 0) break
      found = both(found, other)
    }
    return found
  }

  const ofMade = (set: Bitset): Matches => ofSet(sets, () => set)

  /** Passages one of whose fields contains one of its texts. */
  const ofFields = (fields: ReadonlyMap<Field, string[]>): Matches => {
    const set = sets.empty()
    for (const [field, texts] of fields) fieldSets.add(set, field, texts)
    return ofMade(set)
  }

  /** Passages of the reports that a test holds for: a report's passages are one range. */
  const ofReports = (test: (report: number) => boolean): Bitset => {
    const set = sets.empty()
    for (let report = 0; report < catalogue.reports.length; report++) {
      if (test(report)) addRange(set, reportPassage[report]!, reportPassage[report + 1]!)
    }
    return set
  }

  const inRegions = (report: number, codes: readonly string[]): boolean => {
    const { region } = catalogue.reports[report]!
    return region !== null && codes.some(code => isKeptBy(code, region.code))
  }

  const passages = (condition: Condition, lookup: Lookup): Matches => {
    if ('parts' in condition)
      return ofLists(
        sets,
        lookup.expression(condition).map(list => list.passages),
      )
    switch (condition.type) {
      case 'phrase':
        return ofText(condition.text, lookup)
      case 'term': {
        const whole = ofText(condition.text, lookup)
        return condition.words.length === 0 ? whole : either(sets, [allOf(condition.words, lookup), whole])
      }
      case 'field':
        return ofFields(new Map([[condition.field, [condition.text]]]))
      case 'region':
        return ofMade(ofReports(report => inRegions(report, condition.codes)))
      case 'year':
        return ofMade(ofReports(report => isInYears(catalogue.reports[report]!.year, [condition.range])))
      case 'not': {
        const kept = passages(condition.condition, lookup)
        return ofSet(sets, () => complement(kept.set(), sets), size - kept.count)
      }
      case 'and': {
        const { texts, others } = split(condition.conditions)
        let found = texts.length > 0 ? allOf(texts, lookup) : null
        for (const other of others) {
          if (found?.count === 0) break
          const further = passages(other, lookup)
          found = found ? both(found, further) : further
        }
        return found ?? ofMade(fullSet(sets))
      }
      case 'or': {
        const { texts, others } = split(condition.conditions)
        const some = texts.map(text => ofText(text, lookup))
        const fields = new Map<Field, string[]>()
        for (const other of others) {
          if (other.type === 'field')
            fields.set(other.field, [...(fields.get(other.field) ?? []), other.text])
          else some.push(passages(other, lookup))
        }
        if (fields.size > 0) some.push(ofFields(fields))
        return either(sets, some)
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
            (years.length === 0 || isInYears(catalogue.reports[candidate]!.year, years)),
        )
      }
      if (kind !== null) {
        const ofKind = sets.empty()
        const number = KINDS.indexOf(kind)
        for (let passage = 0; passage < size; passage++) {
          if (passageKind[passage] === number) addRange(ofKind, passage, passage + 1)
        }
        set = set ? intersection(set, ofKind, sets) : ofKind
      }
      return set && ofMade(set)
    },
  }
}

// --- internal ---

/** Those that are a text's postings and no more; everything else. */
function split(conditions: Condition[]): { texts: string[]; others: Condition[] } {
  const texts: string[] = []
  const others: Condition[] = []
  for (const condition of conditions) {
    const isText = condition.type === 'phrase' || (condition.type === 'term' && condition.words.length === 0)
    if (isText) texts.push(condition.text)
    else others.push(condition)
  }
  return { texts, others }
}
