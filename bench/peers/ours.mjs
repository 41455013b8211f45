// ours.mjs — this program, asked as its server asks it, in the calling thread. Not: others.
import { join } from 'node:path'
import { indexReports } from '../../dist/indexer/indexer.js'
import { openSearcher } from '../../dist/search/open-searcher.js'

export async function build({ work, home }) {
  await indexReports({ paths: [join(work, 'reports.jsonl')], indexDir: home })
}

export async function open({ home }) {
  const searcher = await openSearcher({ indexDir: home, cacheSize: 0 })
  return {
    /** Each part literally: the words are not cut again. */
    async ask(parts, any) {
      const quoted = parts.map(part => `"${part}"`)
      const query = any ? quoted.join(' | ') : quoted.join(' ')
      return (await searcher.search(query, { limit: 20, match: 'strict' })).totalHits
    },
  }
}
