// feed.ts — GET /feed: a search as an Atom feed that a reader of feeds follows. Not: making it (export/atom.ts).
import { contract } from './contract.ts'
import { type Options, type Parameters, whole } from './parameter.ts'
import { question } from './question.ts'

export const FEED_TYPE = 'application/atom+xml; charset=utf-8'

export const feedParameters = {
  ...question,
  limit: whole(1, 100, 50, '至多几篇', '篇数'),
} satisfies Parameters
export type FeedOptions = Options<typeof feedParameters>

export const feedContract = contract({
  path: '/feed',
  summary: '订阅一次检索（Atom）：每篇报告一条，新的在前',
  parameters: feedParameters,
  answer: [FEED_TYPE],
  failures: [503],
})
