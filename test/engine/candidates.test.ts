// candidates.test.ts — the law of candidates: the paragraphs that have a passage of every term that is worth reading, ascending.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCandidates } from '../../src/engine/flexsearch/match/candidates.ts'
import { listOf } from '../../src/engine/flexsearch/posting-lists.ts'

/** Two passages a paragraph. */
const PASSAGES = 400
const columns = {
  passageParagraph: Uint32Array.from({ length: PASSAGES }, (_, passage) => passage >> 1),
  paragraphPassage: Uint32Array.from({ length: PASSAGES / 2 + 1 }, (_, paragraph) => paragraph * 2),
}
const term = fc.uniqueArray(fc.nat(PASSAGES - 1), { minLength: 1 })

test('every paragraph that has all terms is a candidate, once and in order, question after question', async () => {
  let held: number[][] = []
  // Two lists each, as by frequency.
  const fetch = async (texts: readonly string[]) =>
    texts.map(text => {
      const passages = held[Number(text)]!
      const part = (odd: number) => Uint32Array.from(passages.filter(passage => passage % 2 === odd)).sort()
      return [listOf(2, part(1)), listOf(1, part(0))]
    })
  const candidates = createCandidates(columns, { fetch }, { readPosting: 1, verifyParagraph: PASSAGES })
  await fc.assert(
    fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 4 }), async terms => {
      held = terms
      const paragraphs = terms.map(passages => new Set(passages.map(passage => passage >> 1)))
      const all = Array.from({ length: PASSAGES / 2 }, (_, paragraph) => paragraph)
      const grams = terms.map(({ length }, i) => ({ text: String(i), count: length }))
      const expected = all.filter(paragraph => paragraphs.every(set => set.has(paragraph)))
      expect([...(await candidates(grams))]).toEqual(expected)
    }),
  )
  expect([...(await candidates([]))]).toEqual([])
})
