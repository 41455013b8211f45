import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import { takeLock } from '../../src/engine/opensearch/cluster-lock.ts'
import { openClusterStore } from '../../src/engine/opensearch/cluster-store.ts'
import { sweep } from '../../src/engine/opensearch/versions.ts'
import type { Report } from '../../src/report/report.ts'
import { publishReports } from '../support/cluster-engine.ts'
import { refusal } from '../support/fake-node.ts'
import { blankReport } from '../support/report.ts'
import { smallCluster } from '../support/small-cluster.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const REPORTS: Report[] = ['甲', '乙', '丙'].map((name, i) =>
  blankReport(`r${i}`, {
    title: name,
    paragraphs: [
      { kind: 'paragraph', text: `${name}事依法行政`, passages: [{ start: 0, end: 6, section: [] }] },
    ],
  }),
)
/** What was asked of such a path, once at least. */
const isAnswered = (asked: readonly { path: string; isAnswered: boolean }[], part: string) => {
  const some = asked.filter(({ path }) => path.includes(part))
  return some.length > 0 && some.every(({ isAnswered }) => isAnswered)
}
const another = (renewed: number) => ({ holder: 'another', host: 'node9', pid: 1, renewed })

describe('the lock', () => {
  test('is taken though the answer to the first attempt was lost', async () => {
    let isLost = false
    const cluster = await smallCluster((path, body) => {
      if (isLost || !path.includes('_create')) return undefined
      isLost = true
      cluster.write('fake-lock', 'lock', JSON.parse(body))
      return { status: 503 }
    })
    const lock = await takeLock(cluster.connection, 'fake')
    await lock.confirm()
    await expect(takeLock(cluster.connection, 'fake')).rejects.toMatchObject({ code: 'busy' })
    await lock.release()
    expect(cluster.read('fake-lock', 'lock').found).toBe(false)
  })

  test('of who died is taken over; of who lives it is not', async () => {
    const cluster = await smallCluster()
    cluster.write('fake-lock', 'lock', another(Date.now()))
    await expect(takeLock(cluster.connection, 'fake')).rejects.toMatchObject({ code: 'busy' })
    cluster.write('fake-lock', 'lock', another(Date.now() - 3_600_000))
    await (await takeLock(cluster.connection, 'fake')).release()
    expect(cluster.read('fake-lock', 'lock').found).toBe(false)
  })

  test('is kept though the answer to a renewal was lost', async () => {
    const cluster = await smallCluster()
    const lock = await takeLock(cluster.connection, 'fake')
    cluster.write('fake-lock', 'lock', cluster.read('fake-lock', 'lock')._source!)
    await expect(lock.confirm()).resolves.toBeUndefined()
  })

  test('that another indexer took over is neither renewed nor removed', async () => {
    const cluster = await smallCluster()
    const lock = await takeLock(cluster.connection, 'fake')
    const theirs = another(Date.now())
    cluster.write('fake-lock', 'lock', theirs)
    await expect(lock.confirm()).rejects.toMatchObject({ code: 'busy' })
    await lock.release()
    expect(cluster.read('fake-lock', 'lock')._source).toEqual(theirs)
  })

  test('is removed only when its last renewal has come through', async () => {
    const renewed: boolean[] = []
    const cluster = await smallCluster(path => {
      if (path.startsWith('PUT /fake-lock/_doc'))
        return { after: 50, body: { result: 'updated', _seq_no: 0, _primary_term: 1 } }
      if (path.startsWith('DELETE')) renewed.push(isAnswered(cluster.asked, 'PUT /fake-lock/_doc'))
      return undefined
    })
    const lock = await takeLock(cluster.connection, 'fake')
    await Promise.all([lock.confirm(), lock.release()])
    expect(renewed).toEqual([true])
  })

  test('that is lost keeps a snapshot from becoming current', async () => {
    const cluster = await smallCluster()
    const store = openClusterStore(cluster.settings)
    const unlock = await store.lock()
    cluster.write('fake-lock', 'lock', another(Date.now()))
    await expect(publishReports(store, REPORTS, toySegmenter)).rejects.toMatchObject({ code: 'busy' })
    expect(cluster.current()).toBeNull()
    await unlock()
  })
})

describe('what is left over', () => {
  const OLD = ['20200101000000-00000000', '20210101000000-00000000', '20220101000000-00000000']

  test.each([
    ['stays where the cluster does not say what is current', 400, OLD],
    ['goes where nothing is current yet', 404, []],
  ])('%s', async (_, status, left) => {
    const cluster = await smallCluster(path =>
      path.startsWith('GET /fake-*/_alias') ? { status, body: refusal('because') } : undefined,
    )
    for (const version of OLD) cluster.indices.set(`fake-${version}-metadata`, new Map())
    await sweep(cluster.connection, 'fake')
    expect([...cluster.indices.keys()]).toEqual(left.map(version => `fake-${version}-metadata`))
  })
})

