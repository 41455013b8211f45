// copies.test.ts — a checked draft taken away: what was chosen is corrected, everything else stays.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { CheckedSentence } from '../../src/api/check.ts'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { corrected, withNotes } from '../../web/check/copies.ts'
import { isBrokenIn } from '../../web/check/sentence.ts'
import { contentsOf } from '../support/contents.ts'

const report = {
  id: 'r',
  title: '天门市法治政府建设报告',
  year: 2020,
  level: null,
  region: null,
  publisher: null,
  publishedAt: null,
  documentNumber: null,
  file: 'r.txt',
  url: null,
}
const draft = '一、情况\n  2021年审结46件，依法受理。\n完'
const sentence: CheckedSentence = {
  text: '2021年审结46件，依法受理。',
  start: 7,
  length: 16,
  verdict: 'near',
  matches: [
    {
      reportId: 'r',
      passageId: 'r-1',
      text: '2020年审结64件，依法不予受理',
      edits: 5,
      differences: [
        { kind: 'year', draft: '2021', source: '2020', start: 0, sourceStart: 0 },
        { kind: 'number', draft: '46', source: '64', start: 7, sourceStart: 7 },
        { kind: 'negation', draft: '', source: '不予', start: 13, sourceStart: 13 },
      ],
      report,
    },
  ],
}

test('the corrected copy has the source’s words where they were chosen', () => {
  expect(draft.slice(sentence.start, sentence.start + sentence.length)).toBe(sentence.text)
  expect(corrected(draft, [sentence], () => true)).toBe('一、情况\n  2020年审结64件，依法不予受理。\n完')
  expect(corrected(draft, [sentence], () => false)).toBe(draft)
})

test('of a draft with any changes, the corrected copy stands in the library word for word', async () => {
  const SOURCES = [
    '我们不甘人后，2021年在天门市审结案件1,089件，占12.5%；兴庆区未经批准不得开工，依据国发〔2022〕2号办理三件。',
    '地铁540公里。深入贯彻《旅游法》和《国务院关于促进旅游业的意见》（国发〔2014〕31号），2019年以来，共受理“法律援助”案件794件。',
  ]
  const corpora = await Promise.all(SOURCES.map(source => readCorpus(contentsOf([[source]]))))
  const word = fc.constantFrom(
    '',
    '不',
    '未',
    '3',
    '58',
    '年',
    '市',
    '金凤',
    '宁夏',
    '居',
    '万',
    '必须',
    '二',
    '一致',
  )
  const edit = fc.record({ at: fc.nat(SOURCES[0]!.length), length: fc.nat(3), word })
  await fc.assert(
    fc.asyncProperty(fc.nat(1), fc.nat(20), fc.array(edit, { maxLength: 3 }), async (which, from, edits) => {
      const source = SOURCES[which]!
      let text = source.slice(from)
      for (const { at, length, word } of edits) text = text.slice(0, at) + word + text.slice(at + length)
      const { sentences } = await checkDraft(corpora[which]!, { version: 'v', builtAt: '' }, text, {
        distance: 0.3,
      })
      for (const sentence of sentences.filter(({ verdict }) => verdict !== 'absent')) {
        const alone = partOf(sentence)
        const bones = skeleton(corrected(alone.text, [alone], () => true)).replace(/[。;]+$/u, '')
        expect(skeleton(source)).toContain(bones)
      }
    }),
    {
      numRuns: 300,
      examples: [
        [0, 14, [{ at: 0, length: 1, word: '二' }]],
        // Only 二发〔2022〕2号办理三件 is held: nothing is said of what stands before it.
        [
          0,
          5,
          [
            { at: 29, length: 1, word: '不' },
            { at: 33, length: 3, word: '未' },
            { at: 39, length: 3, word: '二' },
          ],
        ],
        // 12.5% goes on where the stretch does not, and what the draft has in its place goes with it.
        [
          0,
          4,
          [
            { at: 25, length: 3, word: '居' },
            { at: 22, length: 2, word: '' },
          ],
        ],
      ],
    },
  )
})

/** What of a sentence the library has, alone: all of it, or its part. */
function partOf(sentence: CheckedSentence): CheckedSentence {
  const { start, length } = sentence.part ?? { start: 0, length: sentence.length }
  const matches = sentence.matches.map(match => ({
    ...match,
    differences: match.differences
      .filter(difference => difference.start >= start)
      .map(difference => ({ ...difference, start: difference.start - start })),
  }))
  return { ...sentence, text: sentence.text.slice(start, start + length), start: 0, length, matches }
}

test('footnotes stand behind their sentences, and one report has one number', () => {
  const twice = [sentence, { ...sentence, start: 23, length: 0, text: '' }]
  expect(withNotes(draft, twice, () => false)).toMatch(
    /受理。\[1\]\[1\]\n完\n\n\[1\] .*天门市法治政府建设报告.*\n$/,
  )
})

test('footnotes carry the words that were chosen, and then the source says no other', () => {
  expect(withNotes(draft, [sentence], () => false)).toContain('2021年审结46件，依法受理。[1]')
  expect(withNotes(draft, [sentence], () => false)).toContain('文字有出入')
  expect(withNotes(draft, [sentence], () => true)).toContain('2020年审结64件，依法不予受理。[1]')
  expect(withNotes(draft, [sentence], () => true)).not.toContain('文字有出入')
})

test('a bracket without its partner stands in the sentence that has it', () => {
  const titled = (text: string, start: number) =>
    ({ text, start, length: text.length, kind: 'title', verdict: 'malformed' }) as const
  const at = (start: number, length: number) => ({ ...sentence, start, length })
  // One that opens reaches beyond its sentence; one that closes is shown with what stands before it.
  expect([at(0, 10), at(10, 10)].map(one => isBrokenIn(one, titled('《条例。第二句的字', 5)))).toEqual([
    true,
    false,
  ])
  expect([at(0, 10), at(10, 10)].map(one => isBrokenIn(one, titled('第一句的字。条例》', 5)))).toEqual([
    false,
    true,
  ])
})

test('a year that the source does not say goes with its comma', () => {
  const text = '2024年，全年审结46件。'
  const differences = [
    { kind: 'year' as const, draft: '2024年', source: '', start: 0, sourceStart: 0 },
    { kind: 'number' as const, draft: '46', source: '64', start: 10, sourceStart: 4 },
  ]
  const match = { reportId: 'r', passageId: 'r-1', text: '全年审结64件', edits: 7, differences, report }
  const sentence: CheckedSentence = { text, start: 0, length: text.length, verdict: 'near', matches: [match] }
  expect(corrected(text, [sentence], () => true)).toBe('全年审结64件。')
})

test('words at the end that the source does not have go with the comma before them', () => {
  const text = '满意率达89%，居全省第一。'
  const differences = [
    { kind: 'number' as const, draft: '89%', source: '98%', start: 4, sourceStart: 4 },
    { kind: 'other' as const, draft: '居全省第一', source: '', start: 8, sourceStart: 7 },
  ]
  const match = { reportId: 'r', passageId: 'r-1', text: '满意率达98%', edits: 7, differences, report }
  const sentence: CheckedSentence = { text, start: 0, length: text.length, verdict: 'near', matches: [match] }
  expect(corrected(text, [sentence], () => true)).toBe('满意率达98%。')
})
