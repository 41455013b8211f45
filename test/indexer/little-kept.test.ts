// little-kept.test.ts — pages of which little was kept are named when an index is made, read again or not. Not: which
// part of a page is kept (report/formats/html-bodies.test.ts).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { indexQuickly } from '../support/indexing.ts'

const body = '<p>区政府坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。</p>'.repeat(3)
const aside = '<p>乡镇植树活动</p>'.repeat(75)
const page = (more: string) =>
  `<html><body><div><h1>甲县2021年法治政府建设情况的报告</h1><div id="zoom">${body}</div></div><div class="other">${more}</div></body></html>`

test('the summary names them, of kept files too', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const reports = join(dir, 'reports')
  mkdirSync(reports)
  writeFileSync(join(reports, 'whole.html'), page(''))
  writeFileSync(join(reports, 'little.html'), page(aside))
  const index = () => indexQuickly({ paths: [reports], indexDir: join(dir, 'index'), threads: 1 })
  expect((await index()).littleKept).toEqual(['little.html'])
  expect(await index()).toMatchObject({ littleKept: ['little.html'], unchanged: true })
})
