// series.test.ts — which report another follows, told by titles. Not: what is compared.
import { expect, test } from 'vitest'
import { previousOf } from '../../src/inspection/series.ts'
import { regionByCode } from '../../src/regions/regions.ts'

const titled = (code: string, year: number, title: string | null) => ({
  title,
  year,
  region: regionByCode(code)!,
})
const follows = (code: string, now: string | null, before: string | null) =>
  previousOf(titled(code, 2022, now), [titled(code, 2021, before)]) !== null

test.each([
  ['000000', '2022年政府工作报告', '2021年中华人民共和国国务院政府工作报告'],
  ['429006', '天门市2022年政府工作报告', '政府工作报告——2021年1月5日在市人大会议上'],
  ['429006', '天门市人民政府关于2022年法治政府建设情况的报告', '湖北省天门市2021年度法治政府建设年度报告'],
  ['429006', '天门市司法局2022年法治政府建设年度报告', '市司法局关于2021年度法治政府建设情况的报告'],
  ['150000', '内蒙古自治区2022年预算执行情况的报告', '内蒙古2021年预算执行情况的报告'],
  ['000000', '第十三届全国人大第五次会议关于预算的决议', '第十三届全国人大第四次会议关于预算的决议'],
])('%s %s follows %s', (code, now, before) => {
  expect(follows(code, now, before)).toBe(true)
})

test.each([
  ['000000', '2022年政府工作报告', '关于公布入围揭榜单位的通知'],
  ['000000', '2022年政府工作报告', '2021年最高人民法院工作报告'],
  ['000000', '关于全面推进乡村振兴的意见', '卡组织争相布局新兴市场'],
  ['429006', '天门市2022年法治政府建设年度报告', '天门市司法局2021年法治政府建设年度报告'],
])('%s %s does not follow %s', (code, now, before) => {
  expect(follows(code, now, before)).toBe(false)
})

test('where no title tells, it is the only one that it can be', () => {
  const before = [titled('640104', 2021, null), titled('640104', 2021, '2021年政府工作报告')]
  const chosen = (title: string | null, records = before) =>
    previousOf(titled('640104', 2022, title), records)
  expect(chosen(null)).toBe(before[0])
  expect(chosen(null, [before[1]!])).toBe(before[1])
  expect(chosen('2022年政府工作报告')).toBe(before[1])
  expect(chosen('兴庆区2022年法治政府建设年度报告')).toBe(before[0])
  expect(chosen(null, [before[0]!, before[0]!])).toBeNull()
  expect(chosen(null, [before[1]!, titled('640104', 2021, '兴庆区2021年工作要点')])).toBeNull()
})

test('nor one of the same year or of another place', () => {
  const now = titled('429006', 2022, '2022年政府工作报告')
  expect(previousOf(now, [now, titled('640104', 2021, '2021年政府工作报告')])).toBeNull()
})
