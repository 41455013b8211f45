// lists.test.ts — names and numbers in lists: each number has the name that would stand right before it, and one number of
// two names has neither.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valuesIn } from './values.ts'

/** A number behind these words alone is known. */
const COUNTS = ['办理行政复议案件', '人大代表建议', '政协提案', '行政应诉案件', '法律援助案件']
const RATES = ['行政复议结案率', '行政复议调解率', '行政机关负责人出庭应诉率', '规范性文件报备率']

const lists = (words: readonly string[]) =>
  fc
    .shuffledSubarray([...words], { minLength: 2 })
    .chain(names =>
      fc.tuple(
        fc.constant(names),
        fc.array(fc.integer({ min: 1, max: 99 }), { minLength: names.length, maxLength: names.length }),
        fc.constantFrom('、', '和'),
        fc.constantFrom('分别为', '分别达', '分别是'),
      ),
    )

const inOrder = (names: readonly string[], numbers: readonly number[], unit: string) =>
  names.flatMap((name, i) => valuesIn(`${name}${numbers[i]}${unit}`))

describe('as many names as numbers', () => {
  test.each([
    ['件', COUNTS],
    ['%', RATES],
  ] as const)('each number in %s is named as if its name stood right before it', (unit, words) => {
    fc.assert(
      fc.property(lists(words), ([names, numbers, joint, verb]) => {
        const written = numbers.map(number => number + unit).join('、')
        expect(valuesIn(names.join(joint) + verb + written)).toEqual(inOrder(names, numbers, unit))
      }),
    )
  })

  test('the names before 分别 may share the verb behind it', () => {
    expect(valuesIn('2019年、2020年分别受理行政复议案件64件、70件')).toEqual([
      '行政复议案件受理数 64',
      '行政复议案件受理数 70',
    ])
    expect(valuesIn('国家级、省级民主法治示范村分别为2个、12个')).toEqual([
      '民主法治示范村（社区）数 2',
      '民主法治示范村（社区）数 12',
    ])
  })

  test('a name that is none leaves its number without one', () => {
    expect(valuesIn('行政复议案件受理量、接待量分别为215件、198件')).toEqual(['行政复议案件受理数 215'])
  })
})

describe('one number of two names', () => {
  test('is neither’s, however they are joined', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(COUNTS.slice(1), { minLength: 2, maxLength: 2 }),
        fc.constantFrom('、', '和', '及', '与', '以及', '案件和各类'),
        fc.integer({ min: 1, max: 9999 }),
        ([one, other], joint, number) => {
          expect(valuesIn(`${one!.replace(/案件$/, '')}${joint}${other}${number}件`)).toEqual([])
        },
      ),
    )
  })

  test('a rate is said of each of them', () => {
    expect(valuesIn('行政复议案件结案率、满意率均为100%')).toEqual(['行政复议结案率 100'])
  })

  test('what was written because of two things is itself: 对合同、协议出具法律意见135份', () => {
    expect(valuesIn('对各类文件、合同、协议出具法律意见135份')).toEqual(['法律意见书 135'])
  })
})

describe('one thing in two measures', () => {
  test.each([
    ['开展矛盾纠纷排查320次1560件', ['矛盾纠纷排查数 320', '矛盾纠纷排查数 1560']],
    ['培训行政执法人员3期、420人次', ['执法人员培训人次 420']],
  ])('%s', (text, expected) => {
    expect(valuesIn(text)).toEqual(expected)
  })
})

describe('a sentence that goes on with the one before', () => {
  test.each([
    ['受理行政复议申请58件。经审理，撤销6件', ['行政复议案件受理数 58', '行政复议纠错数 6']],
    ['受理行政复议申请58件。已办结51件', ['行政复议案件受理数 58', '行政复议案件审结数 51']],
    ['受理行政复议申请58件。全年撤销6件', ['行政复议案件受理数 58']],
    ['按期办结99件人大代表建议、296件政协提案和意见建议', ['人大代表建议办理数 99']],
    [
      '收到行政复议申请103宗，不受理12宗（其中转送10宗），受理91宗',
      ['行政复议案件受理数 103', '行政复议案件受理数 91'],
    ],
    ['认真办理人大代表建议，共210件建议均已办结', ['人大代表建议办理数 210']],
    // What leads to another thing says nothing of what follows.
    ['行政复议案件涉及金额64万元，审结45件', ['行政复议案件审结数 45']],
    ['109件人大代表建议、385件政协提案高质量办结', ['人大代表建议办理数 109', '政协提案办理数 385']],
    ['政务服务可网办率达100%，并联审批率达93.4%', ['政务服务事项网上可办率 100']],
    ['收到行政复议申请62件，其中依法受理58件', ['行政复议案件受理数 62', '行政复议案件受理数 58']],
    ['审结行政应诉案件21件（含上年结转、今年审结6件）', ['行政应诉案件审结数 21']],
  ])('%s', (text, expected) => {
    expect(valuesIn(text)).toEqual(expected)
  })
})
