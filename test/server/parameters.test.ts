import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readParameters } from '../../src/api/read-parameters.ts'
import { searchParameters } from '../../src/api/search.ts'
import { JiansuoError } from '../../src/errors.ts'
import { rawGet, type Serving, serving } from '../support/serving.ts'

const read = (query: string) => readParameters(searchParameters, new URLSearchParams(query))

const refusalOf = (query: string): string => {
  try {
    read(query)
  } catch (error) {
    if (error instanceof JiansuoError && error.code === 'bad-query') return error.message
    throw error
  }
  throw new Error(`${query} was not refused`)
}

describe('readParameters', () => {
  it('gives defaults, and nothing for what is absent', () => {
    expect(read('q=法治')).toEqual({ q: '法治', each: 1, limit: 20, offset: 0 })
    expect(Object.keys(read('q=法治'))).not.toContain('mode')
  })

  it('reads every parameter', () => {
    const all =
      'q=法治&mode=exact&match=any&region=宁夏&region=150303&year=2021&year=2019..2020&report=a.b-c_1&kind=heading&sort=year:desc&distinct=report&each=3&limit=100&offset=10000'
    expect(read(all)).toEqual({
      q: '法治',
      mode: 'exact',
      match: 'any',
      region: ['宁夏', '150303'],
      year: ['2021', '2019..2020'],
      report: 'a.b-c_1',
      kind: 'heading',
      sort: 'year:desc',
      distinct: 'report',
      each: 3,
      limit: 100,
      offset: 10_000,
    })
  })

  it('counts blank values as absent', () => {
    expect(read('q=法治&mode=&region=&region=%20&year=&limit=&offset=&kind=')).toEqual(read('q=法治'))
    expect(read('q=法治&limit=&limit=5')).toMatchObject({ limit: 5 })
  })

  it('keeps the query as it was typed', () => {
    expect(read('q=+法治%00 ').q).toBe(' 法治\0 ')
  })

  it.each([
    ['', 'q', 'q 不能缺少'],
    ['q=', 'q', 'q 不能缺少'],
    ['q=%20%E3%80%80', 'q', 'q 不能缺少'],
    [`q=${'字'.repeat(1001)}`, 'q', '1 到 1000'],
    ['q=a&q=b', 'q', '不止一次'],
    ['q=a&limit=1&limit=2', 'limit', '不止一次'],
    ['q=a&limit=0', 'limit', '1 到 100'],
    ['q=a&limit=101', 'limit', '1 到 100'],
    ['q=a&limit=-1', 'limit', '1 到 100'],
    ['q=a&limit=1.5', 'limit', '1 到 100'],
    ['q=a&limit=1e1', 'limit', '1 到 100'],
    ['q=a&limit=1e309', 'limit', '1 到 100'],
    ['q=a&limit=NaN', 'limit', '1 到 100'],
    ['q=a&limit=0x10', 'limit', '1 到 100'],
    ['q=a&limit=５', 'limit', '1 到 100'],
    ['q=a&limit=99999999999999999999', 'limit', '1 到 100'],
    ['q=a&offset=10001', 'offset', '0 到 10000'],
    ['q=a&offset=-1', 'offset', '0 到 10000'],
    ['q=a&year=abc', 'year', '四位年份'],
    ['q=a&year=2021..', 'year', '四位年份'],
    ['q=a&year=2022..2020', 'year', '不晚于'],
    ['q=a&year=2021&year=21', 'year', '四位年份'],
    [`q=a&region=${'字'.repeat(101)}`, 'region', '全称'],
    ['q=a&mode=nope', 'mode', 'smart、exact'],
    ['q=a&mode=toString', 'mode', 'smart、exact'],
    ['q=a&match=some', 'match', 'all、any'],
    ['q=a&sort=date', 'sort', 'year:desc'],
    ['q=a&kind=table', 'kind', 'paragraph'],
    ['q=a&distinct=passage', 'distinct', 'report'],
    ['q=a&report=../etc', 'report', '报告编号'],
    ['q=a&nosuch=1', 'nosuch', '可用的参数有 q、mode'],
    ['q=a&nosuch=', 'nosuch', '可用的参数有'],
    ['q=a&__proto__=1', '__proto__', '可用的参数有'],
    ['q=a&constructor=1', 'constructor', '可用的参数有'],
    ['q=a&hasOwnProperty=1', 'hasOwnProperty', '可用的参数有'],
    ['q=a&limit[]=1', 'limit[]', '可用的参数有'],
    ['q=a&year[$gt]=1', 'year[$gt]', '可用的参数有'],
  ])('refuses %s, naming the parameter and the remedy', (query, name, remedy) => {
    const message = refusalOf(query)
    expect(message).toContain(name)
    expect(message).toContain(remedy)
  })

  it('counts characters, not code units', () => {
    expect(read(`q=${'🙂'.repeat(1000)}`).q).toHaveLength(2000)
    expect(refusalOf(`q=${'🙂'.repeat(1001)}`)).toContain('q')
  })

  it('says back only a little of what it was sent, without control characters', () => {
    const message = refusalOf(`q=a&sort=${'x'.repeat(5000)}%1b%5B31m`)
    expect(message.length).toBeLessThan(200)
    expect(refusalOf('q=a&sort=%1b[31m')).not.toContain('\x1b')
  })
})

describe('any parameters over HTTP', () => {
  let server: Serving
  beforeAll(async () => {
    server = await serving()
  })
  afterAll(() => server.close(0))

  const name = fc.oneof(
    fc.constantFrom(...Object.keys(searchParameters)),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'q[]',
      'q[__proto__]',
      'limit.x',
      '',
    ),
    fc.string({ unit: 'binary' }),
  )
  const value = fc.oneof(
    fc.constantFrom(
      '1',
      '-1',
      'NaN',
      '1e309',
      'Infinity',
      '2021',
      '2020..2022',
      '__proto__',
      'exact',
      '宁夏',
      '',
    ),
    fc.string({ unit: 'binary' }),
    fc.integer().map(String),
    fc.double().map(String),
  )
  const path = fc.constantFrom(
    '/api/search',
    '/api/reports',
    '/api/reports/hainan',
    '/api/stats',
    '/health',
    '/ready',
  )

  it('are answered with 200 or a 400 that says why, and change no prototype', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    await fc.assert(
      fc.asyncProperty(path, fc.array(fc.tuple(name, value), { maxLength: 6 }), async (to, pairs) => {
        const query = pairs.map(pair => pair.map(text => encodeURIComponent(text.toWellFormed())).join('='))
        const { status, body } = await server.json(`${to}?${query.join('&')}`)
        if (status !== 200) {
          expect(status).toBe(400)
          expect(body.error.code).toBe('bad-query')
          expect(body.error.message).toMatch(/参数/)
        }
      }),
      { numRuns: 300 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    expect(server.errors).toEqual([])
  })

  it('are answered without a 5xx when they are not even well encoded', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '%',
        '%z',
        '%00',
        '%E8',
        '%ff',
        '&',
        '=',
        '?',
        '/',
        '+',
        '..',
        '%2e%2e',
        '%2f',
        'q',
        '\xe8',
      ),
      fc.string({ unit: 'grapheme-ascii' }).map(encodeURI),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/api/search?q=', '/api/reports/', '/r/', '/', '/embed/'),
        fc.array(piece),
        async (start, pieces) => {
          const { status } = await rawGet(server.url, (start + pieces.join('')).replaceAll(' ', '%20'))
          expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 300 },
    )
    expect(server.errors).toEqual([])
  })
})
