// extract.ts — a passage → the numbers in it, each with what it measures. Not: reports, filters, tables.
import { isUnderPlans } from '../inspection/plans.ts'
import type { Definition } from './canonical.ts'
import { type Check, checkMentions } from './checks.ts'
import { createNamer, ownName } from './naming.ts'
import { isNeutral } from './neutral.ts'
import { goesOnList, pairNames } from './pairing.ts'
import { type Period, periodAt, yearNamed } from './periods.ts'
import { mayCount } from './quantity.ts'
import { readingOf } from './reading.ts'
import { type Direction, directionOf, type Role, roleOf } from './roles.ts'
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
  /** Which way a change goes, or a target that is one; null: it does not say, or is neither. */
  direction: Direction | null
  /** Where `written` begins. */
  start: number
  length: number
  /** The sentence it stands in, for showing. */
  sentence: { start: number; end: number }
  checks: Check[]
  /** The year that the words before it name; 0: none. */
  yearNamed: number
  /** What the sentence itself calls it. */
  ownName: string
}

type Name = Pick<ExtractedNumber, 'indicator' | 'tier'>
/** What a number was named, for one that goes on with it. */
interface Named {
  name: Name
  mention: Mention
}

/** What is known of the report that a passage is of. */
export interface Surroundings {
  /** What the passages before this one speak of; absent or null: nothing is known. */
  period?: Period | null
  /** The year that the report is of. */
  year?: number | null
  /** Who reports, as texts call it: 铁岭市, 铁岭. */
  names?: readonly string[]
}

export type Extractor = (
  text: string,
  section: readonly string[],
  surroundings?: Surroundings,
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
  // 99件人大代表建议、296件政协提案和意见建议: what the second counts is said, though it is none of the indicators.
  const namesOther = (words: string, begun: Named | null) =>
    definitions.some(
      ({ name, about }) => name !== begun?.name.indicator && about.some(word => words.includes(word)),
    )
  return (written, section, { period = null, year = null, names = [] } = {}) => {
    if (!mayCount(written)) return []
    const { text, placeOf, stretchOf } = readingOf(written)
    const mentions = findMentions(text)
    if (mentions.length === 0) return []
    const checks = checkMentions(text, mentions)
    // 由85%提高到99.8%: what something went to is named where it came from.
    let from: Named | null = null
    // 分别受理64件、70件: what a list goes on with is named where it began. Rates have lists of names of their own.
    let first: Named | null = null
    let ofSome = -1
    const isPart = partsOf(text)
    const paired = pairNames(mentions)
    const isPlanned = isUnderPlans({ section })
    const isOfYears = ({ quantity, before }: Mention) =>
      OF_THIS_YEAR.test(text.slice(quantity.to)) ||
      (!NEW_THIS_YEAR.test(before) &&
        periodAt(text, quantity.start, period, year) === 'years' &&
        !(quantity.unit === '%' && KEPT.test(before)))
    let role: Role = 'value'
    let direction: Direction | null = null
    const numbers = mentions.map((mention, at): ExtractedNumber => {
      const { quantity, sentence, clauseNumber } = mention
      const own = roleOf(mention, isPlanned)
      const goesOnWithLast = at > 0 && goesOnList(mentions[at - 1]!, mention)
      role = own === 'value' && goesOnWithLast ? role : own
      direction = directionOf(mention, role) ?? (goesOnWithLast ? direction : null)
      const pair = paired.get(mention)
      // 国家级、省级民主法治示范村2个、12个: of the names of a list the first may lack what the last one says.
      const read =
        nameOf(pair ?? mention, names) ?? (pair && mention.between === '' ? nameOf(mention, names) : null)
      if (read === 'some') ofSome = sentence.start
      // 办理农民工案件65件，挽回损失300万元: what follows in the sentence is of some as well, but for a rate named in full.
      const isFull =
        read !== 'some' && read?.about.some(word => word.endsWith('率') && mention.before.includes(word))
      const named =
        read === 'some' || (ofSome === sentence.start && !isFull && !OF_ALL.test(mention.clause))
          ? null
          : read
      // 五年来提请审议法规46件 would stand in a table as the value of one year.
      const isWhole = named && !isPart(mention, named) && !isShare(text.slice(quantity.to), mention, named)
      const canonical = isWhole && !isOfYears(mention) ? named : null
      let name: Name = canonical
        ? { indicator: canonical.name, tier: 1 }
        : { indicator: ownName(pair ?? mention), tier: 2 }
      const goesOn = (begun: Named | null): begun is Named =>
        begun?.mention.clauseNumber === clauseNumber &&
        begun.mention.quantity.unit === quantity.unit &&
        !isAfterPart(text.slice(begun.mention.quantity.to, quantity.start))
      if (role === 'from') from = { name, mention }
      else if (role === 'to' && goesOn(from)) name = from.name
      else if (
        !canonical &&
        !pair &&
        quantity.unit !== '%' &&
        LISTED.test(mention.before) &&
        isNeutral(mention.after) &&
        !namesOther(mention.after, first) &&
        goesOn(first)
      )
        name = first.name
      if (name.tier === 1) first = { name, mention }
      const start = placeOf(quantity.start)
      const length = placeOf(quantity.to - 1) + 1 - start
      return {
        ...name,
        value: quantity.value,
        unit: quantity.unit,
        written: written.slice(start, start + length),
        role,
        direction,
        start,
        length,
        sentence: stretchOf(sentence),
        checks: checks.get(mention) ?? [],
        yearNamed: yearNamed(text.slice(0, quantity.start), year),
        ownName: ownName(pair ?? mention),
      }
    })
    return withoutEarlierYears(numbers)
  }
}

