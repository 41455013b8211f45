// legible.ts — whether the file says which letters its pages draw. Not: reading them.
import { OPS, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** More shapes than this on a page may be letters: rules and frames are fewer. */
const MOST_SHAPES = 60
/** So many times as many letters are drawn as are told. */
const MOST_UNTOLD = 3
/** How many pages are looked at. */
const SAMPLED = 20

const PICTURES = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintSolidColorImageMask,
])

/**
 * Whether pages of which the file tells but `told` letters show more: pictures, so many shapes that these may be letters,
 * or letters whose meaning the file does not tell. Else they just say little.
 */
export async function showsMore(document: PDFDocumentProxy, told: number): Promise<boolean> {
  const sampled = Math.min(document.numPages, SAMPLED)
  let letters = 0
  for (let i = 1; i <= sampled; i++) {
    const page = await document.getPage(i)
    const { fnArray, argsArray } = await page.getOperatorList()
    page.cleanup()
    if (fnArray.some(op => PICTURES.has(op))) return true
    if (fnArray.filter(op => op === OPS.constructPath).length > MOST_SHAPES) return true
    for (const [at, op] of fnArray.entries())
      if (op === OPS.showText) letters += lettersIn(argsArray[at]?.[0])
  }
  // Of what is told all pages were counted.
  return letters > told * MOST_UNTOLD * (sampled / document.numPages)
}

/** Scripts that a Chinese document hardly has, and a font's own numbers run through. */
const RARE = [
  'Armenian',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Bengali',
  'Gujarati',
  'Tamil',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Georgian',
  'Hangul',
  'Ethiopic',
  'Cherokee',
  'Canadian_Aboriginal',
  'Khmer',
  'Mongolian',
  'Runic',
  'Yi',
  'Sinhala',
  'Telugu',
]
const OF_RARE = RARE.map(name => new RegExp(`\\p{sc=${name}}`, 'u'))
const ANY_RARE = new RegExp(`[${RARE.map(name => `\\p{sc=${name}}`).join('')}]`, 'gu')
/** UTF-16 units of a text that are looked at. */
const READ = 20_000
const GARBLED = { scripts: 5, share: 0.15 }
/** One letter for almost all: a box that stands for whatever the font of the one who wrote the file lacked. */
const ALL_ONE = { letters: 100, share: 0.8 }

/**
 * Whether a font without a table of its letters gave its own numbers for them: then the text is of many scripts at once,
 * as no text is. Or gave one box for all: a server without Chinese fonts makes such files.
 *
 * @example
 * isGarbled('坚持依法行政') // => false
 */
export function isGarbled(text: string): boolean {
  const part = text.slice(0, READ)
  if (isAllOne(part)) return true
  const rare = part.match(ANY_RARE) ?? []
  if (rare.length < GARBLED.scripts) return false
  const letters = part.match(/\p{L}/gu)?.length ?? 0
  const found = rare.join('')
  return (
    rare.length > letters * GARBLED.share && OF_RARE.filter(of => of.test(found)).length >= GARBLED.scripts
  )
}

// --- internal ---

function isAllOne(text: string): boolean {
  const counts = new Map<string, number>()
  const letters = text.match(/\p{L}/gu) ?? []
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return letters.length >= ALL_ONE.letters && Math.max(...counts.values()) > letters.length * ALL_ONE.share
}

/** What a text operator draws: letters, and numbers that move them. */
const lettersIn = (glyphs: unknown): number =>
  Array.isArray(glyphs) ? glyphs.filter(glyph => typeof glyph === 'object').length : 0
