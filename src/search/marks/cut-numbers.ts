// cut-numbers.ts — the notice about matches that begin or end inside a number: 64件 in 164件, 99.8 in 99.89%. They are
// literal and count, but somebody who looks for a figure should know. Not: what matches.
import { skeleton } from '../../analysis/skeleton.ts'
import type { Hit } from '../../api/hit.ts'
import type { Notice } from '../../query/query.ts'

/**
 * A notice with the first number that a match is only part of; null where every match is of whole numbers. A number
 * that the question itself has is whole, though a word of it, PM2 of PM2.5, is what matched.
 *
 * @param asked the question as typed
 * @example numbersCut('64件', [{ text: '受理164件', matches: [{ start: 3, length: 3 }] }])?.about // => ['164件']
 */
export function numbersCut(asked: string, hits: readonly Pick<Hit, 'text' | 'matches'>[]): Notice | null {
  const typed = skeleton(asked)
  for (const { text, matches } of hits)
    for (const { start, length } of matches) {
      if (length > LONGEST_ASKED) continue
      const end = start + length
      const before = isDigit(text[start])
        ? found(BEFORE, text.slice(Math.max(0, start - LONGEST), start))
        : ''
      const behind = isDigit(text[end - 1]) ? found(BEHIND, text.slice(end, end + LONGEST)) : ''
      if (before === '' && behind === '') continue
      const whole = before + text.slice(start, end) + behind
      if (typed.includes(skeleton(whole))) continue
      const message = `有的命中只是更长的数字的一部分，例如“${whole}”：逐字比对，照样计入。要整个的数，请连前后的字一起写，或在语境里逐处看`
      return { code: 'number-cut', message, about: [whole] }
    }
  return null
}

// --- internal ---

/** UTF-16 units of a match: a longer one is a pasted sentence, not a figure. */
const LONGEST_ASKED = 12
/** UTF-16 units of a number that are looked at on either side. */
const LONGEST = 16

const found = (pattern: RegExp, text: string) => pattern.exec(text)?.[0] ?? ''
const isDigit = (character = '') => /[0-9０-９]/.test(character)
/** What goes on before or behind a match as one number with it, over a decimal point too. */
const BEFORE = /(?:[0-9０-９][.．]?){1,16}$/
const BEHIND = /^(?:[.．]?[0-9０-９]){1,16}[%％‰]?/
