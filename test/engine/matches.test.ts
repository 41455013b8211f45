import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addAll, complement, members } from '../../src/engine/flexsearch/match/bitset.ts'
import { both, either, type Matches, ofLists, ofSet } from '../../src/engine/flexsearch/match/matches.ts'
import { plainSets } from '../support/plain-sets.ts'

/** So many that a handful are few, and that the last word of a set is not full. */
const SIZE = 1000
const SETS = plainSets(SIZE)
const passages = fc.oneof(
  fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { maxLength: 10 }),
  fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 12 }),
  fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { maxLength: 400 }),
)
const ascending = (numbers: Iterable<number>) => Uint32Array.from(numbers).sort()
const setOf = (numbers: Iterable<number>) => {
  const set = SETS.empty()
  addAll(set, ascending(numbers))
  return set
}

/** What is matched, and each way to hold it. */
interface Held {
  expected: Set<number>
  matches: Matches
}
const held: fc.Arbitrary<Held> = fc
  .tuple(passages, fc.constantFrom('set', 'counted set', 'list', 'lists'))
  .map(([some, form]) => {
    const expected = new Set(some)
    const kinds: Record<typeof form, () => Matches> = {
      set: () => ofSet(SETS, () => setOf(some)),
      'counted set': () => ofSet(SETS, () => setOf(some), some.length),
      list: () => ofLists(SETS, [ascending(some)]),
      lists: () =>
        ofLists(
          SETS,
          [0, 1, 2].map(rest => ascending(some.filter(one => one % 3 === rest))),
        ),
    }
    return { expected, matches: kinds[form]() }
  })

function expectSame({ expected, matches }: Held, some: readonly number[]) {
  const list = [...ascending(expected)]
  expect(matches.count).toBe(list.length)
  expect([...matches.list()]).toEqual(list)
  expect([...members(matches.set())]).toEqual(list)
  const asked = ascending(some)
  expect([...matches.among(asked)]).toEqual([...asked].filter(one => expected.has(one)))
  expect(some.map(matches.has)).toEqual(some.map(one => expected.has(one)))
  const into = setOf(some)
  matches.addTo(into)
  expect([...members(into)]).toEqual([...ascending(new Set([...some, ...list]))])
}

test('matches of both, of either and of none are those of sets, however they are held', () =>
  fc.assert(
    fc.property(held, held, fc.array(held, { maxLength: 3 }), passages, (one, other, more, some) => {
      const all = [one, other, ...more]
      expectSame(one, some)
      expectSame(
        {
          expected: new Set([...one.expected].filter(passage => other.expected.has(passage))),
          matches: both(one.matches, other.matches),
        },
        some,
      )
      expectSame(
        {
          expected: new Set(all.flatMap(({ expected }) => [...expected])),
          matches: either(
            SETS,
            all.map(({ matches }) => matches),
          ),
        },
        some,
      )
      expectSame(
        {
          expected: new Set(Array.from({ length: SIZE }, (_, i) => i).filter(i => !one.expected.has(i))),
          matches: ofSet(SETS, () => complement(one.matches.set(), SETS)),
        },
        some,
      )
      // What they are made of is as it was.
      expectSame(one, some)
      expectSame(other, some)
    }),
    { numRuns: 300 },
  ))

test('nothing is a match of none', () => {
  expect(either(SETS, []).count).toBe(0)
})
