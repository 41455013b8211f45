// Lists of a report's own — its contents, its chapters, what closes it — in words that portals use for their menus.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineKey } from '../../src/report/cleaning/repeated-lines.ts'
import { readReports } from '../../src/report/read.ts'

const TITLE = '兴庆区2021年法治政府建设情况的报告'
const PROSE = '2021年，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

/** Read as in a folder where all others have every line of it: the worst case. */
async function removedFrom(text: string, file = 'a.txt'): Promise<string[]> {
  const repeated = new Set(text.split(/\n|<[^>]*>/).map(lineKey))
  const { reports } = await readReports({ file, bytes: new TextEncoder().encode(text), repeated })
  return reports[0]!.cleaning
    .filter(({ reason }) => reason !== 'joined' && reason !== 'repeated-title')
    .map(({ text }) => text)
}

const LIST = ['政务公开', '营商环境', '政务服务', '互动交流', '微博', '信息公开', '法治江滨']

describe('what a report lists stays, though every file of the folder had it', () => {
  it.each<[string, string[]]>([
    ['under the title', [TITLE, ...LIST, PROSE]],
    ['under the title, with its heading', [TITLE, '目录', ...LIST, PROSE]],
    ['at the top of a file without a title', [...LIST, PROSE]],
    ['at the top, with its heading', ['目录', ...LIST, PROSE]],
    ['as the last lines', [TITLE, PROSE, ...LIST]],
    ['as the last lines, under a heading', [TITLE, PROSE, '各地做法', ...LIST]],
    ['where words of one line are those of a menu', [TITLE, '政务公开 政务服务 互动交流', '营商环境', PROSE]],
    ['in a file of nothing else', LIST],
    [
      'where it names places on the network',
      [TITLE, PROSE, '政务服务平台', '营商环境', '城市管网', '江滨政务网'],
    ],
    ['where it names apps', [TITLE, '政务客户端', '营商环境', '微信公众号', '法治江滨', PROSE]],
    [
      'where it says what buttons say, and more',
      [TITLE, '关闭落后产能', '营商环境', '扫码点餐', '注册资本改革', '经典朗读', '更多就业岗位', PROSE],
    ],
    ['where who held it is told', [TITLE, PROSE, '主办：江滨区司法局', '营商环境', '法治江滨']],
  ])('%s', async (_what, lines) => {
    expect(await removedFrom(lines.join('\n'))).toEqual([])
  })

  it.each<[string, string[], string[]]>([
    ['above it', [TITLE, '打印 关闭'], [PROSE]],
    ['above it and the title', ['首页', '打印', TITLE], [PROSE]],
    ['above it, without a title', ['首页', '打印'], [PROSE]],
    ['below it', [TITLE, PROSE], ['打印', '关闭', '返回顶部']],
  ])('beside controls of the page %s, which go', async (_where, above, below) => {
    const page = [...above, ...below].filter(line => line !== TITLE && line !== PROSE)
    expect(await removedFrom([...above, ...LIST, ...below].join('\n'))).toEqual(page)
  })

  it('on a page', async () => {
    const list = LIST.map(line => `<p>${line}</p>`).join('')
    const html = `<html><body><div id="zoom"><h1>${TITLE}</h1>${list}<p>${PROSE}</p><p>${PROSE}</p>${list}</div></body></html>`
    expect(await removedFrom(html, 'a.html')).toEqual([])
  })
})

describe('the same words go as a menu', () => {
  const menu = ['政务公开', '政务服务', '互动交流', '美丽兴庆', '微博']
  it.each<[string, string[], string[]]>([
    ['between controls', ['首页', ...menu, '无障碍'], []],
    ['from a control to the title', ['首页', ...menu.toSpliced(3, 1)], []],
    ['from a control to the end', [], ['扫一扫在手机上查看当前页面', '首页', ...menu]],
    ['in one line with a control', ['首页 政务公开 政务服务 互动交流'], ['打印 微博 关闭']],
  ])('%s', async (_where, above, below) => {
    expect(await removedFrom([...above, TITLE, PROSE, ...below].join('\n'))).toEqual([...above, ...below])
  })
})

