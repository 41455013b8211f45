// expressions.ts — the regular expressions that stand in a folder of code, and which of them need no proof. Not: the proof
// (test/expressions.test.ts).
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type AST, RegExpParser } from '@eslint-community/regexpp'
import { type Node, parse } from 'acorn'
import { transformSync } from 'esbuild'

export interface Expression {
  /** Where it stands: `report/lines.ts:28`. */
  at: string
  source: string
  flags: string
}

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(file => /(?<!\.d)\.ts$/.test(file))
    .sort()

/** All expressions written out in the `.ts` files of a folder. */
export function expressionsIn(root: string): Expression[] {
  const found: Expression[] = []
  for (const file of filesIn(root)) {
    const code = readFileSync(path.join(root, file), 'utf8')
    const js = transformSync(code, { loader: 'ts', target: 'esnext', charset: 'utf8' }).code
    walk(parse(js, { ecmaVersion: 'latest', sourceType: 'module' }), node => {
      if (node.type !== 'Literal' || !('regex' in node)) return
      const { pattern, flags } = node.regex as { pattern: string; flags: string }
      const at = code.slice(0, code.indexOf(`/${pattern}/`)).split('\n').length
      found.push({ at: `${file}:${at}`, source: pattern, flags })
    })
  }
  return found
}

/**
 * Those that files of the rooms make of constants when they are loaded: `new RegExp(…)`. Loads them, so that none that is
 * loaded already may be among them.
 */
export async function expressionsMadeIn(root: string, rooms: readonly string[]): Promise<Expression[]> {
  const made: Expression[] = []
  const Plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, args) {
      const expression = Reflect.construct(target, args) as RegExp
      // Behind the error itself and this trap: whoever made it, a library's own aside.
      const at = new Error().stack?.split('\n')[2] ?? ''
      if (at.includes(`${root}/`))
        made.push({ at: at.slice(at.indexOf(root) + root.length + 1), ...parts(expression) })
      return expression
    },
  })
  try {
    for (const room of rooms) {
      for (const file of filesIn(path.join(root, room))) {
        // Threads begin to work when they are loaded.
        if (!/(?:worker|-thread)\.ts$/.test(file)) await import(path.join(root, room, file))
      }
    }
  } finally {
    globalThis.RegExp = Plain
  }
  return made
}

const parts = ({ source, flags }: RegExp) => ({ source, flags })

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string') walk(child, visit)
    }
  }
}

/** Steps that one place of a text may cost at most, for an expression to need no proof; and those of one place alone. */
const MOST_STEPS = 10_000
const MOST_STEPS_ONCE = 1_000_000

/**
 * Whether its time is plainly in proportion to the text. Only a class of characters may repeat without bound, and such
 * that it starts at one place of the text (`^a*b`), or ends the match, so that it is never taken back (`ba*`), or begins
 * behind a character it cannot hold, so that no two places run over the same stretch (`《[^《》]*》`); where several repeat,
 * a character that it cannot hold ends each. All else costs each place a bounded number of steps, which are counted.
 *
 * @example
 * isPlainlyLinear({ at: '', source: '《[^》]*》', flags: '' }) // => true
 * isPlainlyLinear({ at: '', source: '\\s+$', flags: '' }) // => false: blanks are run over from each of them
 */
export function isPlainlyLinear({ source, flags }: Expression): boolean {
  const unicodeSets = flags.includes('v')
  const unicode = flags.includes('u') && !unicodeSets
  const parser = new RegExpParser({ ecmaVersion: 2025 })
  const pattern = parser.parsePattern(source, 0, source.length, { unicode, unicodeSets })
  const variants = variantsOf(pattern.alternatives)
  return variants.length <= MOST_VARIANTS && variants.every(elements => isLinear(elements, flags))
}

const MOST_VARIANTS = 32

/** What each way through the brackets that hold a repetition without bound is in a row; `(a*|b)?c` is three. */
function variantsOf(alternatives: readonly AST.Alternative[]): AST.Element[][] {
  return alternatives.flatMap(({ elements }) =>
    elements.reduce<AST.Element[][]>(
      (rows, element) => rows.flatMap(row => waysThrough(element).map(way => [...row, ...way])),
      [[]],
    ),
  )
}

function waysThrough(element: AST.Element): AST.Element[][] {
  if (element.type === 'Quantifier' && element.max === 1 && !/[*+]|,\}/.test(element.element.raw))
    return [[element]]
  if (element.type === 'Quantifier' && element.max === 1)
    return [...(element.min === 0 ? [[]] : []), ...waysThrough(element.element)]
  const isGroup = element.type === 'Group' || element.type === 'CapturingGroup'
  return isGroup && /[*+]|,\}/.test(element.raw) ? variantsOf(element.alternatives) : [[element]]
}

