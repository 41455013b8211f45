// flexsearch.mjs — FlexSearch by itself, with characters and pairs as its words: it knows neither positions nor frequencies,
// so a phrase is “all of its pairs”, in FlexSearch's own order. Not: what we make of it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Index } from 'flexsearch'
import { count, pairsOf, tokensOf } from './tokens.mjs'

const BETWEEN = '\u0001'
const create = () => new Index({ tokenize: 'strict', encode: text => text.split(BETWEEN) })

export async function build({ rows, home }) {
  const index = create()
  for (const [number, { text }] of rows().entries()) index.add(number, tokensOf(text).join(BETWEEN))
  await index.export(async (key, data) => {
    if (data !== undefined) writeFileSync(join(home, encodeURIComponent(key)), data)
  })
}

export async function open({ rows, home }) {
  const index = create()
  for (const name of readdirSync(home))
    index.import(decodeURIComponent(name), readFileSync(join(home, name), 'utf8'))
  const all = rows()
  const withAll = pairs => index.search(pairs.join(BETWEEN), { limit: all.length })
  return {
    async ask(parts, any) {
      const found = any
        ? [...new Set(parts.flatMap(part => withAll(pairsOf(part))))]
        : withAll(parts.flatMap(pairsOf))
      count(all, found)
      found.slice(0, 20).map(number => all[number].text)
      return found.length
    },
  }
}
