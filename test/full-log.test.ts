// The access log on a disk that fills up within a line.
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type AccessEntry, openAccessLog } from '../src/server/access-log.ts'

/** Bytes that still fit. */
const room = vi.hoisted(() => ({ bytes: Number.POSITIVE_INFINITY }))

vi.mock('node:fs', async importActual => {
  const actual = await importActual<typeof fs>()
  const writeSync = (file: number, bytes: Uint8Array, at = 0) => {
    const length = Math.min(room.bytes, bytes.length - at)
    if (length === 0) throw Object.assign(new Error('ENOSPC: injected'), { code: 'ENOSPC' })
    room.bytes -= length
    return actual.writeSync(file, bytes, at, length)
  }
  return { ...actual, writeSync }
})

it('is told once until some of it was written again, and every line that follows is whole', async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'jiansuo-log-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true }))
  const path = join(folder, 'access.log')
  const told: string[] = []
  const log = openAccessLog(path, false, ({ message }) => told.push(message))
  const write = async (milliseconds: number) => {
    log.write({ path: '/', milliseconds } as AccessEntry)
    await new Promise(resolve => setImmediate(resolve))
  }
  room.bytes = 40
  for (const i of [1, 2, 3]) await write(i)
  room.bytes = 40
  await write(4)
  room.bytes = 0
  for (const i of [5, 6]) await write(i)
  log.close()
  expect(told).toEqual([expect.stringMatching(/磁盘已满/), expect.stringMatching(/磁盘已满/)])
  const lines = fs.readFileSync(path, 'utf8').split('\n')
  expect(lines[0]).toBe('{"path":"/","milliseconds":1}')
  expect(lines).toContain('{"path":"/","milliseconds":4}')
})
