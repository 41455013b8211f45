// copies.test.ts — a checked draft taken away: what was chosen is corrected, everything else stays.
import { expect, test } from 'vitest'
import type { CheckedSentence } from '../../src/api/check.ts'
import { corrected, withNotes } from '../../web/check/copies.ts'
import { isBrokenIn } from '../../web/check/sentence.ts'

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
      corrections: [
        { start: 0, length: 10, text: '2020年审结64件' },
        { start: 11, length: 4, text: '依法不予受理' },
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

test('footnotes say that words differ where the copy leaves them as they are', () => {
  const [match] = sentence.matches
  const differences = match!.differences.map(difference => ({ ...difference, kept: true as const }))
  expect(withNotes(draft, [{ ...sentence, matches: [{ ...match!, differences }] }], () => true)).toContain(
    '文字有出入',
  )
})
