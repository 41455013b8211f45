// number-beside.test.ts — which number of a sentence is the one that stands with a phrase.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberBeside } from '../../src/search/marks/number-beside.ts'

const beside = (text: string, phrase: string) => {
  const start = text.indexOf(phrase)
  return numberBeside(text, start, start + phrase.length)
}

describe('the number beside a phrase', () => {
  it.each([
    ['行政机关负责人出庭应诉率99.8%。', '出庭应诉率', '99.8', '%'],
    ['出庭应诉率由85%提高到99.8%。', '出庭应诉率', '99.8', '%'],
    ['出庭应诉率达百分之九十八。', '出庭应诉率', '98', '%'],
    ['办理64件行政复议案件，审结45件。', '行政复议案件', '64', '件'],
    ['受理行政复议案件，共64件。', '行政复议案件', '64', '件'],
    ['行政复议、行政应诉案件结案率100%。', '行政复议', '100', '%'],
    ['全年办理64件行政复议案件。', '行政复议案件', '64', '件'],
    ['清偿欠款8.08亿元', '清偿欠款', '808000000', '元'],
    ['出庭应诉率提高10个百分点至98%', '出庭应诉率', '98', '%'],
  ])('%s', (text, phrase, value, unit) => {
    expect(beside(text, phrase)).toMatchObject({ value, unit })
  })

  it.each([
    ['出庭应诉率达到90%。', false, false],
    ['力争出庭应诉率达到90%以上。', false, true],
    ['出庭应诉率提高10个百分点、达90%以上。', true, true],
    ['到2025年底，出庭应诉率力争达90%。', false, true],
    ['出庭应诉率不低于90%。', false, true],
    ['力争应诉尽应诉。出庭应诉率达到90%。', false, false],
    ['将应诉纳入考核,全年出庭应诉率达100%。', false, false],
  ])('is a target or not: %s, under plans %s', (text, isPlanned, target) => {
    const start = text.lastIndexOf('出庭应诉率')
    expect(numberBeside(text, start, start + 5, isPlanned)).toMatchObject({ target })
  })

  it.each([
    ['出庭应诉率逐年上升。共办案64件。', '出庭应诉率'],
    ['2021年，出庭应诉率逐年上升', '出庭应诉率'],
    ['审结64件，出庭应诉率逐年上升', '出庭应诉率'],
    ['24.行政复议护航企业发展', '行政复议'],
    ['行政复议改革走在全国前列，入选中国改革15项做法', '行政复议'],
    ['行政复议改革等工作走在全国前列，15项做法入选', '行政复议'],
    [`出庭应诉率${'继续稳步提高'.repeat(8)}99%`, '出庭应诉率'],
    ['政务服务热线12345咨询', '热线'],
    ['联系电话5201314', '联系电话'],
    ['出庭应诉率提高10个百分点', '出庭应诉率'],
    ['提高10个百分点的出庭应诉率', '出庭应诉率'],
    ['依据第3条办理', '依据第'],
  ])('none: %s', (text, phrase) => {
    expect(beside(text, phrase)).toBe(null)
  })

  it('is whole, however far behind what it came from it stands', () => {
    for (let far = 0; far < 40; far++) {
      const text = `处置金额${'稳'.repeat(far)}由8500.25万元大幅提高到123456.78亿元`
      const found = beside(text, '处置金额')
      expect([null, '8500.25万元', '123456.78亿元']).toContain(
        typeof found === 'string' ? found : (found?.written ?? null),
      )
    }
  })

  it('stands as it is written in the same sentence', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('受理', '。', '，', '98.5%', '64件', '2021年', '百分之三', '第3', '1,234', '复议'),
          {
            maxLength: 12,
          },
        ),
        fc.array(fc.constantFrom('达到', '，', '。', '99%', '近2万余人次'), { maxLength: 8 }),
        (before, after) => {
          const [left, right] = [before.join(''), after.join('')]
          const found = numberBeside(`${left}应诉${right}`, left.length, left.length + 2)
          if (found === null) return
          const sentence = `${left.split('。').at(-1)}应诉${right.split('。')[0]}`
          expect(sentence).toContain(found.written)
          expect(Number(found.value)).not.toBeNaN()
        },
      ),
    ))
})
