// found-year.ts — a year with its evidence, and the years that a text has for its own. Not: which of them is the
// report's.
import { arabicDates, isYear } from '../../language/dates.ts'
import type { Provenance, Source } from '../../report.ts'

export interface FoundYear extends Provenance {
  value: number
}

export function found(value: number, source: Source, evidence: string): FoundYear {
  return { value, source, evidence: evidence.slice(0, 200).toWellFormed() }
}

const LONE_YEAR = /(?<![\d—–\-~至])((?:19|20)\d\d)\s?年(?!\s?\d{1,2}\s?月)(?![—–\-~至])/g

const GAP = '[^，。；、（(《》）)和及与今\\d]'
/** A year since or by which, in a title: 2020年以来, 1998年特大洪水以来, 2018年机构改革后, 2035年远景目标. */
export const SINCE = new RegExp(
  `(?:19|20)\\d\\d\\s?年(?:[底初末度]?(?:${GAP}{0,12}?(?:以来|以后|之后)|起(?!草|诉|步|飞)|后(?!半|备|勤|续|三|两|期|评))|${GAP}{2,8}(?<![灾产售课战然落先前背最午事])后(?!备|勤|续|半|期|评|进|代|扶|盾|方|台)|远景)`,
  'g',
)

/** Years written before 年 that stand for themselves: not the ends of a range, not part of a full date. */
export function yearsIn(text: string): number[] {
  const years = [...arabicDates(text).matchAll(LONE_YEAR)].map(match => Number(match[1]))
  return [...new Set(years)].filter(isYear)
}
