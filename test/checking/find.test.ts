// find.test.ts — sentences found in a library equal a full alignment scan. Not: what differences mean.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { mostOnce, SHORTEST_PLACED } from '../../src/checking/find-by-symbols.ts'
import { findStands, mostEdits } from '../../src/checking/find-sentences.ts'
import { createPattern } from '../../src/checking/pattern.ts'
import { readCorpus } from '../../src/corpus/corpus.ts'
import { encodeText } from '../../src/snapshot/columns.ts'
import { contentsOf } from '../support/contents.ts'

/** The fewest edits from the whole pattern to any stretch of the text, and the last end of such a stretch. */
function slowFind(pattern: string, text: string): { edits: number; end: number } {
  let row = Array.from({ length: text.length + 1 }, () => 0)
  for (const unit of pattern) {
    const next = [row[0]! + 1]
    for (let j = 1; j <= text.length; j++)
      next.push(Math.min(row[j - 1]! + (unit === text[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1))
    row = next
  }
  const edits = Math.min(...row)
  return { edits, end: row.lastIndexOf(edits) }
}

const units = (alphabet: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })

/** What counts as one number, written out anew. */
const NUMBER =
  /[十百千万亿零一二两三四五六七八九]+分之(?:\d[\d.:/]*[十百千万亿]*|[十百千万亿零一二两三四五六七八九]+(?:点[零一二两三四五六七八九]+)?)|(?:\d[\d.:/]*[十百千万亿]*|[十百千万亿零一二两三四五六七八九]+)(?:[%‰]|个百分点)?|[\s\S]/gu
const PLACES = ['湖南省', '内蒙古自治区', '呼和浩特市', '四川', '三亚市']
const isPlace = (part: string) => PLACES.includes(part)
const isNumber = (part: string) =>
  !isPlace(part) && (part.length > 1 || /[\d./:十百千万亿零一二两三四五六七八九]/.test(part))

const symbolsIn = (text: string) =>
  text
    .split(new RegExp(`(${PLACES.join('|')})`))
    .flatMap(part => (isPlace(part) ? [part] : (part.match(NUMBER) ?? [])))

/** The same where a number or place that stands for another counts one; what is put in or left out counts by its units. */
function slowCounted(pattern: string, text: string): number {
  const [own, other] = [symbolsIn(pattern), symbolsIn(text)]
  const areOne = (here: string, there: string) =>
    [isNumber, isPlace].some(isKind => isKind(here) && isKind(there))
  let row = Array.from({ length: other.length + 1 }, () => 0)
  for (const part of own) {
    const next = [row[0]! + part.length]
    other.forEach((there, j) => {
      const swapped = areOne(part, there) ? 1 : Math.max(part.length, there.length)
      next.push(
        Math.min(
          row[j]! + (part === there ? 0 : swapped),
          row[j + 1]! + part.length,
          next[j]! + there.length,
        ),
      )
    })
    row = next
  }
  return Math.min(...row)
}

test('a sentence stands where a full scan finds it with each number and each place as one', async () => {
  const text = fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: units('甲乙丙丁', 2, 6) },
        fc.constantFrom('12', '345', '7', '6.78%', '百分之七十', '三', '90个百分点', '2024', '三千万'),
        fc.constantFrom(...PLACES),
      ),
      { minLength: 3, maxLength: 14 },
    )
    .map(parts => parts.join(''))
  const library = fc.array(text, { minLength: 1, maxLength: 5 })
  const nears = { number: 0, place: 0 }
  await fc.assert(
    fc.asyncProperty(
      library,
      fc.nat(4),
      fc.array(fc.constantFrom('46', '8', '1,089', '百分之三', '5.5个百分点'), { maxLength: 3 }),
      fc.array(fc.constantFrom(...PLACES), { maxLength: 2 }),
      fc.constantFrom(0.1, 0.15, 0.2, 0.3),
      async (texts, which, numbers, places, distance) => {
        const [slips, names] = [[...numbers], [...places]]
        const draft = texts[which % texts.length]!.replace(
          /\d[\d.]*/g,
          number => slips.pop() ?? number,
        ).replace(new RegExp(PLACES.join('|'), 'g'), place => names.pop() ?? place)
        const sentence = skeleton(draft)
        if (sentence.length < 6) return
        const corpus = await readCorpus(contentsOf(texts.map(one => [one])))
        const [place] = await findStands(corpus, [sentence], distance)
        const most = mostEdits(sentence, distance)
        const symbols = symbolsIn(sentence)
        const isCounted =
          symbols.some(isNumber) || (symbols.some(isPlace) && sentence.length >= SHORTEST_PLACED)
        const plain = Math.min(...texts.map(one => slowFind(sentence, one).edits))
        const counted = isCounted ? Math.min(...texts.map(one => slowCounted(sentence, one))) : plain
        const best = Math.min(
          plain <= most ? plain : Number.POSITIVE_INFINITY,
          counted <= mostOnce(most, symbols.length) ? counted : Number.POSITIVE_INFINITY,
        )
        expect(place!.stands[0]?.edits ?? Number.POSITIVE_INFINITY).toBe(best)
        expect(place!.isNear).toBe(plain <= most)
        if (counted < plain && best === counted) nears[places.length > 0 ? 'place' : 'number']++
      },
    ),
    { numRuns: 200 },
  )
  expect(nears.number).toBeGreaterThan(10)
  expect(nears.place).toBeGreaterThan(10)
})

