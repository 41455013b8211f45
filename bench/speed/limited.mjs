// limited.mjs INDEX [SIZE] [THREADS] — what `--memory SIZE` (512M) costs and saves: the same questions to the whole index in
// memory and to the limited one, each in a fresh process, by turns. The files are in the system's page cache by then. With
// `packed` for SIZE: what packed posting lists and texts told by their skeletons cost and save, all of the index in memory.
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { openFolderStore } from '../../dist/engine/flexsearch/folder-store.js'
import { definitionsWith } from '../../dist/indicators/definitions.js'
import { openSnapshot } from '../../dist/search/open-snapshot.js'
import { relatedWords } from '../../dist/search/question/related-words.js'
import { time } from './measure.mjs'
import { questionsOf } from './questions.mjs'

const [index, size = '512M', threads = String(availableParallelism()), child] = process.argv.slice(2)
const [WHOLE, UNPACKED, PACKED] = ['-', 'unpacked', 'packed']
const memory = limit =>
  /^\d/.test(limit) ? { bytes: Number.parseFloat(limit) * 2 ** (/G/i.test(limit) ? 30 : 20) } : null
const mostUnpacked = limit => ({ [UNPACKED]: Number.POSITIVE_INFINITY, [PACKED]: 0 })[limit]
const MIB = 2 ** 20

/** Asks everything twice; the first round warms up. */
async function measure() {
  const start = performance.now()
  const store = openFolderStore(index, {
    threads: Number(threads),
    memory: memory(size),
    mostUnpacked: mostUnpacked(size),
  })
  const { searcher } = await openSnapshot(store, index, definitionsWith(null), relatedWords(null))
  const opened = performance.now() - start
  const asked = await questionsOf(searcher, index)
  let resident = 0
  const look = setInterval(() => {
    resident = Math.max(resident, process.memoryUsage.rss())
  }, 5)
  const rows = []
  for (const [what, list] of Object.entries(asked)) {
    rows.push({ what, ...(await time(list, query => searcher.search(query, { limit: 20 }))) })
  }
  clearInterval(look)
  console.log(JSON.stringify({ opened, resident: resident / MIB, rows }))
  process.exit()
}

function run(limit) {
  const script = fileURLToPath(import.meta.url)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', script, index, limit, threads, 'child'],
    // As `bin/jiansuo` starts it.
    { encoding: 'utf8', env: { MALLOC_ARENA_MAX: '1', ...process.env } },
  )
  if (status !== 0) throw new Error(stderr.slice(-500))
  return JSON.parse(stdout.trim().split('\n').at(-1))
}

if (child) await measure()
else {
  const [whole, limited] = [run(size === PACKED ? UNPACKED : WHOLE), run(size)]
  const ms = value => value.toFixed(2).padStart(8)
  console.log(
    `${threads} threads · ${availableParallelism()} processors · Node ${process.version} · milliseconds, ${size === PACKED ? 'unpacked → packed' : `whole index → --memory ${size}`}`,
  )
  console.log(`opened         ${ms(whole.opened)} → ${ms(limited.opened)}`)
  console.log(
    `most resident  ${whole.resident.toFixed(0).padStart(8)} → ${limited.resident.toFixed(0).padStart(8)} MiB`,
  )
  whole.rows.forEach((row, i) => {
    const other = limited.rows[i]
    const part = key => `${key} ${ms(row[key])} → ${ms(other[key])}  × ${(other[key] / row[key]).toFixed(2)}`
    console.log(`${row.what.padEnd(14)} ${part('p50')}   ${part('p99')}`)
  })
}
