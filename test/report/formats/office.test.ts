// OFD, MHT, RTF, OpenDocument and spreadsheets: each as its users have it, and as its twin in a format read before.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Extracted } from '../../../src/report/formats/extracted.ts'
import { extractMht } from '../../../src/report/formats/mht/mht.ts'
import { extractOdt } from '../../../src/report/formats/odt/odt.ts'
import { extractOfd } from '../../../src/report/formats/ofd/ofd.ts'
import { deltas } from '../../../src/report/formats/ofd/page.ts'
import { extractRtf } from '../../../src/report/formats/rtf/rtf.ts'
import { showNumber } from '../../../src/report/formats/sheets/cell-format.ts'
import { extractXls } from '../../../src/report/formats/sheets/xls.ts'
import { extractXlsx } from '../../../src/report/formats/sheets/xlsx.ts'
import { readReports } from '../../../src/report/read.ts'
import { docx, paragraph } from '../../support/files.ts'
import { mht, odt, ofd, rtf, rtfText, xls, xlsx } from '../../support/office.ts'

const prose = '2022年，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const linesOf = (extracted: Extracted) =>
  'failure' in extracted ? extracted.failure : extracted.lines.map(({ text }) => text)
const removedOf = (extracted: Extracted) =>
  'failure' in extracted
    ? []
    : extracted.removed.filter(({ reason }) => reason !== 'joined').map(({ text }) => text)
const read = async (file: string, bytes: Uint8Array) => {
  const { reports, failures } = await readReports({ file, bytes })
  return { texts: reports.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)), failures, reports }
}

describe('OFD', () => {
  test('lines of a page are joined to paragraphs, and running heads and page numbers told', () => {
    const lines = [prose.slice(0, 30), prose.slice(30), `${prose.slice(0, 20)}。`].map((text, i) => ({
      text,
      x: i === 1 ? 30 : 40,
      y: 60 + i * 8.8,
    }))
    const numbered = [...lines, { text: '— 3 —', x: 100, y: 285 }]
    const extracted = extractOfd(ofd([numbered, numbered]))
    expect(removedOf(extracted)).toEqual(['— 3 —', '— 3 —'])
    expect(linesOf(extracted).slice(0, 2)).toEqual([prose, `${prose.slice(0, 20)}。`])
  })
  test('what lies under every page is read, cells of a row and upright letters below each other stay apart, slanted marks are told', () => {
    const extracted = extractOfd(
      ofd(
        [
          [
            { text: '合计', y: 60 },
            { text: '10000.00', x: 120, y: 60 },
            { text: '甲乙', y: 80, code: 'DeltaX="40"' },
            { text: '备注', y: 90, code: 'DeltaX="0" DeltaY="5"' },
            { text: '内部资料', y: 120, object: 'CTM="0.7 -0.7 0.7 0.7 0 0"' },
            { text: '看不见', y: 130, object: 'Visible="false"' },
          ],
        ],
        [{ text: '项目　金额', y: 40 }],
      ),
    )
    expect(linesOf(extracted)).toEqual(['项目　金额', '合计　10000.00', '甲　乙', '备注'])
    expect(removedOf(extracted)).toEqual(['内部资料'])
  })
  test('what a page fills into the form under it stands behind its label', () => {
    const form = [
      { text: '建设单位：', x: 30, y: 60 },
      { text: '项目负责人：', x: 110, y: 60 },
      { text: '建设地址：', x: 30, y: 70 },
    ]
    const page = [
      { text: '兴庆区文化路1号', x: 60, y: 70.4 },
      { text: '李明', x: 145, y: 60.4 },
      { text: '兴庆区司法局', x: 60, y: 60.4 },
    ]
    expect(linesOf(extractOfd(ofd([page], form)))).toEqual([
      '建设单位： 兴庆区司法局　项目负责人： 李明',
      '建设地址： 兴庆区文化路1号',
    ])
  })
  test('pages set sideways, upside down and in columns from the right are read as they are meant', () => {
    const lines = ['坚持依法行政，健全制度机制。', '深入推进“放管服”改革。']
    const sideways = lines.map((text, i) => ({ text, x: 100 - i * 9, y: 20, object: 'CTM="0 1 -1 0 0 0"' }))
    const upside = lines.map((text, i) => ({ text, x: 180, y: 200 - i * 9, object: 'CTM="-1 0 0 -1 0 0"' }))
    const columns = lines.map((text, i) => ({
      text,
      x: 150 - i * 9,
      y: 20,
      code: `DeltaY="g ${text.length - 1} 4.9"`,
    }))
    const still = columns.map(each => ({ ...each, code: `DeltaX="g 30 0" ${each.code}` }))
    for (const page of [sideways, upside, still]) {
      const extracted = extractOfd(ofd([page]))
      expect([[linesOf(extracted)].flat().join(''), removedOf(extracted)]).toEqual([lines.join(''), []])
    }
  })
  test('one by one placed letters make words', () => {
    const letters = [...'依法行政'].map((text, i) => ({ text, x: 30 + i * 4.9, y: 50, code: '' }))
    expect(linesOf(extractOfd(ofd([letters])))).toEqual(['依法行政'])
  })
  test('distances may be counted, and not more of them than there are letters', () => {
    expect(deltas('g 3 5.5 2 g 2 1', 9)).toEqual([5.5, 5.5, 5.5, 2, 1, 1])
    expect(deltas('g 1000000000 1', 4)).toEqual([1, 1, 1, 1])
    expect(deltas(undefined, 4)).toEqual([])
  })
  test('without text it is told to be recognised', async () => {
    expect((await read('a.ofd', ofd([[]]))).failures[0]!.reason).toMatch(/没有文字.*请.*OCR/)
  })
})

