import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSidecarFile, readSidecarTable } from '../../src/report/metadata/sidecar.ts'
import { readReports } from '../../src/report/read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const NONE = { title: null, region: null, year: null, publisher: null, publishedAt: null, url: null }

const values = {
  title: fc.constantFrom('甲报告', ' 乙 '),
  region: fc.constantFrom('天门市', '429006', '宁夏银川市', '没有的县', '朝阳区'),
  year: fc.constantFrom('2021', '2021年', '２０２１年度', ' 2020 ', '去年', '0x7e5', '1900'),
  publisher: fc.constantFrom('天门市司法局', ''),
  publishedAt: fc.constantFrom('2022-03-04', '2022年3月4日', '2021-02-30'),
  url: fc.constantFrom('https://example.org/a', 'javascript:alert(1)'),
}
const names: Record<string, string[]> = { year: ['year', '年份', '年度'], region: ['region', '地区'] }

it('a table, a JSON file and a line of .jsonl read one value alike', async () => {
  const given = fc
    .constantFrom(...(Object.keys(values) as (keyof typeof values)[]))
    .chain(field =>
      fc.tuple(fc.constantFrom(...(names[field] ?? [field])), fc.constant(field), values[field]),
    )
  await fc.assert(
    fc.asyncProperty(given, async ([name, field, value]) => {
      const row = JSON.stringify({ [name]: value })
      const table = readSidecarTable({ file: 'reports.csv', bytes: bytes(`file,${name}\na,${value}\n`) })
      const file = readSidecarFile({ file: 'a.json', bytes: bytes(row) })
      const line = await readReports({
        file: 'a.jsonl',
        bytes: bytes(JSON.stringify({ [name]: value, text: '各项工作有序推进。' })),
      })
      const fromTable = table.rows.get('a')!.sidecar.values
      expect(file.sidecar!.values).toEqual(fromTable)
      expect(table.failures.length).toBe(file.failures.length)
      // A line with a wrong value is told and left out whole.
      expect(line.reports.length).toBe(table.failures.length === 0 ? 1 : 0)
      const [report] = line.reports
      if (report) expect({ ...NONE, ...report }[field]).toEqual({ ...NONE, ...fromTable }[field])
    }),
    { numRuns: 120 },
  )
})

it.each([
  '{"text":"依法行政。","region":{"toString":0}}',
  '{"text":"依法行政。","year":{"valueOf":0,"toString":0}}',
  '{"text":"依法行政。","title":["甲"]}',
  '{"text":{"length":3}}',
  `{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  `{"text":"依法行政。","id":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
  `{"text":"依法行政。","title":"${'湖北省天门市'.repeat(20_000)}"}`,
])('a hostile line is told, and its neighbours are read: %#', async hostile => {
  const good = '{"id":"a","text":"依法行政。"}'
  const { reports, failures } = await readReports({
    file: 'a.jsonl',
    bytes: bytes(`${hostile}\n${good}\n`),
  })
  expect(reports.map(({ id }) => id)).toEqual(['a'])
  expect(failures).toEqual([{ file: 'a.jsonl', line: 1, reason: expect.stringMatching(/请/) }])
  const sidecar = readSidecarFile({ file: 'a.json', bytes: bytes(hostile) })
  expect(sidecar.failures.length).toBeGreaterThan(0)
})
