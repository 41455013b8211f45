// equation.ts — the characters under an EQ field of Word: 拼音指南 and 带圈字符 are written as overstruck formulas. Not: formulas
// as they look.

/** Deeper than any formula. */
const DEEPEST = 20

interface Parsed {
  text: string
  end: number
}

/**
 * What an EQ field shows of its text: of things struck over each other the base, which comes last; of a fraction both
 * parts. A reading set above (`\s\up`) is nothing here. Empty where the code is no EQ field.
 *
 * @example
 * equationText(' EQ \\o\\ac(○,三) ') // => '三'
 */
export function equationText(code: string): string {
  const found = /^\s*EQ\b/i.exec(code)
  return found ? sequence(code, found[0].length, 0).text.trim() : ''
}

/** Up to a comma or bracket that ends it. */
function sequence(code: string, from: number, depth: number): Parsed {
  let text = ''
  let at = from
  while (at < code.length) {
    const character = code[at]!
    if (character === ')' || (depth > 0 && (character === ',' || character === ';'))) break
    if (character !== '\\') {
      text += character
      at++
      continue
    }
    // \* jc2 and the like format the field.
    const format = /\\\*\s*(?:"[^"]*"|\S+)/y
    format.lastIndex = at
    const formatted = format.exec(code)
    if (formatted) {
      at += formatted[0].length
      continue
    }
    // A blank belongs to a digit behind it or to what follows, never to both: else options cost 2 to the power of their
    // count.
    const command = /\\([a-z])((?:\s*\\[a-z]{2}(?:\s?\d+)?)*)\s*\(/iy
    command.lastIndex = at
    const opened = command.exec(code)
    if (opened && depth < DEEPEST) {
      const { parts, end } = parenthesised(code, at + opened[0].length, depth + 1)
      at = end
      text += shown(opened[1]!.toLowerCase(), opened[2]!, parts)
    } else {
      text += /[a-z]/i.test(code[at + 1] ?? '') ? '' : (code[at + 1] ?? '')
      at += 2
    }
  }
  return { text, end: at }
}

function parenthesised(code: string, from: number, depth: number): { parts: string[]; end: number } {
  const parts: string[] = []
  let at = from
  for (;;) {
    const { text, end } = sequence(code, at, depth)
    parts.push(text)
    at = end + 1
    if (end >= code.length || code[end] === ')') return { parts, end: Math.min(at, code.length) }
  }
}

function shown(command: string, options: string, parts: readonly string[]): string {
  switch (command) {
    case 'o':
      return parts.findLast(part => part.trim() !== '')?.trim() ?? ''
    case 's':
      return /\\up/i.test(options) ? '' : parts.join('')
    case 'f':
      return parts.map(part => part.trim()).join('/')
    case 'd':
      return ''
    default:
      return parts.join('')
  }
}
