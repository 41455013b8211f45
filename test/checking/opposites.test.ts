// opposites.test.ts — a draft that says more where the library says less, or another measure of the same.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { opposed } from '../../src/checking/opposites.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

const SOURCE =
  '去年全市信访总量下降25.6%，新增湿地2800亩，贷款余额2000亿元，十四五规划纲要提出的12项指标增幅在5%以上，西北老工业基地下半年投产，材料于10月底前报送，占三成'
const corpus = await readCorpus(contentsOf([[SOURCE]]))

async function kindsIn(draft: string): Promise<string[]> {
  const { sentences } = await checkDraft(corpus, { version: 'v', builtAt: '' }, draft, { distance: 0.3 })
  return sentences[0]!.matches[0]!.differences.map(({ kind, draft, source }) => `${kind} ${draft}→${source}`)
}

describe('against the library', () => {
  test.each([
    ['下降', '增长', 'opposite 增长→下降'],
    ['2800亩', '2800公顷', 'opposite 公顷→亩'],
    ['2000亿元', '2000亿美元', 'opposite 美元→元'],
    ['5%以上', '5%以下', 'opposite 以下→以上'],
    ['西北', '东北', 'opposite 东北→西北'],
    ['下半年', '上半年', 'opposite 上半年→下半年'],
    ['去年', '今年', 'opposite 今年→去年'],
    ['全市', '全省', 'opposite 全省→全市'],
    ['10月底前', '10月底后', 'opposite 底后→底前'],
    ['三成', '三倍', 'opposite 倍→成'],
    ['十四五', '十一五', 'number 十一五→十四五'],
  ])('%s is not %s', async (there, here, told) => {
    expect(await kindsIn(SOURCE.replace(there, here))).toEqual([told])
  })

  test.each([
    ['下降', '减少'],
    ['去年', '上年'],
    ['信访总量', '信访数量'],
  ])('%s may be %s', async (there, here) => {
    const told = await kindsIn(SOURCE.replace(there, here))
    expect(told.map(one => one.split(' ')[0])).toEqual(['other'])
  })
})

test('is told of both sides alike, and never of what both say', () => {
  const word = fc.constantFrom(
    '增长',
    '增加',
    '下降',
    '减少',
    '以上',
    '以下',
    '今年',
    '去年',
    '全市',
    '复议',
    '安全市场',
  )
  const range = (text: string) => ({ start: 0, end: text.length })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 3 }), fc.array(word, { maxLength: 3 }), (one, other) => {
      const [draft, source] = [one.join(''), other.join('')]
      const numbers = { draft: [], source: [] }
      const told = opposed(draft, source, { draft: range(draft), source: range(source) }, numbers)
      const back = opposed(source, draft, { draft: range(source), source: range(draft) }, numbers)
      expect(told === null).toBe(back === null)
      if (draft === source) expect(told).toBeNull()
      if (told) {
        expect(draft.slice(told.draft.start, told.draft.end)).not.toBe(
          source.slice(told.source.start, told.source.end),
        )
      }
    }),
  )
})
