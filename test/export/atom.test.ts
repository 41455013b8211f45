import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { atomFeed } from '../../src/export/atom.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const about = (text: string) => [
  { kind: 'paragraph' as const, text, passages: [{ start: 0, end: text.length, section: ['一、<依法>'] }] },
]
const reports = [
  blankReport('old', {
    region: SAMPLE_REGIONS[1]!,
    year: 2020,
    publishedAt: '2021-01-15',
    paragraphs: about('行政复议 & 应诉'),
  }),
  blankReport('new', { region: SAMPLE_REGIONS[2]!, year: 2022, paragraphs: about('行政复议\u0001<mark>') }),
  blankReport('none', { year: 2023, paragraphs: about('信访') }),
  blankReport('undated', { paragraphs: about('宪法') }),
]
const searcher = searcherOver(reports, toySegmenter) as unknown as Searcher

/** Every element with its text, by a parser that refuses what is not well formed. */
async function elements(
  query: string,
  options = {},
): Promise<[name: string, text: string, attributes: object][]> {
  const { chunks } = await atomFeed(searcher, query, options, 'http://10.0.0.8:3000')
  let xml = ''
  for await (const chunk of chunks) xml += chunk
  const found: [string, string, object][] = []
  const open: [string, string, object][] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    open.push([name, '', attributes])
    found.push(open.at(-1)!)
  })
  parser.on('text', text => {
    if (open.length > 0) open.at(-1)![1] += text
  })
  parser.on('closetag', () => void open.pop())
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
  return found
}
const texts = async (name: string, query: string, options = {}) =>
  (await elements(query, options)).filter(([tag]) => tag === name).map(([, text]) => text)

test('an entry for each report that matches, the newest year first', async () => {
  expect((await texts('id', '行政复议')).slice(1)).toEqual([
    'urn:jiansuo:report:new',
    'urn:jiansuo:report:old',
  ])
  expect((await texts('summary', '行政复议')).at(-1)).toBe('一、<依法>\n行政复议 & 应诉')
})

test('dated by its publication, else by its year: however often it is indexed, no entry is new again', async () => {
  expect(await texts('updated', '行政复议')).toEqual([
    '2026-01-01T00:00:00.000Z',
    '2022-01-01T00:00:00+08:00',
    '2021-01-15T00:00:00+08:00',
  ])
  expect((await texts('updated', '信访')).at(-1)).toBe('2023-01-01T00:00:00+08:00')
  expect((await texts('updated', '宪法')).at(-1)).toBe('1970-01-01T00:00:00Z')
})

test('the title says what it was narrowed to', async () => {
  const title = async (options = {}) => (await texts('title', '行政复议', options))[0]
  expect(await title()).toBe('检索：行政复议')
  expect(await title({ region: ['内蒙古'], year: ['2020年..2026年'] })).toBe(
    '检索：行政复议（内蒙古自治区，2020–2026）',
  )
  const all = {
    year: ['2020', '2022..2023'],
    by: 'published',
    level: ['市'],
    genre: ['报告'],
    except: ['a', 'b'],
    kind: 'heading',
  }
  expect(await title(all)).toBe('检索：行政复议（2020、2022–2023 年发布，市，报告，不计 2 篇，小标题）')
})

test('filters hold, nothing is relaxed, and nothing found is an empty feed', async () => {
  expect(await texts('entry', '行政复议', { year: ['2020'] })).toHaveLength(1)
  expect(await texts('entry', '行政复议 信访')).toHaveLength(0)
  const links = (await elements('行政复议', { year: ['2020'] })).filter(([name]) => name === 'link')
  expect(links[0]![2]).toEqual({
    rel: 'self',
    href: `http://10.0.0.8:3000/feed?q=${encodeURIComponent('行政复议')}&year=2020`,
  })
})

test('a feed names itself and its page with every option that it was asked with', async () => {
  const options = {
    genre: ['报告', '无题名'],
    level: ['县'],
    except: ['a'],
    by: 'published',
    repeats: 'once',
    year: ['2020'],
  }
  const links = (await elements('行政复议', options)).filter(([tag]) => tag === 'link').slice(0, 2)
  for (const [, , attributes] of links) {
    const { searchParams } = new URL((attributes as { href: string }).href)
    for (const [name, value] of Object.entries(options))
      expect(searchParams.getAll(name)).toEqual([value].flat())
  }
  const [first] = await texts('id', '行政复议', options)
  expect(first).not.toBe((await texts('id', '行政复议', { ...options, level: ['市'] }))[0])
})
