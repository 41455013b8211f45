import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberingOf, RANK } from '../../src/report/language/numbering.ts'
import { readReports } from '../../src/report/read.ts'
import { LONGEST, passageEnds } from '../../src/report/structure/passages.ts'

async function read(text: string, file = 'a.txt') {
  const { reports, failures } = await readReports({ file, bytes: new TextEncoder().encode(text) })
  expect(failures).toEqual([])
  return reports[0]!
}
const outline = async (text: string) =>
  (await read(text)).paragraphs.map(p => [p.kind, p.text.slice(0, 12), p.passages[0]!.section.join('/')])
const prose = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

test('a line that goes on with a broken sentence is text, one whose number is lost a heading', async () => {
  const broken = '统筹推进海绵城市、城市地下停车场和老旧小区改造工程建设'
  const [, ...rest] = await outline(
    `甲县2021年政府工作报告\n\n${prose}\n\n${broken}\n\n、地下综合管廊建设\n\n${prose}${prose}\n\n、存在的问题\n\n${prose}${prose}`,
  )
  expect(rest.map(([kind, text]) => `${kind} ${text}`)).not.toContain('heading 、地下综合管廊建设')
  expect(rest).toContainEqual(['heading', '、存在的问题', ''])
})

test('a dateline is text, a short line before prose a heading', async () => {
  const [, ...rest] = await outline(
    `甲县2021年工作要点\n\n新华社北京9月1日电\n\n${prose}${prose}\n\n今后工作打算\n\n${prose}${prose}`,
  )
  expect(rest[0]).toEqual(['paragraph', '新华社北京9月1日电', ''])
  expect(rest).toContainEqual(['heading', '今后工作打算', ''])
})

test.each(['名词解释', '附：名词解释', '附件: 有关名词解释', '注释'])(
  '%s near the end opens a part of its own, in front a line like others',
  async notes => {
    const body = `今后工作打算\n\n${prose}${prose}\n\n三、自身建设\n\n（四）守住底线\n\n${prose}`
    const [, ...rest] = await outline(
      `甲县2021年政府工作报告\n\n${notes}\n\n${body}\n\n${notes}\n\n1.跨域立案：${prose}`,
    )
    expect(rest.at(-2)).toEqual(['heading', notes, ''])
    expect(rest.at(-1)![2]).toMatch(new RegExp(`^${notes}(?:/1.跨域立案)?$`))
    expect(rest.find(([, text]) => text === '三、自身建设')![2]).not.toContain(notes)
  },
)

test('a note has what it explains for its heading, however short it is', async () => {
  const notes = [
    '1.“两重”：是指重大战略实施和重点领域安全能力建设。',
    '2.“两新”：是指设备更新和以旧换新。',
    '3.EFlops：单位。',
  ]
  const [, ...rest] = await outline(
    `甲县2021年政府工作报告\n\n一、工作回顾\n\n${`${prose}\n\n`.repeat(5)}名词解释\n\n${notes.join('\n\n')}`,
  )
  expect(rest.slice(-3).map(([, , section]) => section)).toEqual([
    '名词解释/1.“两重”',
    '名词解释/2.“两新”',
    '名词解释/3.EFlops',
  ])
})