/** 2022年办理1.9万件，2023年办理3.98万件: what a text says of an earlier year is there to compare with. */
export function withoutEarlierYears<Found extends Omit<ExtractedNumber, 'sentence'>>(
  numbers: readonly Found[],
): Found[] {
  const latest = new Map<string, number>()
  for (const { indicator, yearNamed, role } of numbers)
    if (role !== 'target') latest.set(indicator, Math.max(latest.get(indicator) ?? 0, yearNamed))
  return numbers.map(number =>
    number.tier === 1 && number.yearNamed > 0 && number.yearNamed < (latest.get(number.indicator) ?? 0)
      ? { ...number, tier: 2, indicator: number.ownName }
      : number,
  )
}

// --- internal ---

/** 区长出庭应诉1次，全区行政机关负责人出庭应诉68人次: what begins with all of them is of the whole again. */
const OF_ALL = /^(?:目前，?|截至[^，]{0,12}，?)?全[国省市县区州旗盟镇乡]/

/** A rate that held through several years is that of the last one too. */
const KEPT = /保持|稳定|维持|(?:提高|提升|上升|增加|下降)[至到为]/

/** 累计公开5928条，其中本年度新增2110条: the part is what this year has, the whole is of more years. */
const OF_THIS_YEAR = /^[^。；]{0,30}其中[，,：:]?(?:本年度?|今年|当年|20\d\d年)新增/
const NEW_THIS_YEAR = /^(?:本年度?|今年|当年|20\d\d年)新增/

/** Before a number of a list that has no name of its own: nothing, or for whom it counts: 省级7个、市级31个. */
const LISTED = /^(?:国家|全国|[省市县区镇乡村]|自治区|旗)?级?$/

/** What is said of one level of a division is a number of its own, no kind of the whole. */
const LEVEL = /^其中[，,：:]?[省市区县]?本级/

/**
 * Tells parts from wholes: 受理64件，其中土地类受理20件. In a table of regions a part would stand for the whole, so
 * what follows 其中 in its sentence is none of the indicator that stands before it.
 */
function partsOf(text: string): (mention: Mention, definition: Definition) => boolean {
  const seen = new Map<string, number>()
  return ({ quantity, sentence }, { name, about, says }) => {
    const key = `${sentence.start} ${name}`
    const whole = seen.get(key)
    if (whole !== undefined) return isAfterPart(text.slice(whole, quantity.start))
    seen.set(key, quantity.to)
    // 现有调委会2599个，其中规范化调委会2180个: a part it is, whether or not its whole was told.
    const said = text.slice(sentence.start, quantity.start)
    const named = said.slice(0, Math.max(0, said.lastIndexOf('其中')))
    const isNamed = (words: readonly string[]) => words.some(word => named.includes(word))
    return isNamed(about) && (says.length === 0 || isNamed(says)) && isAfterPart(said)
  }
}

/** 市政府收到复议申请1186件，占收到申请总数的19.1%: a part of what was received. */
function isShare(behind: string, { before }: Mention, { says }: Definition): boolean {
  const whole = /^[，,]占([^，,。；]{0,12})总[数量]/.exec(behind)?.[1]
  if (whole === undefined) return false
  return whole.startsWith('全') || says.some(word => whole.includes(word) && before.includes(word))
}

/** 其中依法受理47件 of 52件 that were received is the next step, no kind. */
const NEXT_STEP =
  /^其中[，,：:]?(?:不予?受理[0-9]+[件起宗][，,、；;])*(?:依法|经审查|决定|予以|正式|立案|已)*受理/

const THIS_YEAR = /^其中[，,：:]?(?:本年度?|今年|当年|20\d\d年)新增/

/** Whether what stands between two numbers makes the second a part of the first. */
function isAfterPart(between: string): boolean {
  // 审结21件（含上年结转6件）
  if (/[（(](?:含|包括)[^（()）]*$/.test(between)) return true
  // 不受理12件（其中转送10件），受理91件: what stands in brackets ends with them.
  const open = between.replace(/[（(][^（()）]*[)）]/g, '')
  const at = open.lastIndexOf('其中')
  if (at === -1) return false
  const part = open.slice(at)
  return ![LEVEL, NEXT_STEP, THIS_YEAR].some(whole => whole.test(part))
}
