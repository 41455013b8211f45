// The disk refuses, or the process dies, at every single step of publishing: old or new is served, never a mix.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { JiansuoError } from '../../src/errors.ts'
import { lockIndex } from '../../src/snapshot/lock.ts'
import { readSnapshot } from '../../src/snapshot/read.ts'
import { publishSnapshot, sweepSnapshots } from '../../src/snapshot/write.ts'

/** Steps until the fault, what it is, and whether the process goes on after it. */
const fault = vi.hoisted(() => ({ in: Number.POSITIVE_INFINITY, code: '', dead: false }))

vi.mock('node:fs', async importActual => {
  const actual = await importActual<typeof fs>()
  const changing = [
    'mkdirSync',
    'openSync',
    'writeSync',
    'fsyncSync',
    'renameSync',
    'rmSync',
    'writeFileSync',
  ]
  const faulty = Object.fromEntries(
    changing.map(name => {
      const real = actual[name as 'openSync'] as (...args: unknown[]) => unknown
      const step = (...args: unknown[]) => {
        const reading = name === 'openSync' && args[1] === 'r'
        if (!reading && --fault.in <= 0) {
          // A full disk refuses to write and goes on deleting; a dead process does nothing any more.
          const refused = fault.dead || (fault.in === 0 && name !== 'rmSync')
          if (refused) {
            // Half of it was written already.
            if (name === 'writeSync' || name === 'writeFileSync') halfWritten(actual, name, args)
            throw Object.assign(new Error(`${fault.code}: injected`), { code: fault.code, syscall: name })
          }
        }
        return real(...args)
      }
      return [name, step]
    }),
  )
  return { ...actual, ...faulty }
})

function halfWritten(actual: typeof fs, name: string, args: unknown[]): void {
  if (name === 'writeSync') {
    const [fd, bytes, at, length] = args as [number, Uint8Array, number, number]
    actual.writeSync(fd, bytes, at, length >> 1)
  } else if (!actual.existsSync(args[0] as string)) actual.writeFileSync(args[0] as string, '')
}

const publish = async (folder: string, seed: number) => {
  const unlock = lockIndex(folder)
  try {
    const column = (length: number) => Uint32Array.from({ length }, (_, i) => i * seed)
    await publishSnapshot(folder, [{ first: column(50), second: column(70) }, { third: column(3) }], {
      builtAt: `2024-01-2${seed}T08:00:00.000Z`,
      fingerprint: { segmenter: 'toy@1', dictionary: '0', skeleton: '1' },
      counts: { reports: seed, paragraphs: 1, passages: 1, characters: 1 },
      skipped: [],
    })
    sweepSnapshots(folder)
  } finally {
    unlock()
  }
}

/** Publishes over an older snapshot with a fault at step `at`. */
async function attempt(at: number, code: string, dead: boolean) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  await publish(folder, 1)
  Object.assign(fault, { in: at, code, dead })
  let error: unknown
  try {
    await publish(folder, 2)
  } catch (thrown) {
    error = thrown
  }
  const reached = fault.in <= 0
  Object.assign(fault, { in: Number.POSITIVE_INFINITY, dead: false })
  const { manifest, columns } = await readSnapshot(folder)
  const seed = manifest.counts.reports
  expect(columns.first?.[1]).toBe(seed)
  expect(columns.third?.[2]).toBe(2 * seed)
  return { folder, error, reached, seed }
}

describe('at every step of publishing', () => {
  it.each(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])(
    '%s: the old one is served, said clearly, nothing left',
    async code => {
      const served = new Set<number>()
      for (let at = 1; ; at++) {
        const { folder, error, reached, seed } = await attempt(at, code, false)
        if (!reached) break
        served.add(seed)
        if (error !== undefined) {
          expect(error).toBeInstanceOf(JiansuoError)
          expect(error).toMatchObject({ code: 'io', message: expect.stringMatching(/无法写入.*请/) })
        } else expect(seed).toBe(2) // only what is swept after publishing may fail in silence
        // And the next run is as if nothing had been.
        await publish(folder, 3)
        expect((await readSnapshot(folder)).manifest.counts.reports).toBe(3)
        const left = fs.readdirSync(folder).filter(name => !/^\d{14}-/.test(name))
        expect(left).toEqual(['CURRENT'])
      }
      expect(served).toContain(1)
    },
  )

  it('death: old or new, and the next run clears up', async () => {
    const served: number[] = []
    for (let at = 1; ; at++) {
      const { folder, reached, seed } = await attempt(at, 'EDIED', true)
      if (!reached) break
      served.push(seed)
      // The lock's holder is this process, which lives; a dead one is what it stands for.
      if (fs.existsSync(join(folder, 'LOCK'))) fs.writeFileSync(join(folder, 'LOCK'), '999999999')
      await publish(folder, 3)
      expect((await readSnapshot(folder)).manifest.counts.reports).toBe(3)
      expect(fs.readdirSync(folder).filter(name => !/^\d{14}-/.test(name))).toEqual(['CURRENT'])
    }
    // Once it is the new one it stays the new one: there is one moment of change.
    expect(served).toEqual([...served].sort())
    expect(new Set(served)).toEqual(new Set([1, 2]))
    expect(served.length).toBeGreaterThan(12)
  })
})
