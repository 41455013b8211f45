// What a disk, a copy or a foreign program may do to a snapshot: all of it is noticed before anything is served.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JiansuoError } from '../../src/errors.ts'
import { closeFiles } from '../../src/snapshot/column-file.ts'
import { type ReadOptions, readSnapshot } from '../../src/snapshot/read.ts'
import type { Place } from '../../src/snapshot/read-entry.ts'
import { inPassing, likenedInMemory, packedInMemory, wholeOf } from '../../src/snapshot/stretches.ts'
import { verifySnapshot } from '../../src/snapshot/verify.ts'
import { publishSnapshot, sha256, sweepSnapshots } from '../../src/snapshot/write.ts'

const HEADER = {
  fingerprint: { segmenter: 'toy@1', dictionary: '0', skeleton: '1' },
  counts: { reports: 1, paragraphs: 1, passages: 1, characters: 1 },
  skipped: [],
}
const publish = (folder: string, seed: number, builtAt = '2024-01-26T08:00:00.000Z') =>
  publishSnapshot(
    folder,
    [
      {
        text: Uint16Array.from({ length: 300 }, (_, i) => i * seed),
        folded: Uint16Array.from({ length: 280 }, (_, i) => (i + Math.floor(i / 14)) * seed),
        postings: Uint32Array.from({ length: 200 }, (_, i) => i ^ seed),
        kinds: Uint8Array.from({ length: 100 }, (_, i) => i + seed),
        nothing: new Uint8Array(0),
      },
    ],
    { builtAt, ...HEADER },
  )

const PLACES: Record<string, (name: string) => Place> = {
  memory: () => 'memory',
  packed: () => 'packed',
  disk: () => 'disk',
  likened: name => (name === 'text' ? { like: 'folded' } : 'memory'),
}

let sound = ''
let folder = ''
beforeAll(async () => {
  sound = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  folder = join(sound, 'copy')
  mkdirSync(join(sound, 'index'))
  await publish(join(sound, 'index'), 7)
})
afterAll(() => rmSync(sound, { recursive: true }))

const fresh = () => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(join(sound, 'index'), folder, { recursive: true })
  const version = readFileSync(join(folder, 'CURRENT'), 'utf8').split(' ')[0]!
  return ['CURRENT', ...readdirSync(join(folder, version)).map(name => join(version, name))]
}
/** The error of reading, which must be one meant for people. */
const refusal = async (options?: ReadOptions): Promise<JiansuoError> => {
  const error = await readSnapshot(folder, options).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(JiansuoError)
  expect((error as JiansuoError).message).toMatch(/索引.*请/)
  return error as JiansuoError
}

