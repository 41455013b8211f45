import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/analysis/fingerprint.ts'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { EngineRequest, ReportRecord } from '../../src/engine/engine.ts'
import { openClusterEngine } from '../../src/engine/opensearch/cluster-engine.ts'
import { createQuestion, type QuestionParts } from '../../src/engine/opensearch/cluster-question.ts'
import type { Connection, Request } from '../../src/engine/opensearch/connection.ts'
import { createListings, type List } from '../../src/engine/opensearch/listing.ts'
import { EVERY, type Search } from '../../src/engine/opensearch/query-dsl.ts'
import { FORMAT, type Header } from '../../src/engine/opensearch/snapshot-metadata.ts'
import { createPassageReader } from '../../src/engine/opensearch/stored-passages.ts'
import { countTerms, knownCounts, twos } from '../../src/engine/opensearch/term-counts.ts'
import { DEFAULT_RANKING } from '../../src/engine/ranking/ranking-parameters.ts'
import { createWorks } from '../../src/engine/ranking/works.ts'
import { createTextBuilder } from '../../src/engine/store/text-builder.ts'
import type { Paragraph } from '../../src/report/report.ts'
import { EVERYTHING, FIRST_HIT } from '../../src/search/question/request.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'

/** A connection to a cluster that answers each search as it is told. What it was asked is in `asked`. */
function searching(answer: (search: Search) => object) {
  const asked: Search[] = []
  const connection: Connection = {
    nodes: 'http://node',
    async send<Answer>({ lines = '' }: Request) {
      const searches = lines.split('\n').filter((_, i) => i % 2 === 1)
      const responses = searches.map(line => {
        const search = JSON.parse(line) as Search
        asked.push(search)
        return { _shards: { total: 1, successful: 1, skipped: 0, failed: 0 }, ...answer(search) }
      })
      return { responses } as Answer
    },
    away: async () => [],
    refused: () => new Error('refused') as never,
    async close() {},
  }
  return { connection, asked }
}

const works = createWorks([{ title: null }, { title: null }], [0, 5], DEFAULT_RANKING)

const LABELS = { starts: Uint32Array.of(0, 10), reports: Uint32Array.of(0, 1) }

const ONCE = (texts: readonly string[]) => texts.map(() => 1)

/** A question over that cluster, to which two reports are known. */
const partsOf = (connection: Connection, frequencies: QuestionParts['frequencies']): QuestionParts => ({
  connection,
  index: 'p',
  reader: createPassageReader(connection, 'p'),
  frequencies,
  works,
  listings: createListings(connection, 'p', works, { labels: LABELS, reportOf: label => label }),
  parameters: DEFAULT_RANKING,
  reports: 2,
  reportOf: label => label,
})

const HEADER: Header = {
  version: 'v',
  builtAt: '2026-01-01T00:00:00.000Z',
  fingerprint: fingerprint(toySegmenter),
  counts: { reports: 0, paragraphs: 0, passages: 0, characters: 0 },
  skipped: [],
  format: FORMAT,
  statistics: { passages: 1, averagePassage: 1, averageSurroundings: 1 },
  checksum: 0,
  routings: [],
  columns: [],
}

const CATALOGUE = {
  names: { version: 'v', passages: 'p', metadata: 'm' },
  records: [],
  entries: [],
  firsts: Uint32Array.of(0),
  citations: new Uint32Array(0),
  labels: LABELS,
  reportOf: (label: number) => label,
  number: () => null,
  countOf: () => null,
}

describe('totals kept', () => {
  const inRegion = (code: number): EngineRequest => ({
    ...EVERYTHING,
    where: { type: 'region', codes: [String(code)] },
  })

  test('are there however many others are asked for beside them', async () => {
    const { connection, asked } = searching(({ query }) => ({
      hits: { total: { value: 0 }, hits: [] },
      aggregations: { rep: { buckets: [{ key: 0, doc_count: Number(/\d+/.exec(JSON.stringify(query))) }] } },
    }))
    const engine = openClusterEngine(connection, CATALOGUE, HEADER)
    const hitsOf = async (codes: number[]) =>
      (await engine.counts(codes.map(inRegion))).map(({ hits }) => hits)
    expect(await hitsOf([7])).toEqual([7])
    const many = [...Array.from({ length: 1500 }, (_, i) => 1000 + i), 7]
    expect(await hitsOf(many)).toEqual(many)
    expect(asked).toHaveLength(many.length)
  })
})