describe('publishing', () => {
  test.each([
    ['stays where nobody can tell whether it is current', 400, 2],
    ['is removed where it is not', 404, 0],
  ])('a snapshot whose last step failed %s', async (_, status, left) => {
    const cluster = await smallCluster(path =>
      path.startsWith('POST /_aliases')
        ? { status: 400, body: refusal('because') }
        : path.startsWith('GET /fake-*/_alias')
          ? { status, body: refusal('because') }
          : undefined,
    )
    const published = publishReports(openClusterStore(cluster.settings), REPORTS, toySegmenter)
    await expect(published).rejects.toMatchObject({ code: 'io' })
    expect(cluster.indices.size).toBe(left)
  })

  test('removes what failed only when nothing is under way to it', async () => {
    const sent: boolean[] = []
    const cluster = await smallCluster(path => {
      if (path.includes('metadata/_bulk')) return { after: 100, body: { errors: false } }
      if (path.startsWith('DELETE')) sent.push(isAnswered(cluster.asked, 'metadata/_bulk'))
      return undefined
    })
    const writer = openClusterStore(cluster.settings).write(toySegmenter)
    const builder = writer.createPartBuilder()
    for (const report of REPORTS) builder.add(report)
    await writer.take(0, builder.handOver(true)!)
    const failure = new Error('beside')
    const published = writer.publish({
      builtAt: new Date().toISOString(),
      fingerprint: fingerprint(toySegmenter),
      skipped: [],
      order: REPORTS.map((_, report) => ({ part: 0, report })),
      async *beside() {
        yield { noise: new Uint8Array(randomBytes(4_000_000)) }
        throw failure
      },
    })
    await expect(published).rejects.toBe(failure)
    expect(sent).toEqual([true, true])
    expect(cluster.indices.size).toBe(0)
  })
})

describe('a cluster whose snapshot is whole', () => {
  const DEAD = 'http://127.0.0.1:1'
  const warningsWhere = async (health: { status?: number; body?: unknown }, ...others: string[]) => {
    let isPublished = false
    const cluster = await smallCluster(path =>
      isPublished && path.includes('/_cluster/health') ? health : undefined,
    )
    await publishReports(openClusterStore(cluster.settings), REPORTS, toySegmenter)
    isPublished = true
    const nodes = [...cluster.settings.nodes, ...others]
    const { ok, warnings } = await openClusterStore({ ...cluster.settings, nodes }).verify()
    expect(ok).toBe(true)
    return warnings
  }

  test('says nothing where nothing ails it', async () => {
    expect(await warningsWhere({ body: { unassigned_shards: 0 } })).toBeUndefined()
  })

  test('names nodes that are away, and counts copies that are missing', async () => {
    const [away, missing, ...others] = (await warningsWhere({ body: { unassigned_shards: 3 } }, DEAD))!
    expect(away).toContain(DEAD)
    expect(missing).toContain('缺 3 份副本')
    expect(others).toEqual([])
  })

  test('says so where it cannot tell, and is verified all the same', async () => {
    const [unknown] = (await warningsWhere({ status: 503 }))!
    expect(unknown).toContain('多数节点停了')
  })
})

describe('a snapshot that lacks something', () => {
  const published = async () => {
    const cluster = await smallCluster()
    const store = openClusterStore(cluster.settings)
    const { version } = await publishReports(store, REPORTS, toySegmenter)
    const documents = (of: string) => cluster.indices.get(`fake-${version}-${of}`)!
    return { store, passages: documents('passages'), metadata: documents('metadata') }
  }
  const read = async (store: Awaited<ReturnType<typeof published>>['store']) => {
    const { engine } = await store.open()
    const ids: string[] = []
    for await (const { report } of engine.contents()) ids.push(report.id)
    return ids
  }
  const okOf = async (store: Awaited<ReturnType<typeof published>>['store']) =>
    (await store.verify()).files.map(({ ok }) => ok)

  test('is none when it lacks nothing', async () => {
    const { store } = await published()
    expect(await read(store)).toEqual(['r0', 'r1', 'r2'])
    expect(await okOf(store)).toEqual([true, true])
  })

  test.each([0, 1, 2])('is refused when it is read whole, and verify names it: passage %i', async n => {
    const { store, passages } = await published()
    passages.delete([...passages.keys()][n]!)
    await expect(read(store)).rejects.toMatchObject({ code: 'bad-snapshot' })
    expect(await okOf(store)).toEqual([false, true])
  })

  test('is refused when it is read whole, and verify names it: details', async () => {
    const { store, metadata } = await published()
    metadata.delete('detail-1')
    await expect(read(store)).rejects.toMatchObject({ code: 'bad-snapshot' })
    expect(await okOf(store)).toEqual([true, false])
  })
})
