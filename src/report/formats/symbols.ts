// symbols.ts — characters of symbol fonts as characters that any font has. Not: fonts.

/** The marks that reports use; by font, then by code. */
const MARKS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    108: '●',
    110: '■',
    111: '□',
    113: '❑',
    114: '❒',
    117: '◆',
    118: '❖',
    161: '○',
    167: '▪',
    168: '□',
    216: '➢',
    224: '→',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': { 79: '✗', 80: '✓', 81: '☒', 82: '☑', 83: '☒', 42: '□', 48: '☑', 163: '□' },
  symbol: {
    183: '•',
    180: '×',
    177: '±',
    163: '≤',
    179: '≥',
    176: '°',
    174: '→',
    184: '÷',
    97: 'α',
    98: 'β',
  },
}

/**
 * A character of a symbol font; one that is not known here is a mark all the same.
 *
 * @example
 * symbolText('Wingdings', 0xf0fe) // => '☑'
 */
export function symbolText(font: string, code: number): string {
  if (code < 0x20 || (code >= 0xd800 && code < 0xe000)) return ''
  if (code < 0xf000 && code > 0xff) return String.fromCharCode(code)
  return MARKS[font.trim().toLowerCase()]?.[code & 0xff] ?? '▪'
}
