// differences.test.ts — that what is told to differ is all that does. Not: of what kind it is (check.test.ts).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import type { CheckedSentence } from '../../src/api/check.ts'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

test('with the source’s words for those of the draft, a sentence reads as the source does', async () => {
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
        const bones = skeleton(replaced(alone)).replace(/[。;]+$/u, '')
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

/** The source's words in place of the draft's; one change that is of two kinds is told twice. */
function replaced({ text, matches }: CheckedSentence): string {
  let end = text.length + 1
  for (const { draft, source, start } of [...matches[0]!.differences].sort((a, b) => b.start - a.start)) {
    if (start + draft.length > end || start === end) continue
    text = text.slice(0, start) + source + text.slice(start + draft.length)
    end = start
  }
  return text
}
