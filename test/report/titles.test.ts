// titles.test.ts — titles that the typesetter broke into lines, and what stands above them. Not: titles of work reports
// (work-reports.test.ts).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const BODY = [
  '2022年，在市委、市政府的坚强领导下，我县深入推进依法行政，加快建设法治政府，各项工作取得新成效。现报告如下：',
  '一、2022年主要工作',
  '坚持党对法治政府建设的领导，及时研究部署重点工作，压实各方责任。',
]

async function titleOf(head: readonly string[], gap = '　　') {
  const text = [...head, `${gap}${BODY[0]}`, ...BODY.slice(1)].join('\n')
  const { reports } = await readReports({ file: 'a.txt', bytes: new TextEncoder().encode(text) })
  return reports[0]!.title
}

describe('a title in several lines', () => {
  test.each([
    '宣恩县人民政府|关于2022年度法治政府建设情况的报告',
    '宣恩县人民政府|2022年度法治政府建设情况报告',
    '中共宣恩县委|宣恩县人民政府|关于2022年度法治政府建设情况的报告',
    '宣恩县|2022年法治政府建设情况报告',
    '宣恩县|2022年度|法治政府建设情况报告',
    '宣恩县|法治政府建设情况报告|（2022年度）',
    '宣恩县2022年|法治政府建设情况报告',
    '2022年度|宣恩县法治政府建设|情况报告',
    '2022年法治政府建设|工作情况报告',
    '2022年法治政府建设工作情况|报告',
    '关于2022年度全县法治政府建设情况的|报　告',
    '宣恩县人民政府2022年法治政府|建设工作情况报告',
    '宣恩县司法局|2022年度|法治政府建设工作报告',
    '椿木营乡2022年法治政府|建设工作报告',
    '湖北省司法厅关于|2022年度法治政府建设情况的报告',
    '宣恩县2022年法治政府建设工作总结|和2023年工作计划',
    '关于宣恩县2022年国民经济和社会发展计划执行|情况与2023年计划草案的报告',
    '宣恩县人民政府办公室|关于印发《宣恩县2022年法治政府建设|工作方案》的通知',
    '宣恩县人民政府|政府信息公开工作年度报告|（2022年度）',
    '在依法行政中砥砺前行|——宣恩县2022年法治政府建设综述',
    '2022年度桂阳县推进法治政府建设工作|情况及2023年工作计划',
  ])('%s', async head => {
    const lines = head.split('|')
    expect(await titleOf(lines)).toBe(lines.join('').replace('报　告', '报告'))
    expect(await titleOf([...lines, ''])).toBe(lines.join('').replace('报　告', '报告'))
  })

  test('wherever the typesetter breaks it', async () => {
    const title = '宣恩县人民政府关于2022年度法治政府建设情况的报告'
    // A line ends behind 关于, 年度 or a part of the name, not within a word.
    const places = fc.subarray([7, 9, 15, 19, 22], { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(places, async places => {
        const lines = [0, ...places].map((at, i) => title.slice(at, places[i]))
        expect(await titleOf(lines)).toBe(title)
      }),
    )
  })
})

describe('ends', () => {
  test.each([
    // Its letterhead, and its number.
    [
      '宣恩县人民政府|宣政函〔2023〕1号|宣恩县人民政府|关于2022年法治政府建设情况的报告',
      '宣恩县人民政府关于2022年法治政府建设情况的报告',
    ],
    ['宣恩县人民政府|宣恩县2022年法治政府建设情况报告', '宣恩县2022年法治政府建设情况报告'],
    // What stands below it.
    ['宣恩县2022年法治政府建设情况报告|目录', '宣恩县2022年法治政府建设情况报告'],
    ['宣恩县2022年法治政府建设情况报告|宣恩县司法局局长　李明', '宣恩县2022年法治政府建设情况报告'],
    ['宣恩县2022年法治政府建设情况报告|（2023年3月1日）', '宣恩县2022年法治政府建设情况报告'],
  ])('%s', async (head, title) => {
    expect(await titleOf(head.split('|'))).toBe(title)
  })

  test.each([
    '县政府召开常务会议|部署2022年法治政府建设工作|研究安全生产工作',
    '宣恩县人民政府|县长　李明',
    '宣恩县|2022年12月',
  ])('as no title does: %s', async head => {
    expect(await titleOf(head.split('|'))).toBe(null)
  })
})

describe('what stands above a title is none', () => {
  const TITLE = '静海区2023年度法治政府建设情况报告'
  test.each([
    `天津市静海区人民政府 2019年12月3日星期二|${TITLE}`,
    `今天是:2019年10月31日 星期三 农历十月初七|工作报告|${TITLE}`,
    `法治政府建设年度报告|${TITLE}`,
    `信息索引|${TITLE}`,
    `信息索引|静海区2023年度法治政府建设|情 况 报 告`,
    `索 引 号 | 1162/2024-48 | 主题分类 | 政务公开 ||发文字号 | 津静政发〔2024〕3号 | 制发机构 | ||标 题 | ${TITLE} |`,
    `静海要闻 | 区政府 | 专栏|${TITLE}|来源：区司法局 发布时间：2024-03-28 09:18|${TITLE}`,
  ])('%s', async head => {
    const lines = head.split(/(?<! )\|(?! )|\|\|/)
    expect(await titleOf(lines)).toBe(TITLE)
  })

  test('whatever lines a text begins with, each of its titles stands in it', async () => {
    const line = fc.constantFrom(
      '宣恩县',
      '2022年度',
      '工作报告',
      '信息索引',
      TITLE,
      '通知',
      '——综述',
      '附件1',
      '一、总体',
      '（2022年）',
      '县长　李明',
      '报　告',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 14 }), async lines => {
        const bytes = new TextEncoder().encode(lines.join('\n') || ' x')
        const { reports } = await readReports({ file: 'a.txt', bytes })
        const bare = (text: string) => text.replace(/\s/g, '')
        const title = reports[0]?.title ?? ''
        expect(bare(lines.join(''))).toContain(bare(title))
      }),
    )
  })
})