function isLinear(elements: readonly AST.Element[], flags: string): boolean {
  const stars = elements.flatMap((element, at) => (isStar(element) ? [at] : []))
  const [first] = elements
  const isAnchored =
    flags.includes('y') || (!flags.includes('m') && first?.type === 'Assertion' && first.kind === 'start')
  const rest = elements.filter(element => !isStar(element))
  const cost = costOf(rest) * (stars.length === 0 ? 1 : lengthOf(rest))
  if (!(cost <= (isAnchored && stars.length === 0 ? MOST_STEPS_ONCE : MOST_STEPS))) return false
  return stars.every((at, nth) => {
    const isLast = nth === stars.length - 1
    const isTaken =
      isAnchored || at === elements.length - 1 || areApart(elements[at - 1], elements[at]!, flags)
    // One that others follow must have one way to end.
    return isTaken && (isLast || areApart(elements[at + 1], elements[at]!, flags))
  })
}

const isCharacter = ({ type }: AST.Element) =>
  type === 'Character' || type === 'CharacterSet' || type === 'CharacterClass'

/** A class of characters without bound. */
const isStar = (element: AST.Element): boolean =>
  element.type === 'Quantifier' && element.max === Number.POSITIVE_INFINITY && isCharacter(element.element)

/** Whether what stands beside a repetition is a character that it cannot hold, or says that no such stands there. */
function areApart(outer: AST.Element | undefined, star: AST.Element, flags: string): boolean {
  const beside = unwrapped(outer)
  const repeated = (star as AST.Quantifier).element
  if (beside?.type === 'Assertion' && beside.kind === 'lookbehind' && beside.negate)
    return beside.alternatives.some(({ raw }) => raw === repeated.raw)
  return (
    beside !== undefined && (holdsNoneOf(repeated, beside, flags) || holdsNoneOf(beside, repeated, flags))
  )
}

/** What stands alone in brackets. */
function unwrapped(element: AST.Element | undefined): AST.Element | undefined {
  if (element?.type !== 'Group' && element?.type !== 'CapturingGroup') return element
  const [alternative, other] = element.alternatives
  return !other && alternative?.elements.length === 1 ? unwrapped(alternative.elements[0]) : element
}

/** Whether one matches no character that the other names one by one. */
function holdsNoneOf(one: AST.Element, other: AST.Element, flags: string): boolean {
  const characters = charactersOf(other)
  if (!isCharacter(one) || !characters) return false
  const held = new RegExp(`^(?:${one.raw})$`, flags.replace(/[gy]/g, ''))
  return !characters.some(character => held.test(character))
}

function charactersOf(element: AST.Element | undefined): string[] | null {
  if (element?.type === 'Character') return [String.fromCodePoint(element.value)]
  if (element?.type !== 'CharacterClass' || element.negate) return null
  const single = element.elements.map(part =>
    part.type === 'Character' ? String.fromCodePoint(part.value) : null,
  )
  return single.includes(null) ? null : (single as string[])
}

/** Steps of matching the parts in a row at one place: those of each, for every way in which those before it can match. */
function costOf(elements: readonly AST.Element[]): number {
  const [first, ...rest] = elements
  return first ? costOfOne(first) + waysOf([first]) * (costOf(rest) + 1) : 0
}

function costOfOne(element: AST.Element): number {
  if (element.type === 'Quantifier') {
    const [once, ways] = [costOfOne(element.element), waysOf([element.element])]
    // Each of the ways goes on with the next time.
    return ways <= 1 ? once * element.max : once * ways ** element.max
  }
  const alternatives = alternativesOf(element)
  return alternatives ? alternatives.reduce((sum, { elements }) => sum + costOf(elements), 0) : 1
}

/** In how many ways the parts can match at one place. */
function waysOf(elements: readonly AST.Element[]): number {
  return elements.reduce((ways, element) => ways * waysOfOne(element), 1)
}

function waysOfOne(element: AST.Element): number {
  if (element.type === 'Quantifier') {
    const { min, max } = element
    const ways = waysOfOne(element.element)
    return ways <= 1 ? max - min + 1 : ways ** max * (max - min + 1)
  }
  const alternatives = alternativesOf(element)
  if (!alternatives) return 1
  const words = alternatives.map(({ elements }) => wordOf(elements))
  if (words.every(word => word !== null)) return mostTogether(words)
  return alternatives.reduce((sum, { elements }) => sum + waysOf(elements), 0)
}

/** How many of the words one place can hold at once: 报, 报告 two. */
function mostTogether(words: readonly string[]): number {
  const heldBy = (text: string) => words.filter(word => text.startsWith(word)).length
  return Math.max(...words.map(heldBy))
}

function wordOf(elements: readonly AST.Element[]): string | null {
  const characters = elements.map(part =>
    part.type === 'Character' ? String.fromCodePoint(part.value) : null,
  )
  return characters.includes(null) ? null : characters.join('')
}

/** Of characters, at most. */
function lengthOf(elements: readonly AST.Element[]): number {
  const lengths = elements.map(element => {
    if (element.type === 'Quantifier') return element.max * lengthOf([element.element])
    const alternatives = alternativesOf(element)
    return alternatives ? Math.max(...alternatives.map(({ elements }) => lengthOf(elements))) : 1
  })
  return lengths.reduce((sum, length) => sum + length, 1)
}

function alternativesOf(element: AST.Element): readonly AST.Alternative[] | null {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return element.alternatives
  if (element.type !== 'Assertion') return null
  return element.kind === 'lookahead' || element.kind === 'lookbehind' ? element.alternatives : null
}
