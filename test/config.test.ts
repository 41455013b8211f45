import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CONFIG_FILE, loadConfig, type Sources } from '../src/config.ts'

function folder(files: Record<string, string> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'jiansuo-config-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

const load = (sources: Sources & { file?: string } = {}) =>
  loadConfig({
    environment: {},
    directory: folder(sources.file === undefined ? {} : { [CONFIG_FILE]: sources.file }),
    ...sources,
  })

describe('loadConfig', () => {
  it('has a default for everything, reachable from this machine only, and cannot be changed', () => {
    const config = load()
    expect(config).toEqual({
      index: 'index',
      host: '127.0.0.1',
      port: 3000,
      cacheSize: 500,
      threads: availableParallelism(),
      memory: null,
      dictionary: null,
      indicators: null,
      segmenter: null,
      relatedWords: null,
      ocr: null,
      basePath: '',
      origins: [],
      frameAncestors: [],
      publicUrl: null,
      allowedHost: [],
      trustProxy: [],
      keys: null,
      requireKey: false,
      rateLimit: 0,
      metrics: true,
      docs: true,
      accessLog: null,
      logQueries: false,
      collection: [],
      opensearch: [],
      opensearchIndex: 'jiansuo',
      opensearchUsername: null,
      opensearchPassword: null,
      opensearchCa: null,
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('takes dictionary.txt beside the config file, unless another is named', () => {
    const directory = folder({ 'dictionary.txt': '行政复议' })
    expect(load({ directory }).dictionary).toBe(join(directory, 'dictionary.txt'))
    expect(load({ directory, environment: { JIANSUO_DICTIONARY: '词.txt' } }).dictionary).toBe('词.txt')
    const elsewhere = join(folder({ 'a.json': '{}' }), 'a.json')
    expect(load({ directory, flags: { config: elsewhere } }).dictionary).toBeNull()
  })

  it('takes a value from the file', () => {
    expect(load({ file: '\uFEFF{"port": 8080, "index": "资料"}' })).toMatchObject({
      port: 8080,
      index: '资料',
    })
  })

  it('takes a value from the environment, over the file', () => {
    expect(load({ file: '{"port": 8080}', environment: { JIANSUO_PORT: '8081' } }).port).toBe(8081)
  })

  it('takes a value from a flag, over the environment', () => {
    const environment = { JIANSUO_PORT: '8081', JIANSUO_HOST: '0.0.0.0' }
    expect(load({ environment, flags: { port: '8082', host: undefined } })).toMatchObject({
      port: 8082,
      host: '0.0.0.0',
    })
  })

  it('takes the file somebody names, by flag or variable', () => {
    const directory = folder({ 'a.json': '{"port": 1}', 'b.json': '{"port": 2}' })
    expect(
      load({ directory, flags: { config: 'a.json' }, environment: { JIANSUO_CONFIG: 'b.json' } }).port,
    ).toBe(1)
    expect(load({ directory, environment: { JIANSUO_CONFIG: 'b.json' } }).port).toBe(2)
  })

  it.skipIf(process.platform === 'win32')('has no file where it may not enter the folder', () => {
    const directory = folder({ [CONFIG_FILE]: '{"port": 8080}' })
    chmodSync(directory, 0o700)
    const asNobody = <Result>(act: () => Result): Result => {
      if (process.geteuid?.() !== 0) chmodSync(directory, 0)
      else process.seteuid!(65_534)
      try {
        return act()
      } finally {
        if (process.getuid?.() === 0) process.seteuid!(0)
        chmodSync(directory, 0o700)
      }
    }
    expect(asNobody(() => loadConfig({ environment: {}, directory }).port)).toBe(3000)
    const flags = { config: CONFIG_FILE }
    expect(() => asNobody(() => loadConfig({ environment: {}, directory, flags }))).toThrow(/EACCES/)
  })

  it('does not pass over a file that it may not read', () => {
    const directory = folder()
    mkdirSync(join(directory, CONFIG_FILE))
    expect(() => loadConfig({ environment: {}, directory })).toThrow(/EISDIR/)
  })

  it('counts an empty variable as absent', () => {
    expect(load({ environment: { JIANSUO_PORT: '', JIANSUO_CONFIG: '' } }).port).toBe(3000)
  })

  it.each<[string, Sources & { file?: string }, RegExp]>([
    ['an unknown variable', { environment: { JIANSUO_PROT: '1' } }, /JIANSUO_PROT.*JIANSUO_PORT/],
    ['an unknown key', { file: '{"prot": 1}' }, /prot.*port/],
    ['a prototype', { file: '{"__proto__": {"port": 1}}' }, /__proto__/],
    ['a file that is no JSON', { file: '{port: 1}' }, /jiansuo\.config\.json.*JSON/],
    ['a file that is no object', { file: '[1]' }, /JSON 对象/],
    ['a file that is not there', { flags: { config: 'nosuch.json' } }, /nosuch\.json.*ENOENT/],
    ['a port beyond the last', { flags: { port: '65536' } }, /--port.*65535/],
    ['a negative port', { environment: { JIANSUO_PORT: '-1' } }, /JIANSUO_PORT.*65535/],
    ['a port that is no number', { flags: { port: '80a' } }, /--port/],
    ['a fraction', { file: '{"port": 80.5}' }, /port.*整数/],
    ['a list', { file: '{"port": [80]}' }, /port.*整数/],
    ['a host that is no text', { file: '{"host": 1}' }, /host/],
    ['an empty index', { flags: { index: ' ' } }, /--index/],
    ['a bad cache size', { environment: { JIANSUO_CACHE_SIZE: '1e3' } }, /JIANSUO_CACHE_SIZE/],
    ['a memory without a unit', { flags: { memory: '512' } }, /--memory.*512M/],
    ['a memory too small for any index', { environment: { JIANSUO_MEMORY: '32M' } }, /JIANSUO_MEMORY.*64M/],
    ['a memory that is a number', { file: '{"memory": 536870912}' }, /memory.*512M/],
  ])('refuses %s by name', (_what, sources, message) => {
    expect(() => load(sources)).toThrow(
      expect.objectContaining({ code: 'bad-config', message: expect.stringMatching(message) }),
    )
  })

  it.each([
    ['64M', 2 ** 26],
    ['512m', 2 ** 29],
    [' 2 GiB ', 2 ** 31],
    ['1500MB', 1500 * 2 ** 20],
  ])('takes the memory %s in bytes', (given, bytes) => {
    expect(load({ flags: { memory: given } }).memory).toBe(bytes)
    expect(load({ file: JSON.stringify({ memory: given }) }).memory).toBe(bytes)
  })

  it.each([
    ['/jiansuo', '/jiansuo'],
    ['/jiansuo/', '/jiansuo'],
    ['/a/b-c.d', '/a/b-c.d'],
    ['/', ''],
  ])('takes the base path %s as %j', (given, settled) => {
    expect(load({ flags: { basePath: given } }).basePath).toBe(settled)
  })

  it.each(['jiansuo', '//a', '/a/../b', '/a b', '/a?b', 'http://a/b', '/检索'])(
    'refuses the base path %s',
    given => {
      expect(() => load({ flags: { basePath: given } })).toThrow(/--base-path .*\/jiansuo/)
    },
  )

  it('takes origins from a list or a line, each once, and the same for frames', () => {
    const two = ['http://a.example', 'https://b.example:8443']
    const line = 'http://a.example, https://b.example:8443，http://a.example'
    expect(load({ environment: { JIANSUO_ORIGINS: line } }).origins).toEqual(two)
    expect(load({ file: JSON.stringify({ frameAncestors: two }) }).frameAncestors).toEqual(two)
    expect(Object.isFrozen(load({ flags: { origins: line } }).origins)).toBe(true)
  })

  it.each([
    '*',
    'null',
    'a.example',
    'http://a.example/',
    'http://A.example',
    'http://a.example:80',
    'ftp://a',
  ])('refuses the origin %s, which no browser sends so or which is nobody in particular', given => {
    expect(() => load({ flags: { origins: given } })).toThrow(/--origins .*http:\/\/portal/)
    expect(() => load({ file: JSON.stringify({ frameAncestors: [given] }) })).toThrow(/frameAncestors/)
  })

  it('takes the path of the public address for its own', () => {
    const config = load({ flags: { publicUrl: 'https://OA.example.cn/jiansuo/' } })
    expect(config).toMatchObject({ publicUrl: 'https://oa.example.cn/jiansuo', basePath: '/jiansuo' })
    expect(load({ flags: { publicUrl: 'https://oa.cn', basePath: '/x' } }).basePath).toBe('/x')
  })

  it.each([
    ['publicUrl', 'oa.example.cn'],
    ['publicUrl', 'https://oa.cn/?q=1'],
    ['publicUrl', 'https://me:secret@oa.cn/'],
    ['allowedHost', 'oa.cn/x'],
    ['trustProxy', '10.0.0.0/33'],
    ['trustProxy', 'everybody'],
    ['rateLimit', '-1'],
    ['requireKey', 'maybe'],
    ['collection', 'laws'],
    ['collection', '../x=/srv'],
    ['collection', 'a=1,A=2'],
  ])('refuses %s %s', (key, value) => {
    expect(() => load({ flags: { [key]: value } })).toThrow(expect.objectContaining({ code: 'bad-config' }))
  })

  it('takes hosts, proxies and collections from lines and lists', () => {
    expect(load({ flags: { allowedHost: ['OA.cn', '[::0001]'] } }).allowedHost).toEqual(['oa.cn', '[::1]'])
    expect(load({ flags: { trustProxy: '10.0.0.0/8, loopback' } }).trustProxy).toEqual([
      '10.0.0.0/8',
      'loopback',
    ])
    const laws = [{ name: 'laws', index: '/srv/laws' }]
    expect(load({ flags: { collection: ['laws=/srv/laws'] } }).collection).toEqual(laws)
    expect(load({ file: '{"collection": {"laws": "/srv/laws"}}' }).collection).toEqual(laws)
  })

  it('passes over what Kubernetes makes of a Service called jiansuo', () => {
    const environment = {
      JIANSUO_PORT: 'tcp://10.0.0.1:80',
      JIANSUO_SERVICE_HOST: '10.0.0.1',
      JIANSUO_SERVICE_PORT: '80',
      JIANSUO_SERVICE_PORT_HTTP: '80',
      JIANSUO_PORT_80_TCP: 'tcp://10.0.0.1:80',
      JIANSUO_PORT_80_TCP_PROTO: 'tcp',
    }
    expect(load({ environment }).port).toBe(3000)
  })

  it('never shows a password, not even where it is in the wrong place', () => {
    const wrong = 'https://clerk:geheim@node1:9200'
    for (const given of [{ environment: { JIANSUO_OPENSEARCH: wrong } }, { flags: { opensearch: wrong } }]) {
      expect(() => load(given)).toThrow('不含用户名和密码')
      expect(() => load(given)).not.toThrow('geheim')
    }
  })
})
