// The law of incremental indexing: whatever happens to a folder between two runs, the index is the one a full build
// of the folder gives, byte for byte.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { IndexOptions } from '../../src/indexer/indexer.ts'
import { readCurrent, readSnapshot } from '../../src/snapshot/read.ts'
import { contentOf } from '../support/index-content.ts'
import { indexQuickly } from '../support/indexing.ts'

const TEXTS = [
  '天门市2020年法治政府建设情况的报告\n2020年，天门市坚持依法行政，依据《行政复议法》办理案件64件。\n二、存在的问题\n一是行政复议力量不足。',
  '2021年兴庆区法治政府建设年度报告\n一、主要举措\n(一)推进行政复议体制改革。深化“放管服”改革，加强行政执法监督。',
  '行政复议法\n第一条 为了防止和纠正违法的行政行为，制定本法。',
  '推进依法行政。\n',
]
const LINES = [
  '{"id":"a","title":"行政复议法","text":"第一条 防止违法的行政行为。"}',
  '{"id":"b","title":"甲","text":"推进依法行政。依据《行政复议法》。","year":2020}',
  '{"id":"b","title":"乙","text":"另一篇。"}',
  '{"id":"c","text":""}',
]
const NAMES = ['a.txt', 'b.txt', 'c.md', 'sub/a.txt', 'x.jsonl', 'y.jsonl', 'bad.txt', 'a.docm']

const content = (name: string) =>
  name.endsWith('.jsonl')
    ? fc.subarray(LINES, { minLength: 1 }).map(lines => lines.join('\n'))
    : name === 'bad.txt'
      ? fc.constantFrom('', '\0\0\0\x01\x02')
      : fc.constantFrom(...TEXTS)

