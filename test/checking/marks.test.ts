// marks.test.ts — numbering and marks of footnotes, in a draft and in the library, are no content. Not: numbers that are
// (numbers.test.ts).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { bonesOf, numberingOf } from '../../src/checking/marks.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { corrected } from '../../web/check/copies.ts'
import { contentsOf } from '../support/contents.ts'

const TEXT = '全年办理行政复议案件64件，推行“双随机、一公开”监管，新建社区服务站三个'

const check = async (source: string, draft: string) =>
  checkDraft(await readCorpus(contentsOf([[source]])), { version: 'v', builtAt: '' }, draft)

const NUMBERING =
  '一、|十二、|（一）|(三)|（1）|(12)|1.|1．|１、|2)|第一，|第二、|其一，|其三，|一是|三是，|[1]|［3］|①|⑫|¹|●|（一）1.|1.2 |3. '.split(
    '|',
  )
const FOOTNOTES = '[1]|［12］|①|⑤|¹|²³|^[18]^|^[7]|（45）|(3)'.split('|')

test('numbering before a sentence is none of it', async () => {
  for (const numbering of NUMBERING) {
    expect(numberingOf(`${numbering}${TEXT}`), numbering).toBe(numbering.length)
    const draft = `${numbering}${TEXT}。`
    const { sentences, counts } = await check(`总体情况。${TEXT}。`, draft)
    expect([numbering, sentences[0]!.verdict, sentences[0]!.matches[0]!.differences]).toEqual([
      numbering,
      'verbatim',
      [],
    ])
    expect(counts.flagged).toBe(0)
    // What stays of a sentence that is corrected is its number, too.
    const other = draft.replace('64', '46')
    const found = await check(`总体情况。${TEXT}。`, other)
    expect(found.sentences[0]!.matches[0]!.differences).toMatchObject([{ kind: 'number', source: '64' }])
    expect(corrected(other, found.sentences, () => true)).toBe(draft)
  }
})

test.each([
  '一、二年级学生',
  '1.5亿元资金',
  '2024年完成',
  '1、2号线路',
  '一个社区服务站',
  '十分重视',
  '第一批项目',
  '3个百分点',
])('%s begins with no numbering', text => {
  expect(numberingOf(text)).toBe(0)
})

test.each([
  '第（3）项和第（4）项',
  '前款（1）、（2）两项',
  '国发[17]35号',
  '面积5km²',
  '单价10⁴元',
  '(2021)年度',
  '〔94〕财税字第089号',
])('%s has no mark in it', text => {
  expect(bonesOf(text).text).toBe(skeleton(text))
})

/** A text with marks of footnotes behind some of its words. */
const marked = fc
  .array(fc.record({ at: fc.nat(TEXT.length), mark: fc.constantFrom(...FOOTNOTES) }), { maxLength: 3 })
  .map(marks => {
    let text = TEXT
    for (const { at, mark } of marks.sort((a, b) => b.at - a.at)) {
      // Behind a digit a small one is an exponent; in brackets it is what is counted, and in a list what is named: （1）、（2）.
      if (!/[\d年、至到和及或]/.test(text.slice(Math.max(0, at - 1), at + 1)))
        text = text.slice(0, at) + mark + text.slice(at)
    }
    return text
  })

test('marks of footnotes make no difference, whichever side has them', async () => {
  await fc.assert(
    fc.asyncProperty(marked, marked, async (source, draft) => {
      const { sentences, counts } = await check(`${source}。`, `${draft}。`)
      const [sentence] = sentences
      expect([sentence!.verdict, sentence!.matches[0]!.differences, counts.flagged]).toEqual([
        'verbatim',
        [],
        0,
      ])
      expect(sentence!.matches[0]!.edits).toBe(0)
    }),
    { numRuns: 200 },
  )
})

test('what differs beside a mark is told as it stands in both', async () => {
  const { sentences } = await check(
    '深化“4+N”联动机制^[20]，清偿欠款3000万元[3]',
    '深化“4+N”联动机制，清偿欠款5000万元①',
  )
  const [{ matches, text }] = sentences as [(typeof sentences)[0]]
  for (const { draft, source, start, sourceStart } of matches[0]!.differences) {
    expect(text.slice(start, start + draft.length)).toBe(draft)
    expect(matches[0]!.text.slice(sourceStart, sourceStart + source.length)).toBe(source)
  }
  expect(matches[0]!.differences).toMatchObject([{ kind: 'number', draft: '5000万', source: '3000万' }])
})

test('a copy with footnotes is checked as the draft was', async () => {
  const { sentences, counts } = await check(
    `${TEXT}。依法不予受理的案件三件。`,
    `${TEXT}。[1]依法不予受理的案件三件。[2]\n\n[1] 湖北，《2021年法治政府建设报告》，2021年\n[2] 湖北，《工作报告》，2020年\n`,
  )
  expect(sentences.map(({ verdict }) => verdict)).toEqual(['verbatim', 'verbatim'])
  expect(counts.flagged).toBe(0)
})
