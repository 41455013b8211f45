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
        isTold
          ? [`第${counts.indexOf(most)}篇`, String(most), String(all), '', '', `r${counts.indexOf(most)}`]
          : undefined,
      )
    }),
  )
})

test('of a law it says that reports alone leave it out, where some match; asked so, nothing is said of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('工作报告', '条例', '会议'), { minLength: 4, maxLength: 6 }),
      fc.constantFrom('工作报告', '条例', '会议'),
      async (others, most) => {
        const reports = [most, ...others].map((kind, i) => {
          const text = `全年${'复议，'.repeat(i === 0 ? 20 : 1)}`
          const passages = [{ start: 0, end: text.length, section: [] }]
          return blankReport(`r${i}`, {
            title: `第${i}${kind}`,
            paragraphs: [{ kind: 'paragraph', text, passages }],
          })
        })
        const searcher = searcherOver(reports, toySegmenter)
        const told = (await searcher.compare('"复议"')).notices.find(({ code }) => code === 'one-report')
        const way = most !== '工作报告' && others.includes('工作报告') ? '报告' : ''
        expect(told?.about?.[4]).toBe(way)
        expect(told?.message.includes('文种只选“报告”')).toBe(way !== '')
        const left = await searcher.compare('"复议"', { except: [told!.about![5]!] })
        expect(left.totalOccurrences).toBe(others.length)
        if (way) {
          const without = await searcher.compare('"复议"', { genre: [way] })
          expect(without.totalOccurrences).toBe(others.filter(kind => kind === '工作报告').length)
          expect(without.notices.filter(({ code }) => code === 'one-report')).toEqual([])
        }
      },
    ),
  )
})
