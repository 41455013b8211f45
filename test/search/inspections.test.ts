import { expect, test } from 'vitest'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

test('laws, meetings and 政府工作报告 owe no parts, so the table leaves them out, and counts them nowhere', async () => {
  const reports = [
    '某市2021年法治政府建设年度报告',
    '某市2021年法治政府建设情况',
    '某市行政复议条例',
    '市政府第十次常务会议',
    '2024年某市政府工作报告',
    null,
  ].map((title, i) => blankReport(`r${i}`, { title }))
  const { rows, total, reports: seen } = await searcherOver(reports, toySegmenter).inspections()
  expect(rows.map(({ report }) => report.id)).toEqual(['r0', 'r1', 'r5'])
  expect([total, seen]).toEqual([3, 3])
})
