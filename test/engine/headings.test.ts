// headings.test.ts — headings found by text equal a look at each of them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { createHeadings } from '../../src/engine/store/headings.ts'
import { createSectionTable } from '../../src/engine/store/sections.ts'

const title = fc
  .array(fc.constantFrom('第', '一', '章', '总', '则', '、', '（'), { maxLength: 5 })
  .map(t => t.join(''))
const text = fc
  .array(fc.constantFrom('第', '一', '章', '总', '则'), { minLength: 1, maxLength: 3 })
  .map(t => t.join(''))

test('sections under a heading that contains one of the texts', () =>
  fc.assert(
    fc.property(
      fc.array(fc.array(title, { maxLength: 3 }), { maxLength: 20 }),
      fc.array(text, { maxLength: 3 }),
      (paths, texts) => {
        const table = createSectionTable()
        const numbers = paths.map(path => table.number(path))
        const found = createHeadings(table.columns()).containing(texts)
        const contains = (heading: string) => texts.some(text => skeleton(heading).includes(text))
        expect(numbers.map(number => found[number] === 1)).toEqual(paths.map(path => path.some(contains)))
      },
    ),
    { numRuns: 300 },
  ))