describe('numbering', () => {
  test.each([
    ['一、总体情况', RANK.han, 2],
    ['、存在的问题', RANK.han, 1],
    ['十二．附则', RANK.han, 3],
    ['(一)加强领导', RANK.hanParen, 3],
    ['（一)加强领导', RANK.hanParen, 3],
    ['三)落实责任', RANK.hanParen, 2],
    [')优化环境', RANK.hanParen, 1],
    ['1.强化领导', RANK.digit, 2],
    ['12、强化领导', RANK.digit, 3],
    ['1.1 机构建设', RANK.decimal, 4],
    ['12.3　机构建设', RANK.decimal, 5],
    ['1.1.2 机构建设', RANK.decimals, 6],
    ['3.2.1　平台简介', RANK.decimals, 6],
    ['（3）强化领导', RANK.digitParen, 3],
    ['①强化领导', RANK.circled, 1],
    ['第一章 总则', RANK.chapter, 3],
    ['第二十四条之一 公民', RANK.article, 7],
    ['一是坚持', RANK.item, 2],
  ])('%s', (text, rank, length) => {
    expect(numberingOf(text)).toEqual({ rank, length })
  })

  test.each(
    [
      ['公共法律服务', '项目建设', '人员配备', '日常监管', '年度目标', '个人信息保护', '户籍制度'],
      ['家庭安防', '平台互联', '平安建设', '人均收入', '年报公示', '日间照料', '月度调度', '次生灾害防治'],
      ['台账管理', '台湾同胞', '套取资金整治', '户外广告', '方案制定', '百强企业', '千企改造', '万企兴万村'],
      ['个体工商户', '元宇宙产业', '元数据', '亩均效益', '倍增计划', '天然气', '级别管辖', '批后监管'],
    ].flat(),
  )('2.3 %s is a heading', words => {
    expect(numberingOf(`2.3 ${words}`)).toEqual({ rank: RANK.decimal, length: 4 })
  })

  test.each([
    '1.5亿元',
    '3.5 亿元，增长8%',
    '1.1机构',
    '3.5 公里',
    '3.5 公里长的道路',
    '2.1 万户',
    '1.5 个百分点',
    '4.4 个、1.5 个、6.4 个百分点',
    '4.2 人次',
    '3.2 人，增长',
    '4.5 人以上的家庭',
    '2.5 年',
    '1.2 户。',
    '3.6 平方公里',
    '12.5 亩地',
    '8.3 千克',
    '2.3 级地震前',
    '2.3 级以上',
    '5.2 小时',
    '1.1 吨煤',
    '0.8 元钱',
    '3.0 倍于',
    '2021年',
    '一体化发展',
    '第一条规定的情形',
    '（以下简称本市）',
    '一季度',
    '8.08',
    '',
  ])('%s is not numbered', text => expect(numberingOf(text)).toBeNull())
})

describe('outline', () => {
  test('levels nest and close', async () => {
    expect(
      await outline(
        `一、情况\n(一)领导\n${prose}\n1.机构\n${prose}\n(二)责任。${prose}\n${prose}\n二、打算\n${prose}`,
      ),
    ).toEqual([
      ['heading', '一、情况', ''],
      ['heading', '(一)领导', '一、情况'],
      ['paragraph', prose.slice(0, 12), '一、情况/(一)领导'],
      ['heading', '1.机构', '一、情况/(一)领导'],
      ['paragraph', prose.slice(0, 12), '一、情况/(一)领导/1.机构'],
      ['paragraph', '(二)责任。坚持依法行政', '一、情况/(二)责任'],
      ['paragraph', prose.slice(0, 12), '一、情况/(二)责任'],
      ['heading', '二、打算', ''],
      ['paragraph', prose.slice(0, 12), '二、打算'],
    ])
  })

  test('a regulation: chapters and articles; its numbered items are text', async () => {
    expect(
      await outline(
        `天门市养犬条例\n第一章 总则\n第一条 ${prose}\n下列行为禁止：\n（一）携犬乘车；\n第二条 ${prose}`,
      ),
    ).toEqual([
      ['title', '天门市养犬条例', ''],
      ['heading', '第一章 总则', ''],
      ['paragraph', `第一条 ${prose}`.slice(0, 12), '第一章 总则/第一条'],
      ['paragraph', '下列行为禁止：', '第一章 总则/第一条'],
      ['paragraph', '（一）携犬乘车；', '第一章 总则/第一条'],
      ['paragraph', `第二条 ${prose}`.slice(0, 12), '第一章 总则/第二条'],
    ])
  })

  test('a list of numbered sentences is no row of headings', async () => {
    const kinds = (await outline(`${prose}\n1.建成公园三个；\n2.修路两条；\n3.种树一万棵。\n${prose}`)).map(
      ([kind]) => kind,
    )
    expect(kinds).toEqual(Array(5).fill('paragraph'))
  })

  test('Markdown headings keep their depth, their marks go to the log', async () => {
    const report = await read(`# 天门市报告\n## 情况\n### 领导\n${prose}\n## 打算\n${prose}`, 'a.md')
    expect(report.title).toBe('天门市报告')
    expect(report.paragraphs.map(p => [p.kind, p.passages[0]!.section.join('/')])).toEqual([
      ['title', ''],
      ['heading', ''],
      ['heading', '情况'],
      ['paragraph', '情况/领导'],
      ['heading', ''],
      ['paragraph', '打算'],
    ])
    expect(report.cleaning.map(entry => [entry.reason, entry.text])).toEqual([
      ['markup', '#'],
      ['markup', '##'],
      ['markup', '###'],
      ['markup', '##'],
    ])
  })
})

