// docx-fields.ts — fields of a .docx: what Word computes them from, which nobody sees, and what comes of it. Not: its text.
import { equationText } from '../equation.ts'

interface Field {
  code: string
  inCode: boolean
}

export interface Fields {
  /**
   * `begin`, `separate` or `end`, as `w:fldChar` says. Gives what the field shows though no result of it is written: an
   * EQ field is only code.
   */
  mark: (type: string | undefined) => string
  /** Text of `w:instrText`. */
  code: (text: string) => void
  /** Whether text here is part of what a field is computed from, such as a field within it. */
  isCode: () => boolean
  /** Whether text here is what Word writes into a table of contents. */
  isContents: () => boolean
  /** A field whose code goes on into another paragraph is a damaged one: it hides no more than its own. */
  endParagraph: () => void
}

export function fieldReader(): Fields {
  const open: Field[] = []
  return {
    mark(type) {
      const field = open.at(-1)
      if (type === 'begin') open.push({ code: '', inCode: true })
      else if (type === 'separate' && field) field.inCode = false
      if (type !== 'end') return ''
      open.pop()
      return field?.inCode ? equationText(field.code) : ''
    },
    code(text) {
      const field = open.at(-1)
      if (field?.inCode) field.code += text
    },
    isCode: () => open.some(field => field.inCode),
    isContents: () => open.some(field => /^\s*TOC\b/.test(field.code)),
    endParagraph() {
      for (const field of open) field.inCode = false
    },
  }
}

/**
 * Whether a line could be an entry of a table of contents, as the field writes it: its page stands behind it.
 *
 * @example
 * endsWithPage('一、总体要求\t3') // => true
 */
export function endsWithPage(text: string): boolean {
  const page = /(?<!\d)\d{1,4}$/.exec(text)
  if (!page) return false
  const before = text.slice(0, page.index)
  const words = before.trimEnd()
  return before.includes('\t', words.length) || /[.…·]$/.test(words.slice(-1))
}
