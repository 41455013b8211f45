// embedded.ts — the example portal, the frame for pages that allow no script, the check for administrators.
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { portalServer } from '../../../examples/portal/serve.mjs'
import { openPage } from '../browser.ts'
import { serve, servePortal } from '../server.ts'
import { open, PORTAL, type Stage, settled, toPassage } from './stage.ts'

export function embeddedStories(stage: () => Stage): void {
  it('the box works in the example portal, whatever that does', async () => {
    const { searcher, started } = stage()
    // Each names the other; the server looks at this list when it is asked.
    const origins: string[] = []
    const server = await serve(searcher, { origins })
    const portal = portalServer(server.origin)
    await new Promise<void>(resolve => portal.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
    origins.push(origin)
    try {
      const { page, trouble } = await openPage(started.browser, origin)
      await page.goto(origin)
      await page.waitForSelector('jiansuo-box input[role="combobox"]')
      await page.click('jiansuo-box')
      await page.keyboard.type('n')
      await page.keyboard.insertText('行政复议')
      expect(await page.evaluate('window.stolen')).toBe(0)
      await page.fill('jiansuo-box input[role="combobox"]', '行政复议')
      await page.waitForSelector('jiansuo-box [role="option"]')
      const seen = await page.evaluate(() => {
        const root = document.querySelector('jiansuo-box')!.shadowRoot!
        const option = root.querySelector('[role="option"]')!
        const { left, top, width, height } = option.getBoundingClientRect()
        return option.contains(root.elementFromPoint(left + width / 2, top + height / 2))
      })
      expect(seen).toBe(true)
      await toPassage(page)
      await page.keyboard.press('Enter')
      await page.waitForURL(url => url.origin === server.origin && url.pathname.startsWith('/r/'))
      // The frame is not allowed here; everything else is quiet.
      const ours = trouble.filter(line => !line.startsWith(`other origin: ${server.origin}`))
      expect(ours.filter(line => !/frame-ancestors|chrome-error/.test(line))).toEqual([])
    } finally {
      portal.closeAllConnections()
      portal.close()
      await server.close()
    }
  })

  it('the frame answers inside a page that allows no script, and opens reports outside', async () => {
    const { searcher, started } = stage()
    const portal = await servePortal()
    const server = await serve(searcher, { frameAncestors: [portal.origin] })
    const frame = `${server.origin}/embed/frame`
    try {
      portal.pages.set('/portal', {
        policy: `default-src 'none'; frame-src ${server.origin}`,
        body: `<!doctype html><html lang="zh-CN"><title>门户</title><iframe title="检索报告" src="${frame}?q=行政复议&limit=3&theme=light" width="600" height="500"></iframe></html>`,
      })
      const { page, trouble } = await openPage(started.browser, portal.origin)
      await page.goto(`${portal.origin}/portal`)
      const inside = page.frameLocator('iframe')
      await inside.locator('li').nth(2).waitFor()
      expect(await inside.locator('li').count()).toBe(3)
      expect(await inside.locator('.totals').textContent()).toContain('33 处')
      const before = await page.evaluate(() => history.length)
      await inside.locator('jiansuo-box input[role="combobox"]').fill('法律顾问')
      await inside.locator('jiansuo-box input[role="combobox"]').press('Enter')
      await inside.locator('mark:has-text("法律顾问")').first().waitFor()
      // The portal's Back is the portal's.
      expect(await page.evaluate(() => history.length)).toBe(before)
      const [popup] = await Promise.all([
        page.context().waitForEvent('page'),
        inside.locator('li a').first().click(),
      ])
      expect(new URL(popup.url()).pathname).toMatch(/^\/r\//)
      expect(trouble.filter(line => !line.startsWith(`other origin: ${server.origin}`))).toEqual([])
    } finally {
      await server.close()
      await portal.close()
    }
  })

  it('the frame takes what its address says, and says what went wrong', async () => {
    const { page } = await open(stage(), '/embed/frame?q=行政复议&region=150000&limit=2&theme=dark')
    expect(await page.locator('li').count()).toBe(2)
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    expect(await page.getAttribute('li a >> nth=0', 'target')).toBe('_blank')
    const { page: none } = await open(stage(), '/embed/frame?q=量子计算')
    expect(await none.textContent('#list')).toContain('没有找到符合“量子计算”的段落')
    stage().server.answers.set('/api/search', { status: 503, body: null })
    const { page: failed } = await open(stage(), '/embed/frame?q=x')
    expect(await failed.textContent('[role="alert"]')).toContain('还没有可用的索引')
  })

  it('the check says what works on a portal and which line to add', async () => {
    const { server } = stage()
    const { page, trouble } = await open(stage(), '/embed/check')
    await page.fill('#portal', `${PORTAL}/home`)
    await page.fill(
      '#policy',
      "Content-Security-Policy: default-src 'self'; script-src 'self'; form-action 'self'",
    )
    await page.keyboard.press('Tab')
    await page.click('button[type="submit"]')
    await page.waitForSelector('.way')
    await settled(page)
    const outcomes = await page.$$eval('.way', nodes =>
      nodes.map(node => (node as HTMLElement).dataset.outcome),
    )
    expect(outcomes).toEqual(['no', 'no', 'no'])
    expect(await page.textContent('[data-way="box"]')).toContain('https://oa.example.cn 不在允许的来源里')
    const lines = await page.locator('.line code').allTextContents()
    const start = "Content-Security-Policy: default-src 'self'; script-src 'self'"
    expect(lines.slice(1)).toEqual([
      `${start} ${server.origin}; form-action 'self'; connect-src 'self' ${server.origin}`,
      `${start}; form-action 'self'; frame-src 'self' ${server.origin}`,
      `<form action="${server.origin}/" method="get" accept-charset="utf-8">`,
      `${start}; form-action 'self' ${server.origin}`,
      `${start} ${server.origin}; form-action 'self' ${server.origin}; connect-src 'self' ${server.origin}; frame-src 'self' ${server.origin}`,
    ])
    expect(await page.textContent('[data-way="frame"] > .hint')).toContain('只用框架时')
    expect(await page.textContent('[data-way="all"] h2')).toContain('检索框、框架、普通表单都要用时')
    // What was pasted goes nowhere; the portal is in the address, to be shared.
    expect(server.requests.some(request => request.includes('script-src'))).toBe(false)
    expect(new URL(page.url()).searchParams.get('portal')).toBe('https://oa.example.cn/home')
    expect(trouble).toEqual([])
  })
}
