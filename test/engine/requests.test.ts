// requests.test.ts — what decides the matches of a request is in its key, and nothing else.
import { expect, test } from 'vitest'
import type { EngineRequest, PageRequest } from '../../src/engine/engine.ts'
import { matchingKey, upperOf } from '../../src/engine/requests.ts'
import { EVERYTHING, FIRST_HIT } from '../../src/search/question/request.ts'

const request: PageRequest = { ...EVERYTHING, ...FIRST_HIT, where: { type: 'phrase', text: '行政' } }

test('whatever restricts a request changes its key', () => {
  const others: Partial<EngineRequest>[] = [
    { where: { type: 'phrase', text: '复议' } },
    { counted: ['行政'] },
    { regions: ['640000'] },
    { years: [{ from: 2020, to: 2021 }] },
    { report: 'r0' },
    { reports: ['r0'] },
    { reports: [] },
    { kind: 'title' },
  ]
  const keys = [request, ...others.map(other => ({ ...request, ...other }))].map(matchingKey)
  expect(new Set(keys).size).toBe(keys.length)
})

test('pages, orders, tiers and scores of the same matches have one key', () => {
  const other: PageRequest = {
    ...request,
    literal: request.where,
    evidence: [{ text: '行政', weight: 1 }],
    order: 'region',
    distinct: true,
    offset: 40,
  }
  expect(matchingKey(other)).toBe(matchingKey(request))
  expect(matchingKey(upperOf(other))).not.toBe(matchingKey(request))
})