describe('joining', () => {
  test('lines of one width are wrapped, short ones end a paragraph; page numbers do not stand in between', async () => {
    const text = prose.repeat(6).replaceAll('。', '，')
    const wrapped = text.match(/.{1,24}/g)!
    wrapped.splice(3, 0, '— 1 —')
    const report = await read(
      `各位代表：\n\n${wrapped.join('\n\n')}。\n\n一、工作回顾\n\n${wrapped.slice(0, 3).join('\n')}。`,
    )
    expect(report.paragraphs.map(p => p.text)).toEqual([
      '各位代表：',
      `${text}。`,
      '一、工作回顾',
      `${text.slice(0, 72)}。`,
    ])
    expect(report.cleaning.filter(e => e.reason === 'joined').length).toBe(wrapped.length - 2 + 2)
    expect(report.cleaning.filter(e => e.reason === 'furniture').map(e => e.text)).toEqual(['— 1 —'])
  })

  test('a line that cannot end or begin so is joined; a lost number is not', async () => {
    const joined = await read(`${prose}\n国务院发布《\n扩大自主权的规定\n》，${prose}`)
    expect(joined.paragraphs.map(p => p.text)).toEqual([prose, `国务院发布《扩大自主权的规定》，${prose}`])
    const apart = await read(`一、成效\n)优化营商环境\n${prose}\n、存在的问题\n${prose}`)
    expect(apart.paragraphs.length).toBe(5)
  })

  test('a date is not cut in two; what only begins like the rest of one is left alone', async () => {
    const dates = ['2016年1月22\n日批准', '（2024\n年6月4日修订）', '2017年7\n月28日通过']
    for (const date of dates)
      expect((await read(`${prose}\n${date}\n${prose}`)).paragraphs[1]!.text).toBe(date.replace('\n', ''))
    for (const apart of ['合计 2024\n年度目标', '第22\n日常工作', '12\n月报制度'])
      expect((await read(`${prose}\n${apart}\n${prose}`)).paragraphs.length).toBe(4)
  })

  describe('lists stay lists', () => {
    const numbers = [...'一二三四五六七八九十']
    const lists: Record<string, string[]> = {
      companies: [
        '华泰机械',
        '金龙纺织',
        '楚天建筑',
        '江汉农业',
        '岳口服装',
        '皂市建材',
        '石河粮油',
        '多宝棉花',
      ].map(name => `天门市${name}实业有限责任公司`),
      projects: numbers.map(n => `永宁县望远镇第${n}人民小学改扩建工程项目`),
      'rows set apart by spaces': numbers.map(
        n => `兴庆区\u3000第${n}街道\u3000１２３４件\u3000办结率１００％`,
      ),
      'persons with their posts': numbers.map(
        n => `王${n}，男，汉族，1970年3月生，现任永宁县第${n}中心学校校长`,
      ),
      'a Markdown table': numbers.map(n => `| 兴庆区 | 大新镇第${n}街道办事处 | 1234 | 100% |`),
    }
    for (const [what, list] of Object.entries(lists)) {
      test(what, async () => {
        const lines = ['天门市2023年度守合同重信用单位名单', ...list]
        const report = await read(lines.join('\n'))
        expect(report.paragraphs.map(p => p.text)).toEqual(lines)
        expect([report.title, report.year]).toEqual([lines[0], 2023])
      })
    }

    test('among lines that are wrapped', async () => {
      const text = `${'县政府各部门协同推进，其中，法治建设、营商环境持续改善，办结率大幅提升，'.repeat(9)}群众满意。`
      const wrapped = text.match(/.{1,19}/g)!
      const report = await read([...wrapped, ...lists.projects!, '永宁县人民政府'].join('\n'))
      expect(report.paragraphs.map(p => p.text)).toEqual([text, ...lists.projects!, '永宁县人民政府'])
    })
  })

  test('after an indented line without a full stop, a table and the signature are lines of their own', async () => {
    const indented = (text: string) => `\u3000\u3000${text}`
    const tail = [
      '全年办理各类案件，详见下表',
      '案件类型统计',
      '行政处罚 120',
      '行政许可 340',
      '永宁县人民政府',
      '2023年1月5日',
    ]
    const lines = ['永宁县2022年工作报告', ...[prose, prose, prose, tail[0]!].map(indented), ...tail.slice(1)]
    const report = await read(lines.join('\n'))
    expect(report.paragraphs.slice(-6).map(p => p.text)).toEqual(tail)
    expect([report.publisher, report.publishedAt]).toEqual(['永宁县人民政府', '2023-01-05'])
  })

  test('wrapped and indented: a line must be as wide as the wrap to be continued', async () => {
    const text = `${prose.repeat(5).replaceAll('。', '，')}结束。`
    const wrapped = [`\u3000\u3000${text.slice(0, 22)}`, ...text.slice(22).match(/.{1,24}/g)!]
    const lines = [...wrapped, ...wrapped, '\u3000\u3000详见下表', '行政处罚 120', '永宁县人民政府']
    const report = await read(lines.join('\n'))
    expect(report.paragraphs.map(p => p.text)).toEqual([
      text,
      text,
      '详见下表',
      '行政处罚 120',
      '永宁县人民政府',
    ])
  })

  test('a comma alone joins nothing', async () => {
    const lines = [
      '在全市法治政府建设推进会上的讲话',
      '尊敬的各位领导、各位来宾、女士们、先生们，',
      '大家上午好！',
      prose,
      '法治中国万年春，',
      '弘扬宪法精神，树立宪法权威，',
      '全民守法，共建和谐',
      prose,
      '主送：市人民政府，市委全面依法治市委员会办公室，各县（区）人民政府，',
      '抄送：市司法局',
    ]
    expect((await read(lines.join('\n'))).paragraphs.map(p => p.text)).toEqual(lines)
    const cut = ['第五条 各级人民政府应当加强饮用水水源保护的宣传教育，', '增强公众保护意识。']
    expect((await read([prose, ...cut].join('\n'))).paragraphs.map(p => p.text)).toEqual([
      prose,
      cut.join(''),
    ])
  })

  test('a heading that is wider than the wrap is no line of the paragraph under it', async () => {
    const text =
      '全区各级行政机关深入推进依法行政各项工作任务落实到位，执法行为规范，行政决策更加科学民主，权力运行公开透明，矛盾化解及时有效，行政机关负责人出庭应诉率达到百分之百，群众满意。'
    const heading = '全面落实第一责任人职责推动法治政府建设走深走实'
    const wrapped = text.match(/.{1,22}/g)!
    const report = await read([...wrapped, ...wrapped, heading, ...wrapped, ...wrapped].join('\n'))
    expect(report.paragraphs.map(p => p.text)).toEqual([text, text, heading, text, text])
  })

  test('paragraphs of ordinary text stay apart', async () => {
    const lines = ['一、情况', prose, prose + prose, '二、打算', prose, '天门市人民政府', '2021年1月5日']
    expect((await read(lines.join('\n'))).paragraphs.map(p => p.text)).toEqual(lines)
  })
})

