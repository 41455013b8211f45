// reports.mjs — reports that all say which generation they are of, an index of them, and whether an index is one generation
// or another and never a mix. Not: processes, faults.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexReports } from '../../dist/indexer/indexer.js'
import { openSearcher } from '../../dist/search/open-searcher.js'
import { verifySnapshot } from '../../dist/snapshot/verify.js'

const TOPICS = [
  '行政复议',
  '行政执法',
  '依法行政',
  '矛盾纠纷',
  '政务公开',
  '营商环境',
  '法治宣传',
  '合法性审查',
]

/** A report of a generation: some `lines` × 30 characters. */
const report = (file, generation, lines) =>
  [
    `天门市20${10 + (file % 10)}年第${generation}代报告`,
    ...Array.from(
      { length: lines },
      (_, i) => `${TOPICS[(file * 7 + i) % 8]}工作扎实推进，第${generation}代办理案件${file * 31 + i}件。`,
    ),
  ].join('\n')

/**
 * Writes report files, the i-th of the generation `generations[i]`.
 *
 * @param before generations that lie there already: what is of the same is not written again
 */
export function writeReports(folder, generations, lines = 40, before = []) {
  mkdirSync(folder, { recursive: true })
  for (const [i, generation] of generations.entries())
    if (before[i] !== generation) writeFileSync(join(folder, `${i}.txt`), report(i, generation, lines))
}

/** Indexes in this process, on one thread. */
export const build = (folder, indexDir, options = {}) =>
  indexReports({ paths: [folder], indexDir, threads: 1, ...options })

/** How many reports there are of each generation. */
export function countsOf(generations) {
  const counts = new Map()
  for (const generation of generations) counts.set(generation, (counts.get(generation) ?? 0) + 1)
  return counts
}

/**
 * What is wrong with an index that must hold exactly one of these states, each a list of generations by file; undefined
 * where nothing is. Every checksum is checked, and it is asked for every generation.
 */
export async function wrongWith(indexDir, ...states) {
  const { files, ok } = verifySnapshot(indexDir)
  if (!ok) return `damaged: ${files.filter(file => !file.ok).map(file => file.name)}`
  const searcher = await openSearcher({ indexDir, cacheSize: 0 })
  try {
    const { reports } = await searcher.stats()
    const found = new Map()
    for (const generation of new Set(states.flat()))
      found.set(generation, (await searcher.search(`"第${generation}代报告"`)).totalReports)
    const isOne = states.some(state => {
      const counts = countsOf(state)
      return reports === state.length && [...found].every(([of, n]) => n === (counts.get(of) ?? 0))
    })
    return isOne ? undefined : `a mix: ${reports} reports, by generation ${JSON.stringify([...found])}`
  } finally {
    await searcher.close()
  }
}

/** What lies in an index folder beside the served snapshot and the one before it. */
export const leftovers = indexDir =>
  readdirSync(indexDir)
    .filter(name => name !== 'CURRENT')
    .sort()
    .filter((name, i) => !/^\d{14}-[0-9a-f]{8}$/.test(name) || i > 1)
