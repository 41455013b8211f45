// work-reports.test.ts — the year and the title of government work reports, as their openings are worded. Not: their
// region (speeches.test.ts).
import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const SPEECH = '现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员和其他列席人员提出意见。'
const BODY = '过去的一年，全市上下坚持稳中求进工作总基调，经济社会发展取得新成效，较好地完成了各项目标任务。'

async function read(lines: readonly string[], file = 'a.txt') {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const report = (await readReports({ file, bytes })).reports[0]!
  return { title: report.title, year: report.year, from: report.provenance }
}
/** A speech with these headings. */
const speech = (...headings: string[]) => ['各位代表：', SPEECH, ...headings.flatMap(text => [text, BODY])]

describe('the year that a work report is given in and plans for', () => {
  test.each([
    [['一、2023年工作回顾', '二、2024年工作安排']],
    [['一、2023年主要工作', '二、2024年重点工作']],
    [['一、2023年主要工作', '二、今年的工作']],
    [['一、2023年重点工作完成情况']],
    [['2023年重点工作完成情况', '下一步工作']],
    [['一、过去一年工作回顾', '二、2024年主要工作']],
    [['一、过去五年和2023年工作回顾', '二、今后五年的奋斗目标', '三、2024年重点任务']],
    [['奋力完成2023年高质量发展的各项任务', '全力实现2024年高质量发展的奋斗目标']],
    [['一、二〇二三年工作回顾', '二、2035年远景目标']],
    [['一、２０２３年工作回顾']],
    [['一、2023年政府工作情况', '二、到2025年的主要目标', '三、2024年政府工作安排']],
  ])('headings %j', async headings => {
    expect((await read(speech(...headings))).year).toBe(2024)
  })

  test.each([
    ['——2024年1月5日在天门市第十届人民代表大会第三次会议上'],
    ['（2024年1月5日在市十届人大三次会议上）'],
    ['二〇二四年一月五日在天门市第十届人民代表大会第三次会议上'],
    ['在天门市第十届人民代表大会第三次会议上（2024年1月5日）'],
    ['在天门市第十届人民代表大会第三次会议上\n（2024年1月5日）'],
    ['2024年1月5日\n在天门市第十届人民代表大会第三次会议上'],
    ['2024年1月5日在天门市第十届人民代表大会第三次会议上天门市市长李明作政府工作报告。'],
  ])('a session: %s', async header => {
    const text = ['政府工作报告', ...header.split('\n'), ...speech('一、工作回顾', '二、工作安排')]
    expect((await read(text)).year).toBe(2024)
    // What a heading looks back on yields to it.
    const late = ['政府工作报告', ...header.split('\n'), ...speech('一、2022年工作回顾')]
    expect(await read(late, '2024年政府工作报告.txt')).toMatchObject({
      year: 2024,
      from: { year: { source: 'header' } },
    })
  })

  test('a session in December gives the report of the year it plans for', async () => {
    const header = '——2023年12月28日在天门市第十届人民代表大会第三次会议上'
    const headings = ['一、2023年工作回顾', '二、2024年工作安排']
    expect((await read(['政府工作报告', header, ...speech(...headings)])).year).toBe(2024)
    expect((await read(['政府工作报告', header, ...speech('一、工作回顾')])).year).toBe(2023)
  })

  test.each([
    ['地区行政公署', '现在，我代表行署，向大会报告工作，请予审议。'],
    ['一行', '各位代表：现在，我代表天门市人民政府向大会报告工作，请予审议。'],
    ['受托', '各位代表：\n受市长委托，我代表市人民政府向大会报告工作，请予审议。'],
    ['缺字', '位代表：\n现在，我代表市人民政府，向大会作工作报告，请予审议。'],
  ])('however it opens: %s', async (_, opening) => {
    expect((await read([...opening.split('\n'), '一、2023年主要工作', BODY])).year).toBe(2024)
  })

  test('without dated headings its two halves tell, by what they begin with', async () => {
    const halves = [`2023年，在市委的坚强领导下，${BODY}`, `2024年是关键之年，${BODY}`]
    expect((await read([...speech(), ...halves])).year).toBe(2024)
    expect((await read([...speech(), halves[0]!, `2024年1月，${BODY}`])).year).toBe(null)
  })

  test('the plan for the year that is put to the same session tells where nothing else does', async () => {
    const plan = '国务院已经拟定一九八六年的国民经济和社会发展计划草案，请各位代表一并审议'
    const { year, from } = await read(speech('一、“六五”计划执行情况的回顾', `${BODY}${plan}。`))
    expect([year, from.year]).toEqual([1986, { source: 'text', evidence: plan }])
    const past = '全国人民代表大会批准的1985年国民经济和社会发展计划已经完成。'
    expect((await read(speech('一、回顾', `${BODY}${past}`))).year).toBe(null)
  })

  test('one without its opening accounts for a place: its economy, its finances, its people', async () => {
    const said = ['全州生产总值增长7%。', '一般公共预算收入增长5%。', '新增城镇就业3万人。']
    const halves = ['2023年工作回顾', ...said, '2024年工作安排']
    expect((await read(halves)).year).toBe(2024)
    // A department's account of its year has these headings, too.
    expect((await read(['2023年工作回顾', BODY, '2024年工作安排'])).year).not.toBe(2024)
  })

  test.each([
    [['一、2023年工作回顾', '二、2024年重点工作']],
    [['一、2023年主要工作和“十四五”发展成就', '二、“十五五”时期主要目标', '三、2024年重点工作']],
    [['一、“十四五”时期工作回顾', '二、2024年主要任务']],
  ])('one without its opening, by its headings: %j', async headings => {
    const said = '全市地区生产总值增长7%，一般公共预算收入增长5%，新增城镇就业3万人。'
    expect((await read(headings.flatMap(text => [text, said]))).year).toBe(2024)
  })

  test('what is not the first of its sections may plan', async () => {
    const said = ['二、2024年重点工作', BODY, '各位代表！', BODY]
    expect((await read(said)).year).not.toBe(2025)
  })

  test('part of one shows by whom it speaks to', async () => {
    const part = ['一、2023年工作回顾', BODY, '各位代表！', BODY]
    expect((await read(part)).year).toBe(2024)
    // Another report's is the year that it tells of.
    expect((await read(['法治政府建设年度报告', '一、2023年主要工作', BODY])).year).toBe(2023)
  })

  test('the file’s name tells where the text does not', async () => {
    expect(await read([BODY, '各位代表！', BODY], '2024年天门市政府工作报告.txt')).toMatchObject({
      year: 2024,
      from: { year: { source: 'file-name' } },
    })
  })

  test('a report to the same congress on plans and budgets is of the year it reports on', async () => {
    const title = '关于2023年预算执行情况和2024年预算草案的报告'
    expect((await read([title, '各位代表：', BODY])).year).toBe(2023)
  })
})

