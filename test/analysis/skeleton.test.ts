import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { radicals } from '../../src/analysis/radicals.ts'
import { originOf, skeleton, skeletonWithOffsets } from '../../src/analysis/skeleton.ts'
import { simplified } from '../../src/analysis/traditional.ts'

/** The skeleton written down a second time, slowly and without offsets. */
function slowSkeleton(text: string): string {
  const s = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/./gsu, c => radicals.get(c) ?? c)
    .toLowerCase()
  let out = ''
  for (let i = 0; i < s.length; i++) {
    let c = s[i]!
    if (c >= '\ud800' && c <= '\udbff') c += s[++i]
    const between = /^[0-9]$/.test(s[i - 1] ?? '') && /^[0-9]$/.test(s[i + 1] ?? '')
    if ('。!?;%‰'.includes(c)) out += c
    else if (/[\p{Pd}\u2212~\u301C]/u.test(c)) out += between ? '-' : /\p{P}/u.test(c) ? '' : c
    else if ('./:'.includes(c)) out += between ? c : ''
    else if (!/[\p{P}\s\p{Cc}\p{Cf}]/u.test(c)) out += simplified.get(c) ?? c
  }
  return out
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ...'放管服改革國務院12.:/-—~−～。;;!?,,“”()【】 \u3000\n%‰ＡＢ１２①㎡…⻓⼯ÅİΣσé\u0301\u200bㅎㅏ한한ﾊﾞ🙂\ud800\udc00〇𠮷+<=',
    ),
    maxLength: 40,
  }),
)

describe('skeleton', () => {
  test.each([
    ['深化“放管服”改革', '深化放管服改革'],
    ['双随机、一公开', '双随机一公开'],
    ['２０１５—２０２０年', '2015-2020年'],
    ['(国办发〔2020〕14号)', '国办发202014号'],
    ['8.5% 、12:30 . 3/4 a/b 1—2 — ', '8.5%12:303/4ab1-2'],
    ['国务院關於減證便民', '国务院关于减证便民'],
    ['政府⼯作报告增⻓', '政府工作报告增长'],
    ['依法。行政!好?;', '依法。行政!好?;'],
    ['C++ ＜ G D P', 'c++<gdp'],
    ['互联网+监管', '互联网+监管'],
    ['', ''],
    ['\u0000\ud800', '\ufffd'],
  ])('%j → %j', (text, expected) => {
    expect(skeleton(text)).toBe(expected)
  })

  test('equals its slow definition on any text', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(skeleton(text)).toBe(slowSkeleton(text))
      }),
      { numRuns: 3000 },
    )
  })

  test('with offsets it is the same text, and every unit points into the original, in order', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { text: folded, starts, ends } = skeletonWithOffsets(text)
        for (let unit = 0; unit < folded.length; unit += 3)
          expect(originOf(text, unit, folded.length - 1)).toEqual({ start: starts[unit], end: ends.at(-1) })
        expect(folded).toBe(skeleton(text))
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
        for (let i = 0; i < folded.length; i++) {
          expect(starts[i]!).toBeLessThan(ends[i]!)
          expect(ends[i]!).toBeLessThanOrEqual(text.length)
          if (i > 0) expect(starts[i]!).toBeGreaterThanOrEqual(starts[i - 1]!)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('the original behind a stretch of skeleton has that skeleton, where no digit context is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'放管服國“”、。 ,Ａb\u3000①'), minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const { text: folded, starts, ends } = skeletonWithOffsets(text)
          fc.pre(folded.length > 0)
          const from = a % folded.length
          const to = from + 1 + (b % (folded.length - from))
          expect(skeleton(text.slice(starts[from], ends[to - 1]))).toBe(folded.slice(from, to))
        },
      ),
    )
  })

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'放管服國務12。;%ＡＢ—'), maxLength: 30 }), text => {
        expect(skeleton(skeleton(text))).toBe(skeleton(text))
      }),
    )
  })
})
