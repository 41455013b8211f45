import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run } from '../../src/cli/program.ts'
import type { JiansuoError } from '../../src/errors.ts'
import { createKey, readKeys, revokeKey } from '../../src/server/access/key-file.ts'
import { followKeys } from '../../src/server/access/keys.ts'
import { createRates } from '../../src/server/access/rate-limit.ts'
import type { AppOptions } from '../../src/server/app-options.ts'
import { servingForThisTest } from '../support/serving.ts'
import { fakeTerminal } from '../support/terminal.ts'

function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'jiansuo-keys-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return directory
}
const bearer = (key: string, more: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${key}`, ...more },
})

/** A server that wants keys, with one for anybody and one for a portal. */
async function guarded(options: Partial<AppOptions> = {}) {
  const file = join(folder(), 'keys.json')
  const key = createKey(file, { name: 'all', origins: [], rate: null })
  const ofPortal = createKey(file, { name: 'oa', origins: ['https://oa.cn'], rate: 2 })
  const keys = followKeys(file, () => {})
  const server = await servingForThisTest({ keys, requireKey: true, ...options })
  const status = async (path: string, init?: RequestInit) => (await server.get(path, init)).status
  return { ...server, status, file, key, ofPortal }
}

describe('keys', () => {
  it('are needed for whatever tells of reports, and for nothing else', async () => {
    const { status, key, json } = await guarded()
    for (const path of ['/health', '/ready', '/embed/v1/nosuch.js', '/assets/nosuch.js'])
      expect([path, (await status(path)) === 401]).toEqual([path, false])
    for (const path of [
      '/',
      '/?q=a',
      '/r/hainan',
      '/api/stats',
      '/api/nosuch',
      '/metrics',
      '/docs',
      '/embed/frame',
    ]) {
      expect([path, await status(path)]).toEqual([path, 401])
      expect([path, await status(path, bearer('jiansuo_wrong'))]).toEqual([path, 401])
      expect([path, (await status(path, bearer(key))) === 401]).toEqual([path, false])
    }
    expect((await json('/api/stats')).body.error.code).toBe('unauthorized')
  })

  it('may be the password that a browser asks for; scripts are asked for a bearer only', async () => {
    const { get, status, key } = await guarded()
    const page = await get('/', { headers: { accept: 'text/html' } })
    expect(page.headers.get('www-authenticate')).toMatch(/^Basic .*Bearer /)
    expect((await get('/api/stats')).headers.get('www-authenticate')).toMatch(/^Bearer /)
    const basic = Buffer.from(`谁:${key}`).toString('base64')
    expect(await status('/api/stats', { headers: { authorization: `Basic ${basic}` } })).toBe(200)
  })

  it('given to a site are of no use on another; its scripts are let in', async () => {
    const { get, status, ofPortal } = await guarded()
    const there = await get('/api/stats', bearer(ofPortal, { origin: 'https://oa.cn' }))
    expect([there.status, there.headers.get('access-control-allow-origin')]).toEqual([200, 'https://oa.cn'])
    expect(there.headers.get('access-control-allow-credentials')).toBe('true')
    expect(await status('/api/stats', bearer(ofPortal, { origin: 'https://evil.cn' }))).toBe(403)
    const preflight = await get('/api/stats', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://oa.cn',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization',
      },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'Authorization',
    ])
  })

  it('where none are needed, a wrong one is still told; another password is not ours', async () => {
    const { status } = await guarded({ requireKey: false })
    expect(await status('/api/stats')).toBe(200)
    expect(await status('/api/stats', bearer('jiansuo_wrong'))).toBe(401)
    expect(await status('/api/stats', { headers: { authorization: 'Basic eDp5' } })).toBe(200)
  })

  it('made or revoked count while the server runs', async () => {
    const { status, file, key } = await guarded()
    const later = createKey(file, { name: 'later', origins: [], rate: null })
    revokeKey(file, 'all')
    await expect.poll(() => status('/api/stats', bearer(later)), { timeout: 5000 }).toBe(200)
    expect(await status('/api/stats', bearer(key))).toBe(401)
  })

  it('that can no longer be read stay as they were', async () => {
    const file = join(folder(), 'keys.json')
    const key = createKey(file, { name: 'a', origins: [], rate: null })
    const errors: unknown[] = []
    const keys = followKeys(file, error => errors.push(error))
    writeFileSync(file, '{')
    await expect.poll(() => keys.find(key)?.name && errors.length, { timeout: 5000 }).toBe(1)
    // A server that is started again and again comes back by itself; wrong settings it would not try twice.
    expect(() => followKeys(file, () => {})).toThrow(expect.objectContaining({ code: 'io' }))
  })

  it('count no more where their file is gone, which is told', async () => {
    const file = join(folder(), 'keys.json')
    const key = createKey(file, { name: 'a', origins: [], rate: null })
    const told: unknown[] = []
    const keys = followKeys(
      file,
      error => told.push((error as JiansuoError).code),
      () => told.push('mended'),
    )
    renameSync(file, `${file}.aside`)
    await expect.poll(() => keys.isStale(), { timeout: 5000 }).toBe(true)
    expect(keys.find(key)).toBeUndefined()
    renameSync(`${file}.aside`, file)
    await expect.poll(() => keys.find(key)?.name, { timeout: 5000 }).toBe('a')
    expect([keys.isStale(), told]).toEqual([false, ['not-found', 'mended']])
  })

  it('are told by /metrics to be those of before, until the file can be read again', async () => {
    const file = join(folder(), 'keys.json')
    createKey(file, { name: 'a', origins: [], rate: null })
    const sound = readFileSync(file)
    const told: string[] = []
    const keys = followKeys(
      file,
      () => told.push('failing'),
      () => told.push('mended'),
    )
    const server = await servingForThisTest({ keys })
    const failing = async () =>
      /^jiansuo_keys_failing (.*)$/m.exec(await (await server.get('/metrics')).text())?.[1]
    expect(await failing()).toBe('0')
    // As long and as old as the sound one, as after a change of owner: only the time of the inode tells.
    const { atime, mtime } = statSync(file)
    writeFileSync(file, Buffer.alloc(sound.length, '{'))
    utimesSync(file, atime, mtime)
    await expect.poll(failing, { timeout: 5000 }).toBe('1')
    writeFileSync(file, sound)
    await expect.poll(failing, { timeout: 5000 }).toBe('0')
    expect(told).toEqual(['failing', 'mended'])
  })
})

describe('rates', () => {
  it('let through what one second allows, then as much as time brings', () => {
    let now = 0
    const rates = createRates(() => now)
    const passed = () => rates.take('a', 5) === 0
    expect(Array.from({ length: 7 }, passed).filter(Boolean)).toHaveLength(5)
    expect(rates.take('a', 5)).toBeCloseTo(0.2)
    expect(rates.take('b', 5)).toBe(0)
    now += 400
    expect([passed(), passed(), passed()]).toEqual([true, true, false])
  })

  it('are kept by client and key: 429, and when to come back; signs of life are not counted', async () => {
    const { get, status, key, ofPortal } = await guarded({ rateLimit: 3 })
    const codes = []
    for (let i = 0; i < 5; i++) codes.push(await status('/api/stats', bearer(key)))
    expect(codes).toEqual([200, 200, 200, 429, 429])
    expect((await get('/api/stats', bearer(key))).headers.get('retry-after')).toBe('1')
    const own = []
    for (let i = 0; i < 3; i++) own.push(await status('/api/stats', bearer(ofPortal)))
    expect(own).toEqual([200, 200, 429])
    expect(await status('/health')).toBe(200)
  })
})

describe('jiansuo key', () => {
  it('creates, lists and revokes; the file holds no key', async () => {
    const directory = folder()
    const jiansuo = async (...args: string[]) => {
      const terminal = fakeTerminal({ directory })
      const status = await run(['key', ...args, '--keys', join(directory, 'k.json')], terminal)
      return { ...terminal, status }
    }
    const made = await jiansuo('create', '门户', '--origin', 'https://oa.cn', '--rate', '5', '--json')
    const { name, key } = JSON.parse(made.stdout)
    expect(name).toBe('门户')
    const text = readFileSync(join(directory, 'k.json'), 'utf8')
    expect(text).not.toContain(key.slice(8))
    if (process.platform !== 'win32') expect(statSync(join(directory, 'k.json')).mode & 0o077).toBe(0)
    expect(readKeys(join(directory, 'k.json'))).toMatchObject([{ name, origins: ['https://oa.cn'], rate: 5 }])
    expect((await jiansuo('list')).stdout).toMatch(/门户 .*https:\/\/oa\.cn .*每秒 5 次/)
    expect((await jiansuo('list', '--json')).stdout).not.toContain('hash')
    expect((await jiansuo('create', '门户')).status).toBe(2)
    expect((await jiansuo('create', 'a b')).status).toBe(2)
    expect((await jiansuo('create', 'a', '--origin', 'oa.cn')).stderr).toContain('--origin')
    expect((await jiansuo('create', 'a', '--rate', '0')).stderr).toContain('--rate')
    expect((await jiansuo('revoke', '门户')).status).toBe(0)
    expect((await jiansuo('revoke', '门户')).status).toBe(1)
    expect(readKeys(join(directory, 'k.json'))).toEqual([])
  })
})
