// expressions.test.ts — no regular expression of the code takes time out of proportion to the text. Not: reading as a
// whole (report/linear.test.ts).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { check } from 'recheck'
import { beforeAll, expect, test } from 'vitest'
import { type Expression, expressionsIn, expressionsMadeIn, isPlainlyLinear } from './support/expressions.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const ROOMS = 'analysis regions query report checking indicators inspection suggest server'.split(' ')
const all = [...expressionsIn(root), ...(await expressionsMadeIn(root, ROOMS))]
const inDoubt = all.filter(expression => !isPlainlyLinear(expression))

beforeAll(() => {
  // Its own binary may be missing on a platform.
  process.env.RECHECK_BACKEND = 'pure'
})

/** A comment above the expression says what bounds the text. */
function isBounded({ at }: Expression): boolean {
  const [file, line] = at.split(':') as [string, string]
  const lines = readFileSync(`${root}/${file}`, 'utf8').split('\n')
  return lines.slice(Math.max(0, Number(line) - 5), Number(line)).some(line => /\/\/ Bounded[,:]/.test(line))
}

/** The same answer each time, however busy the machine is: steps are counted, and no clock is looked at. */
const STEADY = { timeout: null, incubationTimeout: null, attackTimeout: null, randomSeed: 1 }

async function isVulnerable({ source, flags }: Expression): Promise<boolean> {
  const proof = await check(source, flags.replace('v', 'u'), { ...STEADY, checker: 'automaton' })
  // Automata know no lookaround.
  const { status } = proof.status === 'unknown' ? await check(source, flags.replace('v', 'u'), STEADY) : proof
  return status !== 'safe'
}

test.each(inDoubt.filter(expression => !isBounded(expression)))(
  '$at is safe',
  async expression => {
    expect(await isVulnerable(expression)).toBe(false)
  },
  240_000,
)

test('both kinds are found', () => {
  const of = (file: string) => all.filter(({ at }) => at.startsWith(file)).map(({ source }) => source)
  expect(of('report/lines.ts')).toContain('^[\\s\\p{Cc}\\p{Cf}]+$')
  expect(of('report/cleaning/wording.ts').some(source => source.startsWith('^(?=.*(?:打印'))).toBe(true)
})

test.each([/\s+$/, /(a|ab|b)+$/, /《.*》.*《.*》$/])('%s is not', async ({ source, flags }) => {
  const expression = { at: '', source, flags }
  expect(isPlainlyLinear(expression)).toBe(false)
  expect(await isVulnerable(expression)).toBe(true)
})

test.each([/^\s+$/, /《[^《》]*》/g, /[，。]+/, /a{1,9}b?c/, /key\s*:\s*value/])(
  '%s needs no proof',
  ({ source, flags }) => {
    expect(isPlainlyLinear({ at: '', source, flags })).toBe(true)
  },
)
