// The tools as a client sees them, over the protocol itself.
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMcpServer } from '../../src/mcp/mcp.ts'
import type { Searcher, SnapshotSearcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import { SAMPLE_REGIONS } from '../support/arbitraries.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

const text = '2022年，共受理行政复议案件64件，已审结45件。'
const reports = [
  blankReport('a', {
    region: SAMPLE_REGIONS[1]!,
    year: 2022,
    paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
  }),
]
async function connected(searcher: SnapshotSearcher): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' })
  const server = createMcpServer(searcher as unknown as Searcher, '1')
  const [here, there] = InMemoryTransport.createLinkedPair()
  await Promise.all([server.connect(there), client.connect(here)])
  return client
}
let client: Client
beforeAll(async () => {
  client = await connected(searcherOver(reports, toySegmenter))
})
afterAll(() => client.close())

const call = (name: string, given: Record<string, unknown>) => callOf(client, name, given)

async function calling(searcher: SnapshotSearcher, name: string, given: Record<string, unknown>) {
  const client = await connected(searcher)
  try {
    return await callOf(client, name, given)
  } finally {
    await client.close()
  }
}

async function callOf(client: Client, name: string, given: Record<string, unknown>) {
  const { content, isError } = await client.callTool({ name, arguments: given })
  const [{ text: said }] = content as [{ text: string }]
  return isError ? { error: said } : JSON.parse(said)
}

test('the tools there are', async () => {
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual([
    'search',
    'read',
    'check_quote',
    'indicators',
    'trend',
    'keyness',
    'promises',
  ])
})

test('every answer says what it looked at', async () => {
  const coverage = { reports: 1, years: '2022–2022', indexVersion: 'test' }
  expect(await call('search', { query: '行政复议' })).toMatchObject({
    totalHits: 1,
    relaxed: false,
    coverage,
  })
  expect(await call('search', { query: '"没有的话"' })).toMatchObject({
    totalHits: 0,
    passages: [],
    coverage,
  })
  expect(await call('read', { reportId: 'a' })).toMatchObject({ total: 1, passages: [{ text }], coverage })
  expect(await call('indicators', { name: '行政复议案件受理数' })).toMatchObject({
    total: 1,
    rows: [{ value: '64', unit: '件' }],
    coverage,
  })
})

test('a quotation, right and with another number', async () => {
  const verdicts = async (quote: string) => (await call('check_quote', { quote })).sentences
  expect(await verdicts('共受理行政复议案件64件，已审结45件。')).toMatchObject([{ verdict: 'verbatim' }])
  expect(await verdicts('共受理行政复议案件64件，已审结46件。')).toMatchObject([
    { verdict: 'near', matches: [{ differences: [{ kind: 'number' }] }] },
  ])
})

test('what the caller can mend is the tool’s error', async () => {
  expect(await call('read', { reportId: 'nichts' })).toEqual({ error: expect.stringContaining('没有编号为') })
  expect(await call('search', { query: '法治', region: ['火星'] })).toEqual({
    error: expect.stringContaining('火星'),
  })
})

test('first use, words and promises are what the searcher answers, and say what was looked at', async () => {
  const coverage = { reports: 1, years: '2022–2022', indexVersion: 'test' }
  expect(await call('trend', { query: '"行政复议案件"' })).toMatchObject({
    first: [{ reportId: 'a', citation: expect.stringContaining('2022年'), text }],
    years: [
      {
        year: 2022,
        indexed: 1,
        reports: 1,
        joined: [SAMPLE_REGIONS[1]!.name],
        adopted: [],
        arrived: ['宁夏回族自治区银川市兴庆区'],
      },
    ],
    firstReports: 1,
    undated: 0,
    coverage,
  })
  expect(await call('promises', { reportId: 'a' })).toMatchObject({ previous: null, promises: [], coverage })
  expect(await call('promises', { reportId: 'nichts' })).toEqual({
    error: expect.stringContaining('没有编号为'),
  })
  expect(await call('keyness', { year: ['2022'] })).toEqual({ error: expect.stringContaining('10 篇以上') })
})

test('words that some reports have more than the others', async () => {
  const passage = (text: string) => ({
    kind: 'paragraph' as const,
    text,
    passages: [{ start: 0, end: text.length, section: [] }],
  })
  const many = Array.from({ length: 40 }, (_, i) =>
    blankReport(`r${i}`, {
      year: i < 20 ? 2020 : 2021,
      paragraphs: [passage(i < 20 ? '行政复议。法治。' : '人民调解。法治。')],
    }),
  )
  const searcher = searcherOver(many, toySegmenter)
  const { words, total } = await searcher.keyness({ year: ['2020'] })
  expect(total).toBeGreaterThan(0)
  const found = await calling(searcher, 'keyness', { year: ['2020'], limit: 1 })
  expect(found).toMatchObject({ total, words: words.slice(0, 1), reports: 20, others: 20 })
  // None has a title: of reports proper there are none to hold against each other, of untitled ones all.
  expect(await calling(searcher, 'keyness', { year: ['2020'], genre: ['报告'] })).toEqual({
    error: expect.stringContaining('10 篇以上'),
  })
  expect(await calling(searcher, 'keyness', { year: ['2020'], genre: ['无题名'] })).toMatchObject({ total })
  expect(await calling(searcher, 'trend', { query: '法治', genre: ['报告'] })).toMatchObject({ first: [] })
  expect(await calling(searcher, 'search', { query: '法治', genre: ['报告'] })).toMatchObject({
    totalHits: 0,
  })
  expect(await calling(searcher, 'search', { query: '法治' })).toMatchObject({ totalHits: 40 })
})
