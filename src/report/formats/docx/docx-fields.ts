// docx-fields.ts — fields of a .docx: what Word computes them from, which nobody sees, and what comes of it. Not: its text.

interface Field {
  code: string
  inCode: boolean
}

export interface Fields {
  /** `begin`, `separate` or `end`, as `w:fldChar` says. */
  mark: (type: string | undefined) => void
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
      else if (type === 'end') open.pop()
      else if (type === 'separate' && field) field.inCode = false
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
