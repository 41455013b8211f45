import { describe, expect, test } from 'vitest'
import { EXTENSIONS, isReadable, readReports } from '../../../src/report/read.ts'

const read = (text: string, file: string) => readReports({ file, bytes: new TextEncoder().encode(text) })
const line = (value: unknown) => JSON.stringify(value)
const prose = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'

describe('one line, one report', () => {
  test('what the line gives wins and is neither cleaned nor guessed at', async () => {
    const { reports, failures } = await read(
      line({
        id: 'stard-1.a_B',
        title: '北京市2019年报告',
        text: `来源：天门市人民政府\n\n${prose}`,
        region: '宁夏银川市',
        year: '2021',
        publisher: '银川市司法局',
        publishedAt: '2022/3/4',
        url: 'https://example.org/a',
        unknown: 1,
      }),
      'a.jsonl',
    )
    expect(failures).toEqual([])
    const [report] = reports
    expect(report).toMatchObject({
      id: 'stard-1.a_B',
      title: '北京市2019年报告',
      year: 2021,
      level: '市',
      publisher: '银川市司法局',
      publishedAt: '2022-03-04',
      url: 'https://example.org/a',
      cleaning: [],
    })
    expect(report!.region?.code).toBe('640100')
    expect(report!.provenance.year).toEqual({ source: 'sidecar', evidence: '2021' })
    expect(report!.paragraphs.map(p => [p.kind, p.text])).toEqual([
      ['paragraph', '来源：天门市人民政府'],
      ['paragraph', prose],
    ])
  })

  test('what it does not give is read from its title', async () => {
    const { reports } = await read(line({ id: '1', title: '天门市2020年报告', text: prose }), 'a.jsonl')
    expect([reports[0]!.region?.code, reports[0]!.year]).toEqual(['429006', 2020])
  })

  test('a bad line fails by its number with a remedy, the others are read', async () => {
    const good = line({ id: 'a', text: prose })
    const bad: [string, RegExp][] = [
      ['{', /JSON/],
      ['[1]', /JSON 对象/],
      [line({ id: 'b' }), /缺少 text/],
      [line({ id: 'c', text: ' \n' }), /text/],
      [line({ id: '一/二', text: prose }), /id “一\/二”/],
      [line({ id: '一 二', text: prose }), /id/],
      [line({ id: '一'.repeat(81), text: prose }), /id/],
      [line({ id: '..', text: prose }), /id/],
      [line({ id: 'a', text: prose }), /第 1 行重复/],
      [line({ id: 'd', text: prose, region: '没有的县' }), /不是行政区划/],
      [line({ id: 'e', text: prose, region: '朝阳区' }), /多处同名/],
      [line({ id: 'f', text: prose, year: '去年' }), /year/],
      [line({ id: 'g', text: prose, publishedAt: '2021-02-30' }), /publishedAt/],
      [line({ id: 'h', text: prose, url: 'javascript:alert(1)' }), /url/],
      [line({ id: 'i', text: 5 }), /字符串/],
    ]
    const { reports, failures } = await read([good, ...bad.map(([text]) => text), ''].join('\n'), 'x/a.jsonl')
    expect(reports.map(report => report.id)).toEqual(['a'])
    expect(failures.map(failure => failure.line)).toEqual(bad.map((_, i) => i + 2))
    for (const [i, failure] of failures.entries()) {
      expect(failure.file).toBe('x/a.jsonl')
      expect(failure.reason).toMatch(bad[i]![1])
    }
  })

  test.each(['stard-1', '兴庆-2022', '一'.repeat(80), 'é', '4'])(
    'its id %s is that of the report',
    async id => {
      expect((await read(line({ id, text: prose }), 'a.jsonl')).reports.map(report => report.id)).toEqual([
        id,
      ])
    },
  )

  test('a line without an id gets one that stays when lines move', async () => {
    const [a, b] = [line({ text: prose }), line({ text: `${prose}又` })]
    const ids = async (text: string) => (await read(text, 'a.jsonl')).reports.map(report => report.id)
    expect((await ids(`${a}\n${b}`)).toSorted()).toEqual((await ids(`${b}\n${a}`)).toSorted())
  })
})

describe('files', () => {
  test('the id comes from the path and nothing else', async () => {
    const id = async (file: string, text: string) => (await read(text, file)).reports[0]!.id
    expect(await id('a/b.txt', prose)).toBe(await id('a/b.txt', `${prose}又。`))
    expect(await id('a/b.txt', prose)).not.toBe(await id('b.txt', prose))
    expect(await id('a/b.txt', prose)).toMatch(/^[0-9a-f]{12}$/)
  })

  test('a file without a reader, or with nothing but furniture, is a failure with its reason', async () => {
    expect((await read('x', 'a.xyz')).failures[0]!.reason).toContain('.xyz')
    expect((await read('首页\n关闭窗口\n', 'a.txt')).failures[0]!.reason).toMatch(/没有正文.*请/)
    expect((await read('', 'a.txt')).failures[0]!.reason).toMatch(/空/)
    expect(EXTENSIONS.every(extension => isReadable(`A${extension.toUpperCase()}`))).toBe(true)
    expect(isReadable('a.exe')).toBe(false)
  })
})
