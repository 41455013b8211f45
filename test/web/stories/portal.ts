// portal.ts — the box in a page that means it no good: resets, clipping, single-key shortcuts, strict policy.
import { expect, it } from 'vitest'
import { openPage } from '../browser.ts'
import { serve, servePortal } from '../server.ts'
import { asked, type Stage } from './stage.ts'

const CSS = `
* { all: revert; margin: 0 !important; padding: 0 !important; box-sizing: content-box !important;
    font: italic 33px/1 fantasy !important; color: lime !important; letter-spacing: 0.5em !important;
    text-transform: uppercase !important; direction: rtl !important; text-align: right !important; cursor: wait !important }
input, button, form, ul, li, p, span, a, mark { display: none !important }
.clip { position: relative; overflow: hidden; height: 70px; transform: translateZ(0) }
.veil { position: relative; z-index: 99999; height: 400px; background: #fff }
`
const SCRIPT = `
window.stolen = 0
document.addEventListener('keydown', event => {
  if (event.key.length === 1 && !event.ctrlKey && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) { window.stolen++; event.preventDefault() }
  if (event.key === 'k' && event.ctrlKey) { window.chords = (window.chords || 0) + 1; event.preventDefault() }
})
for (const type of ['jiansuo-results', 'jiansuo-select', 'jiansuo-submit'])
  document.addEventListener(type, event => { (window.events ||= []).push(type); if (window.hold) event.preventDefault() })
`

export function portalStories(stage: () => Stage): void {
  it('keeps its looks, its letters and its place under a strict policy from another origin', async () => {
    const { searcher, started } = stage()
    const portal = await servePortal()
    const server = await serve(searcher, { origins: [portal.origin] })
    const policy = [
      "default-src 'none'",
      `script-src 'self' ${server.origin}`,
      "style-src 'self'",
      `connect-src ${server.origin}`,
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ')
    portal.pages.set('/portal.css', { body: CSS })
    portal.pages.set('/portal.js', { body: SCRIPT })
    portal.pages.set('/portal', {
      policy,
      body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title>
<link rel="stylesheet" href="/portal.css"><script src="/portal.js"></script>
<script src="${server.origin}/embed/v1/jiansuo-box.js"></script>
<div class="clip"><jiansuo-box region="内蒙古自治区" limit="3">
<form action="${server.origin}/" method="get"><input type="search" name="q" value="行政"><input type="hidden" name="from" value="portal"><button>检索</button></form>
</jiansuo-box></div><div class="veil">门户正文</div></html>`,
    })
    try {
      const { page, trouble } = await openPage(started.browser, portal.origin)
      await page.goto(`${portal.origin}/portal`)
      // What the plain form held is taken over.
      const input = page.locator('jiansuo-box input[role="combobox"]')
      expect(await input.inputValue()).toBe('行政')
      await input.click()
      await page.keyboard.press('End')
      await page.keyboard.type('k复议')
      expect(await input.inputValue()).toBe('行政k复议')
      expect(await page.evaluate('window.stolen')).toBe(0)
      await page.keyboard.press('Control+k')
      expect(await page.evaluate('window.chords')).toBe(1)
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText('行政复议')
      await page.waitForSelector('jiansuo-box [role="option"]')
      const looks = await page.evaluate(() => {
        const root = document.querySelector('jiansuo-box')!.shadowRoot!
        const input = root.querySelector('input')!
        const option = root.querySelector('[role="option"]')!
        const style = getComputedStyle(input)
        const box = option.getBoundingClientRect()
        const top = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        const text = getComputedStyle(root.querySelector('.text')!)
        return {
          size: style.fontSize,
          direction: style.direction,
          transform: text.textTransform,
          spacing: text.letterSpacing,
          style: text.fontStyle,
          color: text.color,
          seen: option.contains(top),
          marks: root.querySelectorAll('mark').length > 0,
        }
      })
      expect(looks).toEqual({
        size: '16px',
        direction: 'ltr',
        transform: 'none',
        spacing: 'normal',
        style: 'normal',
        color: 'rgb(35, 38, 43)',
        seen: true,
        marks: true,
      })
      expect(asked({ server }, '/api/search').at(-1)).toMatch(/region=内蒙古自治区.*limit=3/)
      // The host may take a choice for itself …
      await page.evaluate('window.hold = true')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Enter')
      expect(page.url()).toBe(`${portal.origin}/portal`)
      expect(await page.evaluate('window.events')).toEqual(
        expect.arrayContaining(['jiansuo-results', 'jiansuo-select', 'jiansuo-submit']),
      )
      // … or leave it, and then its policy on forms does not stand in the way.
      await page.evaluate('window.hold = false')
      expect(trouble.filter(line => !line.startsWith('other origin'))).toEqual([])
      await page.keyboard.press('Enter')
      await page.waitForURL(url => url.origin === server.origin)
      const { searchParams } = new URL(page.url())
      expect(Object.fromEntries(searchParams)).toEqual({
        from: 'portal',
        q: '行政复议',
        region: '内蒙古自治区',
      })
      expect(trouble.every(line => line.startsWith(`other origin: ${server.origin}`))).toBe(true)
      await page.context().close()
    } finally {
      await server.close()
      await portal.close()
    }
  })

  it('takes its style sheet as a file where sheets cannot be constructed', async () => {
    const { server, started } = stage()
    const { page, trouble } = await openPage(started.browser, server.origin)
    await page.addInitScript(() => {
      Object.defineProperty(window, 'CSSStyleSheet', { value: undefined })
    })
    await page.goto(server.origin)
    await page.waitForFunction(
      () =>
        getComputedStyle(document.querySelector('jiansuo-box')!.shadowRoot!.querySelector('.field')!)
          .display === 'flex',
    )
    expect(trouble).toEqual([])
  })

  it('follows the colours of the page it stands in, not of the system', async () => {
    const { server, started } = stage()
    for (const [scheme, theme, want] of [
      ['', '', 'light'],
      ['dark', '', 'dark'],
      ['light dark', '', 'dark'],
      ['dark', 'light', 'light'],
    ]) {
      server.pages.set('/scheme.css', { body: scheme ? `:root { color-scheme: ${scheme} }` : '' })
      server.pages.set('/scheme', {
        body: `<!doctype html><link rel="stylesheet" href="/scheme.css"><jiansuo-box theme="${theme}"></jiansuo-box><script src="/embed/v1/jiansuo-box.js"></script>`,
      })
      const { page } = await openPage(started.browser, server.origin, { colorScheme: 'dark' })
      await page.goto(`${server.origin}/scheme`)
      const got = await page.locator('jiansuo-box .box').getAttribute('data-theme')
      expect(got, `${scheme} ${theme}`).toBe(want)
      await page.context().close()
    }
  })
}
