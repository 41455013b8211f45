// Lines that other files of the folder repeat: what may go from around a report, and what never does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineKey } from '../../src/report/cleaning/repeated-lines.ts'
import { readReports } from '../../src/report/read.ts'

const encode = (text: string) => new TextEncoder().encode(text)
/** Read as in a folder where every line of this file is one that all others have too: the worst case. */
async function readRepeated(text: string, file = 'a.txt', repeated = keysOf(text)) {
  const { reports, edges } = await readReports({ file, bytes: encode(text), repeated })
  const [report] = reports
  return {
    gone: report?.cleaning.filter(({ reason }) => reason === 'repeated-line').map(({ text }) => text),
    report,
    edges,
  }
}
const keysOf = (text: string) => new Set(text.split('\n').map(lineKey))

const PROSE = '2021年，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const TITLE = '兴庆区2021年法治政府建设情况的报告'
const page = (above: string[], below: string[], title = TITLE, under: string[] = []) =>
  [...above, title, ...under, PROSE, '二、存在的问题', PROSE, ...below].join('\n')

describe('goes where it is repeated', () => {
  it.each<[string, string[], string[]]>([
    ['the name of a site above the title', ['云上兴庆网'], []],
    [
      'a row of a menu beside known ones',
      ['首页', '数说兴庆', '兴庆播报', '兴庆二十四小时不打烊', '云上兴庆网'],
      [],
    ],
    ['buttons at the end', [], ['扫一扫在手机打开当前页', '随手拍', '回到首页']],
    ['what stands below a signature', [], ['兴庆区司法局', '2022年1月5日', '兴庆政务微博矩阵']],
    ['between two lines of the page', ['首页'], ['打印本页', '兴庆二十四小时不打烊', '关闭窗口']],
  ])('%s', async (_what, above, below) => {
    const text = page(above, below)
    const furniture = [
      '云上兴庆网',
      '数说兴庆',
      '兴庆播报',
      '随手拍',
      '回到首页',
      '兴庆政务微博矩阵',
      '兴庆二十四小时不打烊',
    ]
    const { gone, report } = await readRepeated(text)
    expect(gone).toEqual([...above, ...below].filter(line => furniture.includes(line)))
    expect(gone!.length).toBeGreaterThan(0)
    expect(report).toMatchObject({ title: TITLE, year: 2021, region: { name: '兴庆区' } })
    // And stays where it is not.
    expect((await readRepeated(text, 'a.txt', new Set())).gone).toEqual([])
  })

  it('on a page, after its main content is found, and the title is right for it', async () => {
    const html = `<html><body><div id="zoom"><p>云上兴庆网</p><h1>${TITLE}</h1><p>来源：兴庆区司法局</p>
      <p>兴庆语音播报</p><p>${PROSE}</p><p>${PROSE}</p><p>掌上兴庆客户端</p></div></body></html>`
    const repeated = new Set(['云上兴庆网', '兴庆语音播报', '掌上兴庆客户端'].map(lineKey))
    const { gone, report } = await readRepeated(html, 'a.html', repeated)
    expect(gone).toEqual(['云上兴庆网', '兴庆语音播报', '掌上兴庆客户端'])
    expect(report!.paragraphs.map(({ text }) => text)).toEqual([TITLE, PROSE, PROSE])
  })

  it('in whatever width and with whatever marks', async () => {
    const { gone } = await readRepeated(page(['【云上兴庆 网】'], []), 'a.txt', new Set(['云上兴庆网']))
    expect(gone).toEqual(['【云上兴庆 网】'])
  })
})

