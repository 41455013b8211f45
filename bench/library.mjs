// library.mjs — a folder of reports indexed, opened and laid out in memory, for benches that compare texts. Not: measuring.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Calls back with the library of a folder, and says what its parts took. */
export async function withLibrary(folder, use) {
  const { indexReports } = await import('../dist/indexer/indexer.js')
  const { readSnapshot } = await import('../dist/snapshot/read.js')
  const { openFlexSearchEngine } = await import('../dist/engine/flexsearch/flexsearch.js')
  const { createLibrary } = await import('../dist/search/library.js')
  const index = mkdtempSync(join(tmpdir(), 'jiansuo-bench-'))
  try {
    await indexReports({ paths: [folder], indexDir: index })
    const engine = openFlexSearchEngine(await readSnapshot(index))
    const library = createLibrary(engine)
    const before = cpu()
    const corpus = await library.corpus()
    const laid = cpu() - before
    await use({ engine, library, corpus, laid })
  } finally {
    rmSync(index, { recursive: true, force: true })
  }
}

/** Processor seconds of this process so far. */
export function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
