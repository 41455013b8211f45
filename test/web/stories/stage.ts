// stage.ts — what every story stands on: one browser, one server over the seeds, a clean sheet before each.
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { CompareResult } from '../../../src/api/compare.ts'
import type { Searcher } from '../../../src/search/searcher.ts'
import { openPage, type Started, type Watched } from '../browser.ts'
import type { Served } from '../server.ts'

/** Whose pages may show the frame of the stage's server, and whose scripts may not ask it. */
export const PORTAL = 'https://oa.example.cn'

export interface Stage {
  started: Started
  /** Over the seeds. */
  searcher: Searcher
  server: Served
}

export async function open(
  stage: Stage,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const watched = await openPage(stage.started.browser, stage.server.origin, options)
  await watched.page.goto(stage.server.origin + path)
  await settled(watched.page)
  return watched
}

/** The page has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('body[aria-busy="false"]')
}

/** What was asked of a path so far, decoded, oldest first. */
export const asked = (stage: Pick<Stage, 'server'>, path: string) =>
  stage.server.requests.filter(request => request.startsWith(path))

/** The address, decoded, without the origin. */
export const address = (page: Page) =>
  decodeURIComponent(new URL(page.url()).pathname + new URL(page.url()).search)

/** Goes down the list of the box to its first passage, past what is suggested. */
export async function toPassage(page: Page): Promise<void> {
  const options = page.locator('jiansuo-box [role="option"]')
  await page.waitForSelector('jiansuo-box .passage')
  do await page.keyboard.press('ArrowDown')
  while ((await options.and(page.locator('.suggestion[aria-selected="true"]')).count()) > 0)
}

export const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/**
 * Lets the comparison of 行政复议 have years 1994 to 2023 and an unknown one, but 1995; of a second division only the
 * first.
 *
 * @returns the names of its columns, that of the missing year included
 */
export async function manyYears({ server }: Stage): Promise<string[]> {
  const question = new URLSearchParams({ q: '行政复议' })
  const compared = await server.truth<CompareResult>(`/api/compare?${question}`)
  const years = [...Array.from({ length: 30 }, (_, i) => 1994 + i), null]
  const [one, other] = [compared.rows[0], compared.rows.at(-1)]
  const rows = years.filter(year => year !== 1995).map(year => ({ ...one!, year }))
  rows.push({ ...other!, year: 1994 })
  server.answers.set('/api/compare', { status: 200, body: { ...compared, rows } })
  return years.map(year => String(year ?? '年份不详'))
}
