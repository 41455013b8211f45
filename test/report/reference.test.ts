// How a report is referred to: marks of titles alternate and balance, and the standard's order of parts.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gbt7714, quotedTitle } from '../../src/report/reference.ts'

const titles = fc.string({ unit: fc.constantFrom('《', '》', '〈', '〉', '法', '的', '通知'), maxLength: 24 })

it('marks alternate by depth and balance, whatever the title has; its words stay', () =>
  fc.assert(
    fc.property(titles, title => {
      const quoted = quotedTitle(title)
      let depth = 0
      for (const sign of quoted) {
        if (sign === '》' || sign === '〉') {
          depth--
          expect(sign).toBe(depth % 2 === 0 ? '》' : '〉')
        } else if (sign === '《' || sign === '〈') {
          expect(sign).toBe(depth % 2 === 0 ? '《' : '〈')
          depth++
        }
        expect(depth).toBeGreaterThanOrEqual(0)
      }
      expect(depth).toBe(0)
      const words = (text: string) => text.replace(/[《》〈〉]/g, '')
      expect(words(quoted)).toBe(words(title))
      expect(quoted.startsWith('《') && quoted.endsWith('》')).toBe(true)
      expect(quotedTitle(quoted)).toBe(quoted)
    }),
    { numRuns: 500 },
  ))

it('quotes what people write', () => {
  expect(quotedTitle('关于印发《“数”浦方案》的通知')).toBe('《关于印发〈“数”浦方案〉的通知》')
  expect(quotedTitle('关于《转发〈规划〉的通知》的说明')).toBe('《关于〈转发《规划》的通知〉的说明》')
  expect(quotedTitle('《甲》和《乙》')).toBe('《〈甲〉和〈乙〉》')
})

it('follows GB/T 7714—2015, with what is not known said or left out', () => {
  const report = {
    id: 'a1',
    file: 'a.txt',
    title: '关于2020年法治政府建设情况的报告',
    region: { code: '429006', name: '天门市', path: ['湖北省', '天门市'] },
    year: 2020,
    publisher: '天门市人民政府',
    publishedAt: '2021-09-06',
  }
  expect(gbt7714(report, 'http://x/r/a1', '2026-11-26')).toBe(
    '天门市人民政府. 关于2020年法治政府建设情况的报告[R/OL]. (2021-09-06)[2026-11-26]. http://x/r/a1.',
  )
  const bare = { ...report, title: null, publisher: null, publishedAt: null }
  expect(gbt7714(bare, 'http://x/r/a1', '2026-11-26')).toBe(
    '湖北省天门市. [原文无题名，文件“a.txt”][Z/OL]. (2020)[2026-11-26]. http://x/r/a1.',
  )
})
