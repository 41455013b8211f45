// Texts counted in portions are those counted in all skeletons at once, and those that indexOf finds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapsItself } from '../../src/matching/phrase.ts'
import { encodeText } from '../../src/snapshot/columns.ts'
import { inMemory } from '../../src/snapshot/stretches.ts'
import { countTexts } from '../../src/suggest/counting.ts'

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 })
const passages = fc.array(
  fc.record({
    folded: fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 12 }),
    opensReport: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
)

test('counts are those of a search for each text, whatever is read at once', () =>
  fc.assert(
    fc.property(
      passages,
      fc.uniqueArray(text, { maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
      (passages, all, portion) => {
        const texts = all.filter(one => !overlapsItself(one))
        const starts = [0]
        for (const { folded } of passages) starts.push(starts.at(-1)! + folded.length + 1)
        let report = 0
        const reportOf = passages.map(({ opensReport }, i) => (opensReport && i > 0 ? ++report : report))
        const counted = countTexts(
          texts,
          {
            skeleton: inMemory(encodeText(passages.map(({ folded }) => `${folded}\n`).join(''))),
            passageSkeleton: Uint32Array.from(starts),
            passageReport: Uint32Array.from(reportOf),
          },
          portion,
        )
        const holding = texts.map(one => reportOf.filter((_, i) => passages[i]!.folded.includes(one)))
        expect([...counted.passages]).toEqual(holding.map(reports => reports.length))
        expect([...counted.reports]).toEqual(holding.map(reports => new Set(reports).size))
      },
    ),
    { numRuns: 500 },
  ))
