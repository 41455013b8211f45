// tally.ts — how often a text names the divisions of one kind. Not: for which of them it speaks (speech.ts).
import { locateRegions, type Mention } from '../../../regions/locate.ts'
import { shortName } from '../../../regions/names.ts'
import {
  ancestorsOf,
  isWithin,
  levelOf,
  NATION,
  type Region,
  regionsShortNamed,
} from '../../../regions/regions.ts'
import { COMMON_SHORT_NAMES } from '../../../regions/word-names.ts'
import type { Block } from '../../structure/joining.ts'
import { ELSEWHERE } from './named.ts'
import { preferred } from './speaking-division.ts'

/** How much of a text is counted, in UTF-16 units. */
const COUNTED = 60_000
/** What a speech names of its own division's parts and another's, where both are named about as often. */
const PARTS = { least: 3, margin: 2, ahead: 1.2 }

export interface Tally {
  region: Region
  count: number
  /** The form in which the text has it most often. */
  written: string
}

/** A division as the text writes it, and how often. */
export interface Form {
  mention: Mention
  written: string
  count: number
}

/** Every form in which the text names a division. */
export function formsIn(blocks: readonly Block[]): Form[] {
  const forms = new Map<string, Form>()
  for (const part of counted(blocks)) {
    for (const mention of locateRegions(part, [], { counties: true })) {
      const written = part.slice(mention.start, mention.start + mention.length)
      const key = `${written} ${mention.regions.map(({ code }) => code).join(' ')}`
      const form = forms.get(key)
      if (form) form.count++
      else forms.set(key, { mention, written, count: 1 })
    }
  }
  return [...forms.values()]
}

/**
 * How often the forms name each division of a kind, by full or short name, most often first. A short name that divisions
 * of two levels share (喀什) is that of the higher one, if it is of the kind.
 */
export function tally(forms: readonly Form[], kind: RegExp): Tally[] {
  const isOfKind = ({ name, code }: Region) => kind.test(name) && code !== NATION
  return ranked(
    forms.map(({ mention, written, count }) => {
      const { full, regions } = mention
      const isHigher = full || regions.some(isOfKind) || !kind.test('市')
      return {
        // 吉林 alone is the province, however often 吉林市 is named, too.
        regions: isHigher ? preferred(mention) : regionsShortNamed(written).filter(isOfKind),
        count,
        written,
      }
    }),
  ).filter(({ region }) => isOfKind(region))
}

/** The first of them, if it is named `least` times, and `margin` times as often as the next. */
export function foremost([first, second]: readonly Tally[], least: number, margin: number): Tally | null {
  return first && first.count >= least && (!second || second.count * margin <= first.count) ? first : null
}

/**
 * The first of them, if the text names several of its parts and hardly any of the next one's: 鄂州 beside 武汉, with
 * 鄂城区, 梁子湖区, 华容区. What is itself one of them (昆山市, of 苏州市) is no part here.
 */
export function withItsParts(
  [first, second]: readonly Tally[],
  forms: readonly Form[],
  kind: RegExp,
): Tally | null {
  if (!first || !second || first.count < second.count * PARTS.ahead) return null
  const all = ranked(forms.map(({ mention, ...form }) => ({ ...form, regions: mention.regions })))
  const partsOf = ({ region: { code } }: Tally) =>
    all.filter(({ region }) => region.code !== code && isWithin(region.code, code) && !kind.test(region.name))
      .length
  const own = partsOf(first)
  return own >= PARTS.least && own >= partsOf(second) * PARTS.margin ? first : null
}

/** How often a division whose short name is a word must be written out, and how much more often than the next. */
const WRITTEN_OUT = { least: 2, margin: 2 }

/**
 * The division whose short name is a word or a province's (平安区, 兴国县, 吉林市), so that only its full name counts: the one
 * that the text writes out most, and names what it lies in, too.
 */
export function writtenOut(blocks: readonly Block[], forms: readonly Form[], kind: RegExp): Tally | null {
  const counts = new Map<Region, number>()
  for (const part of counted(blocks))
    for (const { start, full, regions } of locateRegions(part)) {
      const [region, other] = regions
      if (!full || other || !region || !kind.test(region.name) || region.code === NATION) continue
      if (!ELSEWHERE.test(part.slice(0, start))) counts.set(region, (counts.get(region) ?? 0) + 1)
    }
  const named = new Set(forms.flatMap(({ mention }) => mention.regions.map(({ code }) => code)))
  const tallies = [...counts].map(([region, count]) => ({ region, count, written: region.name }))
  const first = foremost(
    tallies.sort((a, b) => b.count - a.count),
    WRITTEN_OUT.least,
    WRITTEN_OUT.margin,
  )
  if (!first) return null
  const short = shortName(first.region.name)
  const isWord =
    COMMON_SHORT_NAMES.has(short) || regionsShortNamed(short).some(region => levelOf(region) === '省')
  return isWord && ancestorsOf(first.region.code).some(({ code }) => named.has(code)) ? first : null
}

// --- internal ---

/** What of the text is looked at, a block each. */
function* counted(blocks: readonly Block[]): Generator<string> {
  let budget = COUNTED
  for (const { text } of blocks) {
    if (budget <= 0) return
    const part = text.slice(0, budget)
    budget -= part.length
    yield part
  }
}

/** Forms of names to divisions; one of several homonyms counts where the text names only what that one lies in. */
function ranked(forms: readonly { regions: readonly Region[]; count: number; written: string }[]): Tally[] {
  const settled = new Set(forms.flatMap(({ regions }) => (regions.length === 1 ? [regions[0]!.code] : [])))
  const lies = (region: Region) => ancestorsOf(region.code).some(({ code }) => settled.has(code))
  const lowest = (region: Region) => settled.has(ancestorsOf(region.code).at(-1)?.code ?? '')
  const tallies = new Map<string, Tally & { most: number }>()
  for (const { regions, count, written } of forms) {
    const near = regions.filter(lowest)
    const candidates = near.length === 1 ? near : regions.filter(lies)
    const [region, other] = regions.length === 1 ? regions : candidates
    if (!region || other) continue
    const known = tallies.get(region.code)
    if (!known) tallies.set(region.code, { region, count, written, most: count })
    else {
      known.count += count
      if (count > known.most) Object.assign(known, { written, most: count })
    }
  }
  return [...tallies.values()].sort((a, b) => b.count - a.count)
}
