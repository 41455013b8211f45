import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSearcher } from '../../src/search/open-searcher.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { createApp } from '../../src/server/app.ts'
import { type Listening, listen } from '../../src/server/listen.ts'
import { indexQuickly } from '../support/indexing.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const WEB = fileURLToPath(new URL('../../dist/web', import.meta.url))

describe('without scripts', () => {
  const indexDir = mkdtempSync(join(tmpdir(), 'jiansuo-no-script-'))
  const errors: unknown[] = []
  let searcher: Searcher
  let server: Listening

  beforeAll(async () => {
    await indexQuickly({ paths: [SEEDS], indexDir })
    searcher = await openSearcher({ indexDir })
    const collections = [{ name: 'laws', searcher }]
    const onError = (error: unknown) => void errors.push(error)
    const app = createApp(searcher, { webDir: WEB, version: '0', basePath: '/js', collections, onError })
    server = await listen(app, { host: '127.0.0.1', port: 0 })
  }, 60_000)
  afterAll(async () => {
    await server.close(0)
    await searcher.close()
    rmSync(indexDir, { recursive: true, force: true })
    expect(errors).toEqual([])
  })

  const page = async (path: string, accept = 'text/html,*/*;q=0.8', language = 'zh-CN') => {
    const headers = { accept, 'accept-language': language }
    const response = await fetch(`${server.url}/js${path}`, { headers })
    return { response, status: response.status, html: await response.text() }
  }
  const query = (given: Record<string, string>) => `?${new URLSearchParams(given)}`
  const marks = (html: string) => [...html.matchAll(/<mark[^>]*>([^<]*)<\/mark>/g)].map(([, text]) => text)
  const links = (html: string) =>
    [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))

  it('the page of results says what the API says', async () => {
    const told = await searcher.search('行政复议', { distinct: 'report', each: 3, limit: 20 })
    const { response, status, html } = await page(`/${query({ q: '行政复议' })}`)
    expect([status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(html).toContain(`${told.totalHits} 段`)
    expect(html.match(/<p class="text /g)).toHaveLength(told.hits.length)
    expect(marks(html)).toHaveLength(told.hits.flatMap(({ matches }) => matches).length)
    expect(new Set(marks(html))).toContain('行政复议')
    expect(html).toContain('name="q" value="行政复议"')
    expect(html).not.toContain('<noscript>')
  })

  it('another question keeps the filters', async () => {
    const asked = {
      q: '行政',
      region: '150000',
      year: '2020..2022',
      genre: '报告',
      page: '2',
      match: 'strict',
    }
    const kept = async (path: string) => {
      const { html } = await page(path)
      const form = html.slice(html.indexOf('<form'), html.indexOf('</form>'))
      return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(
        ([, name, value]) => [name, value],
      )
    }
    expect(await kept(`/${query(asked)}`)).toEqual([
      ['region', '150000'],
      ['year', '2020..2022'],
      ['genre', '报告'],
    ])
    expect(await kept(`/${query({ q: '行政' })}`)).toEqual([])
  })

  it('says what is wrong in the language of who asks', async () => {
    const wrong = `/${query({ q: '行政', region: '火星' })}`
    expect((await page(wrong)).html).toContain('“火星”不是行政区划')
    const english = await page(wrong, undefined, 'en')
    expect([english.status, english.html]).toEqual([400, expect.stringContaining('lang="en"')])
    expect(english.html).toContain('“火星” is no administrative division')
    const nowhere = await page('/nowhere', undefined, 'en')
    expect([nowhere.status, nowhere.html]).toEqual([
      404,
      expect.stringContaining('There is nothing at this address'),
    ])
    expect(nowhere.html).not.toMatch(/\p{Script=Han}/u)
    expect((await page('/nowhere')).html).toContain('没有这个地址')
  })

  it('facets and pages are links, relative, that lead to what they say', async () => {
    const { html } = await page(`/${query({ q: '行政', list: 'flat' })}`)
    const leading = links(html).filter(href => /^\.\/\?q=/.test(href))
    const region = leading.find(href => href.includes('region='))!
    const restricted = await searcher.search('行政', {
      region: new URLSearchParams(region.slice(3)).getAll('region'),
    })
    const narrowed = await page(region.slice(1))
    expect(restricted.totalHits).toBeGreaterThan(0)
    expect(narrowed.html).toContain(`${restricted.totalHits} 段`)
    // The other regions stay in reach.
    expect(links(narrowed.html).filter(href => href.includes('region=')).length).toBeGreaterThan(1)
    expect(leading.some(href => href.includes('year='))).toBe(true)
    const second = await page(leading.find(href => href.includes('page=2'))!.slice(1))
    expect(marks(second.html).length).toBeGreaterThan(0)
    expect(second.html).toContain('aria-current="page"')
    expect(second.html).not.toBe(html)
  })

  it('a report has all its passages and marks, and the way back', async () => {
    const q = '行政复议'
    const { hits } = await searcher.search(q)
    const id = hits[0]!.reportId
    const told = await searcher.report(id, q)
    const { status, html } = await page(`/r/${id}${query({ q, beside: 'x' })}`)
    expect(status).toBe(200)
    for (const passage of told.passages) expect(html).toContain(`id="${passage.id}"`)
    expect(marks(html)).toHaveLength(told.passages.flatMap(({ matches }) => matches).length)
    expect(links(html)).toContain(`../${query({ q })}`)
    // Printed, it says where it is from.
    const marked = told.passages.flatMap(({ matches }) => matches).length
    const note = /<p class="paper-note">([^<]*)/.exec(html)![1]!
    for (const part of [`检索式：${q}，标出 ${marked} 处`, told.file, `r/${id}`, told.indexVersion])
      expect(note).toContain(part)
  })

  it('a library beside the first is drawn from that library, with its own links', async () => {
    const { html } = await page(`/c/laws/${query({ q: '行政复议' })}`)
    expect(marks(html).length).toBeGreaterThan(0)
    expect(links(html).every(href => !href.startsWith('/'))).toBe(true)
  })

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'$&`$1</title>",
    '</noscript><b>',
  ])('a query %s is text wherever it stands', async q => {
    const { html } = await page(`/${query({ q })}`)
    for (const piece of ['alert(1)<', '<script>', '<img src=x', '<b>', '</title></title>'])
      expect(html).not.toContain(piece)
    expect(html).toContain(`value="${q.replace(/[&<>"]/g, sign => ESCAPED[sign]!)}"`)
    expect(html.match(/<title>/g)).toHaveLength(1)
    const { status } = await page(`/r/x${query({ q })}`)
    expect(status).toBe(404)
  })
  const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

  it.each([
    ['/?q=%E6%B3%95&year=soon', 400, 'year'],
    ['/r/nothing-here', 404, 'nothing-here'],
    ['/r/%3Cb%3E', 404, '&lt;b&gt;'],
  ])('%s is refused with %i: in words for people, in JSON for programs', async (path, status, word) => {
    const people = await page(path)
    expect([people.status, people.response.headers.get('content-type')]).toEqual([
      status,
      'text/html; charset=utf-8',
    ])
    expect(people.html).toContain('role="alert"')
    expect(people.html).toContain(word)
    expect(people.html).toContain('name="q"')
    const program = await page(path, 'application/json')
    expect(program.status).toBe(status)
    expect(JSON.parse(program.html).error.message).toBeTruthy()
  })

  it('without a question the page says what needs scripts', async () => {
    expect((await page('/')).html).toContain('<noscript>')
  })

  it('for a view that needs scripts the passages stand, and it says so', async () => {
    const { html } = await page(`/${query({ q: '行政复议', view: 'compare', region: '150000' })}`)
    const passages = await page(`/${query({ q: '行政复议', region: '150000' })}`)
    expect(html).toContain('<noscript><p class="hint">“对比”需要 JavaScript')
    expect(html).toContain('value="行政复议"')
    expect(marks(html)).toEqual(marks(passages.html))
    expect(marks(html).length).toBeGreaterThan(0)
    expect(html).toContain('data-served="compare"')
    expect(passages.html).not.toContain('<noscript>')
  })

  it('nothing drawn is against the policy', async () => {
    for (const path of [`/${query({ q: '行政' })}`, '/r/000?q=%E8%A1%8C%E6%94%BF']) {
      const { response, html } = await page(path)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(html).not.toMatch(/ style=| on\w+=|<script>|javascript:/)
    }
  })
})
