import { describe, expect, test } from 'vitest'
import { isGarbled } from '../../../src/report/formats/pdf/legible.ts'
import { extractPdf } from '../../../src/report/formats/pdf/pdf.ts'
import { readReports } from '../../../src/report/read.ts'
import { type PdfText, pdf } from '../../support/files.ts'

const one =
  '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效，为高质量发展提供有力法治保障。'
const two =
  '深入推进“放管服”改革，落实“双随机、一公开”监管，行政许可事项全部纳入清单，办事环节和时限大幅压缩。'

async function extract(pages: PdfText[][], options = {}) {
  const extracted = await extractPdf(pdf(pages, options))
  if ('failure' in extracted) throw new Error(extracted.failure)
  return extracted
}
const texts = (extracted: { lines: { text: string }[] }) => extracted.lines.map(line => line.text)

/** A paragraph as a page sets it: two ideographs indented, `width` to a line. */
function set(text: string, width = 28): PdfText[] {
  const lines: PdfText[] = [{ text: text.slice(0, width - 2), x: 90 + 28 }]
  for (let at = width - 2; at < text.length; at += width) lines.push({ text: text.slice(at, at + width) })
  return lines
}

describe('the text layer', () => {
  test('a report: paragraphs whole, headings, fields, in an encoding that is only named', async () => {
    const page: PdfText[] = [
      { text: '兴庆区2022年法治政府建设情况报告', x: 150, size: 20 },
      ...set(`2022年，兴庆区${one}`),
      { text: '一、主要做法', x: 118 },
      ...set(two),
    ]
    const { reports, failures } = await readReports({ file: 'a.pdf', bytes: pdf([page]) })
    expect(failures).toEqual([])
    expect(reports[0]).toMatchObject({
      title: '兴庆区2022年法治政府建设情况报告',
      year: 2022,
      region: { code: '640104' },
    })
    expect(reports[0]!.paragraphs.map(p => p.text)).toEqual([
      '兴庆区2022年法治政府建设情况报告',
      `2022年，兴庆区${one}`,
      '一、主要做法',
      two,
    ])
    expect(reports[0]!.cleaning.every(entry => entry.reason === 'joined')).toBe(true)
  })

  test('a paragraph goes on over the page; heads, feet and page numbers are told as removed', async () => {
    const long = set(one + two + one)
    const head = { text: '兴庆区人民政府公报', x: 200, y: 800, size: 9 }
    const foot = (n: number) => ({ text: `— ${n} —`, x: 280, y: 40, size: 9 })
    const pages = [1, 2, 3].map(n => [
      head,
      ...(n === 1
        ? [{ text: '一、总体情况', x: 118, y: 760 }, ...long.slice(0, 3)]
        : n === 2
          ? long.slice(3).map((line, i) => (i === 0 ? { ...line, y: 760 } : line))
          : set(two).map((line, i) => (i === 0 ? { ...line, y: 760 } : line))),
      foot(n),
    ])
    const extracted = await extract(pages)
    expect(texts(extracted)).toEqual(['一、总体情况', one + two + one, two])
    const removed = extracted.removed.filter(entry => entry.reason === 'furniture').map(entry => entry.text)
    expect(removed).toEqual([1, 2, 3].flatMap(n => ['兴庆区人民政府公报', `— ${n} —`]))
  })

  test('letters that the typesetter set apart are words again; words and cells stay apart', async () => {
    const apart = (text: string, y: number, size = 14): PdfText[] =>
      [...text].map((letter, i) => ({ text: letter, x: 90 + i * size * 1.2, y, size }))
    const extracted = await extract([
      [
        ...apart('兴庆区2022年工作报告', 780, 18),
        ...apart('2024年1月15日', 740),
        { text: 'A B C D E 法', y: 700 },
        { text: '张三 李四', y: 680 },
        { text: one, x: 20, y: 640, size: 8 },
      ],
    ])
    expect(texts(extracted)).toEqual([
      '兴庆区2022年工作报告',
      '2024年1月15日',
      'A B C D E 法',
      '张三 李四',
      one,
    ])
  })

  test('a title in large type does not move the margin of a short page', async () => {
    const title = '兴庆区二〇二二年法治政府建设情况报告'
    const extracted = await extract([[{ text: title, x: 90, y: 780, size: 26 }, ...set(one), ...set(two)]])
    expect(texts(extracted)).toEqual([title, one, two])
  })

  test('page numbers may be in Chinese or Roman numerals', async () => {
    const foot = (text: string): PdfText => ({ text, x: 280, y: 40, size: 9 })
    const long = set(one + two)
    for (const [first, second] of [
      ['第一页', '第二页'],
      ['i', 'ii'],
      ['IV', 'V'],
    ]) {
      const pages = [
        [...long.slice(0, 2), foot(first!)],
        [...long.slice(2).map((line, i) => (i === 0 ? { ...line, y: 780 } : line)), foot(second!)],
      ]
      expect(texts(await extract(pages))).toEqual([one + two])
    }
  })

  test('an amount at the foot of a page is no page number', async () => {
    const page = [
      ...set(one),
      { text: '450,000', x: 400, y: 50 },
      { text: '第 3 页，共 5 页', x: 250, y: 30 },
    ]
    const extracted = await extract([page])
    expect(texts(extracted)).toEqual([one, '450,000'])
  })

  test('words of English stay apart where a line ends, figures among them too', async () => {
    const lines = [
      'The report was adopted in November',
      '2018 by the committee on August 21,',
      '2020. It entered into force (as',
      'amended) the same day, see https://',
      'example.org for more of its history.',
    ]
    const extracted = await extract([lines.map(text => ({ text, x: 90, size: 12 }))])
    expect(texts(extracted).join(' ')).toBe(lines.join(' ').replace('https:// ', 'https://'))
  })

  test('a page that says little is read where it shows nothing else', async () => {
    expect(texts(await extract([[{ text: '附件：无' }]]))).toEqual(['附件：无'])
    expect(await extractPdf(pdf([[]]))).toMatchObject({ isScan: true })
  })

  test('a font’s own numbers are no text', () => {
    const numbers = Array.from({ length: 400 }, (_, i) => String.fromCodePoint(0x530 + i * 29)).join('')
    expect(isGarbled(numbers)).toBe(true)
    expect(isGarbled(`${numbers.slice(0, 20)}${one.repeat(10)}`)).toBe(false)
    const boxes = `2023${'各'.repeat(95)}2.5%，${'法治政府'}`
    expect(isGarbled(boxes.repeat(2))).toBe(true)
    expect(isGarbled('各县区各部门各单位，各司其职，各负其责。'.repeat(20))).toBe(false)
    expect(isGarbled('ལྷ་ས་གྲོང་ཁྱེར། 拉萨市藏文、ئۇيغۇر、ᠮᠣᠩᠭᠣᠯ 法治宣传')).toBe(false)
  })

  test('cells of a row stand apart in one line; what is drawn twice is read once', async () => {
    const row = (a: string, b: string, y: number) => [
      { text: a, x: 90, y },
      { text: b, x: 300, y },
    ]
    const extracted = await extract([
      [
        ...set(one),
        ...row('复议案件', '12件', 600),
        ...row('应诉案件', '3件', 575),
        { text: two.slice(0, 20), y: 500 },
        { text: two.slice(0, 20), x: 90.4, y: 500 },
      ],
    ])
    expect(texts(extracted)).toEqual([one, '复议案件　12件', '应诉案件　3件', two.slice(0, 20)])
  })

  test('radicals that a font put in the place of ideographs are read as these', async () => {
    expect(
      texts(
        await extract([
          set(one),
          [{ text: '⼀、政府⼯作报告，经济增⻓，坚持以⼈民为中⼼的发展思想，不断改善⺠⽣' }],
        ]),
      ),
    ).toContain('一、政府工作报告，经济增长，坚持以人民为中心的发展思想，不断改善民生')
  })
})