describe('MHT', () => {
  const html = Buffer.from(
    `<html><head><meta charset="utf-8"></head><body><p>${prose}</p><p>结语：再接再厉。</p></body></html>`,
  )
  test.each([
    ['as Chromium saves it', mht(html)],
    ['in base64', mht(html, { encoding: 'base64' })],
    ['as a mail begins', mht(html, { first: 'MIME-Version: 1.0' })],
  ])('%s, whatever its ending, it is its page', async (_, bytes) => {
    const page = await read('a.html', html)
    for (const file of ['a.mht', 'a.mhtml', 'a.html', 'a.doc', 'a.txt']) {
      expect((await read(file, bytes)).texts).toEqual(page.texts)
    }
    expect((await read('a.mht', bytes)).reports[0]!.url).toBe('https://example.org/a.html')
  })
  test('a Western page is read as its head declares, and not as Chinese', async () => {
    const western =
      'The commun\xe9s r\xe9ported \xd7\xd1 on the r\xe9form of review, and it was adopted by all. '.repeat(3)
    const page = Buffer.from(`<html><body><p>${western}</p></body></html>`, 'latin1')
    const declared = (charset: string, body = page) =>
      Buffer.from(
        mht(body)
          .toString('latin1')
          .replace('Content-Type: text/html\r', `Content-Type: text/html; charset=${charset}\r`),
        'latin1',
      )
    expect((await read('a.mht', declared('windows-1252'))).texts.join('')).toContain(
      'réported ×Ñ on the réform',
    )
    // The same bytes are a Chinese character, and nothing else tells them apart.
    const few = Buffer.from(
      `<html><body><p>${'The committee reported \xd7\xd1 on the reform of review, and it was adopted. '.repeat(3)}</p></body></html>`,
      'latin1',
    )
    for (const charset of ['windows-1252', 'latin1', 'us-ascii'])
      expect((await read('a.mht', declared(charset, few))).texts.join('')).toContain('reported ×Ñ on')
  })
  test('without a page it is named', async () => {
    const bytes = Buffer.from('MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx')
    expect(linesOf(await extractMht(bytes))).toMatch(/没有网页.*请/)
  })
  test('a text that begins like a letter is a text', async () => {
    expect((await read('a.txt', Buffer.from(`From: 天门市司法局\n${prose}`))).texts.join('')).toContain(prose)
  })
})

/** Two bytes of GBK for every character that has them. */
const gbk = new Map<string, string>()
for (let lead = 0x81; lead < 0xff; lead++) {
  for (let trail = 0x40; trail < 0xff; trail++) {
    const text = new TextDecoder('gb18030').decode(Uint8Array.from([lead, trail]))
    const hex = [lead, trail].map(byte => `\\'${byte.toString(16)}`).join('')
    if (text.length === 1 && text !== '\ufffd') gbk.set(text, hex)
  }
}

