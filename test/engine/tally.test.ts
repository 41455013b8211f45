import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTallies } from '../../src/engine/flexsearch/count/tally.ts'
import { ofLists } from '../../src/engine/flexsearch/match/matches.ts'
import { plainSets } from '../support/plain-sets.ts'

/** Reports by how many passages each has, some of them none; and which passages match. */
const counted = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 3 }) }, fc.nat({ max: 100 })), { maxLength: 60 })
  .chain(sizes => {
    const passages = sizes.reduce((sum, size) => sum + size, 0)
    const share = fc.constantFrom(0, 0.1, 0.5, 0.9, 1)
    return fc.record({
      sizes: fc.constant(sizes),
      matches: fc
        .tuple(
          share,
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: passages, maxLength: passages }),
        )
        .map(([share, draws]) => draws.flatMap((draw, passage) => (draw < share ? [passage] : []))),
      from: fc.nat(),
      to: fc.nat(),
    })
  })

test('counts matches and matching reports in any stretch of reports as one by one', () =>
  fc.assert(
    fc.property(fc.array(counted, { minLength: 1, maxLength: 2 }), questions => {
      for (const { sizes, matches, from, to } of questions) {
        const reportPassage = Uint32Array.of(0, ...sizes)
        for (let i = 1; i < reportPassage.length; i++) reportPassage[i]! += reportPassage[i - 1]!
        const passageReport = Uint32Array.from(sizes.flatMap((size, report) => Array(size).fill(report)))
        const tallyOf = createTallies({ passageReport, reportPassage })
        // The second time over what the first has left behind.
        for (const some of [matches, matches.filter((_, i) => i % 3 === 0)]) {
          const tally = tallyOf(ofLists(plainSets(passageReport.length), [Uint32Array.from(some)]))
          const hits = sizes.map(
            (_, report) => some.filter(passage => passageReport[passage] === report).length,
          )
          const matching = hits.flatMap((count, report) => (count > 0 ? [report] : []))
          expect(tally.reports).toBe(matching.length)
          const found = tally.byReport()
          expect([...found.reports]).toEqual(matching)
          expect([...found.hits]).toEqual(matching.map(report => hits[report]))
          const [first, last] = [from % (sizes.length + 1), to % (sizes.length + 1)].sort(
            (a, b) => a - b,
          ) as [number, number]
          const [start, end] = [reportPassage[first]!, reportPassage[last]!]
          const { stretches } = tally
          expect(stretches === null).toBe(some.length < Math.ceil(passageReport.length / 32))
          if (!stretches) continue
          expect(stretches.hitsIn(start, end)).toBe(
            hits.slice(first, last).reduce((sum, count) => sum + count, 0),
          )
          expect(stretches.reportsIn(start, end)).toBe(
            matching.filter(report => report >= first && report < last).length,
          )
        }
      }
    }),
    { numRuns: 500 },
  ))
