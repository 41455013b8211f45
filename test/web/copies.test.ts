// copies.test.ts — a checked draft taken away: what was chosen is corrected, everything else stays.
import { expect, test } from 'vitest'
import type { CheckedSentence } from '../../src/api/check.ts'
import { corrected, withNotes } from '../../web/check/copies.ts'

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

test('footnotes stand behind their sentences, and one report has one number', () => {
  const twice = [sentence, { ...sentence, start: 23, length: 0, text: '' }]
  expect(withNotes(draft, twice)).toMatch(/受理。\[1\]\[1\]\n完\n\n\[1\] .*天门市法治政府建设报告.*\n$/)
})
