import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, likeness, partsOf } from '../../web/reader/align-sections.ts'
import { searcherOver } from '../search/support.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { reportsOf } from './reports.ts'

const heading = fc.option(
  fc.constantFrom(
    '一、2023年工作情况',
    '二、2024年工作计划',
    '二、党政主要负责人履行推进法治建设第一责任人职责',
    '三、存在的问题及下一步工作思路',
    '三、推进法治政府建设中存在的不足',
    '四、下一步工作安排',
    '一、主要举措和成效',
  ),
)

describe('two reports side by side', () => {
  it('pairs what is about the same in other words', () => {
    expect(
      align(
        [
          null,
          '一、主要举措和成效',
          '二、党政主要负责人履行推进法治建设第一责任人职责',
          '三、存在的问题及下一步工作思路',
        ],
        [null, '一、2023年工作情况', '二、2024年工作计划'],
      ),
    ).toEqual([
      [0, 0],
      [1, 1],
      [2, null],
      [3, 2],
    ])
  })
  it('is the same whichever of two headings comes first', () => {
    fc.assert(
      fc.property(heading, heading, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a))
        expect(likeness(a, a)).toBe(1)
        expect(likeness(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('shows every part of both, once and in its order', () => {
    const parts = fc.array(heading, { maxLength: 7 })
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const rows = align(a, b)
        expect(rows.flatMap(([i]) => i ?? [])).toEqual(a.map((_, i) => i))
        expect(rows.flatMap(([, j]) => j ?? [])).toEqual(b.map((_, j) => j))
        expect(rows.every(([i, j]) => i !== null || j !== null)).toBe(true)
      }),
    )
  })
  it('loses nothing of a report but its title', async () => {
    const title = '天门市2020年法治政府建设情况的报告'
    const line = fc.constantFrom(title, '一、成效', '(一)依法。做了。', '(二)复议', '正文。', '二、不足')
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), async lines => {
        const reports = await reportsOf({ 'x.txt': ['2020年，天门市成效明显。', ...lines].join('\n') })
        const { passages } = await searcherOver(reports, toySegmenter).report(reports[0]!.id)
        const title = passages.find(({ kind }) => kind === 'title')
        expect(partsOf(passages).flatMap(part => part.passages)).toEqual(
          passages.filter(passage => passage !== title),
        )
      }),
    )
  })
})
