// Labels and rows of a report's own — its tables, minutes, cases and closing — which headers and pages have, too.
import { describe, expect, it } from 'vitest'
import { clean } from '../../src/report/cleaning/cleaning.ts'
import { readReports } from '../../src/report/read.ts'

const TITLE = '兴庆区2021年法治政府建设情况的报告'
const PROSE = '2021年，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

async function read(lines: string[], file = 'a.txt') {
  const { reports } = await readReports({ file, bytes: new TextEncoder().encode(lines.join('\n')) })
  return {
    report: reports[0]!,
    gone: reports[0]!.cleaning.filter(({ reason }) => reason !== 'joined').map(({ text }) => text),
  }
}
const NOTHING = { publisher: null, publishedAt: null, documentNumber: null }

describe('stays, and nothing is read from it', () => {
  it.each<[string, string[]]>([
    [
      'a list of cases',
      [TITLE, PROSE, '案例目录', '名称：张某诉某局案', '分类：行政处罚', '关键词：程序违法'],
    ],
    [
      'a list of documents',
      [TITLE, PROSE, '名称：管理办法', '文号：兴政规〔2020〕1号', '发布机构：兴庆区城管局', '有效期：五年'],
    ],
    [
      'a list of documents above the prose',
      [
        TITLE,
        '名称：管理办法',
        '文号：兴政规〔2020〕1号',
        '名称：公园办法',
        '文号：兴政规〔2021〕2号',
        PROSE,
      ],
    ],
    [
      'an activity',
      [TITLE, PROSE, '附：活动安排', '主题：学习宪法', '时间：2022年12月4日', '责任部门：兴庆区司法局'],
    ],
    [
      'notes of a table',
      [TITLE, PROSE, '来源：兴庆区统计局', '时间：2022年1月至12月', '编辑：兴庆区政府办公室'],
    ],
    [
      'an imprint',
      [TITLE, PROSE, '技术支持单位：武汉大学法学院', '审核：李明', '校对：王芳', '版权所有　翻印必究'],
    ],
    ['who signed and checked', [TITLE, '主题：法治', PROSE, '签发：李明', '审核：王芳']],
    [
      'minutes in any order',
      [TITLE, '时间：2021年3月5日', '主题：研究法治政府建设', '地点：区政府会议室', '主持：王芳', PROSE],
    ],
    [
      'a press conference',
      [TITLE, '发布人：王芳　司法局局长', '时间：2020年3月5日', '主题：法治政府建设', PROSE],
    ],
    [
      'cells one a line',
      [
        TITLE,
        '文件名称',
        '文号',
        '制定机关',
        '实施日期',
        '《兴庆区公园办法》',
        '兴政规〔2020〕1号',
        '兴庆区人民政府',
        '2020年3月1日',
        '《兴庆区城市办法》',
        '兴政规〔2021〕2号',
        '兴庆区人民政府',
        '2021年5月1日',
      ],
    ],
    [
      'the yearly report on a website',
      [
        TITLE,
        '主办单位　兴庆区人民政府',
        '政府网站标识码　6401040001',
        'ICP备案号　宁ICP备12007890号',
        '公安机关备案号　宁公网安备64010402000001号',
        '创新发展　无障碍浏览',
      ],
    ],
    ['neighbours of 返回', [TITLE, PROSE, '移民去向统计', '外迁', '返回', '后靠', '大', '中', '小', '合计']],
    ['functions of a terminal', [TITLE, PROSE, '附：功能清单', '登录', '打印', '下载', '搜索', '社保查询']],
    ['columns of a website', [TITLE, PROSE, '栏目设置', '首页', '政务公开', '互动交流', '美丽兴庆']],
    ['a heading under the title', [TITLE, '无障碍', '康复', PROSE]],
    ['a motto in words of buttons', ['法治永宁', '搜索', '依法治县', '关闭', TITLE, PROSE]],
    [
      'headings that look like links',
      [TITLE, PROSE, '上一篇：开通之初', '下一篇：迈向未来', '分享到：朋友圈最多的十条微博'],
    ],
  ])('%s', async (_what, lines) => {
    const { report, gone } = await read(lines)
    expect(gone).toEqual([])
    expect(report).toMatchObject(NOTHING)
  })

  it('the date below a signature', async () => {
    const { report, gone } = await read([TITLE, PROSE, '兴庆区人民政府', '日期：2022年1月20日'])
    expect(gone).toEqual([])
    expect(report.paragraphs.at(-1)!.text).toBe('日期：2022年1月20日')
  })

  it('rows of a table, whatever they say', () => {
    const rows = [
      '微博　微信',
      '下载　打印　搜索',
      '政府网站标识码　4290060001',
      'ICP备案号　鄂ICP备12007890号',
      '关闭窗口',
      '第 3 页',
    ]
    const lines = [TITLE, PROSE, ...rows].map((text, i) => ({
      ...{ number: i + 1, text, indented: false, gap: false },
      ...(i > 1 ? { whole: true } : {}),
    }))
    expect(clean(lines).entries).toEqual([])
  })
})

describe('goes where the page shows', () => {
  it.each<[string, string[], string[]]>([
    [
      'a byline with its source',
      [TITLE],
      ['来源：兴庆区司法局', '时间：2022-01-07', '打印', '字号：大 中 小'],
    ],
    [
      'a header in lines',
      [],
      ['索引号：A1/2021-1', '名称：报告', '发布日期：2022-01-07', '主题：法治', '有效期：五年'],
    ],
    ['a date alone as portals write it', [TITLE], ['时间：2022-01-07']],
  ])('%s, above the prose', async (_what, title, above) => {
    expect((await read([...title, ...above, PROSE])).gone).toEqual(above)
  })

  it.each<[string, string[]]>([
    ['labels behind a control', ['打印本页', '来源：兴庆区司法局', '关闭窗口']],
    ['a footer', ['版权所有：兴庆区人民政府', '宁ICP备12345678号', '网站标识码：6401040001']],
    ['buttons at the very end', ['打印', '关闭']],
    ['a counter', ['阅读次数：12']],
  ])('%s, below the prose', async (_what, below) => {
    expect((await read([TITLE, PROSE, ...below])).gone).toEqual(below)
  })

  it('a source that the byline named, and what follows it', async () => {
    const below = ['（来源：青海日报）', '编辑：李明']
    expect((await read([TITLE, '来源：青海日报', PROSE, ...below])).gone).toEqual([
      '来源：青海日报',
      ...below,
    ])
  })
})