describe('what cannot be read is named, with a remedy', () => {
  test.each([
    ['no text layer', pdf([[]]), /没有文本层.*OCR/],
    [
      'a caption under a picture',
      pdf([[{ text: '附件：规划图' }]], { pictured: true }),
      /几乎没有文本层（1 页共 5 字）.*OCR/,
    ],
    ['a password', pdf([set(one)], { encrypted: true }), /已加密.*请/],
    ['no more than a beginning', Buffer.from('%PDF-1.7\n'), /损坏.*请/],
    ['cut short before its pages', pdf([set(one)]).subarray(0, 200), /损坏.*请|没有文本层/],
  ])('%s', async (_, bytes, reason) => {
    const { reports, failures } = await readReports({ file: 'a.pdf', bytes })
    expect(reports).toEqual([])
    expect(failures[0]!.reason).toMatch(reason)
  })
})

describe('two columns', () => {
  const title = '兴庆区2022年法治政府建设情况报告'
  const text = [one + two, '一、主要做法', two + one, one + two, '二、存在问题', two + two, one, two + one]
  /** The text in four columns, two to a page, `width` ideographs wide. */
  function columns(width: number): PdfText[][] {
    const lines = text.flatMap(paragraph =>
      set(paragraph, width).map(line => ({ text: line.text, x: line.x ? 24 : 0, size: 12 })),
    )
    const perColumn = Math.ceil(lines.length / 4)
    const place = (i: number, x: number, top: number) =>
      lines
        .slice(i * perColumn, (i + 1) * perColumn)
        .map((line, at) => ({ ...line, x: line.x + x, y: top - at * 20 }))
    return Array.from({ length: 4 }, (_, i) => place(i, i % 2 === 0 ? 60 : 300, 700))
  }

  test.each([0, 9])('are read one after the other, their base lines %i points apart', async shift => {
    const [first, second, third, fourth] = columns(17)
    const lowered = (lines: PdfText[]) => lines.map(line => ({ ...line, y: line.y! - shift }))
    const extracted = await extract([
      [{ text: title, x: 140, y: 760, size: 18 }, ...first!, ...lowered(second!)],
      [...third!, ...lowered(fourth!)],
    ])
    expect(texts(extracted)).toEqual([title, ...text])
  })

  test('are read one after the other in a Chinese text with the commas of English, too', async () => {
    const [first, second] = columns(17).map(lines =>
      lines.map(line => ({ ...line, text: line.text.replace(/[，。、]/g, ',') })),
    )
    const lines = texts(await extract([[...first!, ...second!]])).join('')
    expect(lines).toBe([...first!, ...second!].map(({ text }) => text).join(''))
  })

  test('of an English text, whose commas are others, are read one after the other', async () => {
    const words = 'The county government kept the rule of law first, and made its work open to all.'
    const lines = (x: number) =>
      Array.from({ length: 8 }, (_, i) => ({
        text: `${'LR'[x > 200 ? 1 : 0]}${i} ${words.slice(0, 34)}, ${'o'.repeat(6)}`,
        x,
        y: 700 - i * 12,
        size: 5,
      }))
    const [left, right] = [lines(60), lines(330)]
    const said = texts(await extract([[...left, ...right]])).join(' ')
    const order = [...said.matchAll(/[LR]\d/g)].map(([line]) => line)
    expect(order).toEqual([...left, ...right].map(({ text }) => text.slice(0, 2)))
  })

  test('are not seen in a table of amounts, whose commas divide thousands', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => [`row ${i} 1,204,500.75`, `${i} 99,301,220.50 paid`])
    const table = rows.flatMap(([a, b], i) => [
      { text: a!, x: 60, y: 700 - i * 12, size: 5 },
      { text: b!, x: 330, y: 700 - i * 12, size: 5 },
    ])
    expect(texts(await extract([table]))).toEqual(rows.map(row => row.join('　')))
  })

  test('are not seen in a table of two columns, whose rows stay rows', async () => {
    const rows = ['依法履职', '制度建设', '行政决策', '行政执法', '矛盾化解', '组织保障'].map(
      (name, i) => [name, `${two.slice(0, 12 + i)}。`] as const,
    )
    const table = rows.flatMap(([a, b], i) => [
      { text: a, x: 90, y: 640 - i * 22, size: 12 },
      { text: b, x: 240, y: 640 - i * 22, size: 12 },
    ])
    const extracted = await extract([[...set(one), ...table, { text: '表后的话。', y: 460 }]])
    expect(texts(extracted)).toEqual([one, ...rows.map(row => row.join('　')), '表后的话。'])
  })
})

