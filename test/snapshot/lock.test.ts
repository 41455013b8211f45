// One indexer at a time, whatever the one before left behind.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockIndex } from '../../src/snapshot/lock.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const busy = expect.objectContaining({ code: 'busy', message: expect.stringMatching(/正在使用/) })
const refusal = (path: string) => {
  try {
    lockIndex(path)()
    return null
  } catch (error) {
    return error
  }
}

describe('the lock', () => {
  it('is held once, given back, and taken again', () => {
    const path = folder()
    const unlock = lockIndex(path)
    expect(refusal(path)).toEqual(busy)
    expect(refusal(join(path, '.'))).toEqual(busy)
    unlock()
    expect(existsSync(join(path, 'LOCK'))).toBe(false)
    expect(refusal(path)).toBeNull()
  })

  it('makes the folder', () => {
    const path = join(folder(), 'a', 'b')
    lockIndex(path)()
    expect(existsSync(path)).toBe(true)
  })

  it('another process that lives holds it', async () => {
    const path = folder()
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    onTestFinished(() => void child.kill('SIGKILL'))
    writeFileSync(join(path, 'LOCK'), String(child.pid))
    expect(refusal(path)).toEqual(busy)
    expect((refusal(path) as Error).message).toContain(String(child.pid))
    const gone = new Promise(resolve => child.on('exit', resolve))
    child.kill('SIGKILL')
    await gone
    expect(refusal(path)).toBeNull()
  })

  it('an empty lock is one about to be written, until it is old', () => {
    const path = folder()
    writeFileSync(join(path, 'LOCK'), '')
    expect(refusal(path)).toEqual(busy)
    const long = new Date(Date.now() - 60_000)
    utimesSync(join(path, 'LOCK'), long, long)
    expect(refusal(path)).toBeNull()
  })

  it('the number of a process that died, worn by us or by another now, holds nothing', ({ skip }) => {
    if (!existsSync('/proc/self/stat')) skip('这台机器没有 /proc，无法得知进程的启动时刻')
    const path = folder()
    for (const pid of [process.pid, process.ppid]) {
      writeFileSync(join(path, 'LOCK'), `${pid} 1`)
      expect(refusal(path)).toBeNull()
    }
  })

  it('the takeover of a dead lock is done by one at a time', () => {
    const path = folder()
    writeFileSync(join(path, 'LOCK'), '999999999')
    writeFileSync(join(path, 'LOCK.takeover'), '')
    expect(refusal(path)).toEqual(busy)
    const long = new Date(Date.now() - 60_000)
    utimesSync(join(path, 'LOCK.takeover'), long, long)
    expect(refusal(path)).toBeNull()
    expect(existsSync(join(path, 'LOCK.takeover'))).toBe(false)
  })

  it('a folder that cannot be one is a clear refusal', () => {
    const path = folder()
    writeFileSync(join(path, 'file'), '')
    for (const bad of [join(path, 'file'), join(path, 'file', 'index')])
      expect(refusal(bad)).toMatchObject({ code: 'io', message: expect.stringContaining('--index') })
    mkdirSync(join(path, 'LOCK'))
    expect(refusal(path)).toMatchObject({ code: 'io' })
  })
})
