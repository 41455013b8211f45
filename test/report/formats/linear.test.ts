// linear.test.ts — the formats' own expressions take time in proportion to a text and find what they should. Not: what is
// read in place (report/linear.test.ts).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endsWithPage } from '../../../src/report/formats/docx/docx-fields.ts'
import { equationText } from '../../../src/report/formats/equation.ts'
import { extractHtml } from '../../../src/report/formats/html/html.ts'
import { extractMht } from '../../../src/report/formats/mht/mht.ts'
import { showNumber } from '../../../src/report/formats/sheets/cell-format.ts'
import { writeSheets } from '../../../src/report/formats/sheets/sheet-writer.ts'

const shownCell = (cell: string) => {
  const sheets = [{ name: '', isHidden: false, rows: [{ isHidden: false, cells: ['A', cell, 'B'] }] }]
  const written = writeSheets(sheets)
  return 'lines' in written ? written.lines.map(({ text }) => text).join('\n') : ''
}
const quotedPrintable = (body: string) =>
  new TextEncoder().encode(
    `MIME-Version: 1.0\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`,
  )

const script = (code: string) => extractHtml(new TextEncoder().encode(`<p>a</p><script>${code}</script>`))

const CASES: readonly (readonly [what: string, n: number, run: (n: number) => unknown])[] = [
  ['options of an EQ field', 60_000, n => equationText(`EQ \\o${'\\ac '.repeat(n / 4)}`)],
  ['blanks in an EQ field', 60_000, n => equationText(`EQ \\o${' '.repeat(n)}`)],
  ['blanks in a saved page', 60_000, n => extractMht(quotedPrintable(`<p>a${' '.repeat(n)}b</p>`))],
  ['brackets in a number format', 60_000, n => showNumber(1, '['.repeat(n), false)],
  ['blanks in a cell', 60_000, n => shownCell(`a${' '.repeat(n)}b`)],
  ['line breaks in a cell', 60_000, n => shownCell(`a${'\n '.repeat(n / 2)}b`)],
  ['quotation marks in a script that nothing closes', 200_000, n => script(`"${'\\"'.repeat(n / 2)}`)],
  ['tabs in an entry of the contents', 60_000, n => endsWithPage(`${'\t'.repeat(n)}a`)],
  ['digits in an entry of the contents', 60_000, n => endsWithPage(`.${'1'.repeat(n)}`)],
]

test.each(CASES)('%s', async (_what, n, run) => {
  const cost = async (size: number) => {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < 3; i++) {
      const before = process.cpuUsage()
      await run(size)
      const { user, system } = process.cpuUsage(before)
      least = Math.min(least, (user + system) / 1000)
    }
    return least
  }
  await cost(n)
  const [once, twice] = [await cost(n), await cost(2 * n)]
  // Twice as much takes twice as long; what grows with the square takes four times, and seconds.
  expect(twice).toBeLessThan(3.2 * once + 60)
})

const of = (characters: string, maxLength = 12) =>
  fc.string({ unit: fc.constantFrom(...characters), maxLength })

test('an entry of the contents is what the expression says', () => {
  fc.assert(
    fc.property(of('\t .…·\n1234a'), text => {
      expect(endsWithPage(text)).toBe(/[\t.…·]\s*\d{1,4}$/.test(text))
    }),
    { numRuns: 500 },
  )
})

test('a cell is one line: blanks with a line break among them are one space', () => {
  fc.assert(
    fc.property(of('a \t\r\n'), text => {
      expect(shownCell(text)).toBe(shownCell(text.replace(/\s*[\r\n]+\s*/g, ' ')))
    }),
    { numRuns: 300 },
  )
})

test('thousands are set apart before the point, and nowhere else', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), value => {
      const plain = showNumber(value, '0.00', false)
      expect(showNumber(value, '#,##0.00', false)).toBe(
        plain.replace(/\B(?<!\..*)(?=(?:\d{3})+(?!\d))/g, ','),
      )
    }),
    { numRuns: 300 },
  )
})

test('what stands in brackets or fills a number format shows nothing', () => {
  fc.assert(
    fc.property(of('[]\\_*0%#\n', 10), format => {
      const cleaned = format.replace(/\[[^\]]*\]|\\.|[_*]./g, '')
      // What is left may hold new pairs, so only formats that are clean after one pass are compared.
      fc.pre(!/\[[^\]]*\]|\\.|[_*]./.test(cleaned))
      expect(showNumber(0.5, format, false)).toBe(showNumber(0.5, cleaned, false))
    }),
    { numRuns: 300 },
  )
})

test.each([
  [' EQ \\o\\ac(○,三) ', '三'],
  [' EQ \\o \\ac ( ○ , 三 ) ', '三'],
  [' EQ \\s \\up 12 (jiǎn) 检', '检'],
  [' EQ \\o\\al(\\s\\up 9(sù),素)', '素'],
  [' EQ \\f(1,2)', '1/2'],
])('an EQ field %s shows %s', (code, shown) => {
  expect(equationText(code)).toBe(shown)
})