describe('what the file draws to its end before what stands beside it is read to its end', () => {
  const line = (text: string, x: number, y: number): PdfText => ({ text, x, y, size: 12 })

  test('cells of several lines are whole, each below the one on its left, rows from top to bottom', async () => {
    const rows = [
      [['甲单位负责', '牵头办理'], ['完善行政复', '议工作机制', '并抓好落实'], ['2023年']],
      [['乙单位负责', '配合办理'], ['推进规范性', '文件备案审', '查工作开展'], ['2024年']],
    ]
    const cells = rows.flatMap((row, i) =>
      row.map((lines, column) =>
        lines.map((text, n) => line(text, 90 + column * 120, 640 - i * 60 - n * 16)),
      ),
    )
    const extracted = await extract([[...set(one), ...cells.flat(), { text: '表后的话。', y: 460 }]])
    expect(texts(extracted)).toEqual([one, ...rows.flat().map(lines => lines.join('')), '表后的话。'])
  })

  test('columns stay columns where both have a gap at the same height', async () => {
    const column = (letter: string, x: number) =>
      [0, 1, 2].flatMap(part =>
        [0, 1].map(n => line(`${letter}${part}${n}句话写在这一栏里。`, x, 700 - part * 60 - n * 16)),
      )
    const [left, right] = [column('左', 60), column('右', 330)]
    const said = texts(await extract([[...left, ...right]])).join('')
    expect(said).toBe([...left, ...right].map(({ text }) => text).join(''))
  })

  test('but a column of labels or of figures is read by rows', async () => {
    const labels = ['单位名称：', '负责人：', '联系电话：', '填报日期：'].map((text, i) =>
      line(text, 90, 640 - i * 20),
    )
    const values = ['兴庆区司法局', '张三', '见附件', '年底'].map((text, i) => line(text, 220, 640 - i * 20))
    expect(texts(await extract([[...set(one), ...labels, ...values]]))).toEqual([
      one,
      ...labels.map(({ text }, i) => `${text}　${values[i]!.text}`),
    ])
  })

  test.each([
    ['one column', (cells: PdfText[][]) => cells.map(row => row[0]!), (row: PdfText[]) => row.slice(1)],
    [
      'two',
      (cells: PdfText[][]) => [0, 1].flatMap(at => cells.map(row => row[at]!)),
      (row: PdfText[]) => row.slice(2),
    ],
  ])('a table is read by rows where %s is drawn before the rest', async (_, first, rest) => {
    const cells = ['兴庆区', '金凤区', '西夏区', '灵武市', '永宁县'].map((name, i) => {
      const y = 640 - i * 20
      return [
        line(`${i + 1}`, 90, y),
        line(`20${20 + i}`, 130, y),
        line(name, 200, y),
        line(`${i}9.5`, 300, y),
        line('已办结', 380, y),
      ]
    })
    const said = texts(await extract([[...set(one), ...first(cells), ...cells.flatMap(rest)]]))
    expect(said).toEqual([one, ...cells.map(row => row.map(({ text }) => text).join('　'))])
  })

  test('a head that is drawn last stands above', async () => {
    const lines = [line('第一行的话。', 90, 640), line('第二行的话。', 90, 610), line('题名', 200, 700)]
    const said = texts(await extract([[...lines, line(`${one}`.slice(0, 30), 90, 580)]]))
    expect(said.slice(0, 3)).toEqual(['题名', '第一行的话。', '第二行的话。'])
  })
})

describe('text that does not run to the right', () => {
  const watermark: PdfText = { text: '内部资料', x: 200, y: 300, turned: 45 }
  test.each([90, 270])('a page set across, at %i degrees, is read as it is when turned', async turned => {
    const across = set(`${one}${two}`).map((line, i) => ({
      ...line,
      turned,
      x: turned === 90 ? 100 + i * 20 : 500 - i * 20,
      y: turned === 90 ? 60 + (line.x ?? 90) - 90 : 780 - (line.x ?? 90) + 90,
    }))
    const extracted = await extract([across])
    expect(texts(extracted)).toEqual([`${one}${two}`])
  })
  test('on a page that runs to the right it is told, as are watermarks', async () => {
    const extracted = await extract([
      [...set(one), { text: '附表一', x: 560, y: 400, turned: 90 }, watermark],
    ])
    expect(texts(extracted)).toEqual([one])
    const removed = 'removed' in extracted ? extracted.removed : []
    expect(removed.filter(({ reason }) => reason !== 'joined').map(({ text }) => text)).toEqual([
      '附表一',
      '内部资料',
    ])
  })
})
