// safety.ts — five hundred ways to smuggle markup in, through everything a report or a query can say.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CompareResult } from '../../../src/api/compare.ts'
import type { ConcordanceResult } from '../../../src/api/concordance.ts'
import type { Hit } from '../../../src/api/hit.ts'
import type { ReportDetail } from '../../../src/api/reports.ts'
import type { SearchResult } from '../../../src/api/search.ts'
import { openPage } from '../browser.ts'
import { open, type Stage, settled } from './stage.ts'

const CALL = 'window.hacked=1'
const SHAPES = [
  `<script>${CALL}</script>`,
  `<img src=x onerror="${CALL}">`,
  `<svg onload="${CALL}">`,
  `<svg><script>${CALL}</script></svg>`,
  `<iframe src="javascript:${CALL}"></iframe>`,
  `<iframe srcdoc="<script>${CALL}</script>"></iframe>`,
  `<a href="javascript:${CALL}">点</a>`,
  `<body onload="${CALL}">`,
  `<input autofocus onfocus="${CALL}">`,
  `<details open ontoggle="${CALL}">`,
  `<video><source onerror="${CALL}"></video>`,
  `<math><mtext><style><img src=x onerror="${CALL}"></style></mtext></math>`,
  `<template><script>${CALL}</script></template>`,
  `<object data="javascript:${CALL}"></object>`,
  `<embed src="javascript:${CALL}">`,
  `<form action="javascript:${CALL}"><button>点</button></form>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${CALL}">`,
  `<link rel="stylesheet" href="javascript:${CALL}">`,
  `<style>@import "javascript:${CALL}"</style>`,
  `<base href="https://evil.example/">`,
  `</mark><script>${CALL}</script><mark>`,
  `</title><script>${CALL}</script>`,
  `</textarea><script>${CALL}</script>`,
  `javascript:${CALL}`,
  `&lt;script&gt;${CALL}&lt;/script&gt;`,
]
const WRAPS: ((shape: string) => string)[] = [
  shape => shape,
  shape => `行政复议${shape}`,
  shape => `"${shape}`,
  shape => `'>${shape}`,
  shape => `"><${shape}`,
  shape => `-->${shape}<!--`,
  shape => `]]>${shape}`,
  shape => shape.toUpperCase(),
  shape => shape.replaceAll('<', '＜<'),
  shape => shape.replaceAll(' ', '\u000c'),
  shape => shape.replaceAll('<', '<\u0000'),
  shape => `{{${shape}}}`,
  shape => `\${${shape}}`,
  shape => `${shape}\u202e`,
  shape => `%3C${encodeURIComponent(shape)}`,
  shape => `\\u003c${shape}`,
  shape => `<!--${shape}`,
  shape => `<![CDATA[${shape}]]>`,
  shape => `𠮷${shape}𠮷`,
  shape => shape + shape,
]
export const PAYLOADS = SHAPES.flatMap(shape => WRAPS.map(wrap => wrap(shape)))

function hit(payload: string, i: number): Hit {
  return {
    id: `r${i}-0"><b>`,
    reportId: `r${i}`,
    ordinal: 0,
    paragraph: 0,
    line: 1,
    kind: 'paragraph',
    score: 1,
    occurrences: 1,
    section: [payload, payload],
    text: payload,
    html: payload,
    matches: [{ start: 0, length: Math.ceil(payload.length / 2) }],
    report: {
      id: `r${i}`,
      title: i % 3 === 0 ? null : payload,
      year: 2020,
      level: '县',
      region: i % 5 === 0 ? null : { code: payload, name: payload, path: [payload, payload] },
      publisher: payload,
      publishedAt: payload,
      documentNumber: payload,
      file: payload,
      url: payload,
    },
  }
}

function answer(hits: Hit[]): SearchResult {
  return {
    query: PAYLOADS[0]!,
    mode: 'smart',
    relaxed: true,
    notices: PAYLOADS.slice(0, 30).map(message => ({ code: 'x', message })),
    totalHits: hits.length,
    totalReports: hits.length,
    totalOccurrences: hits.length,
    limit: 20,
    offset: 0,
    processingTimeMs: 1,
    indexVersion: 'x',
    hits,
    facets: {
      region: PAYLOADS.slice(0, 60).map(p => ({ code: p, name: p, path: [p], hits: 1, reports: 1 })),
      year: [{ year: 2020, hits: 1, reports: 1 }],
    },
  }
}