test('bit vectors equal the table of edits, at any length', () => {
  fc.assert(
    fc.property(units('甲乙丙', 1, 100), units('甲乙丙', 0, 80), fc.nat(40), (pattern, text, limit) => {
      const slow = slowFind(pattern, text)
      const fast = createPattern(encodeText(pattern), 0).find(encodeText(text), 0, text.length, limit)
      // A stretch of no units at all is no place.
      if (slow.edits > limit || slow.edits >= pattern.length) {
        if (slow.edits > limit) expect(fast).toBeNull()
      } else expect(fast).toEqual(slow)
    }),
    { numRuns: 500 },
  )
})

/** A stretch of the library with so many of its units replaced, left out or doubled. */
const planted = (texts: string[][]) =>
  fc
    .record({
      text: fc.constantFrom(...texts.flat()),
      from: fc.nat(12),
      length: fc.integer({ min: 8, max: 50 }),
      edits: fc.array(
        fc.record({ at: fc.nat(49), kind: fc.nat(2), unit: fc.constantFrom(...'甲乙丙丁戊') }),
        {
          maxLength: 15,
        },
      ),
      share: fc.double({ min: 0, max: 0.3, noNaN: true }),
    })
    .map(({ text, from, length, edits, share }) => {
      const characters = [...text.slice(from, from + length)]
      for (const { at, kind, unit } of edits.slice(0, Math.ceil(characters.length * share))) {
        const i = at % (characters.length || 1)
        if (kind === 0) characters[i] = unit
        else if (kind === 1) characters.splice(i, 1)
        else characters.splice(i, 0, unit)
      }
      return characters.join('')
    })

test('a sentence stands where a full scan finds it, with as few edits', async () => {
  const library = fc.array(fc.array(units('甲乙丙丁戊己庚辛', 12, 80), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  })
  let nears = 0
  await fc.assert(
    fc.asyncProperty(
      library.chain(texts =>
        fc.tuple(fc.constant(texts), fc.array(planted(texts), { minLength: 1, maxLength: 3 })),
      ),
      fc.constantFrom(0, 0.1, 0.15, 0.2, 0.3),
      async ([texts, drafts], distance) => {
        const sentences = drafts.filter(draft => draft.length >= 6)
        const corpus = await readCorpus(contentsOf(texts))
        const found = await findStands(corpus, sentences, distance)
        sentences.forEach((sentence, i) => {
          const fewest = Math.min(...texts.flat().map(text => slowFind(sentence, text).edits))
          const near = fewest <= mostEdits(sentence, distance)
          expect(found[i]!.isNear).toBe(near)
          expect(found[i]!.stands[0]?.edits ?? null).toBe(near ? fewest : null)
          if (near) nears++
          for (const { edits, end, paragraph } of found[i]!.stands) {
            expect(slowFind(sentence, texts.flat()[paragraph]!.slice(0, end)).edits).toBe(edits)
          }
        })
      },
    ),
    { numRuns: 300 },
  )
  expect(nears).toBeGreaterThan(100)
})
