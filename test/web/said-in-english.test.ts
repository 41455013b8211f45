// said-in-english.test.ts — whatever code the server gives, the pages have words for it in English.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VERDICTS, type VerdictCode } from '../../src/api/explain.ts'
import { FAILURE_CODES } from '../../src/api/failure.ts'
import { REASONS } from '../../src/errors.ts'
import { UNTAKEN } from '../../src/report/metadata/untaken.ts'
import { finding } from '../../src/search/answers/verdict-words.ts'
import { ServiceError } from '../../web/shared/client.ts'
import { failureText } from '../../web/shared/failure.ts'
import { INSPECTION, PAGE, WHY, wordsOf } from '../../web/words/words.ts'

const page = wordsOf(PAGE, 'en')
const chinesePage = wordsOf(PAGE, 'zh-CN')
const [why, chineseWhy] = [wordsOf(WHY, 'en'), wordsOf(WHY, 'zh-CN')]

/** What is Chinese in a sentence beside what it is about and the examples of Chinese that it gives. */
const chineseOf = (text: string) => text.replaceAll(/宁夏|地区/g, '').match(/\p{Script=Han}+/gu) ?? []

const MESSAGE = '参数错了：请改正'
const names = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 0, maxLength: 4 })

const refused = (refusal: ServiceError['refusal']) => failureText(new ServiceError(400, refusal), page)

describe('a refusal', () => {
  it.each(FAILURE_CODES)('%s', code => {
    fc.assert(
      fc.property(names, about => {
        const text = refused({ code, about, message: MESSAGE })
        expect(chineseOf(text)).toEqual([])
        expect(text).not.toContain('undefined')
      }),
      { numRuns: 10 },
    )
    expect(failureText(new ServiceError(400, { code, message: MESSAGE }), chinesePage)).toBe(MESSAGE)
  })

  it.each(REASONS)('%s', reason => {
    const about = ['region', '7', '9']
    const text = refused({ code: 'bad-query', reason, about, message: MESSAGE })
    expect(chineseOf(text)).toEqual([])
    // Says more than the code alone.
    expect(text).not.toBe(refused({ code: 'bad-query', message: MESSAGE }))
    expect(text).not.toContain('undefined')
  })

  it('says of a division what was typed', () => {
    const text = refused({ code: 'bad-query', reason: 'unknown-division', about: ['火星'], message: MESSAGE })
    expect(text).toMatch(/^“火星” is no administrative division\. /)
  })

  it('of a newer server is still told', () => {
    const refusal = { code: 'hungry', message: MESSAGE } as unknown as ServiceError['refusal']
    expect(refused(refusal)).toBe(page.broken)
  })
})

describe('a line of a list of what is due', () => {
  const [english, chinese] = [wordsOf(INSPECTION, 'en'), wordsOf(INSPECTION, 'zh-CN')]

  it.each(UNTAKEN)('%s', code => {
    const text = english.dueFailure(4, english.untaken(code, ['Mars'], MESSAGE))
    expect(chineseOf(text)).toEqual([])
    expect(text).not.toContain('undefined')
    expect(chinese.dueFailure(4, chinese.untaken(code, ['Mars'], MESSAGE))).toContain(MESSAGE)
  })

  it('of a newer server is still told', () => {
    expect(english.untaken('hungry', [], MESSAGE)).toBe(MESSAGE)
  })
})

const ABOUT: Partial<Record<VerdictCode, string[]>> = {
  cleaned: ['12', 'furniture'],
  'outside-kind': ['heading'],
  'outside-genre': ['报告', '法规、其他'],
  'outside-level': ['县', '市、省'],
  'not-filters-alone': ['level', 'kind'],
  'without-filters': ['region', 'year', 'genre', 'level', 'except', 'kind'],
}

describe('a sentence of an explanation', () => {
  it.each(VERDICTS)('%s', code => {
    const about = ['7', '3', 'title', 'x', 'y']
    const said = finding(code, ...(ABOUT[code] ?? about))
    expect(chineseOf(why.finding(said))).toEqual([])
    expect(why.finding(said)).not.toContain('undefined')
    expect(said.message).not.toContain('undefined')
    expect(chineseWhy.finding(said)).toBe(said.message)
  })
})
