// fresh.test.ts — what of a report is new against last year's.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshIn } from '../../web/reader/fresh.ts'

const passages = fc
  .array(fc.string({ unit: fc.constantFrom('甲', '乙', '，', '1'), minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 6,
  })
  .map(texts => texts.map((text, i) => ({ id: `p${i}`, text })))
const runs = fc.array(
  fc.record({
    passageId: fc.nat(5).map(i => `p${i}`),
    start: fc.nat(11),
    length: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 5 },
)

describe('what is new against last year', () => {
  it('is every letter outside of all runs and every number that is not wholly within, and nothing else', () => {
    fc.assert(
      fc.property(passages, runs, (passages, all) => {
        const known = all.filter(({ passageId, start }) =>
          passages.some(({ id, text }) => id === passageId && start < text.length),
        )
        // One long text, each unit marked by hand.
        const begins = passages.map(
          (_, i) =>
            passages
              .slice(0, i)
              .map(({ text }) => text)
              .join('').length,
        )
        const whole = passages.map(({ text }) => text).join('')
        const isShared = [...whole].map((_, at) =>
          known.some(({ passageId, start, length }) => {
            const from = begins[passages.findIndex(({ id }) => id === passageId)]! + start
            return at >= from && at < from + length
          }),
        )
        const fresh = freshIn(passages, known, [])
        const isNew = new Array<boolean>(whole.length).fill(false)
        for (const { passage, stretches } of fresh) {
          let at = begins[passages.indexOf(passage as (typeof passages)[number])]!
          expect(stretches.map(({ text }) => text).join('')).toBe(passage.text)
          for (const stretch of stretches) {
            isNew.fill(stretch.isNew, at, at + stretch.text.length)
            at += stretch.text.length
          }
        }
        // Of 1 and 11 every digit is as the least shared of them; a number ends with its passage.
        for (const [i, { text }] of passages.entries())
          for (const { 0: number, index } of text.matchAll(/1+/g)) {
            const [from, end] = [begins[i]! + index, begins[i]! + index + number.length]
            if (!isShared.slice(from, end).every(Boolean)) isShared.fill(false, from, end)
          }
        for (const [at, letter] of [...whole].entries()) {
          if (letter !== '，') expect(isNew[at]).toBe(!isShared[at])
          else if (isShared[at]) expect(isNew[at]).toBe(false)
        }
      }),
    )
  })

  it('leaves out a short passage that stands there word for word, whatever stands between the words', () => {
    const texts = ['一、加强领导', '成绩', '新的一段', '各位代表：', '李　强']
    const passages = texts.map((text, i) => ({ id: `p${i}`, text }))
    const before = ['一、加强领导', '旧的一段', '国务院总理李强', '各位代表，现在']
    const fresh = freshIn(passages, [{ passageId: 'p1', start: 0, length: 2 }], before)
    expect(fresh.map(({ passage }) => passage.text)).toEqual(['新的一段'])
  })
})
