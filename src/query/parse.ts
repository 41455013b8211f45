// parse.ts — what a person typed → a query tree and notices. Not: words, relaxing, evaluation.
//
//   query    = or { [ AND ] or }                           all of them; AND stands between blanks
//   or       = unary { ( "|" | OR ) unary }                any of them; OR stands between blanks
//   unary    = [ "-" | NOT ] ( quoted [ near ] | group | field | term )     NOT stands between blanks
//   quoted   = mark text mark                              * inside, with text on both sides: gap
//   near     = "~" ( digits | 句 | 段 )                    directly after the closing mark
//   group    = "(" query ")"
//   field    = name ":" ( quoted | word )                  地区 年份 标题 机关 章节 and their English names
//   term     = word                                        up to a blank or "|"
//
// Every operator in any width. A mark, a bracket, a dash or a field name acts only where a unary begins (at the
// start, after a blank, "|", "(" or "-"), a quoted or a group only if a blank, "|", ")" of an open group or the
// end follows (after a quoted also "~"). Whatever is not an operator by this is text of a term; what looks like a
// slip is said in a notice. There is no text without an answer.
//
// Normal form, which `parseQuery` gives and `printQuery` keeps: `and` and `or` have two children or more, none of
// their own type, no two equal; brackets nest 64 deep at most; a term is steady (term.ts); the text of a phrase,
// part or value is tidy (tidy.ts); parts and values have a skeleton; a gap has 2 to 21 parts, a near 2 or more,
// without blanks; `within` is an integer up to 999,999,999; years have four digits, `from` before `to`.

import { foldItems, type Item } from './bind-operands.ts'
import { nameAt, readNamed, takesValue } from './fields.ts'
import { collectNotices } from './notices.ts'
import { endsWord, isBlank, isQuote, markAt, pairBrackets, pairQuotes } from './operator-marks.ts'
import type { ParsedQuery, Query } from './query.ts'
import { readDistance, readNear, readQuoted } from './quoted.ts'
import { isOperatorName, type Operator, termText } from './term.ts'
import { hasSkeleton } from './tidy.ts'
import { leaves } from './tree.ts'

export interface ParseContext {
  /** Whether a value is the name or code of a division. Default: any text with something to compare. */
  isRegion?: (value: string) => boolean
}

const MAX_DEPTH = 64

/** `query` is null where there is nothing to compare; `next` is where reading goes on. */
interface Reading {
  query: Query | null
  next: number
}

/**
 * Reads a query. Never throws, whatever the text; takes time linear in its length.
 *
 * @example printQuery(parseQuery('地区：宁夏 「行政复议」 －信访').query!) // => '地区:宁夏 "行政复议" -信访'
 */
