// etag.test.ts — the name of an answer: one for what settles it, whatever the order, and another for anything else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { etagOf } from '../../src/server/etag.ts'

const settled = fc.record({
  version: fc.constantFrom('0.1.0', '0.2.0'),
  identity: fc.constantFrom('v1 a', 'v1 b', 'v2 a'),
  path: fc.constantFrom('/api/search', '/api/compare'),
  id: fc.constantFrom('', 'hainan'),
  values: fc.dictionary(fc.constantFrom('q', 'limit', 'year'), fc.constantFrom('1', '法治', ['2021']), {
    noNullPrototype: true,
  }),
})
type Settled = typeof settled extends fc.Arbitrary<infer One> ? One : never

const nameOf = ({ version, identity, ...question }: Settled) => etagOf(version, identity, question)
const reversed = (values: object) => Object.fromEntries(Object.entries(values).reverse())
const sortedText = ({ values, ...rest }: Settled) =>
  JSON.stringify([rest, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))])

test('the same for what settles it in any order, another where one part is another', () =>
  fc.assert(
    fc.property(settled, settled, (one, other) => {
      expect(nameOf({ ...one, values: reversed(one.values) })).toBe(nameOf(one))
      expect(nameOf(one) === nameOf(other)).toBe(sortedText(one) === sortedText(other))
    }),
  ))
