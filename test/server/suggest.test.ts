import { describe, expect, it } from 'vitest'
import { explanation } from '../../src/api/explain.ts'
import { suggestions } from '../../src/api/suggest.ts'
import { servingForThisTest } from '../support/serving.ts'

describe('GET /api/suggest', () => {
  it('answers with a list, eight rows unless told otherwise', async () => {
    const { json, searcher, get } = await servingForThisTest()
    const { status, body } = await json('/api/suggest?q=行政复')
    expect([status, suggestions.parse(body)]).toEqual([200, body])
    expect(body.suggestions).toEqual([{ text: '行政复议体制改革', kind: 'phrase', hits: 1 }])
    await json('/api/suggest?q=xzfy&limit=20')
    expect(searcher.calls).toEqual([
      ['suggest', '行政复', 8],
      ['suggest', 'xzfy', 20],
    ])
    expect((await get('/api/suggest?q=行政')).headers.get('cache-control')).toBe('no-cache')
  })

  it('with nothing to suggest is an empty list', async () => {
    const { json } = await servingForThisTest()
    expect(await json('/api/suggest?q=没有的')).toEqual({ status: 200, body: { suggestions: [] } })
  })

  it.each(['', '?q=', '?q=法治&limit=0', '?q=法治&limit=21', '?q=法治&region=宁夏'])(
    '%s is 400',
    async search => {
      const { json } = await servingForThisTest()
      expect((await json(`/api/suggest${search}`)).status).toBe(400)
    },
  )
})

describe('GET /api/reports/{id}/explain', () => {
  it('says why a report is, or is not, in the answer', async () => {
    const { json, searcher } = await servingForThisTest()
    const { status, body } = await json('/api/reports/hainan/explain?q=行政复议&mode=exact&year=2021')
    expect([status, explanation.parse(body)]).toEqual([200, body])
    expect(body).toMatchObject({ found: true, hits: 1 })
    expect(searcher.calls).toEqual([['explain', '行政复议', 'hainan', { mode: 'exact', year: ['2021'] }]])
    expect((await json('/api/reports/tianmen/explain?q=行政复议')).body.found).toBe(false)
  })

  it.each([
    ['/api/reports/hainan/explain', 400],
    ['/api/reports/hainan/explain?q=法治&sort=region', 400],
    ['/api/reports/nosuch/explain?q=法治', 404],
    ['/api/reports/%2E%2E/explain?q=法治', 404],
  ])('%s is %i', async (path, status) => {
    const { json } = await servingForThisTest()
    expect((await json(path)).status).toBe(status)
  })
})
