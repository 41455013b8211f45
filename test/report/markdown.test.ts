// markdown.test.ts — marks of Markdown are none of the report's words, and none is lost. Not: how headings nest.
import { expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

async function read(text: string, file: string) {
  const { reports } = await readReports({ file, bytes: new TextEncoder().encode(text) })
  const { title, paragraphs, cleaning } = reports[0]!
  const kept = paragraphs.map(({ text }) => text)
  const marks = cleaning.filter(({ reason }) => reason === 'markup').map(({ text }) => text)
  const bare = (texts: readonly string[]) => [...texts.join('').replace(/\s/g, '')].sort().join('')
  expect(bare([...kept, ...marks])).toBe(bare([text]))
  return { title, kept }
}
const prose = '坚持**依法行政**，落实[三项制度](https://example.gov.cn/a)，全年办结复议案件64件，成效明显。'
const shown = '坚持依法行政，落实三项制度，全年办结复议案件64件，成效明显。'
const text = `**关于2023年法治政府建设情况的报告**\n\n**一、主要举措**\n\n${prose}\n`

test('emphasis, links and bold headings are markup, in .txt where headings are bold throughout', async () => {
  for (const file of ['a.md', 'a.txt'])
    expect(await read(text, file)).toEqual({
      title: '关于2023年法治政府建设情况的报告',
      kept: ['关于2023年法治政府建设情况的报告', '一、主要举措', shown],
    })
})

test('in other texts they are text, and blanks to be filled in stay', async () => {
  expect((await read(`关于2023年情况的报告\n\n${prose}\n`, 'a.txt')).kept).toContain(prose)
  expect((await read(`# 报告情况的说明\n\n__年__月__日 2**3**4\n`, 'a.md')).kept.at(-1)).toContain(
    '__年__月__日',
  )
})
