import { describe, expect, test } from 'vitest'
import { extractDoc } from '../../../src/report/formats/doc/doc.ts'
import { readReports } from '../../../src/report/read.ts'
import { compound, doc } from '../../support/files.ts'

const one = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

const lines = (text: string, options = {}) => {
  const extracted = extractDoc(doc(text, options))
  if ('failure' in extracted) throw new Error(extracted.failure)
  return extracted.lines.map(line => line.text)
}

describe('the text of a Word 97 document', () => {
  test('a report with its title and fields', async () => {
    const text = `兴庆区2022年法治政府建设情况报告\r2022年，兴庆区${one}\r一、主要做法\r${one}\r兴庆区人民政府\r`
    const { reports, failures } = await readReports({ file: 'a.doc', bytes: doc(text) })
    expect(failures).toEqual([])
    expect(reports[0]).toMatchObject({
      title: '兴庆区2022年法治政府建设情况报告',
      year: 2022,
      publisher: '兴庆区人民政府',
    })
    expect(reports[0]!.paragraphs).toHaveLength(5)
  })

  test('pieces of one and of two bytes a character, in the order of their table', () => {
    expect(lines(`A1 \x93B\x94 2022${one}\r`, { narrow: 11 })).toEqual([`A1 “B” 2022${one}`])
  })

  test('fields are what they show, marks are nothing, breaks are lines', () => {
    expect(lines('甲\x13 PAGE \x14乙\x15丙\x13 TOC \x15\x01\x08丁\x0b戊\x0c己\r')).toEqual([
      '甲乙丙丁',
      '戊',
      '己',
    ])
  })

  test('cells of a row are one line', () => {
    expect(lines(`前文\r指标\x07数值\x07\x07复议\x0712\x07\x07${one}\r`)).toEqual([
      '前文',
      '指标　数值',
      '复议　12',
      one,
    ])
  })
})

describe('what cannot be read is named, with a remedy', () => {
  test.each([
    ['a password', doc(one, { flags: 0x0300 }), /已加密.*请/],
    ['Word 95', doc(one, { version: 0x68 }), /Word 6\/95.*请/],
    [
      'a .docx with a password',
      compound({ EncryptedPackage: new Uint8Array(8), EncryptionInfo: new Uint8Array(8) }),
      /已加密.*请/,
    ],
    ['a workbook without cells', compound({ Workbook: new Uint8Array(8) }), /工作簿.*请/],
    ['slides', compound({ 'PowerPoint Document': new Uint8Array(8) }), /PowerPoint.*请/],
    ['no document in it', compound({ Other: new Uint8Array(8) }), /没有 Word 正文.*请/],
    ['no text', doc('\r\r'), /没有文字.*OCR/],
    ['cut short', doc(one).subarray(0, 2000), /损坏.*请/],
  ])('%s', async (_, bytes, reason) => {
    const { reports, failures } = await readReports({ file: 'a.doc', bytes })
    expect(reports).toEqual([])
    expect(failures[0]!.reason).toMatch(reason)
  })

  test('tables of sectors that run in circles end', async () => {
    const bytes = doc(one.repeat(200))
    // The allocation table is the last sector: every sector leads back to the first.
    bytes.fill(0, bytes.length - 512)
    const { reports, failures } = await readReports({ file: 'a.doc', bytes })
    expect(reports.length + failures.length).toBe(1)
  })
})