type Step = (folder: string) => void
const write = (folder: string, name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const name = fc.constantFrom(...NAMES)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: name.chain(name =>
      content(name).map(
        (text): Step =>
          folder =>
            write(folder, name, text),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: name.map(
      (name): Step =>
        folder =>
          rmSync(join(folder, name), { force: true }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(name, name).map(
      ([from, to]): Step =>
        folder => {
          if (!existsSync(join(folder, from))) return
          mkdirSync(dirname(join(folder, to)), { recursive: true })
          renameSync(join(folder, from), join(folder, to))
        },
    ),
  },
  {
    // Touched, not changed — and changed, with the times and the size as they were.
    weight: 2,
    arbitrary: fc.tuple(name, fc.boolean()).map(
      ([name, changes]): Step =>
        folder => {
          const path = join(folder, name)
          if (!existsSync(path)) return
          const { atime, mtime } = statSync(path)
          if (changes) writeFileSync(path, readFileSync(path, 'utf8').replace('行政', '行改'))
          utimesSync(path, atime, changes ? mtime : new Date())
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        '文件,标题,年份\na.txt,给定的标题,2019\n',
        'file,region\nsub/a.txt,天门市\nx.jsonl,天门市\n',
        '坏的',
      )
      .map(
        (text): Step =>
          folder =>
            write(folder, 'reports.csv', text),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('{"title":"另给的标题"}', '[]').map(
      (text): Step =>
        folder =>
          write(folder, 'a.json', text),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('reports.csv', 'a.json').map(
      (name): Step =>
        folder =>
          rmSync(join(folder, name), { force: true }),
    ),
  },
)

const scratch = () => {
  const path = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const index = (folder: string, indexDir: string, options: Partial<IndexOptions> = {}) =>
  indexQuickly({ paths: [folder], indexDir, ...options })

describe('incremental indexing', () => {
  it('equals a full build after every step', { timeout: 300_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
        async rounds => {
          const base = mkdtempSync(join(tmpdir(), 'jiansuo-'))
          try {
            const folder = join(base, 'folder')
            for (const [i, name] of ['a.txt', 'sub/b.txt', 'd.txt'].entries()) write(folder, name, TEXTS[i]!)
            for (const steps of [[], ...rounds]) {
              for (const step of steps) step(folder)
              const run = await index(folder, join(base, 'grown'))
              const full = await index(folder, join(base, 'whole'), { full: true })
              expect(await contentOf(join(base, 'grown'))).toEqual(await contentOf(join(base, 'whole')))
              expect(run).toMatchObject({ reports: full.reports, skipped: full.skipped, files: full.files })
              // And at once again: nothing to do, nothing written.
              const before = readCurrent(join(base, 'grown'))
              expect(await index(folder, join(base, 'grown'))).toMatchObject({
                ...run,
                milliseconds: expect.anything(),
                reused: expect.anything(),
                rebuilt: null,
                removed: 0,
                unchanged: true,
              })
              expect(readCurrent(join(base, 'grown'))).toBe(before)
            }
          } finally {
            rmSync(base, { recursive: true })
          }
        },
      ),
      { numRuns: 12 },
    ),
  )

  it('keeps all it has where only a file leaves that gave nothing', async () => {
    const folder = scratch()
    const [grown, whole] = [join(folder, '.grown'), join(folder, '.whole')]
    write(folder, 'a.txt', TEXTS[0]!)
    write(folder, 'bad.txt', '')
    await index(folder, grown)
    // Files in which there is nothing are no part of the files of the index, unchanged or not.
    expect(await index(folder, grown)).toMatchObject({ files: 1, reused: 1, unchanged: true })
    rmSync(join(folder, 'bad.txt'))
    expect(await index(folder, grown)).toMatchObject({ reused: 1, unchanged: false, skipped: [] })
    await index(folder, whole)
    expect(await contentOf(grown)).toEqual(await contentOf(whole))
  })

  it('reads only what changed, and says what left', async () => {
    const folder = scratch()
    const indexDir = join(folder, '.index')
    for (const i of [1, 2, 3, 4]) write(folder, `${i}.txt`, TEXTS[i % 3]!)
    expect(await index(folder, indexDir)).toMatchObject({ reused: 0, unchanged: false, rebuilt: null })
    writeFileSync(join(folder, '2.txt'), TEXTS[0]!)
    rmSync(join(folder, '3.txt'))
    const read: number[] = []
    const run = await index(folder, indexDir, { onProgress: ({ files }) => read.push(files) })
    expect(run).toMatchObject({ files: 3, reports: 3, reused: 2, removed: 1, unchanged: false })
    expect(read.at(-1)).toBe(3)
  })

  it('reads everything again where what it has was made differently, and says why', async () => {
    const folder = scratch()
    const indexDir = join(folder, '.index')
    write(folder, 'a.txt', TEXTS[0]!)
    const first = await index(folder, indexDir)
    writeFileSync(join(folder, '.words'), '放管服改革\n')
    const other = await index(folder, indexDir, { dictionary: join(folder, '.words') })
    expect(other).toMatchObject({ reused: 0, unchanged: false, rebuilt: '词典已改变' })
    expect(other.version).not.toBe(first.version)
    expect(await index(folder, indexDir, { dictionary: join(folder, '.words') })).toMatchObject({
      unchanged: true,
    })
    expect(await index(folder, indexDir, { full: true })).toMatchObject({ rebuilt: '按要求全部重读' })
  })

  it.each([
    ['postings.p32', true],
    ['postings.p32', false],
    ['sources.u8', true],
    ['manifest.json', false],
  ])('is not misled by a damaged %s (files changed: %s)', async (name, changes) => {
    const folder = scratch()
    const indexDir = join(folder, '.index')
    write(folder, 'a.txt', TEXTS[0]!)
    write(folder, 'b.txt', TEXTS[1]!)
    const { version } = await index(folder, indexDir)
    const bytes = readFileSync(join(indexDir, version, name))
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(join(indexDir, version, name), bytes)
    if (changes) write(folder, 'c.txt', TEXTS[2]!)
    const reports = changes ? 3 : 2
    expect(await index(folder, indexDir)).toMatchObject({ reports, reused: 0, rebuilt: '原有索引已损坏' })
    expect((await readSnapshot(indexDir)).manifest.counts.reports).toBe(reports)
  })

  it('nothing left to index is an error, and the index stays', async () => {
    const folder = scratch()
    const indexDir = join(folder, '.index')
    write(folder, 'a.txt', TEXTS[0]!)
    await index(folder, indexDir)
    rmSync(join(folder, 'a.txt'))
    await expect(index(folder, indexDir)).rejects.toMatchObject({ code: 'bad-report' })
    expect((await readSnapshot(indexDir)).manifest.counts.reports).toBe(1)
  })

  it('two at once: one is told so', async () => {
    const folder = scratch()
    write(folder, 'a.txt', TEXTS[0]!)
    const both = await Promise.allSettled([
      index(folder, join(folder, '.index')),
      index(folder, join(folder, '.index')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(one => one.status === 'rejected')).toMatchObject({ reason: { code: 'busy' } })
  })
})
