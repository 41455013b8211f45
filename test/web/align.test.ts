import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align, likeness, partsOf } from '../../web/reader/align-sections.ts'
import { mockReport } from './mock-server.ts'

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
  it('loses nothing of a report but its title', () => {
    const line = fc.constantFrom('题名', '一、成效', '(一)依法。做了。', '(二)复议', '正文。', '二、不足')
    fc.assert(
      fc.property(fc.array(line), lines => {
        const { passages } = mockReport('x', lines.join('\n'), { title: '题名' })
        const title = passages.find(({ kind }) => kind === 'title')
        expect(partsOf(passages).flatMap(part => part.passages)).toEqual(
          passages.filter(passage => passage !== title),
        )
      }),
    )
  })
})
