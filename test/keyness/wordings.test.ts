// wordings.test.ts — words that hardly ever stand alone are told as what they stand in; no text is changed by it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BREAK, joinWordings, type Rows } from '../../src/keyness/wordings.ts'

/** One row a text, its words parted by spaces; 。 ends a sentence. */
function rowsOf(texts: readonly string[]): Rows {
  const names = ['']
  const rows = texts.map(text =>
    Uint32Array.from(text.split(' '), word => {
      if (word === '。') return BREAK
      return names.includes(word) ? names.indexOf(word) : names.push(word) - 1
    }),
  )
  return { names, rows }
}

const saidOf = async (texts: readonly string[]) => {
  const { names, rows, said } = await joinWordings(rowsOf(texts))
  return rows.map(row => new Set([...new Set(row)].flatMap(word => said[word]!.map(one => names[one]!))))
}
const all = async (texts: readonly string[]) =>
  [...new Set((await saidOf(texts)).flatMap(said => [...said]))].sort()

const times = (count: number, text: string) => Array.from({ length: count }, () => text)

describe('a word that hardly ever stands alone', () => {
  it('is told as the longer wording, whichever side it stands on and through words that stand everywhere', async () => {
    expect(await all(times(6, '敢作 善为 。'))).toEqual(['敢作善为'])
    const growth = ['有效提升 和量 的 合理增长 。', '和量 的 合理增长 。']
    expect(await all([...times(5, growth[0]!), growth[1]!, '的 。', '有效提升 。'])).toContain(
      '有效提升和量的合理增长',
    )
  })

  it('leaves what stands elsewhere as well: 生产力 is still said where 新质生产力 is', async () => {
    const said = await saidOf([...times(5, '新质 生产力 。'), ...times(5, '生产力 发展 。'), '发展 。 发展'])
    expect(said[0]).toEqual(new Set(['新质生产力', '生产力']))
    expect(said.at(-2)).toEqual(new Set(['生产力', '发展']))
  })

  it('stays a word where it stands alone more often than now and then, or is too rare to tell', async () => {
    const now = [...times(8, '四下 基层 。'), ...times(2, '四下 。'), ...times(9, '基层 。')]
    expect(await all(now)).toEqual(['四下', '四下基层', '基层'])
    expect((await saidOf(now))[0]).toEqual(new Set(['四下基层', '基层']))
    expect(await all([...now, '四下 。'])).toEqual(['四下', '基层'])
    expect(await all(times(4, '敢作 善为 。'))).toEqual(['善为', '敢作'])
  })

  it('is no wording across the end of a sentence, and none that begins or ends with a particle', async () => {
    expect(await all(times(9, '甲乙 。 丙丁'))).toEqual(['丙丁', '甲乙'])
    const spare = ['的', '和', '在'].flatMap(word => times(3, `${word} 。`))
    const told = await all([...times(9, '喜闻乐见 的 。'), ...times(9, '在 萌芽 。'), ...spare])
    expect(told).toEqual(expect.arrayContaining(['喜闻乐见', '萌芽']))
    expect(told).not.toEqual(expect.arrayContaining(['喜闻乐见的']))
    expect(told).not.toEqual(expect.arrayContaining(['在萌芽']))
    // 和 is half of a word here.
    expect(await all([...times(9, '和 美乡村 。'), ...spare])).toContain('和美乡村')
  })
})

describe('of any texts', () => {
  const word = fc.constantFrom('甲乙', '丙丁', '戊己', '的', '庚', '辛壬', '。')
  const wording = fc.constantFrom('甲乙 丙丁', '丙丁 的 戊己', '辛壬 庚', '戊己 辛壬 。')
  const texts = fc.array(
    fc
      .array(fc.oneof(word, { arbitrary: wording, weight: 3 }), { minLength: 1, maxLength: 12 })
      .map(words => words.join(' ')),
    { minLength: 1, maxLength: 8 },
  )

  it('joining changes no text, and what is said of one stands in it', () =>
    fc.assert(
      fc.asyncProperty(texts, async given => {
        const cut = rowsOf(given)
        const { names, rows, said } = await joinWordings(cut)
        rows.forEach((row, i) => {
          const text = [...row].map(word => names[word] || '。').join('')
          expect(text).toBe(given[i]!.replaceAll(' ', ''))
          for (const one of new Set([...row].flatMap(word => said[word]!))) expect(text).toContain(names[one])
        })
      }),
    ))

  it('every word of a text is said of it, or stands in a wording that is', () =>
    fc.assert(
      fc.asyncProperty(texts, async given => {
        const said = await saidOf(given)
        given.forEach((text, i) => {
          for (const word of text.split(' '))
            if (!'。的'.includes(word))
              expect(
                [...said[i]!].filter(one => one.includes(word)),
                word,
              ).not.toEqual([])
        })
      }),
    ))
})
