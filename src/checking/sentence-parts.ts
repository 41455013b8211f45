// sentence-parts.ts — what of a sentence is looked for where the whole of it stands nowhere: what its lead-in leads to, or
// a long clause. Not: looking for it (find-sentences.ts).
import type { Range } from './align-units.ts'
import { isClauseBorder, type Side } from './at-borders.ts'
import { CLAUSE_MARKS, clausesIn } from './clause-pairs.ts'
import { type Sentence, SHORTEST } from './draft-sentences.ts'
import { type Token, tokensOf } from './telling-stretches.ts'

/** The year and place that a sentence begins with: reports say theirs in their title. */
export interface Lead {
  year: Token | null
  place: Token | null
  /** Both are of a 《title》. */
  isTitle: boolean
}

export const NO_LEAD: Lead = { year: null, place: null, isTitle: false }

export interface Part {
  /** Units of the sentence. */
  range: Range
  /** Before the part. */
  lead: Lead
}

/** Units of a part: of fewer many reports have some. */
export const SHORTEST_PART = 12
/** Runs of clauses that are tried, the longest; and of single clauses as many as below. */
const MOST_RUNS = 9
const MOST_CLAUSES = 3

/**
 * In the order in which they are tried: the sentence without its lead-in, then runs of its clauses, each the longest
 * first: an error must not hide in a clause that was not compared.
 *
 * @example partsOf(sentence).map(({ range }) => sentence.bones.slice(range.start, range.end))
 * // 2024年泰安市政府工作报告提出，深化…… => 泰安市政府工作报告提出深化…, 政府工作报告提出深化…, 深化…
 */
export function partsOf(sentence: Sentence): Part[] {
  const { bones } = sentence
  const side = sideOf(sentence)
  const tokens = tokensOf(bones)
  const leads = leadEnds(side, tokens)
  const ranges = leads.map((start): Range => ({ start, end: bones.length }))
  const at = leads.at(-1) ?? 0
  const borders = [at]
  for (let end = at + 1; end <= bones.length; end++)
    if (isClauseBorder(side, end, CLAUSE_MARKS)) borders.push(end)
  const single = borders.slice(1).map((end, i) => ({ start: borders[i]!, end }))
  // 根据……的部署要求 leads to the rest, and says something itself.
  if (at > 0) single.push({ start: 0, end: at })
  const runs = borders.flatMap((start, i) => borders.slice(i + 2).map(end => ({ start, end })))
  for (const [some, most] of [
    [runs, MOST_RUNS],
    [single, MOST_CLAUSES],
  ] as const)
    ranges.push(
      ...some
        .filter(({ start, end }) => end - start < bones.length - at)
        .sort((a, b) => b.end - b.start - (a.end - a.start))
        .slice(0, most),
    )
  return ranges
    .filter(({ start, end }) => end - start >= SHORTEST_PART)
    .map(range => ({ range, lead: leadOf(side, tokens, Math.min(at, range.start)) }))
}

/**
 * What of a sentence is in none of its parts: whole clauses, those side by side as one. A lead-in is no clause, and a few
 * words, 其中, say nothing unless they have a number.
 *
 * @param parts none over another
 */
export function restOf(sentence: Sentence, parts: readonly Range[]): Range[] {
  const side = sideOf(sentence)
  const rest: Range[] = []
  let isNext = false
  for (const clause of clausesIn(side, { start: leadEnds(side).at(-1) ?? 0, end: sentence.bones.length })) {
    const isIn = parts.some(({ start, end }) => start < clause.end && clause.start < end)
    if (!isIn && isNext) rest.at(-1)!.end = clause.end
    else if (!isIn) rest.push(clause)
    isNext = !isIn
  }
  return rest.filter(
    ({ start, end }) => end - start >= SHORTEST || /\d/.test(sentence.bones.slice(start, end)),
  )
}

export const sideOf = ({ text, bones, starts, ends }: Sentence): Side => ({
  original: text,
  bones: { text: bones, starts, ends },
})

/** All of a sentence: what it leads with is compared with the rest. */
export const wholeOf = ({ bones }: Sentence): Part => ({
  range: { start: 0, end: bones.length },
  lead: NO_LEAD,
})

/**
 * The year and place of a lead-in.
 *
 * @param end units of it
 */
export function leadOf(side: Side, tokens: readonly Token[], end: number): Lead {
  const last = (kind: Token['kind']) =>
    tokens.findLast(token => token.kind === kind && token.end <= end) ?? null
  const text = side.original.slice(0, side.bones.starts[end])
  return { year: last('year'), place: last('place'), isTitle: text.includes('《') }
}

/**
 * Behind each piece of a lead-in.
 *
 * @example leadEnds(side) // 2024年，我市共办理…… => [5, 7]
 */
export function leadEnds(side: Side, tokens: readonly Token[] = tokensOf(side.bones.text)): number[] {
  const ends: number[] = []
  for (
    let next = behindLead(side, tokens, 0);
    next > (ends.at(-1) ?? 0);
    next = behindLead(side, tokens, next)
  )
    ends.push(next)
  return ends
}

// --- internal ---

const BEFORE_YEAR = /(?:截至|截止到?|自|从|到|至|在)?/uy
const BEHIND_YEAR =
  /年(?:度|底|末|初|以来|来|间|[上下]半年|前?[一二三四]季度|(?:\d\d?-)?\d\d?月份?(?:\d\d?日)?)?/uy
/** 我区2021年, 全市2019年: who reports says so before the year. */
const OURS = /(?:[我本全](?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道|局|厅)|我国|全国)/uy
const SAYS = /(?:指出|提出|提到|强调|显示|表明|要求|明确|规定|介绍|通报|报道|认为|统计)$/u
/** Units of what says something. */
const LONGEST_SAYER = 40

/** Behind a year, a place, or who says it, where one of them stands at `at`; else `at`. */
function behindLead(side: Side, tokens: readonly Token[], at: number): number {
  const { text } = side.bones
  const ours = lengthAt(OURS, text, at)
  if (ours > 0) return at + ours
  const year = at + lengthAt(BEFORE_YEAR, text, at)
  for (const { kind, start, end } of tokens) {
    if (kind === 'year' && start === year) return end + lengthAt(BEHIND_YEAR, text, end)
    if (kind === 'place' && start === at) return end
  }
  for (let end = at + 1; end <= Math.min(text.length - 1, at + LONGEST_SAYER); end++)
    if (isClauseBorder(side, end, CLAUSE_MARKS)) return SAYS.test(text.slice(at, end)) ? end : at
  return at
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
