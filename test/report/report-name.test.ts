import { describe, expect, it } from 'vitest'
import type { ReportSummary } from '../../src/api/hit.ts'
import { citation, reportLabel, reportName } from '../../src/report/reference.ts'
import { cite } from '../../web/shared/citation.ts'
import { REPORTS } from '../support/fake-searcher.ts'

const titled = REPORTS[0]!
const untitled: ReportSummary = { ...REPORTS[2]!, year: 2018, file: '国/2018年.工作报告.txt' }

describe('the name of a report', () => {
  it('is its title', () => {
    expect(reportName(titled)).toEqual({ text: titled.title, made: false, file: null })
    expect(reportLabel(titled)).toBe(titled.title)
  })
  it.each<[what: string, given: Partial<ReportSummary>, text: string, file: string | null]>([
    ['is made of region and year', {}, '天门市 2018 年报告', '2018年.工作报告'],
    ['of a region', { year: null }, '天门市 报告', '2018年.工作报告'],
    ['of a year', { region: null }, '2018 年报告', '2018年.工作报告'],
    ['is its file where there is neither', { region: null, year: null }, '2018年.工作报告', null],
    ['keeps a name that is all ending', { file: 'a/.txt' }, '天门市 2018 年报告', '.txt'],
    ['has an id in a file of many', { file: 'a.jsonl' }, '天门市 2018 年报告', 'tianmen'],
  ])('%s: %j', (_what, given, text, file) => {
    expect(reportName({ ...untitled, ...given })).toEqual({ text, made: true, file })
  })
  it('has the file in it where only one line is shown', () => {
    expect(reportLabel(untitled)).toBe('天门市 2018 年报告（2018年.工作报告）')
  })
})

it.each([titled, untitled, { ...untitled, file: 'a.jsonl' }, { ...untitled, region: null, year: null }])(
  'pages cite as exports do',
  report => {
    const section = ['一、甲', '（一）乙']
    expect(cite('文', section, report, 'http://a')).toBe(`“文”（${citation(report, section)}）\nhttp://a`)
  },
)

it('quotation marks within a quotation are the other ones', () => {
  const quote = cite('深化“放管服”改革，叫‘一网通办’。', [], titled, 'http://a')
  expect(quote).toMatch(/^“深化‘放管服’改革，叫“一网通办”。”（/u)
})
