// RIS and BibTeX read back by other means than they were written.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReportSummary } from '../../src/api/hit.ts'
import { download } from '../../src/export/download.ts'
import { bibtex, type Reference, ris } from '../../src/export/references.ts'
import { gbt7714, issuedNumber } from '../../src/report/reference.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { corpus, words } from '../support/arbitraries.ts'
import { fakeSearcher, REPORTS } from '../support/fake-searcher.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const textOf = async (chunks: AsyncIterable<string | Uint8Array>) => {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}
async function* each(references: Reference[]) {
  yield* references
}

/** Tags with their values; of AU, which may stand several times, a list with ␟ between. */
const readRis = (text: string) =>
  text.split('ER  - \r\n\r\n').flatMap(entry => {
    if (entry === '') return []
    const fields = new Map<string, string>()
    for (const line of entry.trimEnd().split('\r\n')) {
      const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/s.exec(line)!
      const before = tag === 'AU' ? fields.get('AU') : undefined
      fields.set(tag!, before === undefined ? value! : `${before}␟${value}`)
    }
    return [fields]
  })

const WORDS: Record<string, string> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciitilde: '~',
  textasciicircum: '^',
}
const plain = (value: string) =>
  value.replace(/\\(?:(text[a-z]+)\{\}|([#$%&_]))/g, (_, word, c) => (word ? WORDS[word]! : c))

/** As BibTeX reads: by counting braces, and knowing no escapes. */
function readBibtex(text: string) {
  const entries: { key: string; fields: Map<string, string> }[] = []
  let at = 0
  const braced = () => {
    const from = at + 1
    let depth = 0
    do {
      if (text[at] === '{') depth++
      if (text[at] === '}') depth--
      if (++at > text.length) throw new Error('a brace is never closed')
    } while (depth > 0)
    return text.slice(from, at - 1)
  }
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) throw new Error(`${pattern} is not at ${text.slice(at, at + 40)}`)
    at = pattern.lastIndex
    return found[1]!
  }
  while (at < text.length) {
    const key = take(/@techreport\{([!-+\--z|~]+),\n/y)
    const fields = new Map<string, string>()
    for (let more = true; more; ) {
      const name = take(/ {2}([a-z]+) = /y)
      fields.set(name, braced())
      more = take(/(,?)\n/y) === ','
    }
    take(/(\})\n\n/y)
    entries.push({ key, fields })
  }
  return entries
}

const hostile = fc.string({
  unit: fc.constantFrom(...'{}\\~^#$%&_"@,=\r\n\t\u2028 　行政ER-TY《》'),
  minLength: 1,
  maxLength: 10,
})
const reference: fc.Arbitrary<Reference> = fc
  .record({
    id: fc.string({ unit: fc.constantFrom(...'aAbB1-_'), minLength: 1, maxLength: 3 }),
    title: fc.option(hostile),
    publisher: fc.option(
      fc.oneof(
        hostile,
        hostile.map(text => `${text}行、${text}厅`),
      ),
    ),
    documentNumber: fc.option(
      fc.oneof(
        hostile,
        hostile.map(text => `${text}号`),
      ),
    ),
    publishedAt: fc.option(fc.constant('2022-01-07')),
    year: fc.option(fc.integer({ min: 1949, max: 2099 })),
  })
  .map(parts => ({ ...REPORTS[0]!, ...parts, link: `http://10.0.0.8/r/${parts.id}` }))
const spaced = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
/** A joint document's organs are authors each; what stands between them is no part of their names. */
const withoutMarks = (text: string) => text.replace(/[\s、，,;；␟]/gu, '')
const aboutYear = ({ year, publishedAt }: Reference) =>
  year !== null && publishedAt !== null && year !== 2022 ? `报告所述年份：${year}` : undefined
const known = (value: string | number | null) => (value === null ? '' : spaced(String(value)))

const MADE = '责任者由题名和地区推定，原文未载'

describe('references read back', () => {
  const several = fc.uniqueArray(reference, { selector: ({ id }) => id, maxLength: 8 })

  test('RIS, whatever a text holds', () =>
    fc.assert(
      fc.asyncProperty(several, async references => {
        const entries = readRis(await textOf(ris(each(references))))
        expect(entries.map(entry => entry.get('ID'))).toEqual(references.map(({ id }) => id))
        entries.forEach((entry, i) => {
          const { title, publisher, documentNumber, publishedAt, year, link } = references[i]!
          expect(entry.get('TY')).toBe('GOVDOC')
          expect((entry.get('TI') ?? '').trim()).toBe(
            title === null ? '〔原文无题名，文件“hainan”〕' : spaced(title),
          )
          const place = references[i]!.region!.path.join('')
          expect((entry.get('PB') ?? '').trim()).toBe(known(publisher))
          expect(withoutMarks(entry.get('AU') ?? '')).toBe(withoutMarks(publisher ?? place))
          // Of several notes the last is read; that of the year comes before.
          expect(entry.get('N1')).toBe(publisher === null ? MADE : aboutYear(references[i]!))
          expect(['M1', 'PY', 'DA'].map(tag => (entry.get(tag) ?? '').trim())).toEqual([
            known(issuedNumber(documentNumber)),
            known(publishedAt === null ? year : 2022),
            known(publishedAt).replaceAll('-', '/'),
          ])
          expect(entry.get('UR')).toBe(link)
          expect(entry.get('CY')).toBe(references[i]!.region?.path.join(''))
        })
      }),
      { numRuns: 100 },
    ))

  test('BibTeX, whatever a text holds; keys are ASCII and differ in more than case', () =>
    fc.assert(
      fc.asyncProperty(several, async references => {
        const entries = readBibtex(await textOf(bibtex(each(references))))
        expect(new Set(entries.map(({ key }) => key.toLowerCase())).size).toBe(references.length)
        entries.forEach(({ fields }, i) => {
          const { id, title, publisher, documentNumber, publishedAt, year, link } = references[i]!
          const read = (name: string) => plain(fields.get(name) ?? '')
          expect(read('title')).toBe(title === null ? '〔原文无题名，文件“hainan”〕' : spaced(title))
          expect(read('institution')).toBe(known(publisher))
          expect(read('address')).toBe(references[i]!.region?.path.join('') ?? '')
          const authors = (fields.get('author') || undefined)?.split(' and ') ?? []
          expect(authors.every(author => /^\{.+\}$/s.test(author))).toBe(true)
          const names = authors.map(author => plain(author.slice(1, -1))).join('')
          expect(withoutMarks(names)).toBe(withoutMarks(spaced(publisher ?? read('address'))))
          expect([read('number'), read('year'), read('date')]).toEqual([
            known(issuedNumber(documentNumber)),
            known(publishedAt === null ? year : 2022),
            known(publishedAt),
          ])
          expect([fields.get('url'), read('note')]).toEqual([
            link,
            [`jiansuo id: ${id}`, aboutYear(references[i]!), publisher === null && MADE]
              .filter(Boolean)
              .join('；'),
          ])
        })
      }),
      { numRuns: 100 },
    ))
})

describe('download', () => {
  test('has one entry a report that has a hit, in the order of search', () =>
    fc.assert(
      fc.asyncProperty(
        corpus,
        words,
        fc.constantFrom('relevance', 'year:asc'),
        async (reports, query, sort) => {
          const searcher = searcherOver(reports, toySegmenter) as Searcher
          const { hits } = await searcher.search(query, { sort: sort as 'relevance', limit: 10_000 })
          const ids = [...new Set(hits.map(({ reportId }) => reportId))]
          const asRis = await download(searcher, query, { format: 'ris', sort: sort as 'relevance' }, '')
          expect(readRis(await textOf(asRis.chunks)).map(entry => entry.get('ID'))).toEqual(ids)
          const asBib = await download(searcher, query, { format: 'bib', sort: sort as 'relevance' }, '')
          expect(readBibtex(await textOf(asBib.chunks)).map(({ key }) => key)).toEqual(
            ids.map(id => `jiansuo-${id}`),
          )
          expect([asRis.rows, asBib.rows]).toEqual([ids.length, ids.length])
        },
      ),
      { numRuns: 40 },
    ))

  test('leads to the address of the report, or to the reader', async () => {
    const searcher = fakeSearcher()
    const file = await download(searcher, '复议', { format: 'ris' }, 'http://10.0.0.8:3000')
    expect([file.fileName, file.mediaType]).toEqual([
      '复议-文献.ris',
      'application/x-research-info-systems; charset=utf-8',
    ])
    expect(readRis(await textOf(file.chunks))[0]!.get('UR')).toBe('http://10.0.0.8:3000/r/hainan')
    const { hits } = searcher
    searcher.hits = async (...asked) => {
      const found = await hits(...asked)
      async function* withAddress() {
        for await (const hit of found.hits)
          yield { ...hit, report: { ...hit.report, url: 'http://a.gov.cn/x' } satisfies ReportSummary }
      }
      return { ...found, hits: withAddress() }
    }
    const own = await download(searcher, '复议', { format: 'ris' }, '')
    expect(readRis(await textOf(own.chunks))[0]!.get('UR')).toBe('http://a.gov.cn/x')
  })

  test('says of an address of this machine that others cannot follow it, and gives no path for an address', async () => {
    const entryAt = async (base: string) =>
      readRis(await textOf((await download(fakeSearcher(), '复议', { format: 'ris' }, base)).chunks))[0]!
    for (const base of ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])
      expect((await entryAt(base)).get('N1')).toContain('这台机器')
    expect((await entryAt('http://10.0.0.8:3000')).get('N1') ?? '').not.toContain('机器')
    for (const base of ['', '/jiansuo']) expect((await entryAt(base)).has('UR')).toBe(false)
  })

  test('has no place for the nation, which is none', async () => {
    const region = { code: '000000', name: '中华人民共和国', path: ['中华人民共和国'] }
    const entries = () => each([{ ...REPORTS[0]!, region, link: null }])
    expect(await textOf(ris(entries()))).not.toMatch(/^CY/m)
    expect(await textOf(bibtex(entries()))).not.toContain('address')
  })

  test('only of hits', async () => {
    for (const view of ['compare', 'concordance'] as const)
      await expect(download(fakeSearcher(), '复议', { format: 'bib', view }, '')).rejects.toMatchObject({
        code: 'bad-query',
        message: expect.stringContaining('view=hits'),
      })
  })
})

test('the year is the one of the citation that GB/T 7714 has, and that of the report is kept', () =>
  fc.assert(
    fc.asyncProperty(
      fc.option(fc.date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })),
      fc.option(fc.integer({ min: 1950, max: 2030 })),
      async (published, year) => {
        const publishedAt = published?.toISOString().slice(0, 10) ?? null
        const report = { ...REPORTS[0]!, publishedAt, year, link: null }
        const cited = /\]\. (?:\((\d{4})[\d-]*\))?\[2026/.exec(gbt7714(report, 'a', '2026-11-28'))![1]
        const entry = await textOf(ris(each([report])))
        const [bib] = readBibtex(await textOf(bibtex(each([report]))))
        expect(/^PY {2}- (\d+)\r$/m.exec(entry)?.[1]).toBe(cited)
        expect(bib!.fields.get('year')).toBe(cited)
        if (year === null) return
        expect([cited, /^N1 {2}- 报告所述年份：(\d+)\r$/m.exec(entry)?.[1]]).toContain(String(year))
        expect(`${cited} ${bib!.fields.get('note')}`).toContain(String(year))
      },
    ),
  ))

test('the organs of a joint document are authors each', async () => {
  const joint = { ...REPORTS[0]!, publisher: '水利部、财政部', link: null }
  expect(await textOf(ris(each([joint])))).toContain('AU  - 水利部\r\nAU  - 财政部\r\n')
  expect(await textOf(bibtex(each([joint])))).toContain('author = {{水利部} and {财政部}}')
})
