// What of a .doc is on the page and what is not; and the characters that Word writes as formulas or symbols.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractDoc } from '../../../src/report/formats/doc/doc.ts'
import { extractDocx } from '../../../src/report/formats/docx/docx.ts'
import { equationText } from '../../../src/report/formats/equation.ts'
import { compound, doc, docx } from '../../support/files.ts'

const lines = (bytes: Uint8Array) => {
  const extracted = extractDoc(bytes)
  return 'failure' in extracted ? extracted.failure : extracted.lines.map(({ text }) => text)
}

describe('.doc', () => {
  test('what a tracked change deleted, or somebody hid, is nothing, whatever stretch it is', () => {
    const text = '依法行政，健全制度机制，规范执法行为。'
    const stretch = fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom(0x0800, 0x083c))
    fc.assert(
      fc.property(stretch, fc.boolean(), ([a, b, property], isNarrow) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        fc.pre(from < to && to - from < text.length)
        const lead = isNarrow ? 'abc' : ''
        const bytes = doc(`${lead}${text}\r`, {
          narrow: lead.length,
          ruled: [[from + lead.length, to + lead.length, property]],
        })
        expect(lines(bytes)).toEqual([lead + text.slice(0, from) + text.slice(to)])
      }),
      { numRuns: 100 },
    )
  })
  test('a deleted end of a paragraph joins it to the next', () => {
    expect(lines(doc('甲\r乙\r', { ruled: [[1, 2, 0x0800]] }))).toEqual(['甲乙'])
  })
  test('boxes, notes and endnotes are read; heads told; comments are nothing', () => {
    const parts = { notes: '注\r', heads: '页眉\r页眉\r', comments: '批\r', endnotes: '尾\r', boxes: '框\r' }
    const bytes = doc('正文\r', { parts })
    const extracted = extractDoc(bytes)
    expect(lines(bytes)).toEqual(['正文', '框', '注', '尾'])
    expect('removed' in extracted && extracted.removed.map(({ text }) => text)).toEqual(['页眉'])
  })
  test('a document that is all in boxes is read', () => {
    expect(lines(doc('\r', { parts: { boxes: '依法行政。\r' } }))).toEqual(['依法行政。'])
  })
  test('Word 6 and 95 are named, not called damaged', () => {
    expect(lines(doc('x\r', { magic: 0xa5dc, version: 101 }))).toMatch(/Word 6\/95.*请/)
  })
  test('streams may be written in any case', () => {
    const whole = doc('甲\r')
    const renamed = Buffer.from(whole)
    const at = renamed.indexOf(Buffer.from('WordDocument', 'utf16le'))
    renamed.write('WORDDOCUMENT', at, 'utf16le')
    expect(lines(renamed)).toEqual(lines(whole))
    expect(() => lines(compound({}))).not.toThrow()
  })
})

describe('EQ fields', () => {
  test.each([
    [' EQ \\o\\ac(○,三) ', '三'],
    ['eq \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(fǎ),法)', '法'],
    ['EQ \\f(1,2)', '1/2'],
    ['EQ a\\,b\\(c\\)', 'a,b(c)'],
    [' PAGE ', ''],
    ['EQ \\o(', ''],
  ])('%s shows %s', (code, text) => expect(equationText(code)).toBe(text))

  test('any code ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\\o', '\\s\\up 9', '(', ')', ',', '甲', '\\'), maxLength: 60 }),
        code => {
          expect(equationText(`EQ ${code}`).length).toBeLessThanOrEqual(code.length)
        },
      ),
      { numRuns: 200 },
    )
    expect(equationText(`EQ ${'\\o('.repeat(50_000)}`).length).toBeLessThan(150_000)
  })

  test('keep their base in .doc and .docx', () => {
    expect(
      lines(doc('第\x13 EQ \\o\\ac(○,三) \x15项：\x13 EQ \\* jc2 \\o\\ad(\\s\\up 9(fǎ),法)\x15治\r')),
    ).toEqual(['第三项：法治'])
    const code = (text: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${text}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const body = `<w:p><w:r><w:t>第</w:t></w:r>${code(' EQ \\o\\ac(○,三) ')}<w:r><w:t>项</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:sym w:font="Nowhere" w:char="F0FE"/></w:r></w:p>`
    const extracted = extractDocx(docx(body))
    expect('lines' in extracted && extracted.lines.map(({ text }) => text)).toEqual(['第三项☑▪'])
  })
})
