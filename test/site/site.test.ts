// site.test.ts — a folder without a server: what it finds equals what the server finds literally, no report's text can
// break its pages or scripts, and in a browser it works from file://.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { skeleton } from '../../src/analysis/skeleton.ts'
import { run } from '../../src/cli/program.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import type { Searcher } from '../../src/search/searcher.ts'
import { writeSite } from '../../src/site/write-site.ts'
import { type Held, search, textsOf } from '../../web/site/search.ts'
import { indexQuickly } from '../support/indexing.ts'
import { fakeTerminal } from '../support/terminal.ts'
import { startBrowser } from '../web/browser.ts'

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url))
const HOSTILE = '</script><script>alert(1)</script> <b>粗</b> & "引号" \u2028 海洋执法检查。'
let folder = ''
let searcher: Searcher
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jiansuo-site-'))
  const extra = join(folder, 'extra.jsonl')
  writeFileSync(
    extra,
    JSON.stringify({ id: 'hostile', title: HOSTILE, text: HOSTILE, region: '天门市', year: 2021 }),
  )
  await indexQuickly({ paths: [SEEDS, extra], indexDir: join(folder, 'index'), threads: 1 })
  searcher = await openSearcher({ indexDir: join(folder, 'index') })
}, 120_000)
afterAll(async () => {
  await searcher.close()
  rmSync(folder, { recursive: true })
})

/** The passages of a folder's data scripts, as the page gets them. */
function dataOf(out: string): Held[] {
  const held: Held[] = []
  for (const file of readdirSync(join(out, 'data')).sort()) {
    const script = readFileSync(join(out, 'data', file), 'utf8')
    const entries = JSON.parse(/^jiansuoSite\((.*)\)\n$/s.exec(script)![1]!)
    for (const [reportId, name, place, passages] of entries)
      for (const [id, text] of passages) held.push({ reportId, name, place, id, text })
  }
  return held
}

describe('a folder without a server', () => {
  test('finds the passages and marks the places that the server finds, literally', async () => {
    const out = join(folder, 'all')
    expect(await writeSite(searcher, out, {})).toBe(6)
    const held = dataOf(out)
    const skeletons = held.map(({ text }) => skeleton(text))
    for (const q of ['“双随机、一公开”', '行政复议', '放管服改革', '的', '复议 应诉', '海洋执法']) {
      const found = search(held, skeletons, textsOf(q))
      const answer = await searcher.search(q, { mode: 'exact', match: 'strict', limit: 10_000 })
      // A phrase that runs on into the next passage is the server's alone: here passages are read one by one.
      const within = answer.hits.filter(({ text }) => textsOf(q).every(one => skeleton(text).includes(one)))
      expect(new Set(found.map(({ id }) => id)), q).toEqual(new Set(within.map(({ id }) => id)))
      expect(found.length).toBeGreaterThan(0)
      for (const { text, marks } of found)
        for (const { start, end } of marks)
          expect(textsOf(q).some(one => skeleton(text.slice(start, end)).includes(one))).toBe(true)
    }
    expect(textsOf('“”，、')).toEqual([])
  })

  test('holds only reports that match, and refuses a folder of somebody else', async () => {
    const out = join(folder, 'some')
    const terminal = fakeTerminal({ directory: folder, environment: { JIANSUO_INDEX: 'index' } })
    expect(
      await run(
        ['site', 'some', '"行政复议"', '--region', '宁夏', '--index', join(folder, 'index')],
        terminal,
      ),
    ).toBe(0)
    expect(terminal.stderr).toContain('1 篇报告')
    expect(readdirSync(join(out, 'reports'))).toHaveLength(1)
    // Written again: the old reports are gone.
    await writeSite(searcher, out, { region: ['天门市'] })
    expect(readdirSync(join(out, 'reports'))).toHaveLength(2)
    const foreign = join(folder, 'foreign')
    mkdirSync(foreign)
    writeFileSync(join(foreign, '重要.txt'), '')
    await expect(writeSite(searcher, foreign, {})).rejects.toMatchObject({ code: 'io' })
    expect(readdirSync(foreign)).toEqual(['重要.txt'])
    await expect(writeSite(searcher, join(folder, 'none'), { query: '"没有这几个字"' })).rejects.toThrow(
      '没有合乎条件',
    )
  })

  test('in Chromium by file://: lists, searches, opens a report at the passage; nothing runs that a report says', async context => {
    const started = await startBrowser()
    if (typeof started === 'string') return context.skip(started)
    const out = join(folder, 'browser')
    await writeSite(searcher, out, { title: '样例汇编' })
    try {
      const page = await started.browser.newPage()
      const trouble: string[] = []
      page.on('pageerror', error => trouble.push(error.message))
      page.on('dialog', dialog => {
        trouble.push(dialog.message())
        void dialog.dismiss()
      })
      page.on('request', request => {
        if (!request.url().startsWith('file:')) trouble.push(request.url())
      })
      await page.goto(pathToFileURL(join(out, 'index.html')).href)
      expect(await page.textContent('h1')).toBe('样例汇编')
      expect(await page.locator('#list a').count()).toBe(6)
      await page.fill('#q', '海洋执法')
      await page.press('#q', 'Enter')
      await page.waitForSelector('#found mark')
      expect(await page.textContent('#said')).toBe('1 篇报告，1 段')
      await page.fill('#q', '“双随机、一公开”')
      await page.press('#q', 'Enter')
      await page.waitForFunction(() => document.querySelector('#said')!.textContent!.includes('5 篇报告'))
      await page.click('#found a >> nth=0')
      await page.waitForSelector('.passage:target')
      expect(skeleton((await page.textContent('.passage:target'))!)).toContain('双随机一公开')
      await page.goBack()
      await page.waitForSelector('#found mark')
      expect(await page.inputValue('#q')).toBe('“双随机、一公开”')
      expect(trouble).toEqual([])
    } finally {
      await started.browser.close()
    }
  })
})
