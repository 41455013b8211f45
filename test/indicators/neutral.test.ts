// neutral.test.ts — a number is of an indicator only where nothing of its own stands between the name and the number.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isNeutral, isOfWhole, leavesWhole } from '../../src/indicators/neutral.ts'
import { valuesIn } from './values.ts'

/** Kinds, fields, people and places: what each of them narrows is a part. */
const NARROWING = ['涉企', '农民工', '未成年人', '知识产权', '环境保护', '涉黑', '武侯区', '医患']
const NEUTRAL = ['各类', '全市', '全县各类', '有关', '本级']

describe('办理…行政复议案件64件', () => {
  test('is of the whole with neutral words before the name, and of none with others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...NEUTRAL), { maxLength: 2 }),
        fc.option(fc.constantFrom(...NARROWING), { nil: '' }),
        fc.integer({ min: 1, max: 9999 }),
        (neutral, narrowing, number) => {
          const expected = narrowing === '' ? [`行政复议案件办理数 ${number}`] : []
          expect(valuesIn(`办理${neutral.join('')}${narrowing}行政复议案件${number}件`)).toEqual(expected)
        },
      ),
    )
  })

  test('what goes on in the sentence is of some where its beginning was', () => {
    expect(valuesIn('受理涉农民工法律援助案件65件，为受援人挽回损失300万元')).toEqual([])
    expect(valuesIn('受理法律援助案件65件，为受援人挽回损失300万元')).toEqual([
      '法律援助案件受理数 65',
      '挽回经济损失 3000000',
    ])
  })

  test.each([
    '武侯区受理行政复议案件20件',
    '13个市州收到行政复议申请2526件',
    '区县政府共收到行政复议申请1680件',
    '志愿律师共办理法律援助案件500件',
    '此次专项活动解答法律咨询20人次',
    '通过微博公开政府信息535条',
    '为企业解答法律咨询20人次',
  ])('%s is done by some, for some or in one way', text => expect(valuesIn(text)).toEqual([]))

  test('the division that reports, called by its name, is the whole', () => {
    expect(valuesIn('铁岭市行政复议机关受理行政复议案件64件')).toEqual([])
    expect(valuesIn('全国新收行政复议案件31.5万件')).toEqual([])
    expect(valuesIn('全国新收行政复议案件31.5万件', { names: ['全国'] })).toEqual([
      '行政复议案件受理数 315000',
    ])
    expect(valuesIn('罗湖区劳动人事争议仲裁院共受理劳动人事争议案件2995件', { names: ['罗湖区'] })).toEqual([
      '仲裁案件受理数 2995',
    ])
    expect(valuesIn('铁岭市行政复议机关受理行政复议案件64件', { names: ['铁岭市', '铁岭'] })).toEqual([
      '行政复议案件受理数 64',
    ])
  })
})

test('a scope word ends what stands before it, a verb only what it governs', () => {
  expect(leavesWhole('整顿后全市现有')).toBe(true)
  expect(leavesWhole('稳妥办理各类')).toBe(true)
  expect(leavesWhole('办理涉企')).toBe(false)
  expect(isOfWhole('志愿律师参与办理')).toBe(false)
  expect(isOfWhole('今年以来共')).toBe(true)
})

test('neutral words may be joined in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...NEUTRAL), { maxLength: 5 }), words => {
      expect(isNeutral(words.join(''))).toBe(true)
      expect(isNeutral(`${words.join('')}涉企`)).toBe(false)
    }),
  )
})
