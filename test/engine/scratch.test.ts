// scratch.test.ts — memory that questions leave to each other: nobody looks at it when its question is over. Not: how fast it is.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCore } from '../../src/engine/flexsearch/core.ts'
import { engineOver, openFlexSearchEngine } from '../../src/engine/flexsearch/flexsearch.ts'
import { openColumns } from '../../src/engine/flexsearch/index-columns.ts'
import { createVerifiedPostings } from '../../src/engine/flexsearch/match/literal-postings.ts'
import { openTermIndex } from '../../src/engine/flexsearch/match/term-index.ts'
import { createScratch, type Scratch } from '../../src/engine/flexsearch/scratch.ts'
import { createCatalogue } from '../../src/engine/store/catalogue.ts'
import { corpus, query } from '../support/arbitraries.ts'
import { packedInMemory } from '../support/packed.ts'
import { snapshotOver } from '../support/snapshot.ts'
import { toySegmenter } from '../support/toy-segmenter.ts'
import { answersOf } from './answers.ts'

/** A report that answers nothing: among so many passages what others have is few, and held as lists. */
const [REST] = fc.sample(corpus, { numRuns: 1, seed: 1 })[0]!.map(report => ({
  ...report,
  id: 'rest',
  paragraphs: Array.from({ length: 400 }, () => ({
    kind: 'paragraph' as const,
    text: '填',
    passages: [{ start: 0, end: 1, section: [] }],
  })),
}))

/** What a question took is spoilt when it is over, whether another takes it or not. */
function spoiling(): Scratch & { spoilt: number } {
  const taken = new Map<ArrayBufferLike, Uint32Array>()
  return {
    spoilt: 0,
    take(length) {
      const numbers = new Uint32Array(length).fill(0xfffffff0)
      taken.set(numbers.buffer, numbers)
      return numbers
    },
    keep: ({ buffer }) => void taken.delete(buffer),
    give: numbers => void taken.set(numbers.buffer, numbers),
    over() {
      for (const numbers of taken.values()) numbers.fill(0xfffffff0)
      this.spoilt += taken.size
      taken.clear()
    },
  }
}

/** With room for hardly any list or set: what is kept is given back all the time. @param mostKept bytes of lists */
function sparingEngine(reports: Parameters<typeof snapshotOver>[0], scratch: Scratch, mostKept: number) {
  const { manifest, files, ...stored } = packedInMemory(snapshotOver(reports, toySegmenter))
  const columns = openColumns({ ...stored, files }, null)
  const catalogue = createCatalogue(columns)
  const verified = createVerifiedPostings(columns, openTermIndex(columns, { scratch, mostKept }))
  return engineOver(createCore({ columns, catalogue, verified, scratch, setBytes: 3 }), manifest, catalogue)
}

test('answers do not rest on what an earlier question took', async () => {
  let spoilt = 0
  await fc.assert(
    fc.asyncProperty(corpus, fc.array(query, { minLength: 2, maxLength: 5 }), async (some, queries) => {
      const reports = [...some, REST!]
      const plain = openFlexSearchEngine(snapshotOver(reports, toySegmenter))
      const scratch = spoiling()
      const engines = [
        sparingEngine(reports, scratch, 1000),
        sparingEngine(reports, scratch, 100),
        sparingEngine(reports, createScratch(600), 1000),
      ]
      for (const asked of [...queries, ...queries]) {
        const expected = await answersOf(plain, asked)
        for (const engine of engines) expect(await answersOf(engine, asked)).toEqual(expected)
      }
      spoilt += scratch.spoilt
    }),
    { numRuns: 80 },
  )
  expect(spoilt).toBeGreaterThan(1000)
})

test('nothing is taken twice, and what is kept stays until it was given back', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('take' as const), length: fc.nat(300) }),
    fc.record({ do: fc.constantFrom('keep' as const, 'give' as const), which: fc.nat() }),
    fc.record({ do: fc.constant('over' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), fc.nat(4000), (steps, most) => {
      const scratch = createScratch(most)
      const [taken, kept] = [new Map<Uint32Array, number>(), new Map<Uint32Array, number>()]
      let mark = 0
      const pick = (from: Map<Uint32Array, number>, which: number) => [...from.keys()][which % from.size]
      const move = (one: Uint32Array | undefined, from: Map<Uint32Array, number>, to: typeof from) => {
        if (!one) return false
        to.set(one, from.get(one)!)
        return from.delete(one)
      }
      for (const step of steps) {
        if (step.do === 'take') {
          const numbers = scratch.take(step.length)
          expect(numbers.length).toBe(step.length)
          taken.set(numbers.fill(++mark), mark)
        } else if (step.do === 'keep') {
          const one = pick(taken, step.which)
          if (move(one, taken, kept)) scratch.keep(one!)
        } else if (step.do === 'give') {
          const one = pick(kept, step.which)
          if (move(one, kept, taken)) scratch.give(one!)
        } else {
          scratch.over()
          taken.clear()
        }
        for (const [numbers, value] of [...taken, ...kept])
          expect(numbers.every(number => number === value)).toBe(true)
      }
    }),
  )
})
