import { describe, expect, test } from 'vitest'
import { extractDocx } from '../../../src/report/formats/docx/docx.ts'
import { readReports } from '../../../src/report/read.ts'
import { docx, paragraph, zip } from '../../support/files.ts'
import { processorClock } from '../../support/processor-time.ts'

const one = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const two = '深入推进“放管服”改革，落实“双随机、一公开”监管，行政许可事项全部纳入清单。'

function extract(body: string, parts?: Record<string, string>) {
  const extracted = extractDocx(docx(body, parts))
  if ('failure' in extracted) throw new Error(extracted.failure)
  return extracted
}
const lines = (body: string, parts?: Record<string, string>) =>
  extract(body, parts).lines.map(line => line.text)
const run = (inner: string) => `<w:p><w:r>${inner}</w:r></w:p>`
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`

describe('what stands on the page is a line', () => {
  test('a report with its title, sections and fields', async () => {
    const body = [
      '兴庆区2022年法治政府建设情况报告',
      `2022年，兴庆区${one}`,
      '一、主要做法',
      two,
      '兴庆区人民政府',
    ].map(text => paragraph(text))
    const { reports, failures } = await readReports({ file: 'a.docx', bytes: docx(body.join('')) })
    expect(failures).toEqual([])
    expect(reports[0]).toMatchObject({
      title: '兴庆区2022年法治政府建设情况报告',
      year: 2022,
      publisher: '兴庆区人民政府',
    })
    expect(reports[0]!.paragraphs.map(p => p.kind)).toEqual([
      'title',
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
    ])
    expect(reports[0]!.paragraphs[3]!.passages[0]!.section).toEqual(['一、主要做法'])
  })

  test('runs are one text, breaks are lines, tabs and white space stay inside', () => {
    expect(
      lines(run('<w:t>依法</w:t></w:r><w:r><w:t>行政</w:t><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t>')),
    ).toEqual(['依法行政\t甲', '乙'])
    expect(lines(run('<w:t>A&amp;B &lt;丙&gt; &#x4E01;</w:t>'))).toEqual(['A&B <丙> 丁'])
  })

  test('deleted, moved and hidden text, field codes and second copies are not', () => {
    expect(
      lines(`<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>
        <w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
        <mc:AlternateContent xmlns:mc="m"><mc:Choice><w:r><w:t>新</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>旧</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`),
    ).toEqual(['增新'])
  })

  test('properties that a tracked change replaced rule nothing', () => {
    const styles =
      '<w:styles><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>'
    expect(
      lines(
        `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="T1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>` +
          run('<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>乙</w:t>'),
        { 'styles.xml': styles },
      ),
    ).toEqual(['甲', '乙'])
  })

  test('a paragraph whose mark is deleted goes on in the next, unless a table follows or its cell ends', () => {
    const unmarked = (text: string, change = 'del') =>
      paragraph(text, `<w:rPr><w:${change} w:id="1"/></w:rPr>`)
    const table = `<w:tbl><w:tr><w:tc>${unmarked('丙')}</w:tc>${cell('丁')}</w:tr></w:tbl>`
    expect(
      lines(unmarked('甲，') + unmarked('乙，', 'moveFrom') + paragraph('完。') + unmarked('表前') + table),
    ).toEqual(['甲，乙，完。', '表前', '丙　丁'])
    expect(lines(`${paragraph('增', '<w:rPr><w:ins w:id="1"/></w:rPr>')}${unmarked('末')}`)).toEqual([
      '增',
      '末',
    ])
  })

  test('a table of contents goes by its field too; a field within the code of another is not shown', () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const text = (of: string) => `<w:r><w:t>${of}</w:t></w:r>`
    const page = (of: string) => `<w:r><w:tab/></w:r>${field('PAGEREF _T1', text(of))}`
    const entries = field(
      ' TOC \\o "1-3" ',
      `${text('一、总则')}${page('1')}</w:p><w:p>${text('二、职责')}${page('5')}`,
    )
    const { lines, removed } = extract(`<w:p>${entries}</w:p>${paragraph('一、总则')}`)
    expect(lines.map(line => line.text)).toEqual(['一、总则'])
    expect(removed.map(entry => entry.text)).toEqual(['一、总则\t1', '二、职责\t5'])
    // Begun and never ended: nothing of the text that follows is lost.
    const damaged =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>'
    expect(extract(damaged + paragraph('依法行政。')).lines.map(line => line.text)).toEqual(['依法行政。'])
    const nested = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${field('PAGE', text('7'))}<w:r><w:instrText>+1</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text('8')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
    expect(extract(nested).lines.map(line => line.text)).toEqual(['8'])
  })

  test('a text box is a line of its own beside the paragraph that holds it', () => {
    const box = `<w:txbxContent>${paragraph('框中的字')}</w:txbxContent>`
    expect(lines(`<w:p><w:r><w:t>前</w:t></w:r><w:r>${box}</w:r><w:r><w:t>后</w:t></w:r></w:p>`)).toEqual([
      '框中的字',
      '前后',
    ])
  })

  test('a row is a line; long cells and cells of several paragraphs are their paragraphs', () => {
    expect(
      lines(`<w:tbl><w:tr>${cell('指标')}${cell('数值')}</w:tr><w:tr>${cell('复议案件')}${cell('12')}</w:tr>
      <w:tr><w:tc>${paragraph('甲')}${paragraph('乙')}</w:tc>${cell('丙')}</w:tr></w:tbl>`),
    ).toEqual(['指标　数值', '复议案件　12', '甲', '乙', '丙'])
  })

  test('footnotes follow the text; heads, feet and tables of contents are told as removed', () => {
    const { lines, removed } = extract(paragraph('一、总则', '<w:pStyle w:val="T1"/>') + paragraph(one), {
      'styles.xml':
        '<w:styles><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>',
      'footnotes.xml': `<w:footnotes><w:footnote>${paragraph('数据截至年底。')}</w:footnote></w:footnotes>`,
      'header1.xml': `<w:hdr>${paragraph('内部资料')}</w:hdr>`,
    })
    expect(lines.map(line => line.text)).toEqual([one, '数据截至年底。'])
    expect(removed.map(entry => [entry.text, entry.reason])).toEqual([
      ['一、总则', 'furniture'],
      ['内部资料', 'furniture'],
    ])
  })
})

