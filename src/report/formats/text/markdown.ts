// markdown.ts — the marks of Markdown in a line: headings, emphasis, links. Not: which files have them
// (text.ts).
import { withoutTail } from '../../language/tails.ts'

/**
 * A heading's depth, its words, and its marks; null where the line is none. Linear in the line: no expression goes over
 * the blanks between the words.
 *
 * @example
 * headingIn('## 一、总则 ##') // => { depth: 2, text: '一、总则', marks: '## ##' }
 */
export function headingIn(line: string): { depth: number; text: string; marks: string } | null {
  let depth = 0
  while (depth < 7 && line[depth] === '#') depth++
  if (depth === 0 || depth > 6 || !/\s/.test(line[depth] ?? '')) return null
  const words = line.slice(depth).trim()
  const text = withoutTail(words, '#').trimEnd()
  if (text === '') return null
  const tail = words.slice(text.length).trim()
  return { depth, text, marks: [line.slice(0, depth), tail].filter(Boolean).join(' ') }
}

/** Bold or italic words, and a link: what is shown stays, the marks and the address go. */
const INLINE =
  /(?<strong>\*{2,3})(?=\S)(?<bold>[^*\n]{1,400})\k<strong>|!?\[(?<shown>[^[\]\n]{1,300})\]\((?<to>[^()\s]{1,500})\)/g

/** The line as it is shown, and its marks; the line itself where it has none. */
export function inlineIn(line: string): { text: string; marks: string } {
  let marks = ''
  const text = line.replace(INLINE, (whole: string, ...rest: unknown[]) => {
    const { bold, shown } = rest.at(-1) as { bold?: string; shown?: string }
    const kept = bold ?? shown!
    const at = whole.indexOf(kept)
    marks += whole.slice(0, at) + whole.slice(at + kept.length)
    return kept
  })
  return { text, marks }
}