describe('the title', () => {
  const rest = speech('一、2023年工作回顾')
  test.each([
    [['政 府 工 作 报 告'], '政府工作报告'],
    [['2024年', '政府工作报告'], '2024年政府工作报告'],
    [['天门市人民政府', '工作报告'], '天门市人民政府工作报告'],
    [['在天门市第十届人民代表大会第三次会议上', '政府工作报告'], '政府工作报告'],
    [['1月5日，市长李明在大会上作政府工作报告。本报记者 王芳 摄', '政府工作报告'], '政府工作报告'],
    [['附件1', '2024年天门市政府工作报告'], '2024年天门市政府工作报告'],
    [['天门要闻', '2024年天门市政府工作报告'], '2024年天门市政府工作报告'],
    [['Annual Report of the Government', '2024年天门市政府工作报告'], '2024年天门市政府工作报告'],
    [['天门市人民政府办公室文件', '天政发〔2024〕1号', '2024年政府工作报告'], '2024年政府工作报告'],
    [['首页 > 政务公开 > 政府工作报告', '2024年天门市政府工作报告'], '2024年天门市政府工作报告'],
  ])('of %j', async (head, title) => {
    expect((await read([...head, ...rest])).title).toBe(title)
  })

  test.each([
    [['人民代表大会第二次会议上', '天门市人民政府市长 李明']],
    [['天门市人民政府文件']],
    [['首页 > 政务公开 > 政府工作报告']],
    [['坚持稳中求进，扎实推进各项工作']],
    [['附件']],
  ])('is none of %j', async head => {
    expect((await read([...head, ...rest])).title).toBe(null)
  })

  test('stands in the file’s name where the text has none', async () => {
    const named = async (file: string) => await read(rest, file)
    expect(await named('天门市_2024_2024年天门市政府工作报告.txt')).toMatchObject({
      title: '2024年天门市政府工作报告',
      from: { title: { source: 'file-name', evidence: '天门市_2024_2024年天门市政府工作报告.txt' } },
    })
    for (const file of ['003_政府工作报告.txt', '湖北/政府工作报告(1).txt', '政府工作报告 - 副本.txt'])
      expect((await named(file)).title).toBe('政府工作报告')
    for (const file of [
      '000_722f5c68c1af48ec.txt',
      '天门市_2024.txt',
      'prefecture2024_天门.txt',
      '2022年报告.txt',
      '湖北省天门市2024.txt',
      '新建文本文档.txt',
    ])
      expect((await named(file)).title).toBe(null)
  })

  test('in several lines is the one that the file’s name has whole', async () => {
    const lines = ['市政府召开常务会议', '研究部署安全生产工作 审议有关规划', BODY]
    const { title, from } = await read(lines, '市政府召开常务会议研究部署安全生产工作审议有关规划.txt')
    expect(title).toBe('市政府召开常务会议研究部署安全生产工作 审议有关规划')
    expect(from.title?.source).toBe('title')
  })
})
