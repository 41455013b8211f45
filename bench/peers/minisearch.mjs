// minisearch.mjs — MiniSearch with characters and pairs as its words. It knows no positions, so a phrase is “all of its
// pairs”; its order is BM25+. Not: others.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peer } from './sides.mjs'
import { count, pairsOf, tokensOf } from './tokens.mjs'

const MiniSearch = peer('minisearch')
const OPTIONS = { fields: ['text'], tokenize: tokensOf, processTerm: term => term }

export function build({ rows, home }) {
  const index = new MiniSearch(OPTIONS)
  index.addAll(rows().map(({ text }, id) => ({ id, text })))
  writeFileSync(join(home, 'index.json'), JSON.stringify(index))
}

export function open({ rows, home }) {
  const index = MiniSearch.loadJSON(readFileSync(join(home, 'index.json'), 'utf8'), OPTIONS)
  const all = rows()
  const asked = { tokenize: text => [text] }
  return {
    ask(parts, any) {
      const queries = parts.map(part => ({ combineWith: 'AND', queries: pairsOf(part) }))
      const found = index.search({ combineWith: any ? 'OR' : 'AND', queries }, asked).map(({ id }) => id)
      count(all, found)
      found.slice(0, 20).map(number => all[number].text)
      return found.length
    },
  }
}
