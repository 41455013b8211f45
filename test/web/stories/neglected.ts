// neglected.ts — the server over a library that nobody has looked after: one of each kind of fault, and too many of some.
// Not: the stories.
import { openFlexSearchEngine } from '../../../src/engine/flexsearch/flexsearch.ts'
import type { Report } from '../../../src/report/report.ts'
import { createSearcher } from '../../../src/search/searcher.ts'
import { SAMPLE_REGIONS } from '../../support/arbitraries.ts'
import { blankReport } from '../../support/report.ts'
import { snapshotOver } from '../../support/snapshot.ts'
import { toySegmenter } from '../../support/toy-segmenter.ts'
import { lasting, type Served, serve } from '../server.ts'

/** A long text that no other number gives. */
const long = (number: number) =>
  String.fromCodePoint(
    ...Array.from({ length: 250 }, (_, i) => 0x4e00 + ((number * 7919 + i * i * 31) % 20_000)),
  )

const saying = (id: string, text: string, given: Partial<Report>) =>
  blankReport(id, {
    ...given,
    paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
  })

const region = (name: string) => SAMPLE_REGIONS.find(region => region.name === name)!
const hainan = region('海南区')
const many = (make: (i: number) => Report) => Array.from({ length: 240 }, (_, i) => make(i))

const REPORTS: Report[] = [
  saying('nowhere', long(1), { year: 2020, title: '不知何处的报告' }),
  saying('short', '这里只有二十个字，读的人一眼就看完这一篇。', { year: 2021, region: region('天门市') }),
  saying('old', long(2), { year: 2018, region: hainan }),
  saying('one', long(3), { year: 2021, region: hainan }),
  saying('same', long(3), { year: 2021, region: hainan }),
  saying('pasted', long(4), {
    year: 2021,
    region: region('兴庆区'),
    cleaning: Array.from({ length: 1234 }, (_, i) => ({
      line: i + 1,
      text: '打印本页',
      reason: 'furniture',
    })),
  }),
  ...many(i => saying(`undated-${i}`, long(1000 + i), { region: region('天门市') })),
  ...many(i =>
    saying(`named-${i}`, long(2000 + i), {
      year: 2020,
      provenance: { year: { source: 'file-name', evidence: '2020年' } },
    }),
  ),
]

export async function serveNeglected(): Promise<Served> {
  const { manifest, ...snapshot } = snapshotOver(REPORTS, toySegmenter)
  const skipped = [
    { file: '<b>空</b>.txt', reason: '文件是空的：请放入正文后再索引' },
    ...Array.from({ length: 296 }, (_, i) => ({ file: `名录.jsonl:${i + 1}`, reason: '缺少 text（正文）' })),
  ]
  const engine = openFlexSearchEngine({ ...snapshot, manifest: { ...manifest, skipped } })
  return serve(lasting(createSearcher(engine, toySegmenter)))
}
