// box.ts — <jiansuo-box> under fingers: keys, input methods, slow answers.
import type { CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openPage } from '../browser.ts'
import { address, asked, open, type Stage, settled, sleep, toPassage } from './stage.ts'

const INPUT = 'jiansuo-box input[role="combobox"]'
const OPTION = 'jiansuo-box [role="option"]'

/** What the box asked; the page before a question asks too, which of its questions find something. */
const searches = (stage: Stage) => asked(stage, '/api/search').filter(request => request.includes('limit=6'))

const expanded = (page: Page) => page.getAttribute(INPUT, 'aria-expanded')

async function compose(
  page: Page,
): Promise<{ cdp: CDPSession; set(text: string): Promise<void>; commit(text: string): Promise<void> }> {
  const cdp = await page.context().newCDPSession(page)
  return {
    cdp,
    async set(text) {
      await cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    },
    async commit(text) {
      await cdp.send('Input.insertText', { text })
    },
  }
}

export function boxStories(stage: () => Stage): void {
  it('shows passages as one types, asks once, and opens one by keyboard alone', async () => {
    const { page, trouble } = await open(stage(), '/')
    await page.keyboard.type('行政复议', { delay: 20 })
    await page.waitForSelector(OPTION)
    expect(searches(stage()).length).toBe(1)
    expect(await expanded(page)).toBe('true')
    expect(await page.textContent('jiansuo-box [role="status"]')).toBe('4 篇 · 10 段 · 33 处')
    expect(await page.getAttribute(INPUT, 'aria-activedescendant')).toBe(null)
    await toPassage(page)
    await page.keyboard.press('ArrowDown')
    const active = await page.getAttribute(INPUT, 'aria-activedescendant')
    expect(await page.locator(`jiansuo-box #${active}`).getAttribute('aria-selected')).toBe('true')
    expect(await page.locator('jiansuo-box [aria-selected="true"]').count()).toBe(1)
    const href = await page.locator(`jiansuo-box #${active}`).getAttribute('href')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#report .current')
    expect(page.url()).toBe(href)
    expect(trouble).toEqual([])
  })

  it('takes pasted lines as one where a page has broken them, and a column of words as words', async () => {
    const { page } = await open(stage(), '/', { permissions: ['clipboard-read', 'clipboard-write'] })
    for (const [copied, read] of [
      ['深化“放\n管服”改\n革', '深化“放管服”改革'],
      ['行政复议\r\n调解\r\n', '行政复议 调解'],
    ]) {
      await page.evaluate(text => navigator.clipboard.writeText(text!), copied)
      await page.fill(INPUT, '')
      await page.keyboard.press('Control+V')
      expect(await page.inputValue(INPUT)).toBe(read)
      await page.keyboard.press('Control+Z')
      expect(await page.inputValue(INPUT)).toBe('')
    }
  })

  it('lists no report twice: one long text does not fill the list', async () => {
    const { page } = await open(stage(), '/')
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector('jiansuo-box .passage')
    const hrefs = await page.$$eval('jiansuo-box .passage', rows =>
      rows.map(row => new URL((row as HTMLAnchorElement).href).pathname),
    )
    expect(hrefs.length).toBe(4)
    expect(new Set(hrefs).size).toBe(4)
    expect(await page.textContent('jiansuo-box .all')).toContain('10')
  })

  it('goes around the ends through the field, closes on Escape, then clears', async () => {
    const { page } = await open(stage(), '/')
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector(OPTION)
    await page.keyboard.press('ArrowUp')
    const last = await page.locator(OPTION).count()
    expect(await page.getAttribute(INPUT, 'aria-activedescendant')).toBe(`option-${last - 1}`)
    expect(await page.locator(OPTION).last().textContent()).toBe('查看全部 10 段')
    await page.keyboard.press('ArrowDown')
    expect(await page.getAttribute(INPUT, 'aria-activedescendant')).toBe(null)
    await page.keyboard.press('Escape')
    expect(await expanded(page)).toBe('false')
    expect(await page.inputValue(INPUT)).toBe('行政复议')
    await page.keyboard.press('Escape')
    expect(await page.inputValue(INPUT)).toBe('')
  })

  it('commits on Enter, into the address, and closes', async () => {
    const { page } = await open(stage(), '/')
    await page.keyboard.insertText('法律顾问')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.card')
    expect(address(page)).toBe('/?q=法律顾问')
    await sleep(400)
    expect(await expanded(page)).toBe('false')
  })

  it('closes when the focus leaves', async () => {
    const { page } = await open(stage(), '/')
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector(OPTION)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await expanded(page)).toBe('false')
  })

  it('sends nothing while an input method composes; Enter, arrows and Escape belong to it', async () => {
    const { page } = await open(stage(), '/')
    const ime = await compose(page)
    for (const text of ['x', 'xing', "xing'zheng", '行政fu', '行政复议']) await ime.set(text)
    await sleep(700)
    expect(searches(stage())).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await sleep(100)
    expect(address(page)).toBe('/')
    expect(searches(stage())).toEqual([])
    await ime.set('行政复议')
    await ime.commit('行政复议')
    await page.waitForSelector(OPTION)
    expect(searches(stage()).length).toBe(1)
    expect(searches(stage())[0]).toContain('q=行政复议')
    expect(await page.inputValue(INPUT)).toBe('行政复议')
    // A second composition with a row active: Enter commits the candidate and opens nothing.
    await page.keyboard.press('ArrowDown')
    await ime.set('tiaojie')
    await page.keyboard.press('Enter')
    await sleep(100)
    expect(address(page)).toBe('/')
  })

  it('knows the key 229 of input methods that hide, and the Enter that Safari sends after the end', async () => {
    const { page } = await open(stage(), '/')
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector(OPTION)
    await page.keyboard.press('ArrowDown')
    const outcome = await page.evaluate(async () => {
      const input = document.querySelector('jiansuo-box')!.shadowRoot!.querySelector('input')!
      const key = (keyCode: number) => {
        const event = new KeyboardEvent('keydown', { key: 'Enter', keyCode, bubbles: true, cancelable: true })
        input.dispatchEvent(event)
        return event.defaultPrevented
      }
      let selected = 0
      document.addEventListener('jiansuo-select', event => {
        selected++
        event.preventDefault()
      })
      key(229)
      const hidden = selected
      input.dispatchEvent(new CompositionEvent('compositionstart'))
      input.dispatchEvent(new CompositionEvent('compositionend'))
      const stopped = key(13)
      const late = selected
      await new Promise(resolve => setTimeout(resolve, 80))
      key(13)
      return { hidden, stopped, late, after: selected }
    })
    expect(outcome).toEqual({ hidden: 0, stopped: true, late: 0, after: 1 })
  })

  it('reads resting Han characters on Android, whose keyboards compose without end', async () => {
    const userAgent = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/147.0 Mobile Safari/537.36'
    const { page } = await open(stage(), '/', { userAgent })
    const ime = await compose(page)
    await ime.set('xingzheng')
    await sleep(650)
    expect(searches(stage())).toEqual([])
    await ime.set('行政复议')
    await page.waitForSelector(OPTION)
    expect(searches(stage()).length).toBe(1)
  })

  it('drops the answer to an older question', async () => {
    const { server } = stage()
    const { page } = await open(stage(), '/')
    server.answers.set('/api/search', { delay: 500 })
    await page.keyboard.insertText('法律')
    await sleep(250)
    server.answers.clear()
    await page.keyboard.insertText('顾问')
    await page.waitForSelector(OPTION)
    const fresh = await page.textContent('jiansuo-box [role="status"]')
    await sleep(500)
    expect(searches(stage()).map(request => new URL(request, 'http://x').searchParams.get('q'))).toEqual([
      '法律',
      '法律顾问',
    ])
    expect(await page.textContent('jiansuo-box [role="status"]')).toBe(fresh)
    expect(await page.locator(`${OPTION} mark`).first().textContent()).toBe('法律顾问')
  })

  it('asks for suggestions where the server has them, and once where it has not', async () => {
    const { server } = stage()
    const body = { error: { code: 'not-found', message: '没有这个接口' } }
    server.answers.set('/api/suggest', { status: 404, body })
    const { page } = await open(stage(), '/')
    await page.keyboard.insertText('行政')
    await page.waitForSelector(OPTION)
    await page.keyboard.insertText('复议')
    await page.waitForFunction(
      () =>
        document.querySelector('jiansuo-box')!.shadowRoot!.querySelector('mark')?.textContent === '行政复议',
    )
    expect(asked(stage(), '/api/suggest').length).toBe(1)

    server.answers.clear()
    const { page: other } = await open(stage(), '/')
    await other.keyboard.insertText('行政复')
    await other.waitForSelector(`${OPTION}.suggestion >> nth=1`)
    await other.keyboard.press('ArrowDown')
    await other.keyboard.press('ArrowDown')
    await other.keyboard.press('Enter')
    await other.waitForSelector('.card')
    expect(address(other)).toBe('/?q=行政复议体制改革')
  })

  it('says that the service is silent, and finds its voice again', async () => {
    const { server } = stage()
    const { page } = await open(stage(), '/')
    server.answers.set('/api/search', { status: 500, body: null })
    await page.keyboard.insertText('行政')
    await page.waitForSelector('jiansuo-box .note:visible')
    expect(await page.textContent('jiansuo-box .note')).toContain('检索服务没有回应')
    server.answers.clear()
    await page.keyboard.insertText('复议')
    await page.waitForSelector(OPTION)
  })

  it('carries the restrictions of the page', async () => {
    const { page } = await open(stage(), '/?q=法治&region=150000&mode=exact')
    const before = searches(stage()).length
    await page.click(INPUT)
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector(OPTION)
    expect(searches(stage())[before]).toMatch(/region=150000.*mode=exact/)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.search.includes('%E5%A4%8D'))
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议&mode=exact&region=150000')
  })

  it('sends its key in a header only, and asks anew when a restriction changes', async () => {
    const { page } = await open(stage(), '/')
    const keys: (string | undefined)[] = []
    page.on('request', request => {
      if (new URL(request.url()).pathname === '/api/search') keys.push(request.headers().authorization)
    })
    await page.evaluate(() => document.querySelector('jiansuo-box')!.setAttribute('key', 'js_secret'))
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector(OPTION)
    const before = searches(stage()).length
    const answered = page.waitForResponse(response => response.url().includes('year=2021'))
    await page.evaluate(() => document.querySelector('jiansuo-box')!.setAttribute('year', '2021'))
    await answered
    await page.waitForSelector(OPTION)
    expect(searches(stage()).slice(before)).toEqual([expect.stringContaining('year=2021')])
    expect(keys).toEqual(['Bearer js_secret', 'Bearer js_secret'])
    expect(stage().server.requests.join()).not.toContain('js_secret')
    await page.keyboard.press('Escape')
    await page.evaluate(() => document.querySelector('jiansuo-box')!.setAttribute('year', '2020'))
    await sleep(300)
    expect(await expanded(page)).toBe('false')
    expect(searches(stage()).length).toBe(before + 1)
  })

  it('says what is missing as a module without endpoint, and in a sandboxed frame', async () => {
    const { server, started } = stage()
    const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title>'
    const box = '<script src="/embed/v1/jiansuo-box.js" type="module"></script><jiansuo-box></jiansuo-box>'
    const framed = `<script src="${server.origin}/embed/v1/jiansuo-box.js"></script><jiansuo-box></jiansuo-box>`
    server.pages.set('/module', { body: head + box, policy: '' })
    server.pages.set('/inside', { body: head + framed, policy: '' })
    server.pages.set('/outside', {
      body: `${head}<iframe title="检索" sandbox="allow-scripts" src="/inside"></iframe>`,
      policy: '',
    })
    const { page } = await openPage(started.browser, server.origin)
    const before = server.requests.length
    await page.goto(`${server.origin}/module`)
    await page.click(INPUT)
    await page.keyboard.insertText('行政复议')
    await page.waitForSelector('jiansuo-box .note:visible')
    expect(await page.textContent('jiansuo-box .note')).toContain('endpoint')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).pathname).toBe('/module')
    await page.goto(`${server.origin}/outside`)
    const inside = page.frameLocator('iframe')
    await inside.locator(INPUT).click()
    await page.keyboard.insertText('行政复议')
    await inside.locator('jiansuo-box .note:visible').waitFor()
    expect(await inside.locator('jiansuo-box .note').textContent()).toContain('allow-same-origin')
    expect(server.requests.slice(before).filter(request => request.startsWith('/api/'))).toEqual([])
  })
}
