// storage.mjs FOLDER [--rounds 8] [--count 200] — FlexSearch's interface for storages, its two steps apart: what asking a
// mounted one, as the engine does, costs a question, and what `commit` from an index that took the tokens would cost a build
// beside our way. Not: FlexSearch's own search for several terms (serve.mjs).
//
// Processor time in one process. A question's terms are those that the engine looked up for it; every way gives the same
// lists of them, and both ways of building the same columns, which is checked. Ways take turns, the order reversed each
// round; of the rounds the lower quartile counts.
import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Index } from 'flexsearch'
import { createAccumulator } from '../../dist/engine/flexsearch/build/accumulator.js'
import { sortTerms } from '../../dist/engine/flexsearch/build/sort-terms.js'
import { openColumns } from '../../dist/engine/flexsearch/index-columns.js'
import { snapshotStorage } from '../../dist/engine/flexsearch/match/snapshot-storage.js'
import { SLOTS } from '../../dist/engine/flexsearch/posting-lists.js'
import { indexReports, openSearcher } from '../../dist/index.js'
import { readSnapshot } from '../../dist/snapshot/read.js'
import { cpu } from '../library.mjs'
import { lowerQuartile, random } from './measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '8' }, count: { type: 'string', default: '200' } },
})
const [rounds, count] = [Number(values.rounds), Number(values.count)]
if (positionals.length === 0) {
  console.error('usage: node bench/speed/storage.mjs FOLDER… [--rounds 8] [--count 200]')
  process.exit(2)
}
const indexDir = mkdtempSync(join(tmpdir(), 'jiansuo-storage-'))
process.on('exit', () => rmSync(indexDir, { recursive: true, force: true }))

/** Microseconds of processor time. */
async function taken(work) {
  const start = cpu()
  await work()
  return (cpu() - start) * 1e6
}

const wholeBuild = await taken(() => indexReports({ paths: positionals, indexDir, threads: 1 }))
const { columns } = await readSnapshot(indexDir)

// --- asking ---

const { search } = Index.prototype
let lookedUp = []
Index.prototype.search = function (term, ...given) {
  lookedUp.push(term)
  return search.call(this, term, ...given)
}
const searcher = await openSearcher({ indexDir, cacheSize: 0 })
const questions = await questionsOf(searcher, 100 + count)
for (const question of questions.splice(0, 100)) await searcher.search(question)
const terms = []
const asking = await taken(async () => {
  for (const question of questions) {
    lookedUp = []
    await searcher.search(question)
    terms.push(lookedUp)
  }
})
Index.prototype.search = search

const storage = snapshotStorage(openColumns({ columns, files: {} }, null))
const inside = new Index({ tokenize: 'strict', resolution: SLOTS, encode: term => [term] })
Object.assign(inside, { map: { get: storage.slots } })
const mounted = new Index({ tokenize: 'strict', resolution: SLOTS, encode: term => [term] })
await mounted.mount(storage)
const slots = async (index, term) => (await index.search(term, { resolve: false })).result
const WAYS = {
  'plain lookup': async asked => asked.map(term => storage.slots(term)),
  'FlexSearch, its map replaced': async asked =>
    asked.map(term => inside.search(term, { resolve: false }).result),
  'mounted, term by term': async asked => {
    const found = []
    for (const term of asked) found.push(await slots(mounted, term))
    return found
  },
  'mounted, terms together (ours)': asked => Promise.all(asked.map(term => slots(mounted, term))),
}
for (const way of Object.values(WAYS))
  deepStrictEqual(await way(terms[0]), await WAYS['plain lookup'](terms[0]))
const measured = await byTurns(WAYS, async way => {
  for (const asked of terms) await way(asked)
})
const perQuestion = time => time / terms.length
const [plain] = Object.values(measured)
console.log(
  `${terms.length} questions, ${(terms.flat().length / terms.length).toFixed(1)} terms each, ${perQuestion(asking).toFixed(0)} µs a question`,
)
for (const [name, time] of Object.entries(measured))
  console.log(
    `${name.padEnd(30)} ${perQuestion(time).toFixed(1).padStart(7)} µs   ${share(time - plain, asking)} of a question more than a plain lookup`,
  )

// --- building ---