describe('what Word adds is read too', () => {
  const level = (ilvl: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'japaneseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'bullet', '●')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>`
  const numbered = (text: string, ilvl: number, list = 1) =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${list}"/></w:numPr>`)

  test('numbers of lists, at every level, restarting below a higher one', () => {
    const body =
      numbered('甲', 0) +
      numbered('乙', 1) +
      numbered('丙', 1) +
      numbered('丁', 2) +
      numbered('', 0) +
      numbered('戊', 0) +
      numbered('己', 1) +
      numbered('点', 3) +
      numbered('庚', 0, 2) +
      numbered('辛', 0, 9)
    expect(lines(body, { 'numbering.xml': numbering })).toEqual([
      '一、甲',
      '（一）乙',
      '（二）丙',
      '1.丁',
      '三、戊',
      '（一）己',
      '点',
      '十一、庚',
      '辛',
    ])
    // Word counts an entry without text; its number alone is no line, but in a table it is a cell.
    expect(extract(body, { 'numbering.xml': numbering }).removed.map(entry => entry.text)).toEqual(['二、'])
    const row = (text: string) => `<w:tr><w:tc>${numbered('', 2)}</w:tc>${cell(text)}</w:tr>`
    expect(lines(`<w:tbl>${row('检查')}${row('处罚')}</w:tbl>`, { 'numbering.xml': numbering })).toEqual([
      '1.　检查',
      '2.　处罚',
    ])
  })

  test('articles count on through chapters, and stand apart from their text', () => {
    const bound = (ilvl: number, format: string, text: string, more: string) =>
      level(ilvl, format, text).replace('</w:lvl>', `${more}</w:lvl>`)
    const rules = `<w:numbering><w:abstractNum w:abstractNumId="7"><w:styleLink w:val="S"/>${bound(0, 'chineseCounting', '第%1章', '<w:pStyle w:val="H1"/>')}
      ${bound(1, 'chineseCounting', '第%2条', '<w:lvlRestart w:val="0"/><w:pStyle w:val="H2"/>')}${bound(2, 'decimal', '%1.%3', '<w:isLgl/><w:suff w:val="nothing"/>')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="S"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="8"/></w:num></w:numbering>`
    const bySpelling = (text: string, style: string) =>
      paragraph(text, `<w:pStyle w:val="${style}"/><w:numPr><w:numId w:val="1"/></w:numPr>`)
    const body = [
      bySpelling('总则', 'H1'),
      bySpelling('为了规范。', 'H2'),
      bySpelling('职责', 'H1'),
      bySpelling('依法行政。', 'H2'),
      numbered('一项', 2),
    ]
    expect(lines(body.join(''), { 'numbering.xml': rules })).toEqual([
      '第一章 总则',
      '第一条 为了规范。',
      '第二章 职责',
      '第二条 依法行政。',
      '2.1一项',
    ])
  })

  test('headings by style, inherited, and by outline level; not where they are whole paragraphs', () => {
    const styles = `<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="x"><w:name w:val="标题甲"/><w:basedOn w:val="1"/></w:style>
      <w:style w:type="paragraph" w:styleId="loop"><w:name w:val="圈"/><w:basedOn w:val="loop"/></w:style></w:styles>`
    const body =
      paragraph('总体情况', '<w:pStyle w:val="x"/>') +
      paragraph('具体做法', '<w:outlineLvl w:val="1"/>') +
      paragraph(one + two, '<w:pStyle w:val="1"/>') +
      paragraph('平常的话', '<w:pStyle w:val="loop"/>')
    expect(extract(body, { 'styles.xml': styles }).lines.map(line => line.depth)).toEqual([
      2,
      3,
      undefined,
      undefined,
    ])
  })
})

describe('what cannot be read is named, with a remedy, at once', () => {
  const big = Buffer.alloc(30 * 2 ** 20)
  const document = (data: Uint8Array | string, declared?: number) =>
    zip([
      { name: '[Content_Types].xml', data: '<Types/>' },
      { name: 'word/document.xml', data, ...(declared === undefined ? {} : { declared }) },
    ])
  const others = (count: number, name = (i: number) => `word/${i}.xml`) =>
    Array.from({ length: count }, (_, i) => ({ name: name(i), data: '' }))
  const cases: [string, () => Uint8Array, RegExp][] = [
    ['a bomb that says so', () => document(big), /压缩炸弹.*压缩比/],
    ['a bomb that lies', () => document(big, 1000), /比声明的大/],
    ['a bomb that declares terabytes', () => document('x', 0xfffffff0), /解压后超过 200 MiB/],
    ['too many entries', () => zip(others(2001)), /条目超过 2,000/],
    ['20,000 entries that say they are few', () => zip(others(20_000), 3), /压缩炸弹|已损坏/],
    ['names that lead out', () => zip([...others(1, () => '../../etc/passwd'), ...others(1)]), /外部目录/],
    ['an archive in an archive', () => zip([{ name: 'a.docx', data: docx(paragraph(one)) }]), /解压后再索引/],
    [
      'slides',
      () =>
        zip([
          { name: '[Content_Types].xml', data: '' },
          { name: 'ppt/presentation.xml', data: '' },
        ]),
      /PowerPoint/,
    ],
    ['a file cut short', () => docx(paragraph(one)).subarray(0, 300), /损坏/],
    [
      'a text damaged where it is packed',
      () => {
        const bytes = docx(Array.from({ length: 60 }, (_, i) => paragraph(`${i} ${one}`)).join(''))
        bytes[bytes.indexOf('word/document.xml') + 300]! ^= 4
        return bytes
      },
      /损坏/,
    ],
    ['XML cut short', () => document('<w:document><w:body>'), /损坏/],
    ['entities that would expand', () => document('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), /损坏/],
    ['elements nested without end', () => document('<a>'.repeat(3_000)), /损坏/],
    ['no text', () => docx(paragraph('')), /没有文字.*OCR/],
  ]
  test.each(cases)('%s', async (_, make, reason) => {
    const bytes = make()
    await readReports({ file: 'warm.docx', bytes: docx(paragraph(one)) })
    const milliseconds = processorClock()
    const { reports, failures } = await readReports({ file: 'a.docx', bytes })
    expect(milliseconds()).toBeLessThan(3000)
    expect(reports).toEqual([])
    expect(failures).toHaveLength(1)
    expect(failures[0]!.reason).toMatch(reason)
    expect(failures[0]!.reason).toMatch(/请/)
  })
})