describe('a list kept', () => {
  const hit = (passage: number) => ({ _score: 1, sort: [1, passage, passage % 2] })
  const list: List = {
    where: EVERY,
    upper: 'all',
    evidence: [],
    scale: 1,
    priors: works.priors(new Float32Array(works.count)),
    order: 'relevance',
    distinct: false,
  }
  const hits = (all: number) =>
    searching(({ size = 0, search_after: [, after = -1] = [] }) => {
      const first = Number(after) + 1
      const some = Array.from({ length: Math.max(0, Math.min(size, all - first)) }, (_, i) => hit(first + i))
      return { hits: { total: { value: all }, hits: some } }
    })

  test('is gone on with where it ended, and asked for once', async () => {
    const { connection, asked } = hits(1200)
    const listings = createListings(connection, 'p', works, { labels: LABELS, reportOf: label => label })
    for (const size of [10, 500, 1100, 2000, 30]) {
      const { passages } = await listings.best(list, size)
      expect([...passages]).toEqual(Array.from({ length: Math.min(size, 1200) }, (_, i) => i))
    }
    expect(asked.map(({ search_after }) => search_after)).toEqual([undefined, [1, 499, 1], [1, 1099, 1]])
  })

  test('of reports goes no further than a cluster allows', async () => {
    const { connection, asked } = hits(150_000)
    const listings = createListings(connection, 'p', works, { labels: LABELS, reportOf: label => label })
    for (const size of [60_000, 60_001, 140_000, 150_000])
      expect((await listings.best({ ...list, distinct: true }, size)).passages).toHaveLength(
        Math.min(size, 100_000),
      )
    expect(asked.map(({ size }) => size)).toEqual([60_000, 100_000])
  })
})

test('ranking overwrites its own first look at a question, not the one that orders by report start from', async () => {
  const { connection } = searching(() => ({
    hits: { total: { value: 1 }, hits: [{ _score: 2, sort: [2, 0, 0, 0, 0, 0, 0] }] },
    aggregations: { rep: { buckets: [{ key: 0, doc_count: 1, sum: { value: 8 } }] } },
  }))
  const question = createQuestion(
    { where: EVERY, upper: null, counted: null, most: 1000 },
    partsOf(connection, ONCE),
  )
  await question.frequencies(['行政'])
  const matching = await question.matches([{ text: '行政', weight: 1 }])
  const first = await matching.firstPass()
  expect([...first.about]).toEqual([1, 0])
  works.priors(first.about)
  expect([...first.about]).not.toEqual([1, 0])
  expect([...question.scoring().first.about]).toEqual([1, 0])
})

describe('a question is looked at', () => {
  const looksAt = async (
    matches: number,
    { most, frequencies }: { most: number; frequencies: QuestionParts['frequencies'] },
  ) => {
    const { connection, asked } = searching(({ aggs }) => ({
      hits: { total: { value: matches }, hits: [] },
      aggregations: {
        ...(aggs && 'rep' in aggs && { rep: { buckets: [] } }),
        ...(aggs && 'sum' in aggs && { sum: { value: 3 } }),
      },
    }))
    const question = createQuestion(
      { where: EVERY, upper: null, counted: [EVERY], most },
      partsOf(connection, frequencies),
    )
    await question.frequencies(['行政'])
    await question.matches([{ text: '行政', weight: 1 }])
    expect(question.counted().occurrences).toEqual({ all: 3, upper: 3 })
    return asked.map(search => JSON.stringify(search).includes('行政'))
  }
  const few = DEFAULT_RANKING.candidates
  const unknown = {
    most: Number.POSITIVE_INFINITY,
    frequencies: async (texts: readonly string[]) => ONCE(texts),
  }

  test('while frequencies are waited for, and few matches are not scored', async () => {
    expect(await looksAt(few, unknown)).toEqual([false])
  })

  test('again by scores where many match, and occurrences are not counted again', async () => {
    expect(await looksAt(few + 1, unknown)).toEqual([false, true])
  })

  test('once where frequencies are known: by scores, with occurrences beside, unless few can match', async () => {
    expect(await looksAt(few + 1, { most: few + 1, frequencies: ONCE })).toEqual([true, false])
    expect(await looksAt(few, { most: few, frequencies: ONCE })).toEqual([false])
    expect(await looksAt(few + 1, { most: few, frequencies: ONCE })).toEqual([false, true])
  })
})