const passages = tokensOf(columns)
const BUILDS = {
  ours: async () => {
    const terms = createAccumulator()
    for (const { names, times } of passages) {
      for (const [i, name] of names.entries())
        if (name.length > 2) terms.word(name, times[i])
        else
          for (let time = 0; time < times[i]; time++)
            if (name.length === 1) terms.character(name.charCodeAt(0))
            else terms.pair(name.charCodeAt(0), name.charCodeAt(1))
      terms.endPassage()
    }
    return sortTerms(terms.finish())
  },
  commit: async () => {
    let current = passages[0]
    const index = new Index({
      tokenize: 'strict',
      resolution: SLOTS,
      commit: false,
      encode: () => current.names,
      score: (_content, _term, i) => SLOTS - current.times[i],
    })
    let written
    await index.mount({
      mount(index) {
        index.db = this
      },
      async commit({ map }) {
        written = columnsOf(map)
      },
    })
    for (const [id, passage] of passages.entries()) {
      current = passage
      index.add(id, 'tokens')
    }
    await index.commit()
    return written
  },
}
deepStrictEqual(await BUILDS.commit(), await BUILDS.ours())
const built = await byTurns(BUILDS, build => build())
console.log(`${passages.length} passages, ${(wholeBuild / 1e6).toFixed(1)} s a build`)
for (const [name, time] of Object.entries(built))
  console.log(
    `${name.padEnd(30)} ${(time / 1e6).toFixed(2).padStart(7)} s    ${share(time - built.ours, wholeBuild)} of a build more than ours`,
  )
process.exit()

/** Of each way the lower quartile of its rounds; the first is a warm-up. */
async function byTurns(ways, run) {
  const samples = Object.fromEntries(Object.keys(ways).map(name => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [name, way] of round % 2 ? Object.entries(ways) : Object.entries(ways).reverse()) {
      const time = await taken(() => run(way))
      if (round > 0) samples[name].push(time)
    }
  return Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, lowerQuartile(all)]))
}

function share(part, whole) {
  return `${((part / whole) * 100).toFixed(1)} %`.padStart(8)
}

/** Each passage's terms, in the order of terms, and how often it has each: the columns turned round. */
function tokensOf({ terms, termText, termList, listSlot, listPostings, postings }) {
  const passages = []
  for (let term = 0; term < termText.length - 1; term++) {
    const name = String.fromCharCode(...terms.subarray(termText[term], termText[term + 1]))
    for (let list = termList[term]; list < termList[term + 1]; list++)
      for (const passage of postings.subarray(listPostings[list], listPostings[list + 1])) {
        passages[passage] ??= { names: [], times: [] }
        passages[passage].names.push(name)
        passages[passage].times.push(SLOTS - listSlot[list])
      }
  }
  return Array.from(passages, passage => passage ?? { names: [], times: [] })
}

/** FlexSearch's map as the columns of a snapshot. */
function columnsOf(map) {
  const names = [...map.keys()].sort()
  const [slots, starts, all] = [[], [], []]
  const termList = new Uint32Array(names.length + 1)
  const termText = new Uint32Array(names.length + 1)
  for (const [i, name] of names.entries()) {
    termList[i] = slots.length
    termText[i + 1] = termText[i] + name.length
    map.get(name).forEach((list, slot) => {
      slots.push(slot)
      starts.push(all.length)
      for (const passage of list) all.push(passage)
    })
  }
  termList[names.length] = slots.length
  starts.push(all.length)
  const terms = new Uint16Array(termText[names.length])
  names
    .join('')
    .split('')
    .forEach((unit, i) => {
      terms[i] = unit.charCodeAt(0)
    })
  return {
    terms,
    termText,
    termList,
    listSlot: Uint8Array.from(slots),
    listPostings: Uint32Array.from(starts),
    postings: Uint32Array.from(all),
  }
}

/** One to four stretches of two to four characters of one passage. */
async function questionsOf(searcher, count) {
  const { reports } = await searcher.reports({ limit: 200 })
  const texts = []
  for (const { id } of reports)
    for (const { text } of (await searcher.report(id)).passages)
      texts.push(...(text.match(/\p{Script=Han}{4,}/gu) ?? []).filter(({ length }) => length > 8))
  const next = random(1)
  const below = n => Math.floor(next() * n)
  return Array.from({ length: count }, (_, i) => {
    const text = texts[below(texts.length)]
    return Array.from({ length: 1 + (i % 4) }, () => {
      const from = below(text.length - 4)
      return text.slice(from, from + 2 + below(3))
    }).join(' ')
  })
}
