// borders.test.ts — what a checked sentence is given where it has words of its own at its beginning or end. Not: what the
// differences mean (check.test.ts).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import { align } from '../../src/checking/align-units.ts'
import { atBorders } from '../../src/checking/at-borders.ts'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { createPattern } from '../../src/checking/pattern.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { encodeText } from '../../src/snapshot/columns.ts'
import { contentsOf } from '../support/contents.ts'

/** What the source is shown as, and what differs. */
async function checked(source: string, draft: string) {
  const { sentences } = await checkDraft(
    await readCorpus(contentsOf([[source]])),
    { version: 'v', builtAt: '' },
    draft,
    { distance: 0.3 },
  )
  const [match] = sentences[0]!.matches
  return {
    text: match!.text,
    differences: match!.differences.map(({ kind, draft, source }) => [kind, draft, source]),
  }
}

describe('words of the draft’s own', () => {
  test.each([
    [
      '推进“放管服，优服务”，个体工商户开业登记等240项服务材料压减',
      '兴庆区个体工商户开业登记等240项服务材料压减。',
      '个体工商户开业登记等240项服务材料压减',
    ],
    [
      '强化考核，法治政府建设纳入天津市绩效考评指标体系',
      '将法治建设纳入天津市绩效考评指标体系。',
      '法治政府建设纳入天津市绩效考评指标体系',
    ],
    [
      '全面推行双随机一公开监管，优化服务环境',
      '全面推行双随机一公开监管取得成效。',
      '全面推行双随机一公开监管',
    ],
    [
      '持续优化营商环境，全面推行双随机一公开监管',
      '今年，全面推行双随机一公开监管。',
      '全面推行双随机一公开监管',
    ],
    [
      '深入贯彻旅游法》和《国务院关于促进旅游业改革发展的意见》精神',
      '根据《国务院关于促进旅游业改革发展的意见》精神。',
      '《国务院关于促进旅游业改革发展的意见》精神',
    ],
    [
      '2019年以来，共受理法律援助案件794件，办结712件',
      '近年来，我市受理法律援助案件794件，办结712件。',
      '2019年以来，共受理法律援助案件794件，办结712件',
    ],
    [
      '地铁总里程突破540公里。新增城市骨干道路58公里、停车泊位15.2万个、充电桩7.08万个，完成改造296个',
      '2023年，武汉市新增城市骨干道路58公里、停车泊位15.2万个、充电桩7.08万个，完成改造296个。',
      '新增城市骨干道路58公里、停车泊位15.2万个、充电桩7.08万个，完成改造296个',
    ],
  ])('are not paired beyond a clause: %s', async (source, draft, text) => {
    expect(await checked(source, draft)).toMatchObject({ text })
  })

  test.each([
    ['全年受理案件1028件，审结行政复议案件', '35件，审结行政复议案件。', ['number', '35', '1028']],
    ['审结行政复议案件64件', '审结行政复议案件46件。', ['number', '46', '64']],
    ['全年审结，潜江市人民政府报告情况', '天门市人民政府报告情况。', ['place', '天门市', '潜江市']],
    ['我市大力推动双随机一公开监管', '着力推动双随机一公开监管。', ['other', '着', '大']],
    ['四川、湖南、河南生猪出栏量居前', '天门、湖南、河南生猪出栏量居前。', ['place', '天门', '四川']],
    [
      '河北雄安新区获批五项试点改革',
      '天门雄安新区获批五项试点改革。',
      ['place', '天门雄安新区', '河北雄安新区'],
    ],
    ['2025年是规划的收官之年', '去年是规划的收官之年。', ['year', '去', '2025']],
  ])('are told as a change where one word stands for another: %s', async (source, draft, difference) => {
    expect((await checked(source, draft)).differences).toContainEqual(difference)
  })
})

test('the borders keep the count of edits but for units common by chance, and pair nothing beyond the clause of the first and last common unit', () => {
  const units = (alphabet: string, minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
  let moved = 0
  fc.assert(
    fc.property(
      units('推进法治政府建设，。', 20, 60),
      units('推进法治政府建设，', 6, 20),
      (original, own) => {
        const [source, draft] = [skeletonWithOffsets(original), skeletonWithOffsets(own)]
        const bones = encodeText(draft.text)
        const found = createPattern(bones, 0).find(
          encodeText(source.text),
          0,
          source.text.length,
          bones.length,
        )
        const plain = align(draft.text, source.text.slice(0, found!.end))
        const steps = atBorders(plain, { original: own, bones: draft }, { original, bones: source })
        const edits = (some: typeof steps) => some.filter(({ same }) => !same).length
        const first = plain.findIndex(({ same }) => same)
        if (first < 0) return
        // Of a stretch within one clause no unit is given up as common by chance; of another two at either end.
        const [from, to] = [plain.find(step => step.source >= 0), plain.findLast(step => step.source >= 0)]
        const whole = original.slice(source.starts[from!.source], source.ends[to!.source])
        if (/[，。]/.test(whole)) expect(edits(steps)).toBeLessThanOrEqual(edits(plain) + 4)
        else expect(edits(steps)).toBe(edits(plain))
        expect(steps.filter(step => step.draft >= 0).map(step => step.draft)).toEqual(
          Array.from(draft.text, (_, i) => i),
        )
        const stretch = steps.filter(step => step.source >= 0).map(step => step.source)
        expect(stretch).toEqual(Array.from(stretch, (_, i) => stretch[0]! + i))
        const common = plain[first]!.source
        const gap = original.slice(source.starts[stretch[0]!], source.starts[common])
        expect(gap).not.toMatch(/[，。]/)
        if (stretch[0] !== plain.find(step => step.source >= 0)!.source) moved++
      },
    ),
    { numRuns: 500 },
  )
  expect(moved).toBeGreaterThan(20)
})
