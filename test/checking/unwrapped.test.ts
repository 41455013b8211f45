// unwrapped.test.ts — drafts whose lines a page broke are checked as if they were not. Not: which lines of reports are joined
// (report/).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDraft } from '../../src/checking/check-draft.ts'
import { unwrapped } from '../../src/checking/unwrapped.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { contentsOf } from '../support/contents.ts'

const PARAGRAPHS = [
  '一年来，全市各级各部门坚持把法治政府建设摆在突出位置，认真贯彻《湖南省行政程序规定》，不断完善依法行政的各项制度，行政决策的质量有了新的提高。',
  '全市共办理行政复议案件1089件，纠正违法或者不当的行政行为64件，应诉案件130件，行政机关负责人出庭应诉率达到百分之九十八，比上年又有提高。',
  '各地未经法定程序，不得作出减损公民权益的决定，各类执法事项一律在网上公开，接受群众监督，对群众反映的问题做到件件有着落，事事有回音。',
  '下一步，要持续深化“放管服”改革，扎实推进综合执法体制改革，加强基层执法队伍建设，全面落实行政执法责任制，切实提高依法行政的能力和水平。',
]
const INFO = { version: 'v', builtAt: '' }

/** Lines of so many units each, the last of a paragraph shorter; no mark begins one. */
function wrapped(text: string, widths: readonly number[]): string {
  const lines: string[] = []
  for (let at = 0, i = 0; at < text.length; i++) {
    let end = at + widths[i % widths.length]!
    while ('，。、》”'.includes(text[end] ?? ' ') && end < text.length) end++
    lines.push(text.slice(at, end))
    at = end
  }
  return lines.join('\n')
}

test('sentences and titles cut at the edge of a page are whole, and told as the draft has them', async () => {
  const corpus = await readCorpus(contentsOf([PARAGRAPHS]))
  const plain = await checkDraft(corpus, INFO, PARAGRAPHS.join('\n'))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 30, max: 33 }), { minLength: 1, maxLength: 7 }),
      fc.constantFrom('', '\u3000\u3000', ' '),
      async (widths, indent) => {
        const draft = PARAGRAPHS.map(text => `${indent}${wrapped(text, widths)}`).join('\n')
        const { sentences, titles, counts } = await checkDraft(corpus, INFO, draft)
        expect(counts).toEqual(plain.counts)
        for (const { text, start, length } of [...sentences, ...titles])
          expect(draft.slice(start, start + length)).toBe(text)
        const without = (texts: readonly { text: string }[]) =>
          texts.map(({ text }) => text.replace(/\s/g, ''))
        expect(without(sentences)).toEqual(without(plain.sentences))
        expect(without(titles)).toEqual(without(plain.titles))
      },
    ),
    { numRuns: 40 },
  )
})

test('a draft is read unit by unit: nothing but white space becomes another', () => {
  const line = fc.constantFrom(
    ...PARAGRAPHS,
    ...PARAGRAPHS.map(text => wrapped(text, [30])),
    '一、总则',
    '',
    '  ',
  )
  const ends = fc.constantFrom('\n', '\r\n', '\n\n', '\f')
  fc.assert(
    fc.property(fc.array(fc.tuple(line, ends), { maxLength: 12 }), pieces => {
      const draft = pieces.flat().join('')
      const read = unwrapped(draft)
      expect(read).toHaveLength(draft.length)
      for (let i = 0; i < draft.length; i++)
        if (read[i] !== draft[i]) expect(`${read[i]}${draft[i]!.trim()}`).toBe(' ')
    }),
  )
})

test('lines that are no prose stay apart: headings, titles one below the other, paragraphs', () => {
  for (const lines of [
    PARAGRAPHS,
    ['一、法治政府建设工作情况', PARAGRAPHS[1]!, '二、存在的问题', PARAGRAPHS[2]!],
    Array.from({ length: 9 }, (_, i) => `关于印发长沙市第${i}次行政执法协调监督工作规定的通知${i}号`),
  ])
    expect(unwrapped(lines.join('\n'))).toBe(lines.join('\n'))
})
