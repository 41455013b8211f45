// check.test.ts — POST over HTTP: what it takes, what it refuses. Not: what a check finds.
import { describe, expect, it } from 'vitest'
import { MOST_TEXT } from '../../src/api/check.ts'
import { servingForThisTest as serving } from '../support/serving.ts'

const JSON_TYPE = { 'Content-Type': 'application/json' }
const FILE_TYPE = { 'Content-Type': 'application/octet-stream' }

describe('POST /api/check', () => {
  it('takes a text and a distance, and answers what the searcher says', async () => {
    const server = await serving()
    const response = await server.get('/api/check', {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ text: '行政复议案件46件', distance: 0.2 }),
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(await response.json()).toMatchObject({ distance: 0.2, counts: { flagged: 1 } })
    expect(server.searcher.calls.at(-1)).toEqual(['check', '行政复议案件46件', { distance: 0.2 }])
  })

  it.each([
    [{ text: '' }, 'text'],
    [{ text: '字'.repeat(MOST_TEXT + 1) }, 'text'],
    [{ text: '行政复议', distance: 0.5 }, 'distance'],
    [{ text: '行政复议', distance: '很近' }, 'distance'],
    [{ text: 1 }, 'text'],
    [{ text: ['行政复议', '案件'] }, 'text'],
    [{ text: null }, 'text'],
    [{ text: '行政复议', distance: true }, 'distance'],
    [{ text: '行政复议', q: '多余' }, 'q'],
    [[], 'JSON'],
  ])('refuses %o and says what is wrong', async (body, named) => {
    const server = await serving()
    const given = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) }
    const response = await server.get('/api/check', given)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain(named)
  })

  it('takes nothing from the address, where it would be logged', async () => {
    const server = await serving()
    const given = { method: 'POST', headers: JSON_TYPE, body: '{"text":"行政复议"}' }
    const response = await server.get('/api/check?distance=0.3', given)
    expect(response.status).toBe(400)
    expect(((await response.json()) as { error: { message: string } }).error.message).toContain('distance')
  })

  it('refuses what a form of another site could send, a GET, and a POST to anything else', async () => {
    const server = await serving()
    const post = (path: string, headers: Record<string, string>) =>
      server.get(path, { method: 'POST', headers, body: '{"text":"行政复议"}' })
    expect((await post('/api/check', { 'Content-Type': 'text/plain' })).status).toBe(415)
    const get = await server.get('/api/check')
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await post('/api/search', JSON_TYPE)).status).toBe(405)
  })
})

describe('POST /api/read', () => {
  it('gives the text of a file, and says why where there is none', async () => {
    const server = await serving()
    const read = (file: string, body: string) =>
      server.get(`/api/read?${new URLSearchParams({ file })}`, { method: 'POST', headers: FILE_TYPE, body })
    const answer = await read('文稿.txt', '关于工作情况的报告\n一、全年审结行政复议案件64件。\n')
    expect(await answer.json()).toMatchObject({
      file: '文稿.txt',
      text: expect.stringContaining('全年审结行政复议案件64件。'),
    })
    for (const [file, body] of [
      ['文稿.exe', 'MZ'],
      ['文稿.docx', 'PK\u0003\u0004 damaged'],
      ['文稿.txt', ''],
    ] as const) {
      const refused = await read(file, body)
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain(file)
    }
  })
})
