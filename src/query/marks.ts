// marks.ts — the operator characters in every width, and which quotation marks and brackets pair up.
// Not: what the pairs mean (parse.ts).

/** Replaces a mark that must not act: punctuation that no skeleton keeps, is no operator and parts nothing. */
export const DOT = '·'

const CLASSES = {
  bar: '|｜',
  open: '(（﹙',
  close: ')）﹚',
  dash: '-－﹣',
  star: '*＊﹡',
  tilde: '~～〜',
  colon: ':：﹕',
} as const
type MarkClass = keyof typeof CLASSES

const classes = new Map<string, MarkClass>()
for (const [name, characters] of Object.entries(CLASSES))
  for (const character of characters) classes.set(character, name as MarkClass)

/** Which operator a character is, in whatever width; `undefined` for text. Quotation marks aside. */
export function markClass(character: string | undefined): MarkClass | undefined {
  return character === undefined ? undefined : classes.get(character)
}

const BLANK = /\s/

/** White space, or a bar: what ends a bare word. Also true past the end of the text. */
export function endsWord(character: string | undefined): boolean {
  return character === undefined || BLANK.test(character) || markClass(character) === 'bar'
}

/** Marks of one family open and close each other; straight ones, and 〝, do either. */
const FAMILIES = [
  { straight: '"＂', open: '“„‟〝', close: '”〞〟' },
  { straight: "'＇", open: '‘‚‛', close: '’' },
  { straight: '', open: '「｢﹁', close: '」｣﹂' },
  { straight: '', open: '『﹃', close: '』﹄' },
]
interface Quote {
  family: number
  side: 'straight' | 'open' | 'close'
}
const quotes = new Map<string, Quote>()
FAMILIES.forEach((family, index) => {
  for (const side of ['straight', 'open', 'close'] as const)
    for (const character of family[side]) quotes.set(character, { family: index, side })
})

export function isQuote(character: string | undefined): boolean {
  return character !== undefined && quotes.has(character)
}

/** Every quotation mark and star becomes a dot. */
export function withoutQuotesAndStars(text: string): string {
  return Array.from(text, c => (isQuote(c) || markClass(c) === 'star' ? DOT : c)).join('')
}

export interface QuotePairs {
  /** `closing[i]`: where the mark at `i` closes, or -1 where `i` opens nothing. */
  closing: Int32Array
  /** 1 where the pair of `i` is a guess: “甲“ or “甲", as input methods leave it. */
  guessed: Uint8Array
}

/**
 * Pairs quotation marks as they stand, before asking whether they are operators: curved ones by nesting, a
 * straight one with the next straight one. A mark left over takes the next mark of its family. Linear.
 */
export function pairQuotes(text: string): QuotePairs {
  const closing = new Int32Array(text.length).fill(-1)
  const guessed = new Uint8Array(text.length)
  const closes = new Uint8Array(text.length)
  const open: number[][] = FAMILIES.map(() => [])
  for (let i = 0; i < text.length; i++) {
    const quote = quotes.get(text[i]!)
    if (quote?.side === 'open') open[quote.family]!.push(i)
    if (quote?.side !== 'close') continue
    const opening = open[quote.family]!.pop()
    if (opening === undefined) continue
    closing[opening] = i
    closes[i] = 1
  }
  const next = FAMILIES.map(() => -1)
  const nextStraight = FAMILIES.map(() => -1)
  for (let i = text.length - 1; i >= 0; i--) {
    const quote = quotes.get(text[i]!)
    if (!quote) continue
    const { family, side } = quote
    if (side === 'straight' && nextStraight[family]! >= 0) closing[i] = nextStraight[family]!
    else if (closing[i] === -1 && closes[i] === 0 && next[family]! >= 0) {
      closing[i] = next[family]!
      guessed[i] = 1
    }
    next[family] = i
    if (side === 'straight') nextStraight[family] = i
  }
  return { closing, guessed }
}

/**
 * Pairs brackets outside quoted text by nesting; one inside a word finds its partner in that word or not at all.
 * `isField(word)` tells whether a word before a colon is a field, since its value may be quoted. Returns, for each
 * opening bracket, where it closes, or -1. Linear.
 */
export function pairBrackets(text: string, quotePairs: QuotePairs, isField: (word: string) => boolean) {
  const closing = new Int32Array(text.length).fill(-1)
  const open: { at: number; begins: boolean }[] = []
  let name = 0 // where the present word begins, dashes and brackets in front left out
  let begins = true // whether an operator may stand here
  for (let i = 0; i < text.length; i++) {
    const kind = markClass(text[i])
    const valueBegins =
      !begins && markClass(text[i - 1]) === 'colon' && i - name < 20 && isField(text.slice(name, i - 1))
    if ((begins || valueBegins) && isQuote(text[i])) {
      const close = quotePairs.closing[i]!
      const after = markClass(text[close + 1])
      if (
        close > 0 &&
        (endsWord(text[close + 1]) || after === 'tilde' || (after === 'close' && open.length > 0))
      )
        i = close
      begins = false
    } else if (endsWord(text[i])) {
      while (open.length > 0 && !open.at(-1)!.begins) open.pop()
      begins = true
      name = i + 1
    } else if (kind === 'close') {
      const opening = open.pop()
      if (opening) closing[opening.at] = i
      begins = false
    } else {
      if (kind === 'open') open.push({ at: i, begins })
      if (kind !== 'open' && kind !== 'dash') begins = false
      if (begins) name = i + 1
    }
  }
  return closing
}
