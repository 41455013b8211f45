import { expect, test } from 'vitest'
import { clausesOf, plansOf } from '../../src/inspection/plans.ts'

const passage = (id: string, text: string, section: string[] = []) => ({
  id,
  kind: 'paragraph' as const,
  section,
  text,
})

test('every sentence under a heading of plans, its own heading left out, short ones too', () => {
  const plans = plansOf([
    passage('a', '全年受理行政复议案件五十件，均已办结完毕。', ['一、主要成效']),
    passage(
      'b',
      '（一）抓复议。加强行政复议规范化建设，提高办案质量。完善行政复议委员会工作机制，邀请专家参与。好。',
      ['三、下一步工作安排', '（一）抓复议。'],
    ),
  ])
  expect(plans).toEqual([
    { passageId: 'b', text: '加强行政复议规范化建设，提高办案质量。' },
    { passageId: 'b', text: '完善行政复议委员会工作机制，邀请专家参与。' },
  ])
})

test('where no heading is of plans, the sentences that speak of what is next', () => {
  const plans = plansOf([
    passage('a', '一年来成效明显，群众满意。下一步，我县将继续加强行政执法监督工作。'),
    passage('b', '全年开展执法检查一百二十次，没有发现问题。'),
  ])
  expect(plans).toEqual([{ passageId: 'a', text: '下一步，我县将继续加强行政执法监督工作。' }])
})

test('clauses long enough to be looked for, parted by either kind of comma but not within a number', () => {
  expect(
    clausesOf('依法行政,不断优化法治化营商环境，办理案件1,234件结案一千；严格规范公正文明执法。'),
  ).toEqual(['不断优化法治化营商环境', '办理案件1,234件结案一千', '严格规范公正文明执法'])
})
