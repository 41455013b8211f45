// words.test.ts — every language says everything, and tells the names of fields, sources and reasons apart.
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../web/shared/preferences.ts'
import * as chinese from '../../web/words/chinese.ts'
import * as english from '../../web/words/english.ts'
import { FIELDS, REASONS, SOURCES, spokenIn, switchTo } from '../../web/words/words.ts'

describe.each(Object.entries({ FIELDS, SOURCES, REASONS }))('%s', (_name, languages) => {
  it.each(Object.entries(languages))('%s', (language, table: Readonly<Record<string, string>>) => {
    const words = Object.values(table)
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) {
      expect(word).toBe(word.trim())
      if (language === 'en') expect(word).toMatch(/^[\w .]+$/)
      else expect(word).toMatch(/^\p{Script=Han}+$/u)
    }
  })
})

it('is meant by any tag of it; Chinese stands in for what the pages do not speak', () => {
  for (const language of LANGUAGES) expect(spokenIn(language)).toBe(language)
  expect(['en-GB', 'EN', 'zh', 'zh-Hant', 'fr', 'enm', ''].map(spokenIn)).toEqual([
    'en',
    'en',
    ...Array(5).fill('zh-CN'),
  ])
})

it('calls itself by its own name on the switch', () => {
  const names = LANGUAGES.map(language => switchTo(language).language)
  expect(names).toEqual(['中文', 'English'])
})

/** Every text of a set, by its path; functions are left to the compiler. */
const texts = (value: unknown, path = ''): [path: string, text: string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries((value ?? {}) as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))

it('leaves no Chinese sentence in English', () => {
  // Names of things in the texts, and of the other language, stand in their own script.
  const inEnglish = texts(english).filter(([, text]) => /\p{Script=Han}{12,}/u.test(text))
  expect(inEnglish).toEqual([])
  expect(texts(english).map(([path]) => path)).toEqual(
    expect.arrayContaining(texts(chinese).map(([path]) => path)),
  )
})
