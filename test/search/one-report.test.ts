// one-report.test.ts — whether a comparison says that one report has most of what it counts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

test('a report with more than half of the occurrences of five or more is named, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(12), { minLength: 1, maxLength: 9 }), async counts => {
      const reports = counts.map((count, i) => {
        const text = `年报${'复议，'.repeat(count)}`
        const passages = [{ start: 0, end: text.length, section: [] }]
        return blankReport(`r${i}`, {
          title: `第${i}篇`,
          paragraphs: [{ kind: 'paragraph', text, passages }],
        })
      })
      const { notices } = await searcherOver(reports, toySegmenter).compare('"复议"')
      const all = counts.reduce((sum, count) => sum + count, 0)
      const most = Math.max(...counts)
      const isTold = counts.filter(count => count > 0).length >= 5 && most * 2 > all
      expect(notices.find(({ code }) => code === 'one-report')?.about).toEqual(
        isTold ? [`第${counts.indexOf(most)}篇`, String(most), String(all), ''] : undefined,
      )
    }),
  )
})
