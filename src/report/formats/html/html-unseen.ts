// html-unseen.ts — prose that a page carries and shows only once a script has run: in scripts, in data for them, in boxes
// that are hidden. Not: what it shows (html-lines.ts).
import type { PageLine } from './html-lines.ts'
import { attribute, type Element } from './html-tree.ts'
import { isProse, weight } from './html-weight.ts'

/** Shorter strings are labels and messages of the page's own. UTF-16 units. */
const LEAST = 50
/** A text is known again by so many of its letters. */
const KNOWN_BY = 30
/** Of the characters of a text, so many are marks of code at most. */
const CODE = 0.01
/** Of texts: each is looked for in all that is shown, and a page made of strings must end, too. */
const MOST = 2_000

const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')

export interface Unseen {
  /** Of the page's own lines. */
  hidden: ReadonlySet<PageLine>
  /** From scripts and their data. */
  texts: readonly string[]
  /** Of all of it, in UTF-16 units. */
  size: number
}

/** Prose that stands in scripts, their data or hidden lines, once each, and not among what the page shows. */
export function unseenProse(elements: readonly Element[], lines: readonly PageLine[]): Unseen {
  const visible = lines.filter(line => !line.hidden)
  const shown = bare(visible.map(line => line.text).join(''))
  const known = new Set<string>()
  let asked = 0
  const isNew = (text: string) => {
    if (asked++ >= MOST) return false
    const letters = bare(text)
    // From the middle, because a text may begin with a label or a date.
    const middle = Math.max(0, (letters.length - KNOWN_BY) >> 1)
    const part = letters.slice(middle, middle + KNOWN_BY)
    if (known.has(letters) || shown.includes(part)) return false
    known.add(letters)
    return true
  }
  const hidden = new Set(
    lines.filter(line => line.hidden && weight(line) > 0 && isLong(line.text) && isNew(line.text)),
  )
  const texts: string[] = []
  for (const source of sourcesOf(elements))
    for (const text of source)
      if (isLong(text) && isProse(text) && !isCode(text) && isNew(text)) texts.push(text)
  const size = [...[...hidden].map(line => line.text), ...texts].reduce((sum, text) => sum + text.length, 0)
  return { hidden, texts, size }
}

// --- internal ---

function* sourcesOf(elements: readonly Element[]): Generator<Iterable<string>> {
  for (const element of elements) {
    if (element.tagName === 'script') {
      const code = element.childNodes.map(node => ('value' in node ? node.value : '')).join('')
      const isTemplate = /template|html/i.test(attribute(element, 'type'))
      yield isTemplate ? blocksOf(code) : stringsOf(code)
    }
    for (const { name, value } of element.attrs)
      if (name.startsWith('data-') && value.length >= LEAST && /^\s*[[{]/.test(value)) yield stringsOf(value)
  }
}

const isLong = (text: string) => text.length >= LEAST
const isCode = (text: string) => (text.match(/[{}<>=_|\\]|":/g)?.length ?? 0) > CODE * text.length

/** The texts of the strings in JSON or a script. One pass: a quotation mark that nothing closes costs its line once. */
function* stringsOf(code: string): Generator<string> {
  for (let at = 0; at < code.length; at++) {
    const quote = code[at]
    if (quote !== '"' && quote !== "'") continue
    const from = at + 1
    for (at = from; at < code.length && code[at] !== quote && code[at] !== '\n'; at++)
      if (code[at] === '\\') at++
    if (at - from >= LEAST && code[at] === quote) yield* blocksOf(unescaped(code.slice(from, at)))
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: ' ' }
const unescaped = (text: string) =>
  text.replace(/\\(?:u([\da-f]{4})|([^u]))/gi, (_, hex: string | undefined, one: string | undefined) =>
    hex === undefined ? (ESCAPES[one!] ?? one!) : String.fromCharCode(Number.parseInt(hex, 16)),
  )

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', nbsp: ' ' }

/** The texts between the tags of markup that end a block, whether written out or as entities. */
function blocksOf(markup: string): string[] {
  const plain = markup.replace(/&(lt|gt|quot|amp|nbsp);/g, (_, name: string) => ENTITIES[name]!)
  return plain.split(/<\/?(?:p|div|li|br|h[1-6]|tr|td|ul|ol|section|table)\b[^<>]{0,500}>/i).map(text =>
    text
      .replace(/<[^<>]{0,500}>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}
