// main.mjs — npm run bench:page -- INDEX [QUERY] [ROUNDS]: what a person waits for in a real Chromium on this machine: the first
// results on a cold load, with scripts and without, and how smoothly a comparison of 3,000 divisions × 20 years scrolls.
// Not: the server's own time (bench/speed).
//
// A cold load has an empty cache and a new browser context; each is asked once before it counts. The comparison is the page's
// own over an answer made here, because no library is that wide.
import { createServer } from 'node:http'
import { startBrowser } from '../../test/web/browser.ts'
import { startServer } from '../speed/server.mjs'
import { wideAnswer } from './wide.mjs'

const [index, query = '行政复议', rounds = '9'] = process.argv.slice(2)
if (!index) throw new Error('usage: npm run bench:page -- INDEX [QUERY] [ROUNDS]')
const started = await startBrowser()
if (typeof started === 'string') throw new Error(started)
const { browser } = started
const server = await startServer(index)
// What a cold load costs here at the least: one card, no style, no script, no search.
const bare = createServer((_, answer) => {
  answer.setHeader('content-type', 'text/html; charset=utf-8')
  answer.end(
    '<!doctype html><title>bare</title><body aria-busy="false"><div id="list"><p class="card">行政复议</p></div>',
  )
})
await new Promise(listening => bare.listen(0, '127.0.0.1', listening))
const bareAddress = `http://127.0.0.1:${bare.address().port}/`
const address = (view = '') => `${server.url}/?q=${encodeURIComponent(query)}${view}`

/** Milliseconds until the first card of results is painted. */
async function coldLoad(javaScriptEnabled, url) {
  const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled })
  const page = await context.newPage()
  const from = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForSelector('#list .card')
  const seen = performance.now() - from
  const cards = await page.locator('#list .card').count()
  if (cards === 0) throw new Error('no results')
  // Taken over by scripts: what the server drew is no longer marked as its own.
  if (javaScriptEnabled) await page.waitForSelector('body[aria-busy="false"]:not([data-served])')
  const settled = performance.now() - from
  await context.close()
  return { seen, settled }
}

const sorted = values => values.toSorted((a, b) => a - b)
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))]
const ms = value => `${Math.round(value)} ms`

async function loads() {
  const kinds = [
    { name: 'with scripts', scripts: true, url: address(), taken: [] },
    { name: 'without scripts', scripts: false, url: address(), taken: [] },
    { name: 'of a bare page', scripts: false, url: bareAddress, taken: [] },
  ]
  for (const { scripts, url } of kinds) await coldLoad(scripts, url)
  for (let round = 0; round < Number(rounds); round++)
    for (const { scripts, url, taken } of round % 2 ? kinds.toReversed() : kinds)
      taken.push(await coldLoad(scripts, url))
  for (const { name, scripts, taken } of kinds) {
    const seen = taken.map(one => one.seen)
    const settled = taken.map(one => one.settled)
    const over = scripts ? `, taken over at ${ms(at(settled, 0.5))} (most ${ms(at(settled, 1))})` : ''
    console.log(`first results ${name}: median ${ms(at(seen, 0.5))}, most ${ms(at(seen, 1))}${over}`)
  }
}

async function scrolling() {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  // In processor time, which other work on the machine does not lengthen.
  const cdp = await context.newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  /** Milliseconds since the start of all work, and of what it was spent on. */
  const parts = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    const of = part => metrics.find(({ name }) => name === `${part}Duration`).value * 1000
    return { task: of('Task'), script: of('Script'), layout: of('Layout') + of('RecalcStyle') }
  }
  const spent = async () => (await parts()).task
  // What the machine gives a page that does nothing, beside other work.
  const idle = await page.evaluate(
    () =>
      new Promise(resolve => {
        const began = performance.now()
        let frames = 0
        const step = () =>
          ++frames < 120 ? requestAnimationFrame(step) : resolve(120_000 / (performance.now() - began))
        requestAnimationFrame(step)
      }),
  )
  console.log(`an empty page: ${idle.toFixed(1)} frames a second`)
  await page.route('**/api/compare?*', route => route.fulfill({ json: wideAnswer(query) }))
  const from = performance.now()
  await page.goto(address('&view=compare&depth=all'))
  await page.waitForSelector('.heat:not(.series) tbody tr')
  console.log(
    `comparison of 3,000 divisions × 20 years drawn after ${ms(performance.now() - from)}, ${ms(await spent())} of them work of the page`,
  )
  const rows = Number(await page.getAttribute('.heat:not(.series)', 'aria-rowcount')) - 2
  const before = await parts()
  const frames = await page.evaluate(async () => {
    const frame = [...document.querySelectorAll('.scroller')].at(-1)
    const scrolled = frame.scrollHeight > frame.clientHeight + 100 ? frame : document.scrollingElement
    frame.scrollIntoView()
    const intervals = []
    let before = 0
    await new Promise(resolve => {
      const step = now => {
        if (before) intervals.push(now - before)
        before = now
        scrolled.scrollTop += 40
        if (intervals.length < 300) requestAnimationFrame(step)
        else resolve()
      }
      requestAnimationFrame(step)
    })
    return intervals
  })
  const after = await parts()
  const a = part => ((after[part] - before[part]) / frames.length).toFixed(1)
  const rest =
    (after.task - after.script - after.layout - before.task + before.script + before.layout) / frames.length
  const late = frames.filter(interval => interval > 1000 / 60 + 4).length
  const mean = frames.reduce((sum, interval) => sum + interval, 0) / frames.length
  console.log(
    `scrolling ${rows} rows: ${(1000 / mean).toFixed(1)} frames a second over ${frames.length}, ${late} later than a sixtieth, longest ${ms(Math.max(...frames))}; ${a('task')} ms of work a frame (a sixtieth is 16.7): script ${a('script')}, layout ${a('layout')}, painting and the rest ${rest.toFixed(1)}`,
  )
  const printed = performance.now()
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  const pages = Math.max(...[...pdf.toString('latin1').matchAll(/\/Count (\d+)/g)].map(([, n]) => Number(n)))
  console.log(`printed on ${pages} sheets in ${ms(performance.now() - printed)}`)
  await context.close()
}

try {
  await loads()
  await scrolling()
} finally {
  await browser.close()
  await server.stop()
  bare.close()
}
