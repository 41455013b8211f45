// numbers.test.ts — what is another number and what is one written otherwise. Not: other kinds of difference.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { canonicalNumber } from '../../src/checking/number-value.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

async function told(source: string, draft: string) {
  const { sentences } = await checkDraft(
    await readCorpus(contentsOf([[`全市依法行政工作扎实推进${source}，纠错率不断提高`]])),
    { version: 'v', builtAt: '' },
    `全市依法行政工作扎实推进${draft}，纠错率不断提高。`,
    { distance: 0.3 },
  )
  return sentences[0]!.matches[0]!.differences.map(({ kind, draft, source }) => [kind, draft, source])
}

test.each([
  ['培训执法人员42名', '培训执法人员四十二名'],
  ['办理案件一千零八件', '办理案件1008件'],
  ['清偿欠款3000万元', '清偿欠款0.3亿元'],
  ['二〇二一年办理案件', '2021年办理案件'],
  ['办理案件的单位', '办理案件单位最近'],
  ['纠错率为70%以上', '纠错率为百分之七十以上'],
  ['纠错率为百分之12.5', '纠错率为百分之十二点五'],
  ['增长率为千分之五', '增长率为5‰'],
  ['规范第三方评价工作', '规范评价工作'],
  ['规范评价工作', '下一步规范评价工作'],
  ['规范评价工作', '过去一年规范评价工作'],
])('%s and %s are no other number', async (source, draft) => {
  expect((await told(source, draft)).filter(([kind]) => kind !== 'other')).toEqual([])
})

test.each([
  ['办理案件233件', '办理案件233余件', '233余', '233'],
  ['办理案件233件', '办理案件近233件', '近233', '233'],
  ['办理案件约233件', '办理案件233件', '233', '约233'],
  ['培训三十多名', '培训三十名', '三十', '三十多'],
  ['过去三年规范评价工作', '过去一年规范评价工作', '一', '三'],
  ['培训执法人员42名', '培训执法人员四十三名', '四十三', '42'],
  ['纠错率为70%', '纠错率为百分之七十一', '百分之七十一', '70%'],
])('%s and %s are two numbers', async (source, draft, here, there) => {
  expect(await told(source, draft)).toEqual([['number', here, there]])
})

test('what stands beside a number and is of a word makes no rough one of it', async () => {
  expect(await told('签订233家', '签约233家')).toEqual([['other', '约', '订']])
  expect(await told('最后3年来', '最近3年来')).toEqual([['other', '近', '后']])
})

test('a number ends where a mark stands, be it of numbering or of a list', async () => {
  const corpus = await readCorpus(
    contentsOf([
      ['一、“十一五”时期发展的回顾'],
      ['（四）多措并举强化供给'],
      ['落实《工作要点》5、6、7号通知'],
    ]),
  )
  const INFO = { version: 'v', builtAt: '' }
  const differences = async (draft: string) => {
    const { sentences } = await checkDraft(corpus, INFO, draft, { distance: 0.3 })
    return sentences[0]!.matches[0]!.differences.map(({ kind, draft, source }) => [kind, draft, source])
  }
  expect(await differences('一、“十一五”时期发展的回顾')).toEqual([])
  expect(await differences('一、“十二五”时期发展的回顾')).toEqual([['number', '十二五', '十一五']])
  expect(await differences('（四）多措并开强化供给')).toEqual([['other', '开', '举']])
  expect(await differences('落实《工作要点》5、8、7号通知')).toEqual([['number', '8', '6']])
})

test('every number is the same in digits and in words', () => {
  const words = (n: number): string => {
    if (n === 0) return '零'
    let text = ''
    for (const [power, name] of [
      [1e8, '亿'],
      [1e4, '万'],
      [1000, '千'],
      [100, '百'],
      [10, '十'],
    ] as const) {
      if (n < power) continue
      text += `${words(Math.floor(n / power))}${name}`
      n %= power
      if (n > 0 && n < power / 10) text += '零'
    }
    return n > 0 ? `${text}${'零一二三四五六七八九'[n]}` : text
  }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), n => {
      expect(canonicalNumber(words(n))).toBe(canonicalNumber(String(n)))
      expect(canonicalNumber(`${words(n)}余`)).not.toBe(canonicalNumber(String(n)))
    }),
  )
})

test.each([
  ['新增公共停车泊位766个', '新增公共停车泊位100个', '766', '100'],
  ['改造老旧街巷46条', '改造老旧街巷1079条', '46', '1079'],
  ['技术合同成交额增长9.6%', '技术合同成交额增长30%', '9.6%', '30%'],
  ['资源化利用率达到90个百分点', '资源化利用率达到90%', '90个百分点', '90%'],
  ['培训执法骨干三百六十五名', '培训执法骨干12名', '三百六十五', '12'],
])('%s and %s are as near as one number is', async (source, draft, there, here) => {
  const corpus = await readCorpus(contentsOf([[`总体情况良好，${source}。其他方面从略。`]]))
  const { sentences } = await checkDraft(corpus, { version: 'v', builtAt: '' }, `${draft}。`)
  const [match] = sentences[0]!.matches
  expect(match).toMatchObject({ edits: 1, differences: [{ kind: 'number', draft: here, source: there }] })
  expect(match!.differences).toHaveLength(1)
})