describe('characters and pairs counted', () => {
  const texts = fc.array(fc.array(fc.stringMatching(/^[天地人]{1,5}$/), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  })
  /** Paragraphs of one report, each of passages. */
  const columns = (paragraphs: string[][]) => {
    const builder = createTextBuilder()
    const divided = paragraphs.map((passages): Paragraph => {
      const ends = passages.map((_, i) => passages.slice(0, i + 1).join('').length)
      const places = ends.map((end, i) => ({ start: ends[i - 1] ?? 0, end, section: [] }))
      return { kind: 'paragraph', text: passages.join(''), passages: places }
    })
    builder.add(blankReport('r', { paragraphs: divided }))
    return builder.finish()
  }
  /** Passages in which the term starts, read one by one. */
  const counted = (paragraphs: string[][], term: string) =>
    paragraphs.flatMap(passages => {
      const whole = passages.join('')
      let from = 0
      return passages.filter(({ length }) => {
        const at = whole.indexOf(term, from)
        from += length
        return at !== -1 && at < from
      })
    }).length
  const terms = [...'天地人', ...['天', '地', '人'].flatMap(a => ['天', '地', '人'].map(b => a + b))]

  test('are as many as passages in which they start, and 0 where they are nowhere', () =>
    fc.assert(
      fc.asyncProperty(texts, async paragraphs => {
        const countOf = knownCounts(await countTerms(columns(paragraphs)))
        expect(terms.map(countOf)).toEqual(terms.map(term => counted(paragraphs, term)))
      }),
    ))

  test('are the commonest where they are too many, and of others nothing is known', async () => {
    const countOf = knownCounts(
      await countTerms(columns([['天天地'], ['天'], ['天地'], ['地'], ['人']]), 2),
      2,
    )
    expect(['天', '地', '人', '天地', '人天'].map(countOf)).toEqual([3, 3, null, null, null])
  })

  test('are counted of more terms than the table began with room for', async () => {
    const text = Array.from({ length: 40_000 }, (_, i) => String.fromCharCode(0x4e00 + (i % 20_000))).join('')
    const { termKey, termPassages } = await countTerms(columns([[text], [text]]))
    const folded = skeleton(text)
    const terms = new Set([...folded.split(''), ...twos(folded)])
    expect(terms.size).toBeGreaterThan(35_000)
    expect([termKey.length, new Set(termPassages)]).toEqual([terms.size, new Set([2])])
  })
})

test('counts by report are those of the page before, where no occurrences are asked for', async () => {
  const { connection, asked } = searching(({ aggs }) => ({
    hits: { total: { value: 1 }, hits: [] },
    aggregations: {
      rep: { buckets: [{ key: 0, doc_count: 1 }] },
      ...(aggs && 'sum' in aggs && { sum: { value: 3 } }),
    },
  }))
  const records = [{ id: 'r', title: null, region: null, year: null, passages: 1 } as ReportRecord]
  const catalogue = { ...CATALOGUE, records, firsts: Uint32Array.of(0, 1), citations: Uint32Array.of(0) }
  const engine = openClusterEngine(connection, catalogue, HEADER)
  const request = { ...EVERYTHING, counted: ['行政'] }
  await engine.search({ ...request, ...FIRST_HIT })
  const before = asked.length
  const tally = await engine.tally({ ...request, counted: null })
  expect(tally).toEqual([{ report: records[0], hits: 1, occurrences: null }])
  expect(asked).toHaveLength(before)
})

test('all matches are read in few goes, and whoever stops at the first gets no more', async () => {
  const all = 12_345
  const passage = (n: number) => ({ n, r: 0, t: '字', k: 0, s: [], l: 0, o: n, h: 0 })
  const { connection, asked } = searching(({ size = 0, search_after: [after = -1] = [] }) => {
    const first = Number(after) + 1
    const numbers = Array.from({ length: Math.min(size, all - first) }, (_, i) => first + i)
    return { hits: { hits: numbers.map(n => ({ _source: { r: passage(n) }, sort: [n] })) } }
  })
  const record = { id: 'r', passages: all } as ReportRecord
  const engine = openClusterEngine(connection, { ...CATALOGUE, records: [record] }, HEADER)
  const ordinals: number[] = []
  for await (const batch of engine.matching(EVERYTHING)) ordinals.push(...batch.map(({ ordinal }) => ordinal))
  expect(ordinals).toEqual(Array.from({ length: all }, (_, i) => i))
  expect(asked.map(({ size }) => size)).toEqual([1000, 5000, 5000, 5000])
  for await (const _ of engine.matching(EVERYTHING)) break
  expect(asked).toHaveLength(5)
})
