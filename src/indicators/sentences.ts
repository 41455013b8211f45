// sentences.ts — a passage as sentences, clauses, and the words that belong to each number. Not: what they mean.
import { findQuantities, type Quantity } from './quantity.ts'

/** A number, and the words around it that say what it counts. */
export interface Mention {
  quantity: Quantity
  /** The sentence it stands in: a stretch of the passage. */
  sentence: { start: number; end: number }
  /** The clause it stands in. */
  clause: string
  /** The words before it, back to the clause's beginning or the number before: 受理行政复议案件. */
  before: string
  /** In a list, the words its clause began with, whose verb is that of all: 审查文件16件、合同43份. Else empty. */
  lead: string
  /** The words behind it, up to the clause's end or to the words of the next number: of 64件行政复议案件 the last part. */
  after: string
  /** What stands between it and the number before in its clause; empty for the first. */
  between: string
  /**
   * What was said before, nearest first, back to the last full stop: of the numbers before in its clause, then the
   * earlier clauses. What it counts may be named there.
   */
  earlier: string[]
  /** Mentions of one clause share this number; the clauses of a passage are counted from 0. */
  clauseNumber: number
}

const SENTENCE_END = /[。！？；!?;\n]/
/** A sentence that goes on with what the one before is about: 经审理，维持5件; 全年共审结422件 says no other subject. */
const GOES_ON =
  /^(?:其中|经过?审[理查]|经过?清理|(?:以|通过)(?:调解|和解|变更|撤销)|直接纠错|(?:现|目前|均|全部)?已(?:审结|办结|结案)|(?:全年|目前)?共?(?:受理|审结|办结|结案|成功[调化]解|调解成功|[审办]结率|结案率|纠错率|调撤率)达?[0-9])/
/** Between the names of a list. */
export const JOINT = /[、和及与]|以及/
const CLAUSE_END = /[，,:：]/

/** Every number of a passage with its surroundings, in the order of the text. */
export function findMentions(text: string): Mention[] {
  const mentions: Mention[] = []
  const quantities = findQuantities(text)
  if (quantities.length === 0) return mentions
  let clauseNumber = 0
  let next = 0
  let earlier: string[] = []
  for (const sentence of stretches(text, 0, text.length, endsSentence)) {
    // Behind a semicolon the subject may still be that of before: 受理64件；审结45件.
    const goesOn =
      /[；;]/.test(text[sentence.start - 1] ?? '') ||
      GOES_ON.test(text.slice(sentence.start, sentence.start + 16))
    if (!goesOn) earlier = []
    for (const { start, end } of stretches(text, sentence.start, sentence.end, endsClause)) {
      const clause = text.slice(start, end)
      const own: Quantity[] = []
      while (next < quantities.length && quantities[next]!.start < end) own.push(quantities[next++]!)
      let listed: string[] = []
      let before = ''
      own.forEach((quantity, i) => {
        const between = text.slice(i === 0 ? start : own[i - 1]!.to, quantity.start)
        const to = i + 1 < own.length ? own[i + 1]!.start : end
        // Between two numbers: up to 、 or a bracket the words belong to the first, from there on to the second.
        const behind = text.slice(quantity.to, to)
        const after = i + 1 < own.length ? behind.split(/[、和及（(]|其中/)[0]! : behind
        if (i === 0) before = between
        else if (!isSameIn(between, own[i - 1]!, quantity)) before = afterFirstBreak(between)
        before = rateReached(before, mentions.at(-1), sentence) ?? before
        mentions.push({
          quantity,
          sentence,
          clause,
          before,
          lead: i === 0 ? '' : text.slice(start, own[0]!.start),
          after,
          between: i === 0 ? '' : between,
          earlier: [...listed, ...earlier],
          clauseNumber,
        })
        listed = [before + after, ...listed]
      })
      earlier.unshift(clause)
      clauseNumber++
    }
  }
  return mentions
}

// --- internal ---

/** 培训3期420人次, 培训3期、420人次: one thing in two measures. */
const isSameIn = (between: string, one: Quantity, other: Quantity): boolean =>
  /^、?共?$/.test(between) && one.unit !== other.unit

/**
 * 出庭应诉率提高10个百分点，达90%: the words before the change are those of what it led to. Null: it leads to none.
 *
 * @param last the mention before
 */
function rateReached(
  before: string,
  last: Mention | undefined,
  sentence: Mention['sentence'],
): string | null {
  if (last?.quantity.unit !== '个百分点' || last.sentence !== sentence) return null
  return /^\s*(?:达到?|至|为)\s*$/.test(before) ? last.before.replace(CHANGED, '') : null
}
const CHANGED = /(?:同比|环比|较上年|比上年|再)?(?:提高|提升|上升|增长|增加|下降|降低)了?$/

/** The words before a second number begin where those of the first end: behind the first 、. */
function afterFirstBreak(words: string): string {
  const at = words.search(/[、和及]/)
  return at === -1 ? words : words.slice(at + 1)
}

/** A full stop, or a comma that is not inside of a number: 1,234件 is one clause. */
const endsSentence = (text: string, at: number): boolean => SENTENCE_END.test(text[at]!)
const endsClause = (text: string, at: number): boolean =>
  CLAUSE_END.test(text[at]!) &&
  !/^[0-9０-９][,，][0-9０-９]{3}(?![0-9０-９])/.test(text.slice(Math.max(0, at - 1), at + 5))

function* stretches(text: string, from: number, to: number, ends: (text: string, at: number) => boolean) {
  let start = from
  for (let at = from; at < to; at++) {
    if (!ends(text, at)) continue
    yield { start, end: at }
    start = at + 1
  }
  if (start < to) yield { start, end: to }
}