describe('a file whose name was cut', () => {
  const ITEMS = [
    '李克强主持召开国务院常务会议',
    '决定进一步清理和规范涉企收费 持续为实体经济减负',
    '部署深化建筑业“放管服”改革 推动产业升级发展',
  ]
  const NAME = ITEMS.join('').replace(/[“” ]/g, '')
  // Where a clause ends, or a word that titles end with (规范), nobody can tell that the name was cut.
  const ENDS = new Set([24, 28, 37, 49])
  const read = async (name: string, lines: readonly string[]) => {
    const bytes = new TextEncoder().encode([...lines, '', ...BODY].join('\n'))
    const { reports } = await readReports({ file: `国务院_2017_${name}.txt`, bytes })
    return reports[0]!
  }

  test('has the title that stands in the lines it was named by, wherever it was cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 22, max: NAME.length - 1 }).filter(at => !ENDS.has(at)),
        async length => {
          const { title, provenance } = await read(NAME.slice(0, length), ITEMS)
          const whole = ITEMS.join('')
          expect([whole, ITEMS.slice(0, 2).join('')]).toContain(title)
          expect(provenance.title?.source).toBe('title')
        },
      ),
    ))

  test('ends in dots where it was named by a sentence, and as it is where nothing goes on', async () => {
    const said =
      '会议审议通过了《关于加强和改进行政应诉工作的意见》、《深化国税、地税征管体制改革方案》，决定先行试点。'
    const cut = '审议通过了关于加强和改进行政应诉工作的意见深化国税地税征管体制改'
    expect((await read(cut, [said])).title).toBe(`${cut}…`)
    expect((await read(`${cut}-2`, [said])).title).toBe(`${cut}…`)
    expect((await read(`${cut}革方案`, [said])).title).toBe(`${cut}革方案`)
    expect((await read('深化国税地税征管体制改', [said])).title).toBe('深化国税地税征管体制改')
  })
})