describe('damage', () => {
  it('copied as it was, it is read', async () => {
    fresh()
    expect((await readSnapshot(folder)).columns.kinds?.[3]).toBe(10)
    expect(verifySnapshot(folder).ok).toBe(true)
  })

  it.each([
    ['the calling thread', Number.POSITIVE_INFINITY],
    ['threads', 0],
  ])('read by %s, wherever its columns are to lie, it is what was written', async (_, aside) => {
    fresh()
    const { columns } = await readSnapshot(folder)
    for (const [name, place] of Object.entries(PLACES)) {
      const begun: string[] = []
      const read = await readSnapshot(folder, {
        placesIn: () => place,
        begun: ({ version }) => begun.push(version),
        aside,
      })
      expect(begun).toEqual([read.manifest.version])
      const whole = { ...read.columns }
      for (const [name, column] of Object.entries(read.packed)) whole[name] = wholeOf(packedInMemory(column))
      for (const [name, column] of Object.entries(read.likened))
        whole[name] = wholeOf(likenedInMemory(column, whole[column.like] as Uint16Array))
      for (const [name, file] of Object.entries(read.files)) whole[name] = wholeOf(inPassing(file))
      closeFiles(read.files)
      expect(whole).toEqual(columns)
      const lying = { memory: 0, packed: 1, disk: 5, likened: 1 }[name]
      expect(Object.keys({ ...read.packed, ...read.files, ...read.likened })).toHaveLength(lying!)
    }
  })

  it.each([
    ['the calling thread', Number.POSITIVE_INFINITY, 400],
    ['threads', 0, 60],
  ])('a bit flipped anywhere is found by %s', (_, aside, numRuns) =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.nat(7),
        fc.constantFrom(...Object.values(PLACES)),
        async (which, where, bit, place) => {
          const files = fresh().filter(file => readFileSync(join(folder, file)).length > 0)
          const path = join(folder, files[which % files.length]!)
          const bytes = readFileSync(path)
          bytes[where % bytes.length]! ^= 1 << bit
          writeFileSync(path, bytes)
          await refusal({ placesIn: () => place, aside })
        },
      ),
      { numRuns },
    ),
  )

  it('a file that threads cannot read is told as one that the calling thread cannot', async () => {
    const file = fresh().find(file => file.endsWith('text.u16'))!
    rmSync(join(folder, file))
    mkdirSync(join(folder, file))
    const [aside, here] = [await refusal({ aside: 0 }), await refusal()]
    expect([aside.code, aside.message]).toEqual([here.code, here.message])
    expect(aside.message).toContain('目录')
  })

  it('so is every single bit of CURRENT', async () => {
    fresh()
    const path = join(folder, 'CURRENT')
    const bytes = readFileSync(path)
    for (let i = 0; i < bytes.length * 8; i++) {
      const flipped = Buffer.from(bytes)
      flipped[i >> 3]! ^= 1 << (i & 7)
      writeFileSync(path, flipped)
      await refusal()
    }
  })

  it('a file cut short, lengthened, missing or replaced by another is found', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('cut', 'lengthened', 'missing', 'folder', 'swapped'),
        async (which, other, length, how) => {
          const files = fresh()
          const file = files[which % files.length]!
          const path = join(folder, file)
          const size = readFileSync(path).length
          if (how === 'cut' && size > 0) truncateSync(path, length % size)
          else if (how === 'cut' || how === 'lengthened') writeFileSync(path, 'x', { flag: 'a' })
          else if (how === 'swapped') {
            const with_ = join(folder, files[(which + 1 + (other % (files.length - 1))) % files.length]!)
            renameSync(path, `${path}.x`)
            renameSync(with_, path)
            renameSync(`${path}.x`, with_)
          } else {
            rmSync(path)
            if (how === 'folder') mkdirSync(path)
          }
          const { code } = await refusal()
          expect(code).toBe(file === 'CURRENT' && how === 'missing' ? 'no-snapshot' : 'bad-snapshot')
        },
      ),
      { numRuns: 200 },
    ))

  it('CURRENT cannot be talked into the snapshot before', async () => {
    fresh()
    const before = readFileSync(join(folder, 'CURRENT'), 'utf8').split(' ')[0]!
    await publish(folder, 8)
    const [now, hash] = readFileSync(join(folder, 'CURRENT'), 'utf8').split(' ')
    expect(now).not.toBe(before)
    writeFileSync(join(folder, 'CURRENT'), `${before} ${hash}`)
    expect((await refusal()).code).toBe('bad-snapshot')
  })

  it('another format is refused as such, whatever else it says', async () => {
    fresh()
    const version = readFileSync(join(folder, 'CURRENT'), 'utf8').split(' ')[0]!
    for (const manifest of [{ format: 999 }, { format: '1' }, {}]) {
      const text = JSON.stringify(manifest)
      writeFileSync(join(folder, version, 'manifest.json'), text)
      writeFileSync(join(folder, 'CURRENT'), `${version} ${sha256(text)}\n`)
      expect((await refusal()).code).toBe('stale-snapshot')
    }
  })

  it.each(['folder', 'file'])('a %s that is no index', async what => {
    rmSync(folder, { recursive: true, force: true })
    if (what === 'file') writeFileSync(folder, '年度报告')
    else {
      mkdirSync(join(folder, '20240126080000-00000000'), { recursive: true })
      writeFileSync(join(folder, '年度报告.txt'), '推进依法行政。')
    }
    expect((await refusal()).code).toBe('no-snapshot')
  })
})

describe('publishing', () => {
  it('a portion that does not come, or comes twice, leaves nothing behind, and the old snapshot served', async () => {
    fresh()
    const before = readdirSync(folder).sort()
    async function* ending() {
      yield { text: new Uint16Array(10) }
      throw new Error('no more')
    }
    const twice = [{ text: new Uint16Array(10) }, { text: new Uint16Array(12) }]
    const header = { builtAt: '2024-01-26T08:00:00.000Z', ...HEADER }
    await expect(publishSnapshot(folder, ending(), header)).rejects.toThrow('no more')
    await expect(publishSnapshot(folder, twice, header)).rejects.toThrow('text')
    expect(readdirSync(folder).sort()).toEqual(before)
    expect((await readSnapshot(folder)).columns.text?.length).toBe(300)
  })

  it('the same content in the same second never touches what is being served', async () => {
    fresh()
    const versions: string[] = []
    for (const seed of [1, 1, 1]) versions.push(await publish(folder, seed))
    expect(new Set(versions).size).toBe(3)
    for (const version of versions) expect(version).toMatch(/^\d{14}-[0-9a-f]{8}$/)
    expect((await readSnapshot(folder)).manifest.version).toBe(versions[2])
  })

  it('the current and the one before stay, even where the clock was set back', async () => {
    fresh()
    const versions: string[] = []
    for (const day of ['2024-05-01', '2024-06-01', '2023-01-01', '2023-02-01']) {
      versions.push(await publish(folder, versions.length, `${day}T08:00:00.000Z`))
      mkdirSync(join(folder, '.building-1'), { recursive: true })
      writeFileSync(join(folder, 'CURRENT.1'), '')
      sweepSnapshots(folder)
    }
    expect(readdirSync(folder).sort()).toEqual(['CURRENT', ...versions.slice(2)].sort())
  })

  it('a reader overtaken by two builds and a sweep reads the newer', async () => {
    fresh()
    const current = join(folder, 'CURRENT')
    const first = readFileSync(current)
    await publish(folder, 2)
    const newest = await publish(folder, 3)
    const last = readFileSync(current)
    writeFileSync(current, first)
    // Asked once the manifest has been read, and before any file is opened.
    let times = 0
    const placesIn = () => {
      if (++times === 1) {
        writeFileSync(current, last)
        sweepSnapshots(folder)
      }
      return () => 'memory' as const
    }
    const { manifest } = await readSnapshot(folder, { placesIn })
    expect([manifest.version, times]).toEqual([newest, 2])
  })
})
