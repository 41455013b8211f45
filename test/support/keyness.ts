// keyness.ts — words of reports of cities beside reports of the nation: an answer whose sides differ in level. Not: counting.
import type { Keyness } from '../../src/api/keyness.ts'

export const CITIES_BESIDE_NATION: Keyness = {
  total: 2,
  words: [
    { text: '市委', reports: 34, others: 6, ratio: 5.95, score: 1.05 },
    { text: '国务院', reports: 0, others: 30, ratio: 0, score: -2 },
  ],
  reports: 40,
  others: 42,
  levels: [
    { level: '国家', reports: 4, others: 42 },
    { level: '市', reports: 36, others: 0 },
  ],
  levelsDiffer: true,
  indexVersion: 'v1',
}
