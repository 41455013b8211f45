// tokens.test.ts — letters and space come in the steps of one file: no rule has a size of its own.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const STYLE = fileURLToPath(new URL('../../web/style/', import.meta.url))
const sheets = readdirSync(STYLE).filter(name => name !== 'tokens.css')

/** More than the largest step is a measure of something else, such as the place of a column. */
const LARGEST = 4

describe.each(sheets)('%s', name => {
  const css = readFileSync(STYLE + name, 'utf8').replaceAll(/\/\*.*?\*\//gs, '')
  const declared = (property: string) =>
    [...css.matchAll(new RegExp(`(?<![\\w-])(?:${property})(?:-[a-z-]+)?:\\s*([^;{}]*);`, 'g'))].map(
      ([whole, value]) => [whole, value!] as const,
    )

  it('has sizes of letters by name, but on paper', () => {
    const own = declared('font-size').filter(
      ([, value]) => !/^var\(--|pt$|%$|^0$|^inherit$|^[\d.]+em$/.test(value),
    )
    expect(own.map(([whole]) => whole)).toEqual([])
  })

  it('has margins, paddings and gaps in steps', () => {
    const own = declared('margin|padding|gap|row-gap|column-gap').filter(
      ([, value]) =>
        !/clamp|min\(|max\(/.test(value) &&
        [...value.matchAll(/(\d*\.?\d+)rem/g)].some(([, rem]) => Number(rem) <= LARGEST),
    )
    expect(own.map(([whole]) => whole)).toEqual([])
  })
})
