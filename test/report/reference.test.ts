// How a report is referred to: marks of titles alternate and balance, and the standard's order of parts.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  authorOf,
  citation,
  gbt7714,
  isCutTitle,
  quotedTitle,
  reportName,
} from '../../src/report/reference.ts'

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
    '[湖北省天门市]. [原文无题名，文件“a.txt”][Z/OL]. (2020)[2026-11-26]. http://x/r/a1.',
  )
})

it('answers for a report whoever published it, else the government whose work report it is, else its division', () => {
  const region = { code: '429006', name: '天门市', path: ['湖北省', '天门市'] }
  const nation = { code: '000000', name: '中华人民共和国', path: ['中华人民共和国'] }
  const of = (title: string | null, where: typeof region | null, publisher: string | null = null) => {
    const author = authorOf({ title, region: where, publisher })
    return author && `${author.made ? '?' : ''}${author.names.join('|')}`
  }
  expect(of('政府工作报告', region, '天门日报')).toBe('天门日报')
  // Whose work was heard did not write of it.
  expect(of('听取中央纪律检查委员会2014年工作汇报', nation)).toBeNull()
  expect(of('2024年政府工作报告', region)).toBe('?湖北省天门市人民政府')
  expect(of('关于2020年法治政府建设情况的报告', region)).toBe('?湖北省天门市')
  expect(of('天门市人民政府关于2020年法治政府建设情况的报告', region)).toBe('?天门市人民政府')
  expect(of('天门市司法局2021年法治政府建设年度报告', region)).toBe('?天门市司法局')
  expect(of('市司法局关于2021年工作的报告', region)).toBe('?湖北省天门市')
  expect(of('天门市西部2021年发展报告', region)).toBe('?湖北省天门市')
  expect(of('中共中央 国务院关于全面推进乡村振兴的意见', nation)).toBe('?中共中央|国务院')
  expect(of('通知', nation, '水利部、财政部，国家林草局')).toBe('水利部|财政部|国家林草局')
  expect(of('通知', nation, '国务院 办公厅')).toBe('国务院 办公厅')
  expect(of('通知', region, '天门市规划、建设局')).toBe('天门市规划、建设局')
  expect(of('政府工作报告', nation)).toBe('?国务院')
  expect(of('李克强主持召开常务会议确定《政府工作报告》重点任务分工', nation)).toBe(null)
  expect(of('关于政府工作报告的决议', nation)).toBe(null)
  expect(of('一图读懂2024年政府工作报告', nation)).toBe(null)
  expect(of('解读《政府工作报告》', region)).toBe('?湖北省天门市')
  expect(of('2020年白皮书', nation)).toBe(null)
  expect(of(null, null)).toBe(null)
})

it('is the government’s where nothing but its year and the names of its division stands in front of 政府工作报告', () => {
  const path = ['湖北省', '天门市']
  const region = { code: '429006', name: '天门市', path }
  const front = fc.constantFrom('', '湖北省天门市', '天门市', '天门', '湖北省天门市人民', '湖北天门市')
  const year = fc.constantFrom('', '2024年', '2024 年度')
  const behind = fc.constantFrom('', '（摘要）', '-2', '——2024年1月5日在大会上', ' 2024年', '全文')
  fc.assert(
    fc.property(
      year,
      front,
      behind,
      fc.constantFrom('', '学习', '解读', '湖南省'),
      (when, where, after, other) => {
        const name = `${when}${where.replace('人民', '')}`
        const title = `${other}${name}${where.endsWith('人民') ? '人民' : ''}政府工作报告${after}`
        expect(authorOf({ title, region, publisher: null })?.names.join()).toBe(
          other === '' ? '湖北省天门市人民政府' : '湖北省天门市',
        )
      },
    ),
  )
})

it('names three of the organs that issued a document, and says that there are more', () => {
  const cited = (publisher: string) =>
    gbt7714(
      { id: 'a', file: 'a.txt', title: '通知', region: null, year: 2024, publishedAt: null, publisher },
      'http://x',
      '2026-11-26',
    )
  expect(cited('中共中央 国务院')).toMatch(/^中共中央, 国务院\. 通知/)
  expect(cited('司法部 财政部 水利部 公安部')).toMatch(/^司法部, 财政部, 水利部, 等\. 通知/)
})

it('calls the nation what the pages call it', () => {
  const nation = { code: '000000', name: '中华人民共和国', path: ['中华人民共和国'] }
  expect(citation({ id: 'a', file: 'a.txt', title: '政府工作报告', region: nation, year: 2024 }, [])).toBe(
    '国家（中央），《政府工作报告》，2024年',
  )
})

it('says of a title that was cut that it is not whole', () => {
  const report = { id: 'a', file: 'a.txt', title: '关于推进北京市数....', region: null, year: null }
  expect(citation(report, [])).toBe('《关于推进北京市数....》〔题名不全〕')
  expect(gbt7714({ ...report, publisher: null, publishedAt: null }, 'http://x', '2026-11-26')).toContain(
    '关于推进北京市数....[题名不全][Z/OL]',
  )
  const long = '关'.repeat(83)
  expect(isCutTitle({ title: long, file: `甲/${long}.txt` })).toBe(true)
  const named = (title: string, file: string) => reportName({ ...report, title, file }).text
  expect(named(long, `甲/${long}.txt`)).toBe(`${long}…`)
  expect([named('关于推进…', 'a.txt'), named('规划', 'a.txt')]).toEqual(['关于推进…', '规划'])
  expect(isCutTitle({ title: '另有题名', file: `甲/${long}.txt` })).toBe(false)
  expect(isCutTitle({ title: long.slice(9), file: `${long.slice(9)}.txt` })).toBe(false)
  expect(isCutTitle({ title: '关于“…”的通知', file: 'a.txt' })).toBe(false)
})
