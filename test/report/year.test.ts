import { expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const prose = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。现将有关情况报告如下。'

async function year(title: string, opening: string, end = '') {
  const bytes = new TextEncoder().encode(`${title}\n${opening}${prose}\n${end}`)
  return (await readReports({ file: 'a.txt', bytes })).reports[0]!.year
}

test.each([
  '关于2020年以来天门市优化营商环境工作情况的报告',
  '关于1998年特大洪水以来天门市水利建设情况的报告',
  '关于2018年以后天门市执法情况的报告',
  '关于2018年起实行新办法情况的报告',
  '关于落实2018年机构改革后执法体制情况的报告',
  '关于天门市“2035年远景目标”推进情况的报告',
  '关于天门市2035年远景目标推进情况的报告',
  '天门市贯彻《中国残疾人事业2021年规划》情况报告',
  '关于学习贯彻2021年《中共中央 国务院关于加强基层治理的意见》情况的报告',
])('a year since which, by which or of what is named is not the report’s: %s', async title => {
  expect(await year(title, '近年来，天门市')).toBe(null)
  expect(await year(title, '2022年，天门市')).toBe(2022)
})

test.each(['2018-2020年', '2018—2020年', '2018年至2020年'])(
  'the first year of a span in the title is not the report’s, though the text opens with it: %s',
  async span => {
    expect(await year(`天门市${span}法治政府建设情况报告`, '2018年以来，天门市')).toBe(null)
    expect(await year('天门市法治政府建设情况报告', '2018年以来，天门市')).toBe(2018)
  },
)

test.each([
  '天门市2022年法治政府建设情况报告',
  '“双随机”监管2022年情况报告',
  '天门市截至2022年底政府债务情况报告',
  '天门市2022年灾后重建情况报告',
  '天门市2022年起草地方性法规情况报告',
  '天门市2022年后备干部培养情况报告',
  '2022年和今年以来工作情况的报告',
])('the year that a title tells of stays: %s', async title => {
  expect(await year(title, '近年来，天门市')).toBe(2022)
})

test('2022年以来 in the first sentence is 2022, unless later years are told of', async () => {
  expect(await year('法治政府建设年度报告', '2022年以来，天门市', '2023年1月20日')).toBe(2022)
  expect(await year('法治政府建设年度报告', '1998年以来，天门市', '2018年1月20日')).toBe(null)
})
