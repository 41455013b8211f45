import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const TITLE = '2025年四川省政府工作报告'
const BODY = ['各位代表：', '现在，我代表省人民政府，向大会报告工作，请予审议，并请省政协委员提出意见。']

async function read(head: readonly string[], tail: readonly string[] = []) {
  const text = [TITLE, ...head, ...BODY, ...tail].join('\n')
  const { reports } = await readReports({ file: 'a.txt', bytes: new TextEncoder().encode(text) })
  const [report] = reports
  return {
    report: report!,
    kept: report!.paragraphs.map(paragraph => paragraph.text),
    gone: report!.cleaning.map(({ reason, text }) => `${reason} ${text}`),
  }
}

describe('a label and its value on two lines above the report', () => {
  test.each([
    [['来源:', '四川日报']],
    [['来源：', '省政府办公厅', '发布时间：', '2025-01-26 08:30']],
    [['发布时间：2025-01-26', '来源：', '四川在线-四川日报', '编辑：', '李明']],
    [['信息来源：', '天门市人民政府']],
  ])('%j goes whole', async head => {
    const { kept, gone } = await read(head)
    expect(kept).toEqual([TITLE, ...BODY])
    expect(gone).toEqual(head.map(line => `byline ${line}`))
  })

  test('its value is read, with both lines as evidence', async () => {
    const { report } = await read(['来源：', '四川省司法厅', '发布时间：', '2025年1月26日'])
    expect([report.publisher, report.publishedAt]).toEqual(['四川省司法厅', '2025-01-26'])
    expect(report.provenance.publisher).toEqual({ source: 'byline', evidence: '来源： 四川省司法厅' })
  })

  test.each([
    [['来源：', '关于法治政府建设情况的报告']],
    [['来源：', '四川日报记者走访了全省二十一个市州']],
    [['作者：', '目录']],
    [['发布时间：', '2025年是关键一年']],
    [['时间：', '2025年1月20日', '地点：', '四川剧院']],
  ])('%j: what the label does not name stays', async head => {
    const { kept } = await read(head)
    expect(kept).toContain(head[1])
  })

  test('behind the report both lines stay, or both go', async () => {
    expect((await read([], ['来源：', '四川日报'])).kept.slice(-2)).toEqual(['来源：', '四川日报'])
    const { kept } = await read([], ['打印本页', '关闭窗口', '责任编辑：', '李明', '返回顶部'])
    expect(kept).toEqual([TITLE, ...BODY])
  })
})

test('no line is lost or doubled, whatever stands behind a label', async () => {
  const line = fc.constantFrom(
    '来源：',
    '作者:',
    '发布时间：',
    '四川日报',
    '李明',
    '2025-01-20',
    '目录',
    '省政府',
    '打印',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), async head => {
      const { report } = await read(head)
      const told = [
        ...report.paragraphs.map(({ text }) => text),
        ...report.cleaning.filter(({ reason }) => reason !== 'joined').map(({ text }) => text),
      ]
      const bare = (lines: readonly string[]) => [...lines.join('').replace(/\s/g, '')].sort().join('')
      expect(bare(told)).toBe(bare([TITLE, ...head, ...BODY]))
    }),
    { numRuns: 200 },
  )
})
