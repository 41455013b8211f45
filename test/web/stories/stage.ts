// stage.ts — what every story stands on: one browser, one mock server, a clean sheet before each.
import type { BrowserContextOptions, Page } from 'playwright-core'
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
