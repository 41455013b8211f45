// stage.ts — what every story stands on: one browser, one mock server, a clean sheet before each.
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { CompareResult } from '../../../src/api/compare.ts'
import { openPage, type Started, type Watched } from '../browser.ts'
import type { Mock } from '../mock-server.ts'

export interface Stage {
  started: Started
  mock: Mock
}

export async function open(
  stage: Stage,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const watched = await openPage(stage.started.browser, stage.mock.origin, options)
  await watched.page.goto(stage.mock.origin + path)
  await settled(watched.page)
  return watched
}

/** The page has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('body[aria-busy="false"]')
}

/** What was asked of a path so far, decoded, oldest first. */
export const asked = (stage: Stage, path: string) =>
  stage.mock.requests.filter(request => request.startsWith(path))

/** The address, decoded, without the origin. */
export const address = (page: Page) =>
  decodeURIComponent(new URL(page.url()).pathname + new URL(page.url()).search)

export const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

/**
 * Lets the comparison of 行政复议 have years 1994 to 2023 and an unknown one, but 1995; of a second division only the
 * first.
 *
 * @returns the names of its columns, that of the missing year included
 */
export async function manyYears({ mock }: Stage): Promise<string[]> {
  const question = new URLSearchParams({ q: '行政复议' })
  const compared = (await (await fetch(`${mock.origin}/api/compare?${question}`)).json()) as CompareResult
  const years = [...Array.from({ length: 30 }, (_, i) => 1994 + i), null]
  const [one, other] = compared.rows
  const rows = years.filter(year => year !== 1995).map(year => ({ ...one!, year }))
  rows.push({ ...other!, year: 1994 })
  mock.answers.set('/api/compare', { status: 200, body: { ...compared, rows } })
  return years.map(year => String(year ?? '年份不详'))
}
