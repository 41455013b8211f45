import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_RANKING } from '../../src/engine/ranking/ranking-parameters.ts'
import { createWorks } from '../../src/engine/ranking/works.ts'

test('the prior of one work is, to the last bit, what it is among those of all', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ citations: fc.nat({ max: 300 }), about: fc.float({ min: 0, max: 50, noNaN: true }) }),
        {
          minLength: 1,
          maxLength: 20,
        },
      ),
      fc.boolean(),
      (reports, isAbout) => {
        const works = createWorks(
          reports.map(() => ({ title: null })),
          reports.map(({ citations }) => citations),
          DEFAULT_RANKING,
        )
        const about = Float32Array.from(reports, ({ about }) => (isAbout ? about : 0))
        const prior = works.prior(about, Math.max(...about))
        const each = reports.map((_, work) => prior(work))
        const { byWork, highest } = works.priors(about)
        expect([...byWork]).toEqual(each)
        expect(highest).toBe(Math.max(...each))
      },
    ),
  ))
