// signatures.test.ts — what stands above and below official documents: letterheads, signatures, dates.
import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const prose =
  '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。\n一、主要举措\n（一）加强组织领导。全年召开专题会议四次，研究解决重大问题。'
const title = '关于2023年度行政执法情况的报告'

async function read(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  return (await readReports({ file: 'a.txt', bytes })).reports[0]!
}

describe('above the title', () => {
  test('copy number, secrecy, urgency, organ and number are passed over; the title may take three lines', async () => {
    const report = await read([
      '机密★1年',
      '特急',
      '天门市人民政府文件',
      '天政文〔2024〕8号　　　　签发人：李某',
      '天门市人民政府',
      '关于2023年度法治政府建设',
      '情况的报告',
      prose,
    ])
    expect(report).toMatchObject({
      title: '天门市人民政府关于2023年度法治政府建设情况的报告',
      documentNumber: '天政文〔2024〕8号',
      year: 2023,
    })
  })

  test.each(['天门市人民政府公报', '2024年第3期', '政府法制简报 第12期（总第88期）'])(
    '%s names what it appeared in, not the report',
    async line => {
      expect(await read([line, title, prose])).toMatchObject({ title, year: 2023 })
    },
  )

  test.each(['天政发［2024］2号', '天政发〔2024〕2号 签发人:王某'])('%s is a number', async line => {
    expect((await read([line, title, prose])).documentNumber).toBe(line.replace(/ .*/, ''))
  })

  test('titles end with 打算 and 思路', async () => {
    const plans = '2021年法治政府建设情况及2022年工作思路'
    expect(await read([plans, prose])).toMatchObject({ title: plans, year: 2021 })
  })
})

describe('below the text', () => {
  const organ = '武汉市司法局'
  const dated = [organ, '2024-02-03'] as const
  test.each<[string[], readonly (string | null)[]]>([
    [['武汉市司法局2024年2月3日'], dated],
    [['武汉市司法局　　二〇二四年二月三日'], dated],
    [['武汉市司法局（盖章）', '2024 年 2 月 3 日'], dated],
    [['武汉市司法局', '2024.2.3'], dated],
    [['武 汉 市 司 法 局', '２０２４年２月３日'], dated],
    [
      ['武汉市司法局　　武汉市财政局', '2024年2月3日'],
      ['武汉市司法局 武汉市财政局', '2024-02-03'],
    ],
    // Cells of what is attached sign nothing; the imprint's day is when it was printed.
    [['武汉市司法局', '2024年2月3日', '附件', '单位 处罚', '武汉市公安局', '武汉市财政局'], dated],
    [['武汉市司法局', '2024年2月3日', '附件', ...Array.from({ length: 12 }, (_, i) => `第${i}行`)], dated],
    [['武汉市司法局', '2024年2月3日', '武汉市司法局办公室　　2024年2月4日印发'], dated],
    // When it takes effect is not when it was published.
    [
      ['武汉市司法局', '2024年2月3日起施行'],
      [organ, null],
    ],
    [['截至2024年2月3日'], [null, null]],
  ])('%s', async (lines, [publisher, publishedAt]) => {
    expect(await read([title, prose, ...lines])).toMatchObject({ publisher, publishedAt })
  })
})
