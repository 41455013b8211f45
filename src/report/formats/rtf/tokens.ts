// tokens.ts — RTF as groups, control words and bytes of text. Not: what they mean (rtf.ts).

export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  /** `\word5`; a symbol such as `\~` is a word of one character. */
  | { kind: 'word'; word: string; value: number | null }
  /** Bytes of text, one character each: as they stand, or as `\'b9`. */
  | { kind: 'text'; text: string }

const WORD = /\\(?:([a-zA-Z]{1,40})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(.))/sy
const PLAIN = /[^\\{}\r\n]+/y

/** Front to back, each byte once. `\binN` and the bytes it counts are passed over. */
export function* tokensOf(rtf: string): Generator<Token> {
  let at = 0
  while (at < rtf.length) {
    const character = rtf[at]!
    if (character === '{' || character === '}') {
      yield character === '{' ? { kind: 'open' } : { kind: 'close' }
      at++
    } else if (character === '\\') {
      WORD.lastIndex = at
      const found = WORD.exec(rtf)
      if (!found) return
      at = WORD.lastIndex
      const [, word, value, hex, symbol] = found
      if (hex !== undefined) yield { kind: 'text', text: String.fromCharCode(Number.parseInt(hex, 16)) }
      else if (word === 'bin') at += Math.max(0, Number(value) || 0)
      else if (word !== undefined)
        yield { kind: 'word', word, value: value === undefined ? null : Number(value) }
      else if (symbol === '\\' || symbol === '{' || symbol === '}') yield { kind: 'text', text: symbol }
      else yield { kind: 'word', word: symbol!, value: null }
    } else if (character === '\r' || character === '\n') at++
    else {
      PLAIN.lastIndex = at
      const [text] = PLAIN.exec(rtf)!
      yield { kind: 'text', text }
      at = PLAIN.lastIndex
    }
  }
}
