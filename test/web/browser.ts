// browser.ts — finds a Chromium and starts it: the system's, else the one in node_modules. Not: downloading one.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chineseFonts } from './fonts.ts'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export interface Started {
  browser: Browser
  /** Which binary, for the log. */
  path: string
}

/**
 * @returns the browser, or in words why there is none; tests are then skipped by that name
 */
export async function startBrowser(): Promise<Started | string> {
  const reasons: string[] = []
  const candidates: (() => Promise<string>)[] = [process.env.CHROMIUM_PATH, ...SYSTEM]
    .filter(path => path !== undefined && existsSync(path))
    .map(path => async () => path!)
  candidates.push(async () => (await import('@sparticuz/chromium')).default.executablePath())
  for (const candidate of candidates) {
    try {
      const path = await candidate()
      const browser = await chromium.launch({
        executablePath: path,
        args: ['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-dev-shm-usage'],
        // A machine without Chinese letters would show boxes, and lines of another width.
        env: { ...process.env, FONTCONFIG_FILE: chineseFonts() } as Record<string, string>,
      })
      return { browser, path }
    } catch (error) {
      reasons.push(String((error as Error).message).split('\n')[0]!)
    }
  }
  return `no Chromium could be started (set CHROMIUM_PATH, or install Debian's chromium): ${reasons.join('; ')}`
}

export interface Watched {
  page: Page
  /** What must stay empty: uncaught errors, console errors, policy violations, requests to other origins. */
  trouble: string[]
}

export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const trouble: string[] = []
  page.on('pageerror', error => trouble.push(`error: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error' && !/Failed to load resource.*(404|4\d\d|5\d\d)/.test(message.text()))
      trouble.push(`console: ${message.text()}`)
  })
  page.on('request', request => {
    const { origin: asked, protocol } = new URL(request.url())
    if (/^https?:$/.test(protocol) && asked !== origin) trouble.push(`other origin: ${request.url()}`)
  })
  page.on('dialog', dialog => {
    trouble.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  return { page, trouble }
}
