// repeated.test.ts — what doctor says is there twice: other titles over one body, one number with two titles, nearly the
// same text.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { nearDuplicates } from '../../src/reuse/near-duplicates.ts'
import { placeSignposts } from '../../src/reuse/signposts.ts'
import { contentsOf } from '../support/contents.ts'
import { blankReport } from '../support/report.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { searcherOver } from './support.ts'

const body = (topic: string) =>
  `${topic}工作扎实推进，各项任务如期完成，成效明显，群众满意，${topic}队伍不断壮大。`
const report = (id: string, title: string | null, text: string, documentNumber: string | null = null) => {
  const own = title === null ? [] : [{ kind: 'title' as const, text: title }]
  return blankReport(id, {
    title,
    documentNumber,
    paragraphs: [...own, { kind: 'paragraph' as const, text }].map(paragraph => ({
      ...paragraph,
      passages: [{ start: 0, end: paragraph.text.length, section: [] }],
    })),
  })
}

/** A text of its own for each seed: what fast-check makes of letters shrinks to one letter repeated. */
function textOf(seed: number, length: number): string {
  let state = seed * 2 + 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 9000))
  }).join('')
}
const ids = (reports: { id: string }[]) => reports.map(({ id }) => id)

describe('there twice', () => {
  test('the same body under other titles, and one number with two titles', async () => {
    const reports = [
      report('a', '甲县年度报告', body('复议').repeat(2), '府发〔2021〕1号'),
      report('b', '乙县年度报告', body('复议').repeat(2), '府发〔2021〕2号'),
      report('c', '丙县年度报告', body('调解').repeat(2), '府发〔2021〕1号'),
      report('d', '丙县年度报告', body('调解').repeat(2), '府发〔2021〕3号'),
      report('e', null, body('复议').repeat(2)),
    ]
    const { sameText, otherTitles, sameNumber, nearTexts } = await searcherOver(
      reports,
      toySegmenter,
    ).quality()
    expect(sameText.items.map(({ reports }) => ids(reports))).toEqual([['c', 'd']])
    expect(otherTitles.items.map(({ reports }) => ids(reports))).toEqual([['a', 'b']])
    expect(sameNumber.items.map(({ number, reports }) => [number, ids(reports)])).toEqual([
      ['府发〔2021〕1号', ['a', 'c']],
    ])
    // Too short to say anything by repeating.
    expect(nearTexts).toEqual({ total: 0, items: [] })
  })

  test('a report most of which was copied is told with its share, and no report of its own words is', () => {
    const seed = fc.nat(0x7fffffff)
    const length = fc.integer({ min: 400, max: 600 })
    return fc.assert(
      fc.asyncProperty(seed, length, fc.integer({ min: 0, max: 100 }), async (seed, length, percent) => {
        const [one, two, own] = [textOf(seed, length), textOf(seed + 1, length), textOf(seed + 2, length)]
        const cut = Math.floor((one.length * percent) / 100)
        const copy = one.slice(0, cut) + own.slice(0, one.length - cut)
        const corpus = await readCorpus(contentsOf([[one], [two], [copy]]))
        const found = await nearDuplicates(corpus, await placeSignposts(corpus))
        const units = ([from, to]: [number, number]) =>
          corpus.paragraphUnit[to]! - corpus.paragraphUnit[from]! - 1
        const shorter = Math.min(units([0, 1]), units([2, 3]))
        const share = found[0]?.share ?? 0
        if (percent >= 85) expect(found.map(({ reports }) => reports)).toEqual([[0, 2]])
        if (percent <= 70) expect(found).toEqual([])
        expect(share * shorter).toBeLessThanOrEqual(cut + 10)
      }),
      { numRuns: 40 },
    )
  })
})
