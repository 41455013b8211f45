// number-beside.ts — the number that a sentence gives with an occurrence: 出庭应诉率达到 99.8%. Not: what else it may be of
// (indicators/).
import type { NumberBeside } from '../../api/concordance.ts'
import { findQuantities, type Quantity } from '../../indicators/quantity.ts'
import { isMeant } from '../../indicators/roles.ts'

/** UTF-16 units between an occurrence and its number: what stands farther off is of something else. */
const REACH = { behind: 30, before: 8 }

const SENTENCE_END = /[。！？；!?;\n]/
const CLAUSE_END = /[，,：:]/
/** A number behind the end of the clause still belongs to the phrase where next to nothing is between: ，共64件. */
const BRIEFLY = /^[^，,：:]{0,6}[，,：:][^，,：:]{0,3}$/
/** What it came from, and what it came to. */
const FROM = /[由从][^，,]{0,8}$/
const TO = /^[^，,。]{0,12}[到至为]$/
const HAS_NUMBER = /[0-9０-９]|百分之/

/**
 * The first number behind the occurrence in its clause, of 由85%提高到99.8% the second; where there is none, the last one before
 * it in its clause that has a unit, as in 64件行政复议案件. Dates, ordinals and 个百分点, which tell a change, are none.
 *
 * @param isPlanned whether the paragraph stands under a heading of plans: its numbers are targets. Default: false
 * @example numberBeside('出庭应诉率达到99.8%。', 0, 5) // => { value: '99.8', unit: '%', written: '99.8%', target: false }
 */
export function numberBeside(
  paragraph: string,
  start: number,
  end: number,
  isPlanned = false,
): NumberBeside | null {
  const told = ({ value, unit, written }: Quantity, at: number): NumberBeside => {
    const sentence = paragraph
      .slice(Math.max(0, at - SENTENCE), at)
      .split(SENTENCE_END)
      .at(-1)!
    // What a clause wants it wants of itself, with a comma of either width behind it.
    const words = sentence.replaceAll(',', '，')
    return { value, unit, written, target: isPlanned || isMeant(words, lastClause(words)) }
  }
  const after = paragraph.slice(end, end + WINDOW).split(SENTENCE_END, 1)[0]!
  const behind = firstOf(after, paragraph.slice(Math.max(0, end - AHEAD), end))
  if (behind && !CLAUSE_END.test(after.slice(0, behind.start))) return told(behind, end + behind.start)
  const before = paragraph
    .slice(Math.max(0, start - REACH.before - LONGEST), start)
    .split(SENTENCE_END)
    .at(-1)!
  const last = HAS_NUMBER.test(before) ? findQuantities(before).filter(isLevel).at(-1) : undefined
  const isNear = last && before.length - last.to <= REACH.before
  if (isNear && last.unit !== null && !CLAUSE_END.test(before.slice(last.to)))
    return told(last, start - before.length + last.start)
  return behind && BRIEFLY.test(after.slice(0, behind.start)) ? told(behind, end + behind.start) : null
}

// --- internal ---

/** A number with its unit, so that one that begins within reach is seen whole. */
const LONGEST = 24
/** Room for the first number, what `TO` may hold, and a second one. */
const WINDOW = REACH.behind + 2 * LONGEST + 13
/** What stands before a number may make it none: 热线12345. */
const AHEAD = 4

/** 提高10个百分点 says how far something went, not where it is. */
const isLevel = ({ unit }: Quantity): boolean => unit !== '个百分点'

/** The first number within reach, or what it came to. @param ahead what stands before `after` */
function firstOf(after: string, ahead: string): Quantity | null {
  if (!HAS_NUMBER.test(after)) return null
  const shift = ahead.length
  const [first, second] = findQuantities(ahead + after)
    // One at the end of the window may go on behind it.
    .filter(quantity => quantity.from >= shift && quantity.to < shift + WINDOW && isLevel(quantity))
    .slice(0, 2)
    .map(({ start, from, to, ...rest }) => ({
      ...rest,
      start: start - shift,
      from: from - shift,
      to: to - shift,
    }))
  if (!first || first.start > REACH.behind) return null
  const isFrom = FROM.test(after.slice(0, first.start))
  return isFrom && second && TO.test(after.slice(first.to, second.start)) ? second : first
}

/** UTF-16 units of a sentence that are read for what is wanted of a number. */
const SENTENCE = 120

const lastClause = (sentence: string): string => sentence.split('，').at(-1)!