describe('lines', () => {
  test('a paragraph knows the line it begins on, joined or not, whatever was removed around it', async () => {
    const file = await read(
      `关闭窗口\n\n一、成效\n${prose}\n国务院发布《\n扩大自主权的规定\n》，${prose}\n- 2 -\n${prose}`,
    )
    expect(file.paragraphs.map(({ line }) => line)).toEqual([3, 4, 5, 9])
    expect(file.cleaning.filter(({ reason }) => reason === 'furniture').map(({ line }) => line)).toEqual([
      1, 8,
    ])
  })
})

describe('passages', () => {
  const sentence = fc
    .tuple(
      fc.integer({ min: 1, max: 390 }),
      fc.constantFrom('。', '！', '？', '；', '!', ';'),
      fc.constantFrom('', '一是', '（二）', '3.'),
    )
    .map(([length, end, start]) => start + '法'.repeat(length) + end)

  test('a paragraph is divided only after a sentence, and none is longer than 400', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 20 }), sentences => {
        const text = sentences.join('')
        const ends = passageEnds(text)
        expect(ends.at(-1)).toBe(text.length)
        let start = 0
        for (const end of ends) {
          expect('。！？；!?;').toContain(text[end - 1])
          expect(end - start).toBeLessThanOrEqual(LONGEST)
          start = end
        }
      }),
    )
  })

  test('enumerations are preferred', () => {
    const items = ['一', '二', '三', '四'].map(n => `${n}是${'依法行政，'.repeat(20)}成效明显。措施有力。`)
    const text = items.join('')
    let start = 0
    for (const end of passageEnds(text)) {
      expect(text.slice(start, start + 2)).toMatch(/^[一二三四]是/)
      start = end
    }
  })

  test('inside a sentence only where it alone is too long, and then never inside a number or a character', () => {
    const long = `${'全年办理案件1234567件、𠮷'.repeat(60)}。`
    for (const end of passageEnds(long).slice(0, -1)) {
      expect(long.slice(end - 1, end + 1)).not.toMatch(/\d\d/)
      expect(long.slice(0, end).isWellFormed()).toBe(true)
    }
    const word = 'x'.repeat(1500)
    expect(Math.max(...passageEnds(word).map((end, i, all) => end - (all[i - 1] ?? 0)))).toBeLessThanOrEqual(
      LONGEST,
    )
  })
})
