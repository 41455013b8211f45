import { describe, expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

async function read(text: string, file = 'a.txt') {
  return (await readReports({ file, bytes: new TextEncoder().encode(text) })).reports[0]!
}
const prose = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const place = async (text: string, file?: string) => {
  const { region, level, provenance } = await read(text, file)
  return [region?.path.join(' ') ?? null, level, provenance.region?.source ?? null]
}
const year = async (text: string, file?: string) => {
  const report = await read(text, file)
  return [report.year, report.provenance.year?.source ?? null]
}

describe('region', () => {
  test.each([
    ['天门市2021年法治政府建设情况报告', '湖北省 天门市', '县', 'title'],
    [
      '关于2020年宁夏回族自治区银川市兴庆区法治政府建设情况的报告',
      '宁夏回族自治区 银川市 兴庆区',
      '县',
      'title',
    ],
    ['内蒙古乌海市海南区2021年工作总结', '内蒙古自治区 乌海市 海南区', '县', 'title'],
    ['中国（上海）自由贸易试验区管理办法', '上海市', '省', 'title'],
    ['国务院关于支持宁夏发展的意见', '中华人民共和国', '国家', 'title'],
    ['司法部2022年法治政府建设年度报告', '中华人民共和国', '国家', 'title'],
    ['兴庆区月牙湖乡人民政府2022年法治政府建设报告', '宁夏回族自治区 银川市 兴庆区', '乡', 'title'],
  ])('title: %s', async (title, path, level, source) => {
    expect(await place(`${title}\n${prose}`)).toEqual([path, level, source])
  })

  test('a regulation is its congress’s, not that of the place above that approved it', async () => {
    const adopted = '2019年6月25日 三门峡市第七届人民代表大会常务委员会第十五次会议通过'
    const approved = '2019年7月26日 河南省第十三届人民代表大会常务委员会第十一次会议批准'
    expect(await place(`白天鹅保护条例\n${adopted}\n${approved}\n第一条 ${prose}`)).toEqual([
      '河南省 三门峡市',
      '市',
      'header',
    ])
    expect(
      await place(
        `上海市浦东新区化妆品规定\n2022年6月22日 上海市第十五届人民代表大会常务委员会第四十一次会议通过\n第一条 ${prose}`,
      ),
    ).toEqual(['上海市', '省', 'header'])
  })

  test('a speech names its level, its text the place', async () => {
    const speech = `各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2023年工作回顾\n${'郴州发展抓住机遇，加快建设现代化新郴州，落实省委要求。'.repeat(4)}学习长沙经验。`
    expect(await place(speech)).toEqual(['湖南省 郴州市', '市', 'text'])
    const open = speech.replaceAll('郴州', '本市')
    expect(await place(open)).toEqual([null, null, null])
  })

  test('the first sentence’s subject, the signature, and at last the names of file and folder', async () => {
    expect(await place(`2022年,兴庆区坚持依法行政。${prose}`)).toEqual([
      '宁夏回族自治区 银川市 兴庆区',
      '县',
      'first-sentence',
    ])
    expect(await place(`${prose}\n天门市人民政府\n2021年1月5日`)).toEqual([
      '湖北省 天门市',
      '县',
      'signature',
    ])
    expect(await place(prose, '宁夏/兴庆区2022.txt')).toEqual([
      '宁夏回族自治区 银川市 兴庆区',
      '县',
      'file-name',
    ])
    expect(await place(prose, '宁夏/x.txt')).toEqual(['宁夏回族自治区', '省', 'folder'])
    expect(await place(prose)).toEqual([null, null, null])
  })

  test('a homonym that nothing settles stays open', async () => {
    expect(await place(`朝阳区2021年法治政府建设情况报告\n${prose}`)).toEqual([null, null, null])
  })
})

describe('year', () => {
  test('of the title, not of publication', async () => {
    expect(await year(`天门市2020年法治政府建设情况报告\n发布时间：2021-03-05\n${prose}`)).toEqual([
      2020,
      'title',
    ])
    expect(
      await year(`天门市法治政府建设情况报告\n发布时间：2021-03-05\n${prose}\n天门市人民政府\n2021年3月5日`),
    ).toEqual([null, null])
    expect(await year(`天门市二〇二〇年法治政府建设情况报告\n${prose}`)).toEqual([2020, 'title'])
  })

  test('a range is no year', async () => {
    expect(await year(`天门市法治政府建设规划（2021—2025年）\n${prose}`)).toEqual([null, null])
  })

  test('a work report is of the year it plans', async () => {
    const opening = '各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。'
    expect(await year(`${opening}\n一、2023年工作回顾\n${prose}\n二、2024年工作安排\n${prose}`)).toEqual([
      2024,
      'text',
    ])
    expect(await year(`${opening}\n一、2023年工作回顾\n${prose}`)).toEqual([2024, 'text'])
    expect(
      await year(`政府工作报告\n——2024年1月16日在天门市第十届人民代表大会第三次会议上\n${opening}\n${prose}`),
    ).toEqual([2024, 'header'])
    expect(
      await year(
        `各位代表：\n现在，我代表国务院，向第十届全国人民代表大会第一次会议报告过去五年的工作，请予审议。${prose}`,
      ),
    ).toEqual([2003, 'first-sentence'])
  })

  test('a regulation is of its last amendment; that it takes effect later does not count', async () => {
    const lines = [
      '天门市养犬条例',
      '2015年6月25日 天门市第七届人民代表大会常务委员会第十五次会议通过',
      '2019年7月26日 湖北省第十三届人民代表大会常务委员会第十一次会议批准',
      '2020年1月1日起施行',
      `第一条 ${prose}`,
    ]
    expect(await year(lines.join('\n'))).toEqual([2019, 'header'])
  })

  test('a line that breaks off after its date goes on below', async () => {
    const adopted = '2008年9月25日 山东省第十一届人民代表大会常务委员会第六次会议通过'
    const read = (...head: string[]) =>
      year(['山东省备案审查规定', adopted, ...head, `第一条 ${prose}`].join('\n'))
    expect(
      await read(
        '2017年7月28日 山东省',
        '第十二届人民代表大会常务委员会第三十一次会议《关于修改〈规定〉的决定》修正',
      ),
    ).toEqual([2017, 'header'])
    expect(await read('2016年1月22', '日山东省第十二届人民代表大会常务委员会第十八次会议批准')).toEqual([
      2016,
      'header',
    ])
    expect(await read('2017年1月1日 施行', '依据相关决定修正')).toEqual([2008, 'header'])
    expect(await read('2017年11月22日 中华人民共和国国务院令第692号')).toEqual([2017, 'header'])
    // What happened to something else in the first article is no date of this one.
    expect(await year(`工资支付规定\n1995年1月1日\n第一条 为规范经批准的行为，${prose}`)).toEqual([
      null,
      null,
    ])
  })

  test('rules that are not counted in articles say who issued or amended them when', async () => {
    const read = (title: string, ...head: string[]) => year([title, ...head, `一、${prose}`].join('\n'))
    expect(
      await read(
        '关于议案的若干规定',
        '1983年3月16日 北京市第八届人民代表大会第一次会议通过',
        '2010年12月23日 北京市第十三届人民代表大会常务委员会第二十二次会议《关于修改部分地方性法规的决定》第二次修正',
      ),
    ).toEqual([2010, 'header'])
    expect(await read('国务院关于口岸开放的若干规定', '1985年9月18日 国务院发布')).toEqual([1985, 'header'])
    // A date of publication is none of issue, and no report is one of the rules.
    expect(await read('关于口岸开放的若干规定', '1985年9月18日 新华社发布')).toEqual([null, null])
    expect(await read('依法治理纪实', '2022年1月5日 天门市人民政府发布')).toEqual([null, null])
  })

  test('a year that a file name holds by itself', async () => {
    expect(await year(prose, '兴庆区_2022.txt')).toEqual([2022, 'file-name'])
    expect(await year(prose, '20220103.txt')).toEqual([null, null])
    expect(await year(prose, '2021-2022.txt')).toEqual([null, null])
    expect(await year(prose, '2021/a.txt')).toEqual([2021, 'folder'])
  })

  test('of two in a file name, the one that is a part of it by itself', async () => {
    expect(await year(prose, '天门_2017_分析研究2018年工作.txt')).toEqual([2017, 'file-name'])
    expect(await year(prose, '天门_2024_行动方案-2024-2026.txt')).toEqual([2024, 'file-name'])
    expect(await year(prose, '天门_2017_2018.txt')).toEqual([null, null])
    expect(await year(prose, '2023_Report(2022).txt')).toEqual([null, null])
  })

  describe('an order that is counted by the year', () => {
    const order = (number: string, signed: string) => `天门市人民政府令${number}
《天门市排水管理办法》已经2025年12月15日市人民政府第60次常务会议审议通过，现予公布，自2026年3月1日起施行。
市长　李明
${signed}

天门市排水管理办法
第一条 为了加强排水管理，制定本办法。
第二条 本办法自2026年3月1日起施行。《天门市排水规定》（天门市人民政府令〔2019〕第3号）同时废止。`
    const TITLED = '〔2026〕第2号（天门市排水管理办法）'
    test.each([
      ['天门市人民政府令〔2026〕第2号.txt', TITLED, '2026年1月6日', 2026],
      ['2.txt', TITLED, '2026年1月6日', 2026],
      ['2.txt', '2026年第2号', '二〇二六年一月六日', 2026],
      ['2026年第2号.txt', TITLED, '', 2026],
      // What is not borne out, or is contradicted, outvotes nothing.
      ['2.txt', TITLED, '', 2025],
      ['2.txt', '〔2026〕第2号', '2025年12月30日', 2025],
      ['2025年排水管理办法.txt', TITLED, '2026年1月6日', 2025],
      ['2.txt', '第2号', '2026年1月6日', 2025],
      // Amended later than it was issued.
      ['2.txt', '〔2019〕第2号', '2019年1月6日', 2025],
    ])('%s, %s, signed %j', async (file, number, signed, expected) => {
      expect(await year(order(number, signed), file)).toEqual([expected, 'header'])
    })
  })
})

describe('header tables and bylines', () => {
  test('a table of lines, with empty cells', async () => {
    const report = await read(
      `索引号\nA1/2021-1\n发文机关\n天门市司法局\n文号\n天司发〔2021〕3号\n关键词\n成文日期\n2021年2月3日\n标题\n天门市司法局2020年报告\n\n天门市司法局2020年报告\n\n${prose}`,
    )
    expect([report.title, report.publisher, report.documentNumber, report.publishedAt]).toEqual([
      '天门市司法局2020年报告',
      '天门市司法局',
      '天司发〔2021〕3号',
      '2021-02-03',
    ])
    expect(report.paragraphs.map(p => p.text)).toEqual(['天门市司法局2020年报告', prose])
  })

  test('labels in one line', async () => {
    const report = await read(
      `索 引 号：A1/2021-1　发布机构：天门市司法局　发布日期：2021年02月03日\n天门市2020年报告\n${prose}\n责任编辑：张三`,
    )
    expect([report.publisher, report.documentNumber, report.publishedAt]).toEqual([
      '天门市司法局',
      'A1/2021-1',
      '2021-02-03',
    ])
    expect(report.cleaning.map(entry => entry.reason)).toEqual(['header-table', 'byline'])
  })

  test('a paper that carried the report did not issue it', async () => {
    const report = await read(`2025年吉林省政府工作报告\n来源：吉林日报\n${prose}`)
    expect(report.publisher).toBeNull()
  })

  test('the same words inside the report are the report’s', async () => {
    const body = [`${prose}`, '来源：统计公报', '首页', '时间：2021年3月', `${prose}`]
    expect((await read(body.join('\n'))).paragraphs.map(p => p.text)).toEqual(body)
    const minutes = ['天门市人民政府常务会议纪要', '时间：2021年3月5日', '地点：第一会议室', prose]
    expect((await read(minutes.join('\n'))).paragraphs.map(p => p.text)).toEqual(minutes)
  })

  test("a title is no site's name, and goes on with what a conjunction joins to it", async () => {
    expect((await read(`永州市人民政府门户网站\n2024年政府工作报告\n${prose}`)).title).toBe(
      '2024年政府工作报告',
    )
    const [upper, lower] = ['关于天门市2023年国民经济和社会发展计划执行情况', '与2024年计划草案的报告']
    expect((await read(`${upper}\n${lower}\n${prose}`)).title).toBe(upper + lower)
  })

  test('a menu goes only in company of known entries', async () => {
    expect((await read(`${prose}\n首页\n美丽天门\n互动交流`)).paragraphs.map(p => p.text)).toEqual([prose])
    expect((await read(`${prose}\n美丽天门`)).paragraphs.map(p => p.text)).toEqual([prose, '美丽天门'])
    expect((await read(`下载\n打印\n政府工作报告\n${prose}`)).title).toBe('政府工作报告')
  })
})