/** Elements, attributes and addresses that are not ours, in the document and in every open shadow root. */
function foreign(): string[] {
  const found: string[] = []
  const ours =
    /^(html|head|meta|title|link|script|body|a|header|img|span|form|input|button|div|main|details|summary|section|article|footer|h[1-4]|p|ul|li|dl|dt|dd|nav|label|select|option|small|mark|svg|path|noscript|jiansuo-box|table|thead|tbody|tfoot|tr|th|td|q|i|ol|strong|code|textarea|text|rect)$/
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName
      if (!ours.test(name)) found.push(name)
      if (name === 'script' && !new URL((element as HTMLScriptElement).src).href.startsWith(location.origin))
        found.push('script')
      if (
        (name === 'script' || name === 'img' || name === 'meta' || name === 'link') &&
        element.closest('main')
      )
        found.push(name)
      for (const { name: attribute, value } of element.attributes) {
        if (/^on/i.test(attribute) || attribute === 'srcdoc') found.push(attribute)
        if (
          /^(href|src|action)$/.test(attribute) &&
          !new URL(value, location.href).href.startsWith(location.origin)
        )
          found.push(value)
      }
      if (element.shadowRoot) walk(element.shadowRoot)
    }
  }
  walk(document)
  return found
}

export function safetyStories(stage: () => Stage): void {
  it(`shows ${PAYLOADS.length} payloads in results, filters, notices and the box as the text they are`, async () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(500)
    const { server } = stage()
    const hits = PAYLOADS.map(hit)
    server.answers.set('/api/search', { status: 200, body: answer(hits) })
    const suggestions = PAYLOADS.slice(0, 20).map(text => ({ text, kind: text, hits: 1 }))
    server.answers.set('/api/suggest', { status: 200, body: { suggestions } })
    const { page, trouble } = await open(stage(), '/?q=x')
    expect(await page.locator('.card').count()).toBe(PAYLOADS.length)
    const texts = await page.$$eval('.card .text', nodes => nodes.map(node => node.textContent))
    expect(texts).toEqual(PAYLOADS)
    expect(await page.evaluate(foreign)).toEqual([])
    await page.click('jiansuo-box')
    await page.keyboard.insertText('y')
    await page.waitForSelector('jiansuo-box .passage')
    expect(await page.locator('jiansuo-box .passage').count()).toBe(PAYLOADS.length)
    expect(await page.evaluate(foreign)).toEqual([])
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(trouble).toEqual([])
    server.answers.clear()
  })

  it('shows them in the reader', async () => {
    const { server } = stage()
    const report: ReportDetail = {
      ...hit(PAYLOADS[1]!, 1).report,
      provenance: { title: { source: 'title', evidence: PAYLOADS[2]! } },
      sections: PAYLOADS.slice(0, 100).map((payload, ordinal) => ({ path: [payload], ordinal })),
      passages: PAYLOADS.map((payload, i) => ({
        ...hit(payload, i),
        ordinal: i,
        kind: (['paragraph', 'heading', 'title'] as const)[i % 3]!,
      })),
      cleaning: PAYLOADS.map((text, line) => ({ line, text, reason: 'furniture' as const })),
      indexVersion: 'x',
    }
    server.answers.set('/api/reports/x', { status: 200, body: report })
    const { page, trouble } = await open(stage(), '/r/x?q=x')
    for (const summary of await page.locator('article summary').all()) await summary.click()
    expect(await page.locator('.passage').count()).toBe(PAYLOADS.length)
    await page.keyboard.press('n')
    expect(await page.evaluate(foreign)).toEqual([])
    // An address of the report that is not http is text, not a link.
    expect(await page.locator('.about a').count()).toBe(0)
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(trouble).toEqual([])
    server.answers.clear()
  })

  it('shows them in the comparison, the concordance and their neighbours', async () => {
    const { server } = stage()
    const said = { query: 'x', mode: 'smart' as const, relaxed: true, processingTimeMs: 1, indexVersion: 'x' }
    const notices = PAYLOADS.slice(0, 20).map(message => ({ code: 'x', message }))
    const rows: CompareResult['rows'] = PAYLOADS.map((payload, i) => ({
      region: {
        code: String(100000 + i),
        name: payload,
        path: i % 2 ? [payload] : [PAYLOADS[i % 40]!, payload],
      },
      year: 2018 + (i % 5),
      hits: 1,
      literalHits: 0,
      literalReports: 0,
      reports: 1,
      indexedReports: 1,
      occurrences: i,
      characters: 100,
      per10k: i * 100,
    }))
    const lines: ConcordanceResult['lines'] = PAYLOADS.map((payload, i) => {
      const { id, reportId, ordinal, report } = hit(payload, i)
      const number = { value: payload, unit: payload, written: payload, target: i % 2 === 0 }
      return { left: payload, key: payload, right: payload, number, hit: { id, reportId, ordinal, report } }
    })
    const neighbours = PAYLOADS.map((text, i) => ({ text, count: PAYLOADS.length - i }))
    server.answers.set('/api/search', {
      status: 200,
      body: { ...answer([hit(PAYLOADS[0]!, 0)]), didYouMean: PAYLOADS[3] },
    })
    server.answers.set('/api/compare', {
      status: 200,
      body: {
        ...{ ...said, notices, totalHits: 1, totalReports: 1, totalOccurrences: 1, rows },
        levels: PAYLOADS.map((level, i) => ({ year: 2000 + (i % 9), level, reports: 1 + i })),
        repeated: { hits: 1, reports: 1, occurrences: 1 },
      },
    })
    server.answers.set('/api/concordance', {
      status: 200,
      body: { ...said, notices, total: lines.length, limit: 200, offset: 0, lines },
    })
    server.answers.set('/api/collocates', {
      status: 200,
      body: { ...said, notices, total: 9, followers: neighbours, preceders: neighbours },
    })
    const vs = PAYLOADS.slice(40, 44).map(payload => `&vs=${encodeURIComponent(payload.toWellFormed())}`)
    const { page, trouble } = await open(stage(), `/?q=x&view=compare&depth=all${vs.join('')}`)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('.heat tbody tr').count()).toBeGreaterThan(PAYLOADS.length)
    expect(await page.evaluate(foreign)).toEqual([])
    const [svg] = await Promise.all([
      page.waitForEvent('download'),
      page.click('button:has-text("SVG") >> nth=1'),
    ])
    const file = readFileSync(await svg.path(), 'utf8')
    const elements = await page.evaluate(text => {
      // Parsed as a viewer would, apart from the page.
      const names = [...text.matchAll(/<([a-zA-Z][\w:-]*)/g)].map(([, name]) => name!)
      return [...new Set(names)].sort()
    }, file)
    expect(elements).toEqual(['path', 'rect', 'svg', 'text'])
    await page.click('.tabs a:has-text("语境")')
    await page.waitForSelector('.kwic [data-line="0"] mark')
    expect(await page.locator('.neighbours li').count()).toBe(2 * PAYLOADS.length)
    expect(await page.evaluate(foreign)).toEqual([])
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForTimeout(300)
    expect(await page.evaluate(foreign)).toEqual([])
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(trouble).toEqual([])
  })

  it('shows them in two reports side by side, in the frame and in the check', async () => {
    const { server } = stage()
    const report = (id: string): ReportDetail => ({
      ...hit(PAYLOADS[1]!, 1).report,
      id,
      provenance: {},
      sections: [],
      passages: PAYLOADS.map((payload, i) => ({
        ...hit(payload, i),
        id: `${id}-${i}`,
        section: i % 4 === 0 ? [] : [payload],
        kind: i % 4 === 0 ? ('heading' as const) : ('paragraph' as const),
      })),
      cleaning: [],
      indexVersion: 'x',
    })
    server.answers.set('/api/reports/x', { status: 200, body: report('x') })
    server.answers.set('/api/reports/y', { status: 200, body: report('y') })
    server.answers.set('/api/search', { status: 200, body: answer(PAYLOADS.map(hit)) })
    server.answers.set('/embed/check.json', {
      status: 400,
      body: { error: { code: 'x', message: PAYLOADS[0] } },
    })
    for (const [path, many] of [
      ['/r/x?q=x&beside=y', '.passage'],
      ['/embed/frame?q=x', 'li'],
      [`/embed/check?portal=${encodeURIComponent(PAYLOADS[0]!)}`, '.notice'],
    ] as const) {
      const { page, trouble } = await open(stage(), path)
      await page.waitForSelector(many)
      expect(await page.evaluate(foreign), path).toEqual([])
      expect(await page.evaluate('window.hacked'), path).toBeUndefined()
      expect(trouble, path).toEqual([])
    }
  })

  it('shows them as queries, in both pages', async () => {
    const { server, started } = stage()
    const { page, trouble } = await openPage(started.browser, server.origin)
    for (const path of ['/', '/r/001']) {
      await page.goto(`${server.origin}${path}?q=${encodeURIComponent(PAYLOADS[0]!)}`)
      await settled(page)
      for (const payload of PAYLOADS.filter((_, i) => i % 4 === 0)) {
        await page.evaluate(q => {
          history.pushState(
            null,
            '',
            `?q=${encodeURIComponent(q)}&region=${encodeURIComponent(q)}&year=${encodeURIComponent(q)}`,
          )
          dispatchEvent(new PopStateEvent('popstate'))
        }, payload.toWellFormed())
      }
      await settled(page)
      expect(await page.evaluate(foreign)).toEqual([])
    }
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(trouble).toEqual([])
  })
}
