import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractDoc } from '../../../src/report/formats/doc/doc.ts'
import { extractDocx } from '../../../src/report/formats/docx/docx.ts'
import type { Extracted } from '../../../src/report/formats/extracted.ts'
import { extractHtml } from '../../../src/report/formats/html/html.ts'
import { extractPdf } from '../../../src/report/formats/pdf/pdf.ts'
import { doc, docx, paragraph, pdf } from '../../support/files.ts'

const prose = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效，为发展提供法治保障。'
const bare = (text: string) => text.replace(/[\s\u3000]/g, '')
const sorted = (text: string) => [...bare(text)].sort().join('')

/** All that an extractor tells, kept or removed; joints repeat words and are left out. */
function told(extracted: Extracted): string {
  if ('failure' in extracted) throw new Error(extracted.failure)
  const { lines, removed } = extracted
  return [...lines, ...removed.filter(entry => entry.reason !== 'joined')].map(line => line.text).join('')
}

const piece = fc.constantFrom(
  '依法行政', '首页', '来源：天门市', '索引号', '2021年', '8.5%', 'PM 2.5', '，', '。', '；', '“放管服”', '一、', '（二）',
  '1.', '第一条 ', '第 3 页', '— 12 —', '版权所有', '附件：', '𠮷', 'A', ' ', '上一篇', prose,
) // biome-ignore format: a list of words
const line = fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => pieces.join(''))
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

describe('every visible character is kept or told as removed, once', () => {
  test('of a page, whatever its elements', () => {
    const wrap = fc.constantFrom(
      '<p>#</p>', '<div>#</div>', '#<br>', '<li><a href="x">#</a></li>', '<h2>#</h2>', '<span>#</span>',
      '<div class="share">#</div>', '<nav>#</nav>', '<div style="display:none">#</div>', '<pre>#</pre>',
      '<table><tr><td>#</td><td>#</td></tr></table>', '<table><tr><td><p>#</p><p>#</p></td><td>#</td></tr></table>',
      '<div class="TRS_Editor">#</div>', '<form>#</form>', '<footer><p>#</p></footer>', '<!-- x -->#<script>y</script>',
    ) // biome-ignore format: a list of elements
    fc.assert(
      fc.property(fc.array(fc.tuple(wrap, line, line, line), { maxLength: 12 }), blocks => {
        let text = prose
        const html = blocks.map(([frame, ...lines]) => {
          let i = 0
          return frame.replace(/#/g, () => {
            const one = lines[i++]!
            text += one
            return escaped(one)
          })
        })
        const page = `<html><body><p>${prose}</p>${html.join('')}</body></html>`
        expect(sorted(told(extractHtml(new TextEncoder().encode(page))))).toBe(sorted(text))
      }),
      { numRuns: 300 },
    )
  })

  test('of a .docx, in and out of tables and boxes', () => {
    const frame = fc.constantFrom('p', 'row', 'box', 'nested')
    fc.assert(
      fc.property(fc.array(fc.tuple(frame, line, line), { minLength: 1, maxLength: 12 }), blocks => {
        const body = blocks.map(([kind, a, b]) => {
          const [one, two] = [paragraph(escaped(a)), paragraph(escaped(b))]
          if (kind === 'p') return one + two
          if (kind === 'box')
            return `<w:p><w:r><w:txbxContent>${one}</w:txbxContent><w:t>${escaped(b)}</w:t></w:r></w:p>`
          const inner = `<w:tbl><w:tr><w:tc>${two}</w:tc></w:tr></w:tbl>`
          return `<w:tbl><w:tr><w:tc>${one}</w:tc><w:tc>${kind === 'row' ? two : inner}</w:tc></w:tr></w:tbl>`
        })
        const text = prose + blocks.map(([, a, b]) => a + b).join('')
        expect(sorted(told(extractDocx(docx(paragraph(prose) + body.join('')))))).toBe(sorted(text))
      }),
      { numRuns: 200 },
    )
  })

  test('of a .doc, with cells anywhere', () => {
    const end = fc.constantFrom('\r', '\x07', '\x07\x07', '\x0b', '\x0c')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end), { maxLength: 15 }), blocks => {
        const text = `${prose}\r${blocks.map(([one, mark]) => one + mark).join('')}`
        expect(sorted(told(extractDoc(doc(text))))).toBe(sorted(text.replace(/\x07/g, '')))
      }),
      { numRuns: 200 },
    )
  })

  test('of a PDF, wherever its lines stand', async () => {
    const narrow = line.map(text => text.replace(/𠮷/g, '吉').slice(0, 28)).filter(text => bare(text) !== '')
    // What stands beyond the edge of the page is not seen, so nothing does.
    const placed = fc
      .record({ text: narrow, x: fc.integer({ min: 40, max: 300 }), size: fc.constantFrom(9, 14, 20) })
      .map(({ text, x, size }) => ({ text: text.slice(0, Math.floor((590 - x) / size)), x, size }))
    const page = fc.array(placed, { maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), async pages => {
        const opening = [{ text: prose, x: 40, size: 10 }]
        const all = pages.map(lines => [...opening, ...lines])
        const text = all.flat().map(({ text }) => text)
        expect(sorted(told(await extractPdf(pdf(all))))).toBe(sorted(text.join('')))
      }),
      { numRuns: 60 },
    )
  })
})
