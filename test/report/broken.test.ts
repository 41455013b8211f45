// Controls of a page whose words layout put on several lines.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReports } from '../../src/report/read.ts'

const TITLE = '兴庆区2022年法治政府建设年度报告'
const PROSE = '一年来，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

async function read(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const report = (await readReports({ file: 'a.txt', bytes })).reports[0]!
  return {
    title: report.title,
    region: report.region?.name,
    year: report.year,
    texts: report.paragraphs.map(({ text }) => text),
    gone: report.cleaning.filter(({ reason }) => reason === 'furniture').map(({ text }) => text),
  }
}

/** Marks around a word stay beside it, or stand on lines of their own. */
const around = (open: string, close: string) => (words: string[], apart: boolean) =>
  apart
    ? [open, ...words, close].filter(line => line !== '')
    : words.map((word, i) => `${i === 0 ? open : ''}${word}${i === words.length - 1 ? close : ''}`)

const sizes = fc
  .record({
    label: fc.constantFrom('字体', '字号', '字体大小', '文字大小'),
    colon: fc.constantFrom('：', ':'),
    sizes: fc.constantFrom(
      ['大', '中', '小'],
      ['大', '小'],
      ['A+', 'A', 'A-'],
      ['特大', '大', '中', '小'],
      ['大 中', '小'],
    ),
    marks: fc.constantFrom(around('【', '】'), around('[', ']'), around('', '')),
    apart: fc.boolean(),
  })
  .map(({ label, colon, sizes, marks, apart }) => marks([`${label}${colon}`, ...sizes], apart))
const shares = fc
  .record({
    label: fc.constantFrom('分享到：', '分享至', '分享到', '一键分享到：'),
    colon: fc.boolean(),
    places: fc.uniqueArray(
      fc.constantFrom(
        '微信',
        '微信好友',
        '朋友圈',
        '新浪微博',
        '微博',
        'QQ空间',
        'QQ好友',
        '复制链接',
        '更多',
      ),
      { minLength: 2, maxLength: 5 },
    ),
  })
  .map(({ label, colon, places }) => [...(colon ? [label.replace('：', ''), '：'] : [label]), ...places])
const visits = fc.nat(99_999).map(count => ['浏览次数：', String(count), '次'])
const name = fc.constantFrom('政务公开', '法治政府建设', '兴庆区司法局', '重点领域', '2022年', '年度报告')
const way = fc
  .record({
    opening: fc.constantFrom(['首页'], ['网站首页'], ['当前位置：', '首页'], ['您的位置', '：', '首页']),
    names: fc.array(name, { minLength: 1, maxLength: 4 }),
    arrow: fc.constantFrom('>', '>>', '›', '»', '→', '/'),
    where: fc.constantFrom('alone', 'leading', 'trailing'),
    end: fc.constantFrom('正文', '内容', '详情'),
  })
  .map(({ opening, names, arrow, where, end }) => {
    const [home, ...ways] = [opening.at(-1)!, ...names, end]
    const before = opening.slice(0, -1)
    if (where === 'alone' || arrow === '→' || arrow === '/')
      return [...before, home!, ...ways.flatMap(way => [arrow, way])]
    if (where === 'leading') return [...before, home!, ...ways.map(way => `${arrow} ${way}`)]
    return [...before, ...[home!, ...ways].map(way => `${way} ${arrow}`)]
  })
const plain = fc.constant(['字号', '大', '中', '小'])
const control = fc.oneof(sizes, plain, shares, visits)

describe('a control on several lines goes whole, and nothing with it', () => {
  it('above and below the report', () =>
    fc.assert(
      fc.asyncProperty(
        fc.option(way, { nil: [] }),
        fc.array(control, { maxLength: 3 }),
        fc.array(control, { maxLength: 2 }),
        async (above, under, below) => {
          const furniture = [...above, ...under.flat(), ...below.flat()]
          const report = await read([...above, TITLE, ...under.flat(), PROSE, ...below.flat()])
          expect(report).toEqual({
            title: TITLE,
            region: '兴庆区',
            year: 2022,
            texts: [TITLE, PROSE],
            gone: furniture,
          })
        },
      ),
      { numRuns: 200 },
    ))

  it('a way that ends with the title leaves the title where there is no other', async () => {
    const way = ['首页', '>', '政务公开', '>']
    expect(await read([...way, TITLE, PROSE])).toMatchObject({
      title: TITLE,
      texts: [TITLE, PROSE],
      gone: way,
    })
    expect(await read([...way, TITLE, TITLE, PROSE])).toMatchObject({ texts: [TITLE, PROSE] })
  })

  it('a way without 首页 is told by its arrows at the top of a file', async () => {
    const way = ['兴庆区人民政府', '>', '政务公开', '>', '年度报告']
    expect(await read([...way, TITLE, PROSE])).toMatchObject({ title: TITLE, gone: way })
  })

  it('a button beside one goes with it', async () => {
    expect((await read([TITLE, '字体：', '大', '小', '打印', PROSE])).gone).toContain('打印')
  })
})

describe('the same words stay', () => {
  it.each<[string, string[]]>([
    ['sizes without their label', ['大', '中', '小']],
    ['sizes beside a label that has its own', ['字号', '默认', '大']],
    ['what one shares, as chapters', ['分享', '微信', '政务公开']],
    ['the steps of a chart', ['申请', '→', '受理', '→', '审查', '→', '决定']],
    ['the label of a size with its own text', ['字体', '宋体', '字号', '小四']],
    ['what visitors a place had', ['访问量', '128']],
    ['names between dots', ['政务公开', '·', '政务服务', '·', '互动交流']],
  ])('%s', async (_what, lines) => {
    expect((await read([TITLE, ...lines, PROSE, ...lines])).gone).toEqual([])
    expect((await read([...lines, PROSE])).gone).toEqual([])
  })
})
