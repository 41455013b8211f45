// periods.test.ts — numbers of several years together, and of a year that a report only compares with, stand in no table:
// sentences made for this. Not: which words name an indicator.
import { expect, test } from 'vitest'
import { periodAfter, periodAt, periodOfHeading, periodWithin } from '../../src/indicators/periods.ts'
import { valuesIn } from './values.ts'

test.each([
  ['五年来，提请审议地方性法规46件、制定政府规章21件', []],
  ['过去五年，全市上下团结奋斗。办理人大代表建议3310件、政协提案4070件', []],
  ['“十四五”时期，累计提请审议地方性法规61件', []],
  ['我们坚持依法行政，近三年来办理政协提案820件', []],
  ['2019年至2021年，受理行政复议案件420件', []],
  ['近几年来，受理行政复议案件16件', []],
  ['2008年1月至2010年5月底，受理行政复议案件258件', []],
  // What is named again ends it, and a clause's words end with its sentence.
  ['五年来，法治建设迈上新台阶。2025年，提请审议地方性法规9件', ['地方性法规提请审议数 9']],
  ['营商环境持续优化，近三年来办理政协提案820件。办理人大代表建议156件', ['人大代表建议办理数 156']],
  // A rate adds nothing up.
  ['五年来，依法行政能力不断提升，行政机关负责人出庭应诉率保持100%', ['行政机关负责人出庭应诉率 100']],
  // Words that look alike.
  ['2025年是“十四五”时期的收官之年，提请审议地方性法规9件', ['地方性法规提请审议数 9']],
  ['信访总量连续五年下降，办理人大代表建议156件', ['人大代表建议办理数 156']],
  // Behind who says so a sentence begins.
  ['据司法局介绍，五年来法治建设迈上新台阶。办理人大代表建议156件', []],
  ['公益法律服务行动3年来，规模逐年加大。办理法律援助案件7.1万件', []],
  ['落实五年规划，办理人大代表建议156件', ['人大代表建议办理数 156']],
])('%s', (text, values) => expect(valuesIn(text)).toEqual(values))

test('what is counted since a year is of the report where that is its year', () => {
  const text = '2025年以来，受理行政复议案件64件'
  expect(valuesIn(text, { year: 2025 })).toEqual(['行政复议案件受理数 64'])
  expect(valuesIn(text, { year: 2026 })).toEqual([])
  expect(valuesIn(text)).toEqual([])
})

test.each([
  '《法律援助法》实施以来，共受理法律援助案件9.9万件',
  '我县近3年共办理公证650件',
  '每年调处民间纠纷310件，解答法律咨询200次',
  '省法律援助基金会成立至今，资助办理法律援助案件5243件',
  '从1980—1997年6月底，全省共办理公证1757件',
  '自2019年以来，全市人民调解组织调解矛盾纠纷90万件，调解成功率99.85%',
])('%s is of more than a year', text => expect(valuesIn(text)).toEqual([]))

test.each([
  ['截至今年10月，受理行政复议案件64件', ['行政复议案件受理数 64']],
  ['至今共办理公证1657件', ['公证办理数 1657']],
  ['对2007—2021年印发的99份规范性文件进行清理', ['规范性文件清理数 99']],
  ['市十五届人大五次会议以来，承办人大代表建议139件', ['人大代表建议办理数 139']],
  ['今年以来，受理行政复议案件64件', ['行政复议案件受理数 64']],
])('%s', (text, values) => expect(valuesIn(text)).toEqual(values))

test.each([
  ['2022年共办理行政复议案件190件；2023年共办理行政复议案件398件', ['行政复议案件办理数 398']],
  ['2023总共办理行政复议案件66件，2024年总共办理行政复议案件151件', ['行政复议案件办理数 151']],
  // 今年 is later than any year named.
  [
    '2017年，办理的代表建议、提案分别为592件、759件。今年共受理代表建议801件、委员提案686件',
    ['人大代表建议办理数 801', '政协提案办理数 686'],
  ],
  // A target is no later value.
  ['2023年办理政协提案84件，2024年力争办理政协提案90件', ['政协提案办理数 84']],
  // What something is compared with begins no clause.
  [
    '2024年收到行政复议申请846件，是2023年收案数的4.4倍，受理677件',
    ['行政复议案件受理数 846', '行政复议案件受理数 677'],
  ],
  // One year said twice, and months of one year, are no comparison.
  [
    '2024年受理行政复议案件151件，2024年审结行政复议案件135件',
    ['行政复议案件受理数 151', '行政复议案件审结数 135'],
  ],
  ['2023年受理行政复议案件66件，审结行政复议案件60件', ['行政复议案件受理数 66', '行政复议案件审结数 60']],
])('%s', (text, values) => expect(valuesIn(text)).toEqual(values))

test('what begins a sentence holds for the next ones, what begins a clause for its own', () => {
  expect(periodAfter('五年来，成绩来之不易。', null)).toBe('years')
  expect(periodAfter('成绩来之不易，五年来投入2562亿元。', null)).toBeNull()
  expect(periodAfter('一年来，我们做了以下工作。', 'years')).toBe('year')
  expect(periodAt('办理建议46件', 4, 'years')).toBe('years')
})

test('several years in the midst of what was said of one hold for their paragraph alone', () => {
  const aside = '水质达标率100%。五年来，绿水青山的底色越来越亮。办理政协提案820件。'
  expect(periodWithin(aside, aside.indexOf('办理'), 'year')).toBe('years')
  expect(periodAfter(aside, 'year')).toBe('year')
  expect(periodAfter(aside, null)).toBe('years')
  expect(periodAfter('五年来，绿水青山的底色越来越亮。', 'year')).toBe('years')
  expect(periodAfter('成绩来之不易。五年来，主要做了以下工作：', 'year')).toBe('years')
})

test('the first or the best of several years is of the last of them', () => {
  expect(periodAfter('近十年来首次实现零死亡。', 'year')).toBe('year')
  expect(periodAfter('五年来最好。', null)).toBeNull()
})

test('a heading that names a year too leaves open which', () => {
  expect(periodOfHeading('一、“十四五”时期工作回顾')).toBe('years')
  expect(periodOfHeading('一、“十四五”时期和2025年工作回顾')).toBeNull()
  expect(periodOfHeading('一、2025年工作回顾')).toBe('year')
  expect(periodOfHeading('（五）加强自身建设')).toBeNull()
})
