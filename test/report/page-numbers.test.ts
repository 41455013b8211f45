// A page number between two lines of a paragraph, though it stands within a word.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReports } from '../../src/report/read.ts'

async function paragraphsOf(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'))
  const report = (await readReports({ file: 'a.txt', bytes })).reports[0]!
  return {
    texts: report.paragraphs.map(({ text }) => text),
    gone: report.cleaning.filter(({ reason }) => reason === 'furniture').map(({ text }) => text),
  }
}

/** Ideographs that number nothing and open no heading, so that the words they make are nobody's. */
const ideograph = fc
  .integer({ min: 0x5000, max: 0x9000 })
  .map(unit => String.fromCharCode(unit))
  .filter(ideograph => !/[第章节条款附注图表目表各尊谢抄印联主]/.test(ideograph))
const word = fc.string({ unit: ideograph, minLength: 2, maxLength: 5 })
const clause = fc.array(word, { minLength: 2, maxLength: 4 }).map(words => words.join(''))
const paragraph = fc.array(clause, { minLength: 7, maxLength: 14 }).map(clauses => `${clauses.join('，')}。`)

const form = fc.constantFrom<(n: number) => string>(
  n => `— ${n} —`,
  n => `－${n}－`,
  n => `- ${n} -`,
  n => `-${n}-`,
  n => `第 ${n} 页`,
  n => `第${n}页 共99页`,
)

/** No line begins with a mark, as pages are set. */
function wrap(text: string, width: number, indent: string): string[] {
  const lines: string[] = []
  let from = 0
  while (from < text.length) {
    let to = from + (from === 0 ? width - indent.length : width)
    while (to < text.length && '，。'.includes(text[to]!)) to--
    lines.push((from === 0 ? indent : '') + text.slice(from, to))
    from = to
  }
  return lines
}

test('leaves what it divided joined, and goes itself', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(paragraph, { minLength: 6, maxLength: 10 }),
      fc.integer({ min: 24, max: 36 }),
      fc.constantFrom('', '\u3000\u3000'),
      fc.integer({ min: 3, max: 9 }),
      form,
      fc.boolean(),
      async (paragraphs, width, indent, every, form, apart) => {
        const lines = paragraphs.flatMap(text => wrap(text, width, indent))
        const numbers: string[] = []
        const paged = lines.flatMap((line, i) => {
          if (i === 0 || i % every !== 0) return [line]
          const number = form(numbers.length + 1)
          numbers.push(number)
          return apart ? ['', number, '', line] : [number, line]
        })
        const plain = await paragraphsOf(lines)
        const read = await paragraphsOf(paged)
        expect(read.gone).toEqual(numbers)
        expect(read.texts).toEqual(plain.texts)
        // Else the law would hold of text that is never joined.
        expect(plain.texts.length).toBeLessThan(lines.length)
      },
    ),
    { numRuns: 100 },
  ))
