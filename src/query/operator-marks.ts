// operator-marks.ts — the operator characters in every width, and which quotation marks and brackets pair up.
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

// By UTF-16 unit: every mark is one, and a lookup for each unit of a query must cost nothing.
const classes: (MarkClass | undefined)[] = new Array(0x10000).fill(undefined)
for (const [name, characters] of Object.entries(CLASSES))
  for (const character of characters) classes[character.charCodeAt(0)] = name as MarkClass

/** Which operator stands at `at`, in whatever width; `undefined` for text and past the end. Quotation marks aside. */
export function markAt(text: string, at: number): MarkClass | undefined {
  return classes[text.charCodeAt(at)]
}

const blanks = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  /\s/.test(String.fromCharCode(unit)) ? 1 : 0,
)

export function isBlank(text: string, at: number): boolean {
  return blanks[text.charCodeAt(at)] === 1
}

/** White space, or a bar: what ends a bare word. Also true past the end of the text. */
export function endsWord(text: string, at: number): boolean {
  return at >= text.length || blanks[text.charCodeAt(at)] === 1 || markAt(text, at) === 'bar'
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
const quotes: (Quote | undefined)[] = new Array(0x10000).fill(undefined)
FAMILIES.forEach((family, index) => {
  for (const side of ['straight', 'open', 'close'] as const)
    for (const character of family[side]) quotes[character.charCodeAt(0)] = { family: index, side }
})

export function isQuote(text: string, at: number): boolean {
  return quotes[text.charCodeAt(at)] !== undefined
}

/** Every quotation mark and star becomes a dot. */
export function withoutQuotesAndStars(text: string): string {
  let result = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (!isQuote(text, i) && markAt(text, i) !== 'star') continue
    result += text.slice(from, i) + DOT
    from = i + 1
  }
  return from === 0 ? text : result + text.slice(from)
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
    const quote = quotes[text.charCodeAt(i)]
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
    const quote = quotes[text.charCodeAt(i)]
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
    const kind = markAt(text, i)
    const valueBegins =
      !begins && markAt(text, i - 1) === 'colon' && i - name < 20 && isField(text.slice(name, i - 1))
    if ((begins || valueBegins) && isQuote(text, i)) {
      const close = quotePairs.closing[i]!
      const after = markAt(text, close + 1)
      if (
        close > 0 &&
        (endsWord(text, close + 1) || after === 'tilde' || (after === 'close' && open.length > 0))
      )
        i = close
      begins = false
    } else if (endsWord(text, i)) {
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
