// read.test.ts — what fresh readers noted of documents that nobody had read before (read.json). Not: sentences made for
// this (wordings-*, forms).
import { expect, test } from 'vitest'
import read from './read.json' with { type: 'json' }
import { valuesIn } from './values.ts'

test.each(read.found as [string, string[]][])('%s', (text, values) => {
  expect(valuesIn(text)).toEqual(values)
})

test.each(read.none)('nothing of a whole in: %s', text => {
  expect(valuesIn(text)).toEqual([])
})

test.each(read.left as [string, string[]][])('left in tier 2 rather than guessed: %s', (text, values) => {
  const told = valuesIn(text)
  expect(values).toEqual(expect.arrayContaining(told))
  expect(told).not.toEqual(values)
})