describe('RTF', () => {
  test('whatever is written in a code page or as \\u is read as it was', () => {
    const character = fc.constantFrom(...'依法行政镕堃，。“”a1 {}\\', '𠮷', '€')
    fc.assert(
      fc.property(fc.array(fc.tuple(character, fc.boolean()), { minLength: 1, maxLength: 20 }), pieces => {
        const body = pieces.map(([text, isPlain]) => (isPlain && gbk.get(text)) || rtfText(text)).join('')
        const text = pieces
          .map(([text]) => text)
          .join('')
          .trim()
        fc.pre(text !== '')
        expect(linesOf(extractRtf(rtf(`\\f0 ${body}\\par`)))).toEqual([text])
      }),
      { numRuns: 150 },
    )
  })
  test('it is as its docx twin', async () => {
    const texts = ['天门市2020年法治政府建设情况的报告', '一、主要做法', prose, '二、下一步打算', prose]
    const body = texts.map((text, i) => `\\pard${i % 2 ? '\\s1' : ''} ${rtfText(text)}\\par\r\n`).join('')
    const row = `\\trowd\\cellx1\\cellx2 \\pard\\intbl ${rtfText('序号')}\\cell ${rtfText('名称')}\\cell\\row\\pard `
    const twin = docx(
      `${texts.map((text, i) => paragraph(text, i % 2 ? '<w:outlineLvl w:val="0"/>' : '')).join('')}<w:tbl><w:tr><w:tc>${paragraph('序号')}</w:tc><w:tc>${paragraph('名称')}</w:tc></w:tr></w:tbl>`,
    )
    for (const file of ['a.rtf', 'a.doc']) {
      const [one, other] = [await read(file, rtf(body + row)), await read('a.docx', twin)]
      expect(one.failures).toEqual([])
      expect(one.reports[0]!.paragraphs.map(({ line: _, ...rest }) => rest)).toEqual(
        other.reports[0]!.paragraphs.map(({ line: _, ...rest }) => rest),
      )
      expect(one.reports[0]!.year).toBe(2020)
    }
  })
  test('fields show their result, boxes follow, notes come last; heads are told; deleted and hidden text is nothing', () => {
    const extracted = extractRtf(
      rtf(
        `{\\header ${rtfText('页眉')}\\par}${rtfText('甲')}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt ${rtfText('链接')}}}{\\deleted ${rtfText('删')}}{\\v ${rtfText('隐')}}{\\footnote ${rtfText('注')}}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt ${rtfText('框')}\\par}}{\\shprslt ${rtfText('框')}}}${rtfText('乙')}\\par{\\pict\\bin5 {{{{{0}{\\*\\unknown z}${rtfText('丙')}\\par`,
      ),
    )
    expect(linesOf(extracted)).toEqual(['甲链接乙', '框', '丙', '注'])
    expect(removedOf(extracted)).toEqual(['页眉'])
  })
  test('any number of groups, open or closed too often, ends', () => {
    expect(linesOf(extractRtf(rtf(`${'{'.repeat(200_000)}${rtfText('甲')}\\par`)))).toEqual(['甲'])
    expect(linesOf(extractRtf(rtf(`${'}'.repeat(1000)}${rtfText('甲')}\\par`)))).toEqual(['甲'])
  })
})

test('OpenDocument: paragraphs, headings, rows, notes; comments and deleted text are nothing', () => {
  const extracted = extractOdt(
    odt(
      `<text:tracked-changes><text:p>删</text:p></text:tracked-changes><text:h text:outline-level="2">一、概况</text:h><text:p>甲<text:s text:c="2"/>乙<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note><office:annotation><text:p>批</text:p></office:annotation>丙</text:p><table:table table:name="表1"><table:table-row><table:table-cell><text:p>序号</text:p></table:table-cell><table:table-cell><text:p>名称</text:p></table:table-cell></table:table-row></table:table>`,
    ),
  )
  expect(
    'lines' in extracted && extracted.lines.map(({ text, depth, whole }) => [text, depth, whole]),
  ).toEqual([
    ['一、概况', 3, undefined],
    ['甲  乙丙', undefined, undefined],
    ['序号　名称', undefined, true],
    ['注', undefined, undefined],
  ])
})

describe('spreadsheets', () => {
  const sheets = [
    {
      name: '案件统计',
      rows: [
        ['年份', '案件数', '办结率'],
        [[44927, 31] as const, '64\n件', [0.125, 10] as const],
      ],
    },
    { name: '底稿', state: 'hidden', rows: [['不看']] },
    { name: 'Sheet3', rows: [['备注']] },
  ]
  test.each([
    ['.xlsx', extractXlsx, xlsx],
    ['.xls', extractXls, xls],
  ])(
    '%s: a row a line, the name of a sheet its heading, what is hidden told',
    async (extension, extract, make) => {
      const extracted = extract(make(sheets))
      expect(linesOf(extracted)).toEqual([
        '案件统计',
        '年份　案件数　办结率',
        '2023年1月1日　64 件　12.50%',
        '备注',
      ])
      expect(removedOf(extracted)).toEqual(['底稿', '不看', 'Sheet3'])
      expect((await read(`a${extension}`, make(sheets))).failures).toEqual([])
    },
  )
  test('both read any table alike, though strings run over the ends of records', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'依法行政一二三四五'), minLength: 1, maxLength: 60 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 100 })
    fc.assert(
      fc.property(table, rows => {
        const long = [...rows, ...rows, ...rows]
        expect(linesOf(extractXls(xls([{ name: '表甲', rows: long }])))).toEqual(
          linesOf(extractXlsx(xlsx([{ name: '表甲', rows: long }]))),
        )
      }),
      { numRuns: 20 },
    )
  })
  test.each([
    [0.125, '0.0%', '12.5%'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [0.1 + 0.2, 'General', '0.3'],
    [123456789012345680000, 'General', '123456789012346000000'],
    [12.5, '0.0_ ;[Red]\\-0.0', '12.5'],
    [44927, 'yyyy/m/d', '2023-01-01'],
    [44927.5, 'yyyy"年"m"月"d"日"', '2023年1月1日'],
    [0.75, 'h:mm', '18:00'],
    [64, '0"件"', '64件'],
  ])('%d as %s is %s', (value, format, shown) => {
    expect(showNumber(value, format, false)).toBe(shown)
  })
})

test.each(['.docm', '.dotx', '.dotm'])('a Word document called %s is read as one', async extension => {
  expect((await read(`a${extension}`, docx(paragraph(prose)))).texts).toEqual([prose])
})
