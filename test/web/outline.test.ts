// outline.test.ts — the headings beside a report: each where it stands, none that leads nowhere.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage } from '../../src/api/hit.ts'
import { outline } from '../../web/reader/outline.ts'

/** Lines as `## heading` or text, as the server gives them. */
function passagesOf(lines: readonly string[]): Passage[] {
  const open: string[] = []
  return lines.map((line, ordinal) => {
    const [, marks = '', text = line] = /^(#+) (.*)$/.exec(line) ?? []
    if (marks) open.length = Math.min(open.length, marks.length - 1)
    const section = [...open]
    if (marks) open.push(text)
    const kind = marks ? 'heading' : 'paragraph'
    return {
      id: `p${ordinal}`,
      reportId: 'r',
      ordinal,
      paragraph: ordinal,
      line: null,
      kind,
      section,
      text,
      html: text,
      matches: [],
    }
  })
}
const listed = (lines: readonly string[]) =>
  outline(passagesOf(lines)).map(({ path, start }) => `${start.ordinal} ${path.join(' › ')}`)

describe('the outline', () => {
  it('leads to the text, not to the contents printed before it', () => {
    const contents = ['# 第一章', '# 第二章', '## 第一节', '## 第二节', '# 第三章']
    const text = ['# 第一章', '甲', '# 第二章', '## 第一节', '乙', '## 第二节', '丙', '# 第三章', '丁']
    expect(listed(['目录', ...contents, ...text])).toEqual([
      '6 第一章',
      '8 第二章',
      '9 第二章 › 第一节',
      '11 第二章 › 第二节',
      '13 第三章',
    ])
  })

  it('keeps headings of one name apart', () => {
    expect(listed(['# 附件', '甲', '# 附件', '乙', '# 附件', '丙'])).toEqual(['0 附件', '2 附件', '4 附件'])
  })

  it('has a heading that runs on into its text, by its name', () => {
    const passages = passagesOf(['# 一、成效', '甲', '（一）统筹。一年来……', '乙'])
    const under = passages.map((passage, i) =>
      i === 2 ? { ...passage, section: ['一、成效', '（一）统筹'] } : passage,
    )
    expect(outline(under).map(({ path, start }) => [start.ordinal, path.at(-1)])).toEqual([
      [0, '一、成效'],
      [2, '（一）统筹'],
    ])
  })

  it('goes by position, and has the heading of every text', () => {
    const line = fc.oneof(
      fc
        .tuple(fc.constantFrom('#', '##', '###'), fc.constantFrom('一', '二', '三'))
        .map(both => both.join(' ')),
      fc.constant('正文'),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), lines => {
        const entries = outline(passagesOf(lines))
        const places = entries.map(({ start }) => start.ordinal)
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
        for (const [i, text] of lines.entries()) {
          if (text.startsWith('#')) continue
          const heading = lines.findLastIndex((above, j) => j < i && above.startsWith('#'))
          expect(places.findLast(place => place <= i) ?? -1).toBe(heading)
        }
      }),
    )
  })
})
