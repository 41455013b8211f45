// asking.test.ts — an asker who leaves, or whose time is over, ends that question and no other.
import { expect, test } from 'vitest'
import { asking } from '../../src/asker.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const text = '推进行政复议体制改革。'
const searcher = () =>
  searcherOver(
    [
      blankReport('r', {
        paragraphs: [{ kind: 'paragraph', text, passages: [{ start: 0, end: text.length, section: [] }] }],
      }),
    ],
    toySegmenter,
  )

test('a question ends when its asker leaves, whatever is asked', async () => {
  const asked = searcher()
  const reason = new Error('left')
  const gone = { signal: AbortSignal.abort(reason) }
  const questions: (() => Promise<unknown>)[] = [
    () => asked.search('行政'),
    () => asked.concordance('行政'),
    () => asked.compare('行政'),
    () => asked.verify('行政'),
    () => asked.report('r', '行政'),
  ]
  for (const question of questions) await expect(asking(gone, question)).rejects.toBe(reason)
  expect((await asked.search('行政')).totalHits).toBe(1)
})

test('a question ends when its time is over', async () => {
  const late = { deadline: Date.now() - 1 }
  await expect(asking(late, () => searcher().search('行政'))).rejects.toMatchObject({ code: 'timeout' })
})

test('what is found out once for everybody is found out though the first has left', async () => {
  const asked = searcher()
  const first = asking({ signal: AbortSignal.abort(new Error('left')) }, () => asked.quality())
  expect((await first).reports).toBe(1)
  expect((await asked.quality()).reports).toBe(1)
})
