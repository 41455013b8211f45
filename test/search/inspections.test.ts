import { expect, test } from 'vitest'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

test('only reports on 法治政府建设 are listed, told by title, or by opening where there is none', async () => {
  const titles = [
    '某市2021年法治政府建设年度报告',
    '某市2021年法治政府建设情况',
    '某市行政复议条例',
    '市政府第十次常务会议',
    '2024年某市政府工作报告',
    '某市2024年法治政府建设工作要点',
    '某市“十四五”教育事业发展规划',
  ]
  const reports = [
    ...titles.map((title, i) => blankReport(`r${i}`, { title })),
    textReport('r7', '2022年，某县深入推进法治政府建设，成效明显。'),
    textReport('r8', '各位代表：现在，我代表县人民政府报告工作。过去一年，我们推进法治政府建设。'),
    textReport('r9', '促进智慧旅游发展的指导意见。'),
  ]
  const { rows, total, reports: seen } = await searcherOver(reports, toySegmenter).inspections()
  expect(rows.map(({ report }) => report.id)).toEqual(['r0', 'r1', 'r7'])
  expect([total, seen]).toEqual([3, 10])
})

const textReport = (id: string, text: string) =>
  blankReport(id, {
    paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
  })
