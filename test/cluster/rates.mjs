// rates.mjs — how fast passages go into a cluster, what they cost its nodes and how much room they take. Not: searching.
import { existsSync, readFileSync } from 'node:fs'
import { indexReports } from '../../dist/index.js'
import { healthOf, runningNodes } from '../../scripts/cluster/nodes.mjs'

/** Between two looks at how many have arrived. Milliseconds. */
const LOOK = 500

/**
 * Reads the files and sends all they contain.
 *
 * @returns a line of the table: `{ what, passed, told }` — its rate is that of sending alone, from the first passage in the
 *   cluster to the last
 */
export async function indexing(at, cluster, paths) {
  const looks = []
  let isOver = false
  const looking = (async () => {
    while (!isOver) {
      const count = await sent(at, cluster)
      if (count > 0 && count !== looks.at(-1)?.count)
        looks.push({ count, at: performance.now(), cpu: processorTime(at) })
      await new Promise(resolve => setTimeout(resolve, LOOK))
    }
  })()
  const before = await sent(at, cluster)
  const { passages, milliseconds } = await indexReports({ paths, indexDir: 'none', cluster, full: true })
  isOver = true
  await looking
  const [first, last] = [looks.find(({ count }) => count > before) ?? looks[0], looks.at(-1)]
  const count = last && first ? last.count - first.count : 0
  const seconds = count > 0 ? (last.at - first.at) / 1000 : 0
  const bytes = await stored(at, cluster)
  const sending =
    count > 0
      ? `; sending ${Math.round(count / seconds)} a second, ${((last.cpu - first.cpu) / count).toFixed(2)} ms of the nodes' processor time each`
      : ''
  return {
    what: 'indexed on three nodes',
    passed: true,
    told: `${passages} passages in ${(milliseconds / 1000).toFixed(0)} s${sending}; ${(bytes / passages).toFixed(0)} bytes each in the primaries`,
  }
}

/** Passages that the cluster has taken into indices of this name. */
async function sent(at, { index }) {
  const stats = await healthOf(at, `/${index}-*-passages/_stats/indexing?expand_wildcards=all`)
  return stats?._all?.primaries?.indexing?.index_total ?? 0
}

/** Bytes of the newest passages, without their copies. */
async function stored(at, { index }) {
  const stats = await healthOf(at, `/${index}-*-passages/_stats/store`)
  const [newest] = Object.entries(stats?.indices ?? {}).sort(([a], [b]) => (a < b ? 1 : -1))
  return newest?.[1].primaries.store.size_in_bytes ?? Number.NaN
}

/** Of all nodes so far, in milliseconds; none where the system does not tell. */
function processorTime({ folder }) {
  let ticks = 0
  for (const { pid } of runningNodes(folder)) {
    const file = `/proc/${pid}/stat`
    if (!existsSync(file)) return Number.NaN
    const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ')
    ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks * 10
}