describe('never goes, though every file had it', () => {
  it.each<[string, string[], string[], string[]]>([
    [
      'an organ, a number and a date above the title',
      ['兴庆区人民政府', '兴政发〔2022〕3号', '2022年1月5日'],
      [],
      [],
    ],
    ['a title like any line', ['依法治区成效', '打印'], ['一、主要做法'], []],
    [
      'the name of a series under it',
      ['依法治区成效', '典型案例选', '2022-03-15', '打印'],
      ['一、主要做法'],
      [],
    ],
    ['a masthead', ['首页', '法治政府建设简报', '第12期'], [], []],
    ['the first half of a title', ['首页', '依法治区工作'], [], []],
    ['a name above the title', ['李 明', '首页'], [], []],
    ['whose report it is, above the title', ['首页', '黄埔海关'], [], []],
    ['a main title above its subtitle', ['首页', '以高质量法治建设服务高质量发展'], [], []],
    [
      'a line under the title',
      ['首页'],
      ['李 明', '区长 李明', '（摘要）', '目 录', '前 言', '工作回顾'],
      [],
    ],
    ['a heading that names what pages have', ['首页'], ['政务微信矩阵建设'], []],
    ['a salutation', ['首页'], ['各位代表：'], []],
    ['a signature', [], [], ['兴庆区司法局', '李 明', '2022年1月5日', '打印']],
    ['a closing', [], [], ['特此报告。', '谢谢大家', '报告完毕', '关闭']],
    ['what is attached', [], [], ['附件1', '申报表', '姓名', '单位盖章', '打印']],
    ['cells of a table at the end', [], [], ['维持', '结果纠正', '尚未审结', '总计', '首页']],
    ['lines without anything that only pages have', ['数说兴庆'], [], ['兴庆播报']],
    ['a heading as the last line', [], [], ['（一）公开情况', '数说兴庆', '首页']],
  ])('%s', async (what, above, under, below) => {
    // The half of a title needs another half.
    const title = what.includes('half') ? '情况的报告' : /like any|series/.test(what) ? '一、主要做法' : TITLE
    const { gone } = await readRepeated(page(above, below, title, under))
    expect(gone).toEqual([])
  })

  it('regulations of one city, which open and close alike', async () => {
    const text = `苏州市文明行为促进条例
（2019年6月25日苏州市第十六届人民代表大会常务委员会第二十一次会议通过）
目录
第一章 总则
第一条 为了弘扬社会主义核心价值观，引导和促进文明行为，制定本条例。
第三条 本条例自2019年10月1日起施行。`
    expect(await readRepeated(text)).toMatchObject({ gone: [], edges: { lines: [] } })
  })

  it('a report that begins with a sentence others begin with', async () => {
    const text = `首页\n${PROSE}\n一、主要做法\n${PROSE}\n特此报告。`
    expect((await readRepeated(text)).gone).toEqual([])
  })
})

const line = fc.oneof(
  fc.constantFrom(
    ...[
      TITLE,
      PROSE,
      '首页',
      '打印',
      '数说兴庆',
      '云上兴庆网',
      '李 明',
      '兴庆区司法局',
      '2022年1月5日',
      '一、总体情况',
    ],
    ...[
      '情况的报告',
      '随手拍',
      '回到首页',
      '扫码关注公众号',
      '来源：兴庆区司法局',
      '|',
      '— 3 —',
      '索引号',
      '附件1',
      '第十二条 本办法自公布之日起施行。',
    ],
  ),
  fc.string({ unit: fc.constantFrom(...'兴庆网页打印、。一（）李 |3年'), minLength: 1, maxLength: 12 }),
)
const lines = fc.array(line, { maxLength: 14 })
const bare = (text: string) => text.replace(/\s/g, '')

describe('laws', () => {
  it('only what was named before goes, prose never, and no character is lost', async () => {
    let removed = 0
    await fc.assert(
      fc.asyncProperty(lines, fc.func(fc.boolean()), async (lines, isRepeated) => {
        const text = lines.join('\n')
        const repeated = new Set([...keysOf(text)].filter(isRepeated))
        const { report, gone, edges } = await readRepeated(text, 'a.txt', repeated)
        if (!report) return
        removed += gone!.length
        for (const line of gone!) {
          expect(edges!.lines).toContain(lineKey(line))
          expect(repeated.has(lineKey(line))).toBe(true)
          expect([PROSE, TITLE, '兴庆区司法局', '李 明', '2022年1月5日']).not.toContain(line)
        }
        const kept = report.paragraphs.map(({ text }) => text)
        const cleaned = report.cleaning.filter(({ reason }) => reason !== 'joined').map(({ text }) => text)
        expect([...bare([...kept, ...cleaned].join(''))].sort()).toEqual([...bare(text)].sort())
      }),
      // So many that random files never have as few lines to remove as the bound below.
      { numRuns: 6000 },
    )
    expect(removed).toBeGreaterThan(40)
  })

  it('what goes depends on nothing but which of the named lines are repeated', () =>
    fc.assert(
      fc.asyncProperty(lines, fc.func(fc.boolean()), async (lines, isRepeated) => {
        const text = lines.join('\n')
        const plain = await readRepeated(text, 'a.txt', new Set())
        const repeated = new Set([...keysOf(text)].filter(isRepeated))
        const named = new Set(plain.edges?.lines.filter(key => repeated.has(key)))
        const one = await readRepeated(text, 'a.txt', repeated)
        expect(one).toEqual(await readRepeated(text, 'a.txt', named))
        expect(one.edges).toEqual(plain.edges)
      }),
      { numRuns: 1000 },
    ))
})
