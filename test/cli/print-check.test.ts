// print-check.test.ts — a checked draft as a terminal shows it. Not: checking (test/checking).
import { expect, test } from 'vitest'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { checkText } from '../../src/cli/print-check.ts'
import { styleOf } from '../../src/cli/terminal.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

const heading = async (draft: string) => {
  const corpus = await readCorpus(contentsOf([['全年审结行政复议案件64件。']]))
  const answer = await checkDraft(corpus, { version: 'v', builtAt: '2026-01-01T00:00:00.000Z' }, draft)
  const text = checkText(answer, styleOf(false))
  return text.slice(0, text.indexOf('\n\n')).split('\n').slice(1)
}

test('sentences that were not compared are told of beside what was found', async () => {
  const none = '否定、数字、地名、年份和增减等用词没有发现出入'
  const unheld = '1 句本库未收，没有比对要点'
  expect(await heading('全年审结行政复议案件64件。')).toEqual([none])
  expect(await heading('全年审结行政复议案件64件。大力开展专项行动。')).toEqual([none, unheld])
  expect(await heading('大力开展专项行动。')).toEqual([unheld])
  expect(await heading('全年审结行政复议案件63件。大力开展专项行动。')).toEqual([
    '否定、数字、地名、年份或增减等用词有出入：1 句',
    unheld,
  ])
})
