// Questions of people who read such reports for their work, put to the five samples, and what they should find.
// judgments.json holds each expected passage with its reason; here is how close the order comes to them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSegmenter } from '../../src/analysis/open-segmenter.ts'
import type { Hit } from '../../src/api/hit.ts'
import { readReports } from '../../src/report/read.ts'
import type { SnapshotSearcher } from '../../src/search/searcher.ts'
import { searcherOver } from '../search/support.ts'
import judgments from './judgments.json' with { type: 'json' }

const SEEDS = join(import.meta.dirname, '../../seeds')

interface Expected {
  /** File of the report. */
  report: string
  /** Verbatim, from the passage that is expected. */
  snippet: string
  /** 2: what was asked for; 1: related. */
  grade: number
  reason: string
}

let searcher: SnapshotSearcher
beforeAll(async () => {
  const files = readdirSync(SEEDS).filter(file => file.endsWith('.txt'))
  const read = await Promise.all(
    files.sort().map(file => readReports({ file, bytes: readFileSync(join(SEEDS, file)) })),
  )
  searcher = searcherOver(
    read.flatMap(({ reports }) => reports),
    await openSegmenter(),
  )
})

const hitsOf = async (query: string) => (await searcher.search(query, { limit: 100 })).hits
const isIn = ({ report, text }: Pick<Hit, 'report' | 'text'>, expected: Expected) =>
  report.file === expected.report && text.includes(expected.snippet)

describe('the judgments', () => {
  test('name passages that there are, once each, with a reason', async () => {
    const { reports } = await searcher.reports({ limit: 100 })
    const details = await Promise.all(reports.map(report => searcher.report(report.id)))
    for (const { query, expected } of judgments.queries) {
      const found = expected.map(one => {
        const report = details.find(({ file }) => file === one.report)
        const passages = report?.passages.filter(({ text }) => text.includes(one.snippet)) ?? []
        expect(passages, `${query}: ${one.snippet}`).toHaveLength(1)
        expect(one.reason).not.toBe('')
        return passages[0]!.id
      })
      expect(new Set(found).size, query).toBe(found.length)
      expect(expected.filter(({ grade }) => grade === 2).length, query).toBeGreaterThan(0)
    }
  })

  test('are met: nDCG@10 and MRR@10', async () => {
    const rows: { query: string; grades: string; ndcg: number; mrr: number }[] = []
    for (const { query, expected } of judgments.queries) {
      const grades = (await hitsOf(query)).slice(0, 10).map(hit => gradeOf(hit, expected))
      const ideal = expected.map(({ grade }) => grade).sort((a, b) => b - a)
      const first = grades.indexOf(2)
      rows.push({
        query,
        grades: grades.join(''),
        ndcg: gain(grades) / gain(ideal),
        mrr: first < 0 ? 0 : 1 / (first + 1),
      })
    }
    const mean = (value: 'ndcg' | 'mrr') => rows.reduce((sum, row) => sum + row[value], 0) / rows.length
    const lines = rows.map(({ query, ndcg, grades }) => `${ndcg.toFixed(3)}  ${grades.padEnd(10)}  ${query}`)
    console.log(`nDCG@10 ${mean('ndcg').toFixed(4)}  MRR@10 ${mean('mrr').toFixed(4)}\n${lines.join('\n')}`)
    // A little below what is reached, so that a change of the order shows here before it shows to a reader.
    expect(mean('ndcg')).toBeGreaterThan(NDCG_FLOOR)
    expect(mean('mrr')).toBeGreaterThan(MRR_FLOOR)
  })
})

describe('the first hits', () => {
  test.each([
    ['柔性执法', ['三是大力推行柔性执法'], '整段只讲这件事的短段落，先于一长段里带过一句的'],
    [
      '出庭应诉率',
      ['行政机关负责人出庭应诉率100%', '全年行政机关负责人出庭应诉率达100%'],
      '两段都有比率；只讲此事的短段落在前',
    ],
    ['放管服改革', ['(一)持续推动“放管服”改革'], '一节的标题就是所问；引号不影响匹配'],
    [
      '行政复议体制改革',
      ['(二)加快推进行政复议体制改革工作', '成立海南区行政复议体制改革领导小组'],
      '字面相同、反复出现的两段在前；下一步工作里带过一句的在后',
    ],
    ['法律顾问怎么聘请', ['聘请湖北鹰之歌律师事务所团队'], '“怎么”只表示在问，不参与排序；讲聘请的在前'],
    [
      '村（社区）法律顾问',
      ['19个行政村(社区)法律顾问全覆盖', '18个村(社区)法律顾问全覆盖', '“一村(社区)一法律顾问”'],
      '字面相同的两段在前；隔了一个字的在后，但也找得到',
    ],
    ['信访积案化解', ['提高信访积案“息诉罢访”化解率'], '没有一段字面相同，含有全部词的只此一段'],
    [
      '法治政府建设存在哪些问题',
      ['具体表现在:一是在推动工作创新上还有差距', '一是行政执法“三项制度”进展不平衡'],
      '逐条讲不足的正文，先于“存在的问题”这样的标题',
    ],
  ])('%s: %j, because %s', async (query, snippets) => {
    const hits = await hitsOf(query)
    expect(hits.slice(0, snippets.length).map(({ text }, i) => text.includes(snippets[i]!))).toEqual(
      snippets.map(() => true),
    )
  })

  test('stand in two tiers: all that hold the words as typed, then all others', async () => {
    const hits = await hitsOf('规范性文件合法性审核')
    const literal = hits.map(({ text }) => text.includes('规范性文件合法性审核'))
    expect(literal).toContain(false)
    expect(literal).toEqual([...literal].sort((a, b) => Number(b) - Number(a)))
    hits.forEach(({ score }, i) => {
      expect(score >= 1).toBe(literal[i])
    })
  })
})

// --- internal ---

const NDCG_FLOOR = 0.905
const MRR_FLOOR = 0.97

function gradeOf(hit: Hit, expected: readonly Expected[]): number {
  return Math.max(0, ...expected.filter(one => isIn(hit, one)).map(({ grade }) => grade))
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, 10).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0)
}
