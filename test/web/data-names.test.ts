// data-names.test.ts — a person can tell the names of fields, sources and reasons apart, in either language.
import { describe, expect, it } from 'vitest'
import * as names from '../../web/shared/data-names.ts'

describe.each(Object.entries(names))('%s', (_name, languages) => {
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
