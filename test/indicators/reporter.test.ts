// reporter.test.ts — by which names a text calls who reports. Not: what is said of it (neutral.test.ts).
import { expect, test } from 'vitest'
import { reporterNames } from '../../src/indicators/reporter.ts'
import type { Region } from '../../src/report/report.ts'

const region = (...path: string[]): Region => ({ code: '000000', name: path.at(-1)!, path })

test('a division, with what it stands in, long and short', () => {
  const of = { title: '2024年政府工作报告', region: region('辽宁省', '铁岭市'), publisher: null }
  expect(reporterNames(of)).toEqual(['辽宁省', '辽宁', '铁岭市', '铁岭'])
  expect(reporterNames({ ...of, region: region('中华人民共和国') })).toContain('全国')
})

test.each([
  ['增福镇2022年法治政府建设情况', '增福镇'],
  ['昌江区工信局关于2021年政府信息公开工作的报告', '工信局'],
  ['昌江区工信局关于2021年政府信息公开工作的报告', '区工信局'],
  ['徐家湾街道办事处2025年法治政府建设报告', '徐家湾街道'],
])('the title %s begins with %s', (title, name) => {
  expect(reporterNames({ title, region: region('江西省', '昌江区'), publisher: null })).toContain(name)
})

test('the publisher is one who reports', () => {
  const of = { title: null, region: region('江西省', '昌江区'), publisher: '昌江区司法局' }
  expect(reporterNames(of)).toContain('司法局')
})

test.each(['关于加强城镇建设的报告', '2024年政府工作报告', '各街道矛盾纠纷排查情况'])(
  '%s names nobody',
  title => {
    expect(reporterNames({ title, region: null, publisher: null })).toEqual([])
  },
)