/** What reports say of themselves on a line of its own, in a list or as a heading. */
const own = fc.oneof(
  fc.constantFrom(
    ...[...LIST, '微信', '客户端', '公众号', '政务平台', '政务服务网', '信用门户', '在线办理', '专题专栏'],
    ...[
      '通知公告',
      '政策文件',
      '解读回应',
      '数据开放',
      '领导之窗',
      '便民服务',
      '新闻中心',
      '要闻动态',
      '注册',
    ],
    ...[
      '退出',
      '默认',
      '相关文件',
      '联系我们',
      '统一身份认证',
      '收藏',
      '大',
      '中',
      '小',
      '繁体',
      '分享',
      '点赞',
    ],
    ...['二维码门牌', '返还土地', '首页建设', '打印产业', '搜索救援', '关闭矿井', '转发机制', '微博矩阵'],
    ...['主办：兴庆区司法局', '承办单位：兴庆区司法局', '政务公开 政务服务', '位置：凤凰街', '字号规范'],
  ),
  // Of such letters no button can be written.
  fc.string({ unit: fc.constantFrom(...'政务公开服微博网平台印闭首兴庆'), minLength: 2, maxLength: 6 }),
)
const list = fc.array(own, { maxLength: 8 })
/** Cells and headings of reports in the words of buttons. */
const word = fc.constantFrom(
  ...[
    '无障碍',
    '字号',
    '返回',
    '登录',
    '打印',
    '下载',
    '搜索',
    '首页',
    '网站首页',
    '关闭',
    '后靠',
    '大',
    '中',
    '小',
  ],
  ...['技术支持单位：武汉大学法学院', '版权所有　翻印必究', '上一篇：开通之初', '分享到：十条微博', '康复'],
)
const shared = fc.array(fc.oneof(own, word), { maxLength: 8 })
/** What no report says on a line of its own. */
const controls = fc.array(
  fc.constantFrom(
    '打印本页',
    '关闭窗口',
    '首页 打印 关闭',
    '返回顶部',
    '分享到：',
    '网站地图',
    '字号：大 中 小',
    '扫一扫在手机打开当前页',
  ),
  { maxLength: 3 },
)
/** Words in such an order are a control on several lines, whoever wrote them. */
const isBroken = (text: string) => /分享到：\n微[信博]\n微[信博]|字号\n大\n中\n小/.test(text)

describe('law', () => {
  it('a line of the report never goes, whatever repeats, and controls around it always do', async () => {
    let met = 0
    await fc.assert(
      fc.asyncProperty(
        ...([controls, controls, list, list, list, controls, fc.boolean()] as const),
        async (top, under, contents, chapters, closing, bottom, titled) => {
          if (top.length + under.length + bottom.length > 0 && contents.length + closing.length > 1) met++
          const report = [...contents, PROSE, ...chapters, PROSE, ...closing]
          const text = [...top, ...(titled ? [TITLE] : []), ...under, ...report, ...bottom].join('\n')
          fc.pre(!isBroken(text))
          expect(await removedFrom(text)).toEqual([...top, ...under, ...bottom])
        },
      ),
      { numRuns: 2000 },
    )
    expect(met).toBeGreaterThan(500)
  })

  it('words that reports and pages share go neither from a list nor with it', () =>
    fc.assert(
      fc.asyncProperty(shared, shared, async (contents, closing) => {
        const lines = [TITLE, '目录', ...contents, PROSE, '附表：功能清单', ...closing, '合计']
        fc.pre(!isBroken(lines.join('\n')))
        expect(await removedFrom(lines.join('\n'))).toEqual([])
      }),
      { numRuns: 1000 },
    ))
})
