import { describe, expect, it } from 'vitest'
import { nearer, readSidecarFile, readSidecarTable, withSidecar } from '../../src/report/metadata/sidecar.ts'
import { readReports } from '../../src/report/read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const table = (text: string) => {
  const { rows, failures } = readSidecarTable({ file: 'reports.csv', bytes: bytes(text) })
  return {
    values: Object.fromEntries([...rows].map(([file, { sidecar }]) => [file, sidecar.values])),
    failures: failures.map(({ line, reason }) => `${line} ${reason}`),
  }
}

describe('reports.csv', () => {
  it('has Chinese or English columns, in any order, by comma or tab', () => {
    const all = {
      title: '法治政府建设年度报告',
      region: { code: '429006', name: '天门市', path: ['湖北省', '天门市'] },
      level: expect.any(String),
      year: 2020,
      publisher: '天门市司法局',
      publishedAt: '2021-01-26',
      documentNumber: '天司发〔2021〕1号',
      url: 'https://example.org/1.html',
    }
    const row =
      '法治政府建设年度报告,天门市,2020年,天门市司法局,2021年1月26日,天司发〔2021〕1号,https://example.org/1.html,a.txt'
    for (const header of [
      '标题,地区,年份,机关,发布日期,文号,网址,文件',
      'title,region,year,publisher,publishedAt,documentNumber,url,file',
      'Title,行政区划,年度,发布机构,published_at,文号,链接,文件名',
    ]) {
      for (const separator of [',', '\t']) {
        const text = `\uFEFF${header}\r\n${row}\r\n`.replaceAll(',', separator)
        expect(table(text)).toEqual({ values: { 'a.txt': all }, failures: [] })
      }
    }
  })

  it('may be GB18030, with quotation marks, line breaks and commas in a cell', () => {
    // 文件,标题 and 报告 in GB18030.
    const gb = Uint8Array.from([
      0xce, 0xc4, 0xbc, 0xfe, 0x2c, 0xb1, 0xea, 0xcc, 0xe2, 0x0a, 0x61, 0x2c, 0xb1, 0xa8, 0xb8, 0xe6, 0x0a,
    ])
    expect(readSidecarTable({ file: 'reports.csv', bytes: gb }).rows.get('a')?.sidecar.values).toEqual({
      title: '报告',
    })
    expect(table('file,title,year\n"a,b.txt","甲""乙""\n丙",\n.\\sub\\c.txt,丁,2021')).toEqual({
      values: { 'a,b.txt': { title: '甲"乙"\n丙' }, 'sub/c.txt': { title: '丁', year: 2021 } },
      failures: [],
    })
  })

  it('tells what is wrong by line, and takes the rest', () => {
    const { values, failures } = table(
      'file,year,region,publishedAt,url,备注\n"a.txt",二〇,不是地方,昨天,ftp://x,好\n\n,2021\nb.txt,2021\nb.txt,2022\n',
    )
    expect(values).toEqual({ 'a.txt': {}, 'b.txt': { year: 2021 } })
    expect(failures.map(text => text.slice(0, 12))).toEqual([
      expect.stringMatching(/^1 不认识“备注/),
      expect.stringMatching(/^2 地区“不是地方/),
      expect.stringMatching(/^2 年份“二〇”/),
      expect.stringMatching(/^2 发布日期“昨天/),
      expect.stringMatching(/^2 网址“ftp/),
      expect.stringMatching(/^4 没有写文件名/),
      expect.stringMatching(/^6 文件 b.txt/),
    ])
  })

  it.each(['', '标题,年份\n甲,2020', '\0\x01\x02\x03'])('%j is no table', text => {
    const { values, failures } = table(text)
    expect(values).toEqual({})
    expect(failures).toHaveLength(1)
  })
})

describe('NAME.json', () => {
  const read = (text: string) => readSidecarFile({ file: 'a.json', bytes: bytes(text) })
  it('is an object of the same fields', () => {
    expect(read('{"标题":"甲","year":2021,"publisher":null}')).toMatchObject({
      sidecar: { values: { title: '甲', year: 2021 }, evidence: { title: '甲', year: '2021' } },
      failures: [],
    })
  })
  it.each(['[]', '{', 'null'])('%s is told', text => {
    expect(read(text)).toMatchObject({ sidecar: null, failures: [{ file: 'a.json' }] })
  })
  it('takes what is right beside what is wrong', () => {
    const { sidecar, failures } = read('{"year":"x","title":"甲","foo":1,"region":["a"]}')
    expect(sidecar?.values).toEqual({ title: '甲' })
    expect(failures).toHaveLength(3)
  })
})

it('what is given wins over what was read, and says so', async () => {
  const text = '天门市2020年法治政府建设情况的报告\n2020年，天门市坚持依法行政，成效明显。'
  const { reports } = await readReports({ file: 'a.txt', bytes: bytes(text) })
  const given = readSidecarFile({ file: 'a.json', bytes: bytes('{"year":2019}') }).sidecar!
  const far = readSidecarFile({ file: 'b.json', bytes: bytes('{"year":2018,"publisher":"天门市司法局"}') })
    .sidecar!
  const report = withSidecar(reports[0]!, nearer(given, far))
  expect(report).toMatchObject({
    year: 2019,
    publisher: '天门市司法局',
    region: { name: '天门市' },
    provenance: {
      year: { source: 'sidecar', evidence: '2019' },
      publisher: { source: 'sidecar', evidence: '天门市司法局' },
    },
  })
  expect(report.provenance.region?.source).not.toBe('sidecar')
})
