import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'
import type { Report } from '../../src/report/report.ts'
import { LONGEST } from '../../src/report/structure/passages.ts'
import { processorClock } from '../support/processor-time.ts'

/** What is visible: neither white space nor an end of a line, of which U+0085 is one that `\s` does not know. */
const bare = (text: string) => text.replace(/[\s\ufeff\u0085]/g, '')
const sorted = (text: string) => [...bare(text)].sort().join('')

async function read(text: string, file = 'a.txt'): Promise<Report | undefined> {
  return (await readReports({ file, bytes: new TextEncoder().encode(text) })).reports[0]
}

/** Pieces that reports are made of, and that cleaning, joining and outlining decide about. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '依法行政',
      '坚持',
      '，',
      '。',
      '；',
      '、',
      '”',
      '“',
      '（',
      ')',
      '《',
      '》',
      '2021年',
      '8.5%',
      'PM 2.5',
      '🙂',
      '𠮷',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '一、',
      '(一)',
      '三)',
      ')',
      '1.',
      '第一章 总则',
      '第一条 ',
      '一是',
      '二是',
      '# ',
      '各位代表：',
      '——',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '首页',
      '关闭窗口',
      '来源：天门市人民政府',
      '索引号',
      '文号',
      '发布日期',
      '2021-09-06',
      '— 3 —',
      '扫一扫在手机上查看当前页面',
      '天门市人民政府',
      '\u200b',
      '名称',
      '】',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\n　　', ' ', '\u2028', '\u0085', '\f') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map(s => s.toWellFormed()) },
)
const words = fc
  .array(fc.tuple(piece, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 12 })
  .map(parts => parts.map(([text, times]) => (text.length < 6 ? text.repeat(times) : text)).join(''))
const document = fc
  .array(fc.tuple(fc.oneof(piece, words), fc.constantFrom('\n', '\n\n', '\r\n', '\n　　')), {
    minLength: 1,
    maxLength: 25,
  })
  .map(lines => lines.flat().join(''))

describe('nothing is lost and nothing doubled', () => {
  test.each(['a.txt', 'a.md'])(
    'every visible character of %s is in one passage or in the cleaning log',
    async file => {
      await fc.assert(
        fc.asyncProperty(document, async text => {
          const report = await read(text, file)
          if (!report) return
          const kept = report.paragraphs.map(p => p.text).join('')
          const removed = report.cleaning.filter(entry => entry.reason !== 'joined').map(entry => entry.text)
          expect(sorted(kept + removed.join(''))).toBe(sorted(text))
          // In order, too: what is kept is a subsequence of the file.
          let at = 0
          const whole = bare(text)
          for (const c of bare(kept)) {
            at = whole.indexOf(c, at) + 1
            expect(at).toBeGreaterThan(0)
          }
        }),
        { numRuns: 500 },
      )
    },
  )

  test('passages partition their paragraph and keep within bounds', async () => {
    await fc.assert(
      fc.asyncProperty(document, async text => {
        const report = await read(text)
        for (const paragraph of report?.paragraphs ?? []) {
          expect(paragraph.text.trim()).toBe(paragraph.text)
          expect(paragraph.text).not.toBe('')
          expect(paragraph.text).not.toMatch(/[\n\r\u0085]/)
          let end = 0
          for (const passage of paragraph.passages) {
            expect(passage.start).toBe(end)
            expect(passage.end).toBeGreaterThan(passage.start)
            expect(passage.end - passage.start).toBeLessThanOrEqual(LONGEST)
            end = passage.end
            expect(paragraph.text.slice(passage.start, passage.end).isWellFormed()).toBe(true)
          }
          expect(end).toBe(paragraph.text.length)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('the same bytes give the same report', async () => {
    await fc.assert(
      fc.asyncProperty(document, async text => {
        expect(await read(text)).toEqual(await read(text))
      }),
      { numRuns: 100 },
    )
  })
})

test('any bytes under any known extension are answered, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('x.txt', 'x.md', 'x.jsonl'),
      async (bytes, file) => {
        const { reports, failures } = await readReports({ file, bytes })
        expect(reports.length + failures.length).toBeGreaterThan(0)
        for (const failure of failures) expect(failure.reason).toMatch(/[\u4e00-\u9fff]/)
      },
    ),
    { numRuns: 1000 },
  )
})

test.each([
  ['full stops', '法。'],
  ['items', '一是。'],
  ['open brackets', '《（'],
  ['numbers', '1.'],
  ['lost numbers', '、)'],
  ['spaces', ' \u3000'],
  ['labels', '来源：'],
  ['letters', 'x'],
  ['years', '2021年'],
  ['places', '吉林'],
  ['lines cut after a comma', '坚持依法行政，健全制度机制，\n'],
  ['short lines', '法\n'],
  ['labels of a meeting', '时间：2\n'],
])(
  'no text is slow: %s',
  async (_, unit) => {
    const bytes = new TextEncoder().encode(
      `天门市2020年报告\n各位代表：我代表市人民政府报告。${unit.repeat(500_000 / unit.length)}`,
    )
    const milliseconds = processorClock()
    expect((await readReports({ file: 'a.txt', bytes })).reports.length).toBe(1)
    // Half a million characters take some .2 s, 4 s as lines of one; what grew with the square would take minutes.
    expect(milliseconds()).toBeLessThan(25_000)
  },
  240_000,
)
