import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { readReports } from '../../src/report/read.ts'
import type { Report } from '../../src/report/report.ts'

const folder = path.join(import.meta.dirname, '../../seeds')
const reports = new Map<string, Report>()
for (const file of fs.readdirSync(folder).sort()) {
  const result = await readReports({ file, bytes: fs.readFileSync(path.join(folder, file)) })
  expect(result.failures).toEqual([])
  reports.set(file.slice(0, 3), result.reports[0]!)
}
const report = (key: string) => reports.get(key)!
const texts = (r: Report) => r.paragraphs.map(p => p.text)

describe('the five sample reports', () => {
  test.each([
    ['000', '150303', '内蒙古自治区 乌海市 海南区', '县', 2021, 'title'],
    ['001', '640104', '宁夏回族自治区 银川市 兴庆区', '县', 2022, 'first-sentence'],
    ['002', '152500', '内蒙古自治区 锡林郭勒盟', '市', 2020, 'first-sentence'],
    ['003', '429006', '湖北省 天门市', '县', 2020, 'title'],
    ['004', '430771', '湖南省 常德市 西洞庭管理区', '县', 2023, 'title'],
  ])('%s: region, level and year, with their evidence', (key, code, names, level, year, source) => {
    const r = report(key)
    expect([r.region?.code, r.region?.path.join(' '), r.level, r.year]).toEqual([code, names, level, year])
    expect([r.provenance.region?.source, r.provenance.year?.source]).toEqual([source, source])
    const raw = fs.readFileSync(path.join(folder, r.file), 'utf8')
    for (const { evidence } of Object.values(r.provenance)) {
      expect(evidence.length).toBeLessThanOrEqual(200)
      expect(raw.replace(/\s/g, '')).toContain(evidence.replace(/\s/g, ''))
    }
  })

  test('titles: read where there is one, null where there is none', () => {
    expect(['000', '001', '002', '003', '004'].map(key => report(key).title)).toEqual([
      '海南区人民政府2021年法治政府建设年度报告',
      null,
      null,
      '天门市人民政府关于2020年天门市法治政府建设情况的报告',
      '常德市西洞庭管理区管理委员会关于2023年度法治政府建设工作情况的报告',
    ])
  })

  test('publisher, publication date and number', () => {
    const of = (key: string) => {
      const { publisher, publishedAt, documentNumber } = report(key)
      return [publisher, publishedAt, documentNumber]
    }
    expect(of('000')).toEqual(['海南区政府办公室', '2022-01-07', null])
    expect(of('001')).toEqual([null, null, null])
    // 文号 is empty and swallows neither 效力状态 nor 有效; the byline names the organ more fully than the table.
    expect(of('003')).toEqual(['天门市人民政府', '2021-09-06', 'MB1A08302/2021-00674'])
    expect(of('004')).toEqual(['常德市西洞庭管理区管理委员会', '2024-01-26', null])
    expect(report('004').provenance.publishedAt?.source).toBe('signature')
  })

  test('furniture goes to the cleaning log, and only furniture', () => {
    const removed = (key: string) => report(key).cleaning.map(entry => entry.text)
    expect(removed('001')).toEqual([
      '扫一扫在手机上查看当前页面',
      '首页',
      '政府信息公开',
      '新闻中心',
      '政务服务',
      '互动交流',
      '美丽兴庆',
    ])
    expect(removed('002')).toEqual([])
    expect(removed('004')).toEqual(['账号+密码登录', '还没有账号?', '立即注册'])
    const all = [...reports.values()].flatMap(texts).join('\n')
    expect(all).not.toMatch(/关闭本页|扫一扫在手机|我要打印|关闭窗口/)
    expect(all.split('阅读量').length - 1).toBe(1)
  })

  test('signature and date are paragraphs', () => {
    expect(texts(report('003')).slice(-3)).toEqual(['天门市人民政府', '2020年11月23', '附件:'])
    expect(texts(report('004')).slice(-2)).toEqual(['常德市西洞庭管理区管理委员会', '2024年1月26日'])
  })

  test('headings whose number is partly lost still open their section', () => {
    const section = (key: string, words: string) => {
      const paragraph = report(key).paragraphs.find(p => p.text.includes(words))!
      return paragraph.passages.find(p => paragraph.text.slice(p.start, p.end).includes(words))?.section
    }
    expect(section('000', '进一步优化法治营商环境')).toEqual([
      '一、推进法治政府建设的主要举措和成效',
      ')优化法治化营商环境,全面推进服务型政府建设',
    ])
    expect(section('000', '一是普法形式有待')).toEqual(['、存在的问题'])
    expect(section('000', '加快推进行政复议体制改革工作')).toEqual([
      '三、下一步工作安排',
      '(二)加快推进行政复议体制改革工作',
    ])
    expect(section('003', '三重一规')).toEqual([
      '一、2020年法治政府建设工作开展情况',
      '三)落实源头风险管控,着力规范行政决策运行机制',
    ])
    expect(section('004', '区党委会专题研究')).toEqual([
      '一、2023年工作情况',
      '1.强化组织领导,营造浓厚氛围',
      '二是坚持专题研究',
    ])
  })

  test('passages are of readable length', () => {
    const lengths = [...reports.values()]
      .flatMap(r => r.paragraphs.filter(p => p.kind === 'paragraph'))
      .flatMap(p => p.passages.map(s => s.end - s.start))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(400)
    expect(lengths.filter(n => n >= 50).length / lengths.length).toBeGreaterThan(0.93)
  })

  test.each([
    '行政复议',
    '放管服改革',
    '双随机一公开',
    '枫桥经验',
    '98.8%',
    '1102件',
    '依法行政',
    '法律顾问',
  ])('“%s” occurs as often as in the raw files', phrase => {
    const count = (text: string) => skeleton(text).split(skeleton(phrase)).length - 1
    for (const r of reports.values()) {
      const raw = fs.readFileSync(path.join(folder, r.file), 'utf8')
      expect(texts(r).reduce((sum, text) => sum + count(text), 0)).toBe(count(raw))
    }
  })
})