export function parseQuery(text: string, context: ParseContext = {}): ParsedQuery {
  const isRegion = context.isRegion ?? hasSkeleton
  const notices = collectNotices()
  const quotes = pairQuotes(text)
  const brackets = pairBrackets(text, quotes, takesValue)
  const query = list(0, text.length, 0)
  if (query === null) notices.add('empty-query')
  else if (isOnlyNegation(query)) notices.add('only-negation')
  return { query, notices: notices.list() }

  // Each reads what begins at `at`, looking no further than `end` (that of the innermost group).

  function list(start: number, end: number, depth: number): Query | null {
    const items: Item[] = []
    for (let at = start; at < end; ) {
      const word = wordAt(at, end)
      if (word === '') {
        if (markAt(text, at) === 'bar') items.push('|')
        at++
      } else if (isOperatorName(word)) {
        at += word.length
        items.push(word.normalize('NFKC') as Operator)
        // NOT -甲 is no more two negations than --甲 is.
        if (items.at(-1) === 'NOT' && dashFollows(at, end)) items[items.length - 1] = asText('NOT')
      } else {
        const reading = unary(at, end, depth)
        items.push(reading.query)
        at = reading.next
      }
    }
    return foldItems(items, asText)
  }

  /** An operator without something on each side that needs it is a word; a bar is nothing. */
  function asText(operator: Operator | '|'): Query | null {
    notices.add(operator === 'NOT' ? 'dangling-not' : operator === 'AND' ? 'dangling-and' : 'dangling-or')
    return operator === '|' ? null : { type: 'term', text: operator.toLowerCase() }
  }

  function dashFollows(at: number, end: number): boolean {
    while (at < end && isBlank(text, at)) at++
    return at < end && markAt(text, at) === 'dash'
  }

  function unary(at: number, end: number, depth: number): Reading {
    if (markAt(text, at) !== 'dash' || markAt(text, at + 1) === 'dash') return operand(at, end, depth)
    if (ends(at + 1, end)) {
      notices.add('dangling-not')
      return { query: null, next: at + 1 }
    }
    const { query, next } = operand(at + 1, end, depth)
    return { query: query && { type: 'not', query }, next }
  }

  function operand(at: number, end: number, depth: number): Reading {
    return quoted(at, end) ?? group(at, end, depth) ?? restriction(at, end) ?? term(at, end)
  }

  function quoted(at: number, end: number): Reading | null {
    if (!isQuote(text, at)) return null
    const close = quotes.closing[at]!
    if (close < 0 || close >= end) {
      if (close < 0) notices.add('unbalanced-quote', wordAt(at, end))
      return null
    }
    const typed = text.slice(at, close + 1)
    const inner = typed.slice(1, -1)
    const problem = (code: Parameters<typeof notices.add>[0]) => notices.add(code, typed)
    if (ends(close + 1, end)) return { query: readQuoted(inner, problem), next: close + 1 }
    if (markAt(text, close + 1) === 'dash') problem('dash-as-text')
    if (markAt(text, close + 1) !== 'tilde') return null
    const unit = wordAt(close + 2, end)
    const within = readDistance(unit)
    if (within !== null) return { query: readNear(inner, within, problem), next: close + 2 + unit.length }
    problem('bad-distance')
    let next = close + 1
    while (next < end && markAt(text, next) === 'tilde') next++
    return { query: readQuoted(inner, problem), next }
  }

  function group(at: number, end: number, depth: number): Reading | null {
    if (markAt(text, at) !== 'open') return null
    const close = brackets[at]!
    if (close < 0 || close >= end) {
      notices.add('unbalanced-bracket', wordAt(at, end))
      return null
    }
    if (!ends(close + 1, end)) {
      // Said only where it looks meant: (一)加强组织领导 is plain text.
      const typed = text.slice(at, close + 1)
      if (markAt(text, close + 1) === 'dash') notices.add('dash-as-text', typed)
      else if (/[\s|｜]/.test(typed)) notices.add('bracket-as-text', typed)
      return null
    }
    if (depth === MAX_DEPTH) {
      notices.add('too-deep')
      return null
    }
    const query = list(at + 1, close, depth + 1)
    if (text.slice(at + 1, close).trim() === '') notices.add('empty-brackets')
    return { query, next: close + 1 }
  }

  function restriction(at: number, end: number): Reading | null {
    const found = nameAt(text, at)
    if (!found || found.value > end) return null
    const close = isQuote(text, found.value) ? quotes.closing[found.value]! : -1
    const isQuoted = close > 0 && close < end && ends(close + 1, end)
    const bare = wordAt(found.value, end)
    const value = isQuoted ? text.slice(found.value + 1, close) : bare
    const next = isQuoted ? close + 1 : found.value + bare.length
    const reading = readNamed(found.name, value, isRegion)
    if ('problem' in reading) {
      notices.add(reading.problem, text.slice(at, next))
      return null
    }
    if (reading.remark)
      notices.add(reading.remark, reading.remark === 'unknown-region' ? value : text.slice(at, next))
    return { query: reading.query, next }
  }

  function term(at: number, end: number): Reading {
    const typed = wordAt(at, end)
    const last = typed.length - 1
    const plain = typed.normalize('NFKC')
    if (/^[~～〜]/.test(plain) && readDistance(plain.slice(1)) !== null) notices.add('stray-distance', typed)
    if (/.[*＊﹡]/s.test(typed)) notices.add('star-outside-quotes', typed)
    if (markAt(typed, last) === 'close' && isLoneClose(typed)) notices.add('unbalanced-bracket', typed)
    const word = termText(typed, isField)
    return { query: word === null ? null : { type: 'term', text: word }, next: at + typed.length }
  }

  /** Whether a text would be read as a restriction, or could be where a quotation mark follows. */
  function isField(typed: string): boolean {
    const found = nameAt(typed)
    if (!found) return false
    return isQuote(typed, found.value) || 'query' in readNamed(found.name, typed.slice(found.value), isRegion)
  }

  function wordAt(at: number, end: number): string {
    let next = at
    while (next < end && !endsWord(text, next)) next++
    return text.slice(at, next)
  }

  function ends(at: number, end: number): boolean {
    return at >= end || endsWord(text, at)
  }
}

function isLoneClose(word: string): boolean {
  let depth = 0
  for (let i = 0; i < word.length; i++) {
    const kind = markAt(word, i)
    if (kind === 'open') depth++
    if (kind === 'close' && --depth < 0) return true
  }
  return false
}

/** Nothing is asked for by word or field. */
function isOnlyNegation(query: Query): boolean {
  for (const { positive } of leaves(query)) if (positive) return false
  return true
}
