// verified.ts — the mark beside the totals: there only when the server says so, a warning when it says otherwise.
import { expect, it } from 'vitest'
import { VERSION } from '../reports.ts'
import { asked, open, type Stage, settled, sleep } from './stage.ts'

const MARK = '.totals .verified'

export function verifiedStories(stage: () => Stage): void {
  const answer = (equal: boolean, more: object = {}) =>
    stage().server.answers.set('/api/parity', {
      status: 200,
      body: {
        query: 'x',
        mode: 'smart',
        equal,
        texts: [
          { text: '行政复议', passages: 11, occurrences: 33, equal },
          { text: '调解', passages: 5, occurrences: 8, equal: true },
        ],
        left: 0,
        indexVersion: VERSION,
        ...more,
      },
    })

  it('is asked for once, after the totals, with the way of matching and without filters', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&mode=exact&year=2021')
    await page.waitForSelector(MARK)
    expect(await page.textContent(MARK)).toBe('“行政复议”已与全文逐字核对 ✓')
    expect(await page.getAttribute(MARK, 'title')).toContain('“行政复议” 10 段 33 处')
    expect(asked(stage(), '/api/parity')).toEqual(['/api/parity?q=行政复议&mode=exact'])
    const order = stage().server.requests.filter(request => /^.api.(search|parity)/.test(request))
    expect(order.at(-1)).toContain('/api/parity')
    expect(trouble).toEqual([])
  })

  it('is a warning with the remedy when the index disagrees, and says when not all was compared', async () => {
    answer(false)
    const { page } = await open(stage(), '/?q=行政复议 调解')
    await page.waitForSelector(`${MARK}.differs`)
    const text = await page.textContent(MARK)
    expect(text).toContain('索引与逐字比对不一致：“行政复议”。')
    expect(text).toContain('jiansuo verify 行政复议')
    answer(true, { left: 3 })
    await page.reload()
    await page.waitForSelector(MARK)
    expect(await page.textContent(MARK)).toBe('“行政复议”“调解”等 2 个词已与全文逐字核对 ✓')
    expect(await page.getAttribute(MARK, 'title')).toContain('另有 3 个词没有比对')
    const part = { text: '行政', passages: 12, occurrences: 40, equal: true }
    answer(true, { texts: [{ ...part, text: '行政复议' }, part] })
    await page.reload()
    await page.waitForSelector(MARK)
    expect(await page.textContent(MARK)).toBe('“行政复议”及其中的 1 个词已与全文逐字核对 ✓')
    answer(true, { left: 3 })
    const english = await open(stage(), '/?q=行政复议', { locale: 'en-US' })
    await english.page.waitForSelector(MARK)
    expect(await english.page.textContent(MARK)).toBe(
      '“行政复议” “调解” … 2 texts checked against the full text ✓',
    )
  })

  it('is not there when nothing was compared, for another index than the totals, or when it failed', async () => {
    const { page, trouble } = await open(stage(), '/')
    const silent = async () => {
      await page.goto(`${stage().server.origin}/?q=行政复议`)
      await settled(page)
      await page.waitForLoadState('networkidle')
      expect(await page.locator(MARK).count()).toBe(0)
    }
    answer(true, { texts: [] })
    await silent()
    answer(true, { indexVersion: 'newer' })
    await silent()
    stage().server.answers.set('/api/parity', { status: 500, body: null })
    await silent()
    expect(asked(stage(), '/api/parity').length).toBe(3)
    expect(trouble).toEqual([])
  })

  it('waits for a person who is composing, and is dropped with the search it belongs to', async () => {
    stage().server.answers.set('/api/search', { delay: 300 })
    const { page } = await open(stage(), '/')
    await page.evaluate(() => {
      history.pushState({}, '', '?q=行政复议')
      dispatchEvent(new PopStateEvent('popstate'))
      document.body.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    })
    await page.waitForSelector('.card')
    await sleep(100)
    expect(asked(stage(), '/api/parity')).toEqual([])
    await page.evaluate(() =>
      document.body.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })),
    )
    await page.waitForSelector(MARK)
    stage().server.answers.set('/api/parity', { delay: 600 })
    await page.click('.regions a >> nth=0')
    await page.waitForSelector('.chip')
    await settled(page)
    stage().server.answers.delete('/api/parity')
    await page.click('.chip')
    await page.waitForSelector('.chip', { state: 'detached' })
    await page.waitForSelector(MARK)
    await sleep(700)
    expect(await page.locator(MARK).count()).toBe(1)
  })
}
