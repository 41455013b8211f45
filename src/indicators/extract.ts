// extract.ts — a passage → the numbers in it, each with what it measures. Not: reports, filters, tables.
import { isPlanHeading } from '../inspection/plans.ts'
import type { Definition } from './canonical.ts'
import { type Check, checkMentions } from './checks.ts'
import { createNamer, ownName } from './naming.ts'
import { pairNames } from './pairing.ts'
import { type Period, periodAt, yearNamed } from './periods.ts'
import { type Role, roleOf } from './roles.ts'
import { findMentions, type Mention } from './sentences.ts'

/** A number of a passage. Positions are UTF-16 units of the passage's text. */
export interface ExtractedNumber {
  /** A canonical name (tier 1), or what the sentence itself calls it (tier 2). */
  indicator: string
  /** 1: canonical, fit for comparing; 2: any other number (未归并). */
  tier: 1 | 2
  /** A decimal string in the unit's base: 万 and 亿 multiplied out. */
  value: string
  unit: string | null
  /** As it stands in the text: 近2万余人次. */
  written: string
  role: Role
  /** Where `written` begins. */
  start: number
  length: number
  /** The sentence it stands in, for showing. */
  sentence: { start: number; end: number }
  checks: Check[]
}

type Name = Pick<ExtractedNumber, 'indicator' | 'tier'>
/** What a number was named, for one that goes on with it. */
interface Named {
  name: Name
  mention: Mention
}

/** @param period what the passages before this one speak of; null: nothing is known */
export type Extractor = (
  text: string,
  section: readonly string[],
  period?: Period | null,
) => ExtractedNumber[]

/**
 * Finds the numbers of a passage, in the order of its text.
 *
 * @example
 * const extract = createExtractor(programDefinitions())
 * const [cases] = extract('共受理行政复议案件64件，已审结45件，结案率70.3%', [])
 * console.log(cases.indicator, cases.value, cases.unit) // 行政复议案件受理数 64 件
 */
export function createExtractor(definitions: readonly Definition[]): Extractor {
  const nameOf = createNamer(definitions)
  return (text, section, period = null) => {
    const mentions = findMentions(text)
    if (mentions.length === 0) return []
    const checks = checkMentions(text, mentions)
    // 由85%提高到99.8%: what something went to is named where it came from.
    let from: Named | null = null
    // 分别受理64件、70件: what a list goes on with is named where it began. Rates have lists of names of their own.
    let first: Named | null = null
    const isPart = partsOf(text)
    const paired = pairNames(mentions)
    const isPlanned = section.some(isPlanHeading)
    const isOfYears = ({ quantity }: Mention) =>
      quantity.unit !== '%' && periodAt(text, quantity.start, period) === 'years'
    const numbers = mentions.map((mention): ExtractedNumber => {
      const { quantity, sentence, clauseNumber } = mention
      const role = roleOf(mention, isPlanned)
      const pair = paired.get(mention)
      // 国家级、省级民主法治示范村2个、12个: of the names of a list the first may lack what the last one says.
      const named = nameOf(pair ?? mention) ?? (pair && mention.between === '' ? nameOf(mention) : null)
      // 五年来提请审议法规46件 would stand in a table as the value of one year.
      const canonical = named && !isPart(mention, named.name) && !isOfYears(mention) ? named : null
      let name: Name = canonical
        ? { indicator: canonical.name, tier: 1 }
        : { indicator: ownName(pair ?? mention), tier: 2 }
      const goesOn = (begun: Named | null): begun is Named =>
        begun?.mention.clauseNumber === clauseNumber &&
        begun.mention.quantity.unit === quantity.unit &&
        !isAfterPart(text.slice(begun.mention.quantity.to, quantity.start))
      if (role === 'from') from = { name, mention }
      else if (role === 'to' && goesOn(from)) name = from.name
      else if (!canonical && !pair && quantity.unit !== '%' && LISTED.test(mention.before) && goesOn(first))
        name = first.name
      if (name.tier === 1) first = { name, mention }
      return {
        ...name,
        value: quantity.value,
        unit: quantity.unit,
        written: quantity.written,
        role,
        start: quantity.start,
        length: quantity.length,
        sentence,
        checks: checks.get(mention) ?? [],
      }
    })
    return withoutEarlierYears(text, numbers, i => ownName(mentions[i]!))
  }
}

// --- internal ---

/** Before a number of a list that has no name of its own: nothing, or for whom it counts: 省级7个、市级31个. */
const LISTED = /^(?:国家|全国|[省市县区镇乡村]|自治区|旗)?级?$/

/** What is said of one level of a division is a number of its own, no kind of the whole. */
const LEVEL = /^其中[，,：:]?[省市区县]?本级/

/**
 * Tells parts from wholes: 受理64件，其中土地类受理20件. In a table of regions a part would stand for the whole, so
 * what follows 其中 in its sentence is none of the indicator that stands before it.
 */
function partsOf(text: string): (mention: Mention, indicator: string) => boolean {
  const seen = new Map<string, number>()
  return ({ quantity, sentence }, indicator) => {
    const key = `${sentence.start} ${indicator}`
    const whole = seen.get(key)
    if (whole === undefined) {
      seen.set(key, quantity.to)
      return false
    }
    return isAfterPart(text.slice(whole, quantity.start))
  }
}

/** 2022年办理1.9万件，2023年办理3.98万件: what a passage says of an earlier year is there to compare with. */
function withoutEarlierYears(
  text: string,
  numbers: ExtractedNumber[],
  nameOf: (i: number) => string,
): ExtractedNumber[] {
  const latest = new Map<string, number>()
  const years = numbers.map(({ tier, start }) => (tier === 1 ? yearNamed(text.slice(0, start)) : 0))
  numbers.forEach(({ indicator }, i) => {
    latest.set(indicator, Math.max(latest.get(indicator) ?? 0, years[i]!))
  })
  return numbers.map((number, i) =>
    years[i]! > 0 && years[i]! < latest.get(number.indicator)!
      ? { ...number, tier: 2, indicator: nameOf(i) }
      : number,
  )
}

/** 其中依法受理47件 of 52件 that were received is the next step, no kind. */
const NEXT_STEP = /^其中[，,：:]?(?:依法|经审查|决定|予以|正式|立案|已)*受理/

/** Whether what stands between two numbers makes the second a part of the first. */
function isAfterPart(between: string): boolean {
  // 审结21件（含上年结转6件）
  if (/[（(](?:含|包括)[^（()）]*$/.test(between)) return true
  const at = between.lastIndexOf('其中')
  if (at === -1) return false
  const part = between.slice(at)
  return !LEVEL.test(part) && !NEXT_STEP.test(part)
}
