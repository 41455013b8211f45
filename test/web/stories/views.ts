// views.ts — comparison, concordance and export, as a person goes through them.
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { CompareResult } from '../../../src/api/compare.ts'
import type { ConcordanceResult } from '../../../src/api/concordance.ts'
import type { SearchResult } from '../../../src/api/search.ts'
import { readCsv } from '../../export/readers.ts'
import { address, asked, manyYears, open, type Stage, settled, sleep } from './stage.ts'

const table = (page: Page, id: string) =>
  page.$$eval(
    `.figure[aria-labelledby="${id}-title"] tbody tr, .figure[aria-labelledby="${id}-title"] tfoot tr`,
    rows => rows.map(row => [...row.children].map(cell => cell.textContent!.replace(/\s+/g, ' ').trim())),
  )
const saved = async (page: Page, act: () => Promise<unknown>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** Width, height and the share of pixels that are not the first one, of a PNG of 8 bits a channel. */
function png(bytes: Buffer): { width: number; height: number; drawn: number } {
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
  const [width, height, type] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25]]
  const data: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(data))
  const channels = type === 6 ? 4 : 3
  expect(raw.length).toBe(height * (width * channels + 1))
  // Filtered rows of one colour are zeros; what is drawn is not.
  return { width, height, drawn: raw.filter(byte => byte !== 0).length / raw.length }
}

/** Has each line of the concordance of 行政复议 come many times. */
async function manyLines({ server }: Stage, times: number): Promise<void> {
  server.answers.set('/api/concordance', async parameters => {
    const given = Object.fromEntries(parameters)
    const whole = new URLSearchParams({ ...given, offset: '0', limit: '500' })
    const told = await server.truth<ConcordanceResult>(`/api/concordance?${whole}`)
    const lines = Array.from({ length: times }, () => told.lines).flat()
    const [offset, limit] = [Number(given.offset ?? 0), Number(given.limit ?? 200)]
    return { ...told, total: lines.length, offset, limit, lines: lines.slice(offset, offset + limit) }
  })
}

export function viewStories(stage: () => Stage): void {
  it('compares by division and year: numbers, nothing, and no report are three things', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&axis=all')
    await page.click('.tabs a:has-text("对比")')
    await page.waitForSelector('.heat')
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议&view=compare&axis=all')
    const none = '—没有报告'
    expect(await table(page, 'heat')).toEqual([
      ['内蒙古自治区', '4', '9', none, none, '13'],
      ['乌海市 › 海南区', none, '9', none, none, '9'],
      ['锡林郭勒盟', '4', none, none, none, '4'],
      ['湖北省 › 天门市', '8', none, none, none, '8'],
      ['湖南省 › 常德市 › 西洞庭管理区', none, none, none, '0', '0'],
      ['宁夏回族自治区 › 银川市 › 兴庆区', none, none, '12', none, '12'],
      ['合计', '12', '9', '12', '0', '33'],
    ])
    expect(await page.locator('#summary h1').textContent()).toMatch(/4 篇 · 10 段 · 33 处$/)
    await page.click('.switch a:has-text("篇数")')
    await page.waitForFunction(() => location.search.includes('measure=reports'))
    await settled(page)
    expect((await table(page, 'heat')).at(-1)).toEqual(['合计', '2', '1', '1', '0', '4'])
    await page.click('.switch a:has-text("每万字")')
    await page.waitForFunction(() => location.search.includes('measure=per10k'))
    await settled(page)
    expect((await table(page, 'heat'))[1]![2]).toMatch(/^\d+\.\d+$/)
    await page.click('.switch a:has-text("省")')
    await page.waitForFunction(() => location.search.includes('depth=province'))
    await settled(page)
    expect((await table(page, 'heat')).map(row => row[0])).toEqual([
      '内蒙古自治区',
      '湖北省',
      '湖南省',
      '宁夏回族自治区',
      '合计',
    ])
    expect(trouble).toEqual([])
  })

  it('leads from a cell to exactly its passages, and back', async () => {
    const { page } = await open(stage(), '/?q=行政复议&view=compare')
    await page.click('.heat tbody tr:has-text("海南区") td:nth-child(3) a')
    await page.waitForSelector('.card')
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议&region=150303&year=2021')
    expect(await page.textContent('#summary h1')).toMatch(/1 篇 · \d+ 段 · 9 处$/)
    await page.goBack()
    await page.waitForSelector('.heat')
    expect(address(page)).toBe('/?q=行政复议&view=compare')
  })

  it('sets up to five questions side by side, all in the address', async () => {
    const { page } = await open(stage(), '/?q=行政复议&view=compare')
    for (const more of ['法律顾问', '放管服改革', '行政执法', '行政诉讼']) {
      await page.fill('.adding input', more)
      await page.keyboard.press('Enter')
      await page.waitForSelector(`.series th:has-text("${more}")`)
      await settled(page)
    }
    expect(await page.locator('.adding').textContent()).toBe('最多五个词语')
    expect((await table(page, 'lines')).map(row => row[0]!.replace('×', ''))).toEqual([
      '行政复议',
      '法律顾问',
      '放管服改革',
      '行政执法',
      '行政诉讼',
      '报告篇数 n',
    ])
    expect(await page.getAttribute('.picture svg', 'aria-label')).toContain('“行政诉讼”')
    const shared = page.url()
    const rowsAndColours = () =>
      page.$$eval('.series tbody th', heads =>
        heads.map(head => [head.textContent, head.querySelector('svg')!.innerHTML]),
      )
    const before = await rowsAndColours()
    await page.click('.series th a:has-text("法律顾问")')
    await page.waitForFunction(() => document.querySelector('#heat-title')?.textContent?.includes('法律顾问'))
    // Whose divisions are shown changes neither the order of the terms nor their colours.
    expect(await rowsAndColours()).toEqual(before)
    expect(await page.textContent('.series a[aria-current]')).toBe('法律顾问')
    expect(await page.textContent('#summary h1')).toContain('行政复议')
    const cell = await page.getAttribute('.heat:not(.series) tbody td a', 'href')
    expect(new URL(cell!, page.url()).searchParams.get('q')).toBe('法律顾问')
    await page.goto(shared)
    await settled(page)
    expect(await page.locator('.series tbody tr').count()).toBe(5)
    await page.click('.series [aria-label="去掉“行政复议”"]')
    await page.waitForFunction(() => document.querySelectorAll('.series tbody tr').length === 4)
    expect(await page.locator('#heat-title').textContent()).toContain('法律顾问')
  })

  it('gives the table and both pictures away', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&vs=法律顾问&axis=all', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.click('.figure >> nth=1 >> button:has-text("复制表格")')
    await page.waitForSelector('button:has-text("已复制")')
    const text = await page.evaluate(() => navigator.clipboard.readText())
    const copied = text.split('\n').map(line => line.split('\t'))
    expect(copied.slice(0, 8)).toEqual([
      ['地区', '2020', '2021', '2022', '2023', '合计'],
      ['内蒙古自治区（含下级）', '4', '9', '', '', '13'],
      ['乌海市 › 海南区', '', '9', '', '', '9'],
      ['锡林郭勒盟', '4', '', '', '', '4'],
      ['湖北省 › 天门市', '8', '', '', '', '8'],
      ['湖南省 › 常德市 › 西洞庭管理区', '', '', '', '0', '0'],
      ['宁夏回族自治区 › 银川市 › 兴庆区', '', '', '12', '', '12'],
      ['合计', '12', '9', '12', '0', '33'],
    ])
    expect(copied[8]).toEqual([''])
    const told = copied.slice(9).join('\n')
    for (const part of ['资料来源：jiansuo', '检索式：行政复议', '索引版本']) expect(told).toContain(part)
    for (const [figure, name] of [
      [0, '行政复议、法律顾问 历年变化 处数'],
      [1, '行政复议 地区 处数'],
    ] as const) {
      const image = await saved(page, () => page.click(`.figure >> nth=${figure} >> button:has-text("PNG")`))
      expect(image.name).toBe(`${name}.png`)
      const { width, height, drawn } = png(image.bytes)
      expect(width).toBeGreaterThan(700)
      expect(height).toBeGreaterThan(400)
      expect(drawn).toBeGreaterThan(0.003)
      const drawing = await saved(page, () =>
        page.click(`.figure >> nth=${figure} >> button:has-text("SVG")`),
      )
      expect(drawing.name).toBe(`${name}.svg`)
      const svg = drawing.bytes.toString('utf8')
      expect(svg).toContain('行政复议')
      expect(svg).not.toContain('var(')
    }
    // Black stays chosen, whatever is changed, and the file says so.
    const inkOf = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.querySelector('.figure')!)
        return style.getPropertyValue('--series-1').trim() === style.getPropertyValue('--ink').trim()
      })
    expect(await inkOf()).toBe(false)
    await page.click('[data-key="lines-black"]')
    // On the page and on paper as in the files, and in every figure.
    expect([await inkOf(), await page.isChecked('[data-key="heat-black"]')]).toEqual([true, true])
    await page.click('button:has-text("段数"), a:has-text("段数")')
    await settled(page)
    expect(await page.isChecked('[data-key="lines-black"]')).toBe(true)
    const black = await saved(page, () => page.click('.figure >> nth=0 >> button:has-text("PNG")'))
    expect(black.name).toBe('行政复议、法律顾问 历年变化 段数 黑白.png')
    const own = await saved(page, () => page.click('[data-key="lines-csv"]'))
    const rows = readCsv(own.bytes.toString('utf8').replace(/^\ufeff/, ''))
    expect(rows[0]![0]).toBe('词语')
    // Behind the table and an empty line stands what the picture says of itself.
    const drawing = await saved(page, () => page.click('[data-key="lines-svg"]'))
    const drawn = drawing.bytes.toString('utf8').replace(/<[^>]+>|\s/g, '')
    const notesOf = (rows: string[][]) => rows.slice(rows.findIndex(row => row.join('') === '') + 1).flat()
    const notes = notesOf(rows)
    for (const note of notes) expect(drawn).toContain(note.replace(/\s/g, ''))
    for (const part of ['检索式：行政复议；法律顾问', '范围：', '篇报告', '索引版本', '制图'])
      expect(notes.some(note => note.includes(part))).toBe(true)
    const csv = await saved(page, () => page.click('[data-key="lines-all"]'))
    const lines = readCsv(csv.bytes.toString('utf8').replace(/^\ufeff/, ''))
    expect(notesOf(lines)).toEqual(notes)
    const heat = await saved(page, () => page.click('[data-key="heat-csv"]'))
    expect(notesOf(readCsv(heat.bytes.toString('utf8').replace(/^\ufeff/, '')))).toContain('范围：全部收录')
    const counted = lines.slice(
      1,
      lines.findIndex(line => line.join('') === ''),
    )
    expect(new Set(counted.map(line => line[0]))).toEqual(new Set(['行政复议', '法律顾问']))
    expect(lines[0]).toEqual(expect.arrayContaining(['省', '市', '县', '年份', '处数', '相合']))
    expect(trouble).toEqual([])
  })

  it('goes from first to last use by default, by either year, with the reports under each year', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare')
    expect((await table(page, 'heat')).at(-1)).toEqual(['合计', '12', '9', '12', '33'])
    expect((await table(page, 'lines')).at(-1)).toEqual(['报告篇数 n', '2', '1', '1'])
    const source = await page.textContent('.source-note')
    expect(source).toMatch(
      /资料来源：jiansuo 检索。检索式：行政复议。范围：全部收录。n\s=\s5 篇报告（2020–2023 年），按报告年度计；图中 4 篇（2020–2022 年）。索引版本 test/,
    )
    await page.click('[data-key="measure-share"]')
    await page.waitForFunction(() => location.search.includes('measure=share'))
    await settled(page)
    expect((await table(page, 'lines'))[0]!.slice(1)).toEqual(['100 %', '100 %', '100 %'])
    // The first year is typed, the second is still to come: nothing is taken from under the finger.
    await page.click('[data-key="year-from"]')
    await page.keyboard.type('21')
    await page.click('[data-key="year-to"]')
    expect(await page.evaluate(() => location.search)).not.toContain('year=')
    const entries = await page.evaluate(() => history.length)
    await page.press('[data-key="year-to"]', 'Enter')
    await page.waitForFunction(() => location.search.includes('year=2021..2022'))
    await settled(page)
    expect(await page.evaluate(() => history.length)).toBe(entries + 1)
    await page.click('[data-key="by-published"]')
    await page.waitForFunction(() => location.search.includes('by=published'))
    await settled(page)
    expect(asked(stage(), '/api/compare').at(-1)).toContain('by=published')
    expect(trouble).toEqual([])
  })

  it('shows the latest years first, copies all of them, and prints them in bands', async () => {
    const names = await manyYears(stage())
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    for (const [id, last] of [
      ['lines', 1],
      ['heat', 2],
    ] as const) {
      const inSight = await page.$$eval(
        `.figure[aria-labelledby="${id}-title"] :is(.scroller, .scroller > table > thead th)`,
        ([frame, ...heads]) => {
          const { left, right } = frame!.getBoundingClientRect()
          const from = left + heads[0]!.getBoundingClientRect().width
          return heads.slice(1).flatMap(head => {
            const box = head.getBoundingClientRect()
            return box.left >= from - 1 && box.right <= right + 1 ? head.textContent : []
          })
        },
      )
      expect(inSight).toContain('2023')
      expect(inSight).not.toContain('1994')
      await page.click(`[data-key="${id}-copy"]`)
      await page.waitForSelector(`[data-key="${id}-copy"]:has-text("已复制")`)
      const text = await page.evaluate(() => navigator.clipboard.readText())
      // Behind an empty line it says where its numbers come from.
      const lines = text
        .slice(0, text.indexOf('\n\n'))
        .split('\n')
        .map(line => line.split('\t'))
      expect(lines[0]!.slice(1)).toEqual(id === 'heat' ? [...names, '合计'] : names)
      for (const line of lines) expect(line).toHaveLength(lines[0]!.length)
      expect(lines.at(-1)!.at(-last)).not.toBe('')
    }
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    // A4 less its margins.
    await page.setViewportSize({ width: 718, height: 1000 })
    for (const [id, last] of [
      ['lines', []],
      ['heat', ['合计']],
    ] as const) {
      const bands = await page.$$eval(`.figure[aria-labelledby="${id}-title"] table`, tables =>
        tables
          .filter(table => table.checkVisibility())
          .map(table => ({
            right: table.getBoundingClientRect().right,
            names: [...table.querySelectorAll('thead th')].slice(1).map(head => head.textContent),
            rows: table.querySelectorAll('tbody tr').length,
            widths: [...table.querySelectorAll('tr')].map(row => row.children.length),
          })),
      )
      expect(bands.flatMap(band => band.names)).toEqual([...names.filter(name => name !== '1995'), ...last])
      // The second division has a report of the first year only; its sum stands in the last band.
      if (id === 'heat') expect(bands.map(band => band.rows)).toEqual([2, 1, 2])
      for (const { right, widths } of bands) {
        expect(right).toBeLessThanOrEqual(718)
        expect(new Set(widths).size).toBe(1)
      }
    }
    expect(await page.locator('.figure .switch').first().locator(':visible').allTextContents()).toEqual([
      '处数',
    ])
    expect(await page.locator('.labelled:has-text("统计到") a:visible').allTextContents()).toEqual(['各级'])
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await page.locator('.band, .banded').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('says the reports of every year, named on the axis or not, by pointer and by keys', async () => {
    await manyYears(stage())
    const { page } = await open(stage(), '/?q=行政复议&view=compare&axis=all', {
      viewport: { width: 390, height: 844 },
    })
    const numbers = (await table(page, 'lines')).at(-1)!.slice(1, -1)
    const titles = await page.$$eval('.picture rect title', nodes => nodes.map(node => node.textContent))
    expect(titles).toHaveLength(numbers.length)
    expect(titles.map(title => /n = (\d+)/.exec(title)![1])).toEqual(numbers)
    const said = () => page.textContent('.year-reader output')
    expect(await said()).toMatch(/^2023 · n = \d+ · 行政复议 \d/)
    await page.focus('.year-reader input')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    expect(await said()).toBe(titles[1])
    expect(await page.getAttribute('.year-reader input', 'aria-valuetext')).toBe(titles[1])
  })

  it('leaves no sums alone on the last page', async () => {
    const { server } = stage()
    const compared = await server.truth<CompareResult>(
      `/api/compare?${new URLSearchParams({ q: '行政复议' })}`,
    )
    const rows = Array.from({ length: 60 }, (_, i) => {
      const name = `第${i}市`
      return {
        ...compared.rows[0]!,
        region: { code: String(110_000 + i * 100), name, path: [name] },
        year: 2020,
      }
    })
    const { page } = await open(stage(), '/')
    const margin = { top: '15mm', bottom: '15mm', left: '10mm', right: '10mm' }
    // One of these begins the last page with the sums if nothing keeps the rows before them there.
    for (const count of [48, 49, 50]) {
      server.answers.set('/api/compare', { status: 200, body: { ...compared, rows: rows.slice(0, count) } })
      await page.goto(
        `${server.origin}/?${new URLSearchParams({ q: '行政复议', view: 'compare', depth: 'all' })}`,
      )
      await page.waitForSelector('.heat:not(.series) tfoot')
      const data = new Uint8Array(await page.pdf({ format: 'A4', margin }))
      const printed = await getDocument({ data }).promise
      const texts = await Promise.all(
        Array.from({ length: printed.numPages }, async (_, i) => {
          const { items } = await (await printed.getPage(i + 1)).getTextContent()
          return items.map(item => ('str' in item ? item.str : '')).join('')
        }),
      )
      const last = texts.findLast(text => text.includes('合计'))
      expect(last).toMatch(/第\d+市.*合计/)
      await printed.loadingTask.destroy()
    }
  })

  it('has of a long comparison the rows near the window, their years in sight, and on paper all of them', async () => {
    const { server } = stage()
    const question = new URLSearchParams({ q: '行政复议' })
    const compared = await server.truth<CompareResult>(`/api/compare?${question}`)
    const rows = Array.from({ length: 600 }, (_, i) => {
      const code = String(110_000 + (i % 20) * 10_000 + Math.floor(i / 20) + 1)
      const path = [`第${i % 20}省`, `${code}县`]
      return { ...compared.rows[0]!, region: { code, name: path[1]!, path }, year: 2000 + (i % 25) }
    })
    server.answers.set('/api/compare', { status: 200, body: { ...compared, rows } })
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&depth=all')
    const drawn = () => page.locator('.heat:not(.series) tbody tr:not([aria-hidden])').count()
    await page.waitForSelector('.heat td.unseen')
    expect(await drawn()).toBeLessThan(300)
    await page.$eval('.figure[aria-labelledby="heat-title"] .scroller', frame => {
      frame.scrollIntoView()
      frame.scrollTop = frame.scrollHeight
    })
    await page.waitForSelector('.heat tbody tr:has-text("300030县")')
    expect(await drawn()).toBeLessThan(300)
    const [frame, head] = await page.$$eval(
      '.figure[aria-labelledby="heat-title"] :is(.scroller, thead th:nth-child(2))',
      nodes => nodes.map(node => node.getBoundingClientRect().top),
    )
    expect(Math.abs(head! - frame!)).toBeLessThan(6)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const names = await page.$$eval('.heat.band tbody th', heads => heads.map(node => node.textContent))
    expect(new Set(names.filter(name => name.includes('县'))).size).toBe(600)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await page.waitForSelector('.heat td.unseen')
    expect(trouble).toEqual([])
  })

  it('leaves out divisions in which nothing is found where that is chosen, and says so on the figure', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&axis=all')
    const names = async () => (await table(page, 'heat')).map(([name]) => name)
    expect(await names()).toContain('湖南省 › 常德市 › 西洞庭管理区')
    await page.click('[data-key="rows-found"]')
    await page.waitForFunction(() => location.search.includes('rows=found'))
    await settled(page)
    expect(await names()).not.toContain('湖南省 › 常德市 › 西洞庭管理区')
    expect((await table(page, 'heat')).at(-1)).toEqual(['合计', '12', '9', '12', '0', '33'])
    const drawing = await saved(page, () => page.click('[data-key="heat-svg"]'))
    const svg = drawing.bytes.toString('utf8')
    expect(svg).toContain('未出现的地区略去')
    expect(svg).not.toContain('西洞庭')
    expect(trouble).toEqual([])
  })

  it('says below a figure of some reports what the library holds', async () => {
    const { page } = await open(stage(), '/?q=行政复议&view=compare&year=2022')
    expect(await page.textContent('.source-note')).toContain('本库共 5 篇（2020–2023 年）')
  })

  it('leaves out, on one click, the one report that makes the curve, and says so wherever the figure goes', async () => {
    const { server } = stage()
    const { hits } = await server.truth<SearchResult>('/api/search?q=行政复议')
    const { id, title } = hits.find(({ report }) => report.title !== null)!.report
    server.answers.set('/api/compare', async parameters => {
      const told = await server.truth<CompareResult>(`/api/compare?${parameters}`)
      const notice = { code: 'one-report', message: '出自一篇', about: [title!, '20', '33', '2021', '', id] }
      return parameters.has('except') ? told : { ...told, notices: [notice] }
    })
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare')
    await page.click('.notices a:has-text("不计这一篇")')
    await page.waitForFunction(() => location.search.includes('except='))
    await settled(page)
    expect(address(page)).toBe(`/?q=行政复议&except=${id}&view=compare`)
    const name = `不计“${title}”`
    expect(await page.textContent('.chip')).toBe(`${name}×`)
    expect(await page.textContent('.source-note')).toContain(`范围：${name}`)
    const truth = await server.truth<CompareResult>(`/api/compare?q=行政复议&except=${id}`)
    expect(await page.textContent('#summary h1')).toContain(`${truth.totalOccurrences} 处`)
    const exports = await page.$$eval('.menu a', links => links.map(link => link.getAttribute('href')!))
    expect(exports.every(href => new URLSearchParams(href.split('?')[1]).get('except') === id)).toBe(true)
    await page.goto(`${server.origin}/?except=${id}`)
    await settled(page)
    expect(await page.textContent('.home .chip')).toBe(`${name}×`)
    expect(await page.locator('.home .reports li').count()).toBe(4)
    expect(trouble).toEqual([])
  })

  it('leaves out, on one click, the law that makes the curve, and says so wherever the figure goes', async () => {
    const { server } = stage()
    server.answers.set('/api/compare', async parameters => {
      const told = await server.truth<CompareResult>(`/api/compare?${parameters}`)
      const about = ['甲法', '20', '33', '2021', '报告']
      const notice = { code: 'one-report', message: '20 处出自一篇“甲法”（2021 年）', about }
      return parameters.has('genre') ? told : { ...told, notices: [notice] }
    })
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&vs=法律顾问&measure=per10k')
    const warnings = page.locator('.notices li:has-text("甲法")')
    expect(await warnings.allTextContents()).toEqual(
      ['行政复议', '法律顾问'].map(term => `“${term}”：20 处出自一篇“甲法”（2021 年） 只看报告`),
    )
    expect(await page.textContent('.source-note')).toContain('范围：全部收录')
    await warnings.first().locator('a').click()
    await page.waitForFunction(() => location.search.includes('genre='))
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议&genre=报告&view=compare&vs=法律顾问&measure=per10k')
    expect(await warnings.count()).toBe(0)
    const filtered = '范围：文种“报告”'
    expect(await page.textContent('.source-note')).toContain(filtered)
    for (const id of ['lines', 'heat']) {
      const drawing = await saved(page, () => page.click(`[data-key="${id}-svg"]`))
      expect(drawing.bytes.toString('utf8').replace(/<[^>]+>/g, '')).toContain(filtered)
    }
    const exports = await page.$$eval('.menu a', links => links.map(link => link.getAttribute('href')!))
    expect(exports.every(href => new URLSearchParams(href.split('?')[1]).get('genre') === '报告')).toBe(true)
    await page.click('.chip:has-text("报告")')
    await page.waitForFunction(() => !location.search.includes('genre='))
    await settled(page)
    expect(await warnings.count()).toBe(2)
    expect(trouble).toEqual([])
  })

  it('says that of more than two terms no interval is drawn', async () => {
    const { page } = await open(stage(), '/?q=行政复议&vs=调解&view=compare&measure=share')
    const note = '图里不画置信区间'
    expect(await page.textContent('.source-note')).not.toContain(note)
    await page.goto(`${stage().server.origin}/?q=行政复议&vs=调解&vs=法律顾问&view=compare&measure=share`)
    await settled(page)
    expect(await page.textContent('.source-note')).toContain(note)
  })

  it('says where the years shown have reports of other levels, in its files too, and offers one of them', async () => {
    const { server } = stage()
    const question = new URLSearchParams({ q: '行政复议' })
    const compared = await server.truth<CompareResult>(`/api/compare?${question}`)
    const levels: CompareResult['levels'] = [
      { year: 2019, level: '国家', reports: 9 },
      { year: 2020, level: '国家', reports: 9 },
      { year: 2021, level: '县', reports: 9 },
    ]
    server.answers.set('/api/compare', { status: 200, body: { ...compared, levels } })
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&axis=all')
    const told = '各年报告的层级不同：2020 年 9 篇中有 9 篇是国家的，2021 年 9 篇中有 0 篇'
    expect(await page.textContent('.figure .notices')).toContain(told)
    for (const figure of ['lines', 'heat']) {
      const csv = await saved(page, () => page.click(`[data-key="${figure}-csv"]`))
      expect(csv.bytes.toString('utf8')).toContain(told)
    }
    await page.click('[data-key="only-level-县"]')
    await page.waitForFunction(() => location.search.includes('level='))
    await settled(page)
    expect(address(page)).toBe('/?q=行政复议&level=县&view=compare&axis=all')
    // Whoever chose levels knows of them.
    expect(await page.locator('.figure .notices:has-text("层级")').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('says how much of a figure is repeated, by what it counts, and counts it once on one click', async () => {
    const { server } = stage()
    const question = new URLSearchParams({ q: '行政复议' })
    const compared = await server.truth<CompareResult>(`/api/compare?${question}`)
    expect(compared.repeated).toEqual({ hits: 0, reports: 0, occurrences: 0 })
    const repeated = { hits: 1, reports: 0, occurrences: 2 }
    server.answers.set('/api/compare', { status: 200, body: { ...compared, repeated } })
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare')
    const told = '“行政复议”的 33 处中有 2 处是重复的'
    expect(await page.textContent('.figure .notices')).toContain(told)
    expect(await page.textContent('.source-note')).toContain(told)
    await page.click('.switch a:has-text("篇数")')
    await page.waitForFunction(() => location.search.includes('measure=reports'))
    await settled(page)
    expect(await page.textContent('.figure')).not.toContain('重复的：')
    await page.click('.switch a:has-text("段数")')
    await page.waitForFunction(() => location.search.includes('measure=hits'))
    await settled(page)
    expect(await page.textContent('.figure .notices')).toContain('的 10 段中有 1 段是重复的')
    server.answers.clear()
    await page.click('[data-key="count-once"]')
    await page.waitForFunction(() => location.search.includes('repeats=once'))
    await settled(page)
    expect(asked(stage(), '/api/compare').at(-1)).toContain('repeats=once')
    expect(await page.locator('.figure .notices').count()).toBe(0)
    expect(trouble).toEqual([])
  })

  it('keeps the years in sight where the page is scrolled past the top of a table, not on paper', async () => {
    for (const width of [1440, 390, 320]) {
      const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&axis=all&vs=法律顾问', {
        viewport: { width, height: 844 },
      })
      // The last table of a page that ends there could not be scrolled past.
      await page.evaluate(() => {
        document.body.style.paddingBlockEnd = '100vh'
      })
      for (const frame of await page.locator('.scroller').all()) {
        const read = (past: number) =>
          frame.evaluate(async (node, past) => {
            scrollTo(0, node.getBoundingClientRect().top + scrollY + past)
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
            const year = node.querySelector('thead th:nth-child(2)')!.getBoundingClientRect()
            const [x, y] = [Math.max(year.x, 1) + 4, year.y + year.height / 2]
            return {
              hidden: -node.getBoundingClientRect().top,
              top: year.top,
              bar: Math.max(0, document.querySelector('.top')!.getBoundingClientRect().bottom),
              isOnTop: document.elementFromPoint(x, y)?.closest('thead') === node.querySelector('thead'),
            }
          }, past)
        const { hidden, top, bar, isOnTop } = await read(40)
        expect(hidden).toBeGreaterThan(0)
        expect(top).toBeGreaterThanOrEqual(bar)
        expect(top).toBeLessThan(bar + 4)
        expect(isOnTop).toBe(true)
        await page.emulateMedia({ media: 'print' })
        expect(
          await frame
            .locator('thead')
            .first()
            .evaluate(node => getComputedStyle(node).transform),
        ).toBe('none')
        await page.emulateMedia({ media: 'screen' })
      }
      expect(trouble).toEqual([])
      await page.close()
    }
  })

  it('prints its figures in the colours of paper, whatever the screen has', async () => {
    const { page } = await open(stage(), '/?q=行政复议&view=compare')
    const colours = () =>
      page.$$eval('.picture text, .picture path, .heat td[class^="heat-"]', nodes =>
        nodes.map(node => {
          const { fill, stroke, color, backgroundColor } = getComputedStyle(node)
          return [fill, stroke, color, backgroundColor].join()
        }),
      )
    await page.emulateMedia({ media: 'print', colorScheme: 'light' })
    const light = await colours()
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await colours()).toEqual(light)
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark'
    })
    expect(await colours()).toEqual(light)
    await page.emulateMedia({ media: 'screen' })
    expect(await colours()).not.toEqual(light)
  })

  it('lists every occurrence under the other, in the order that is chosen', async () => {
    const { page, trouble } = await open(stage(), '/?q=行政复议')
    await page.click('.tabs a:has-text("语境")')
    await page.waitForSelector('.kwic [data-line="0"] mark')
    await settled(page)
    expect(await page.textContent('.kwic-bar h2')).toBe('33 行')
    expect(await page.getAttribute('.kwic', 'aria-rowcount')).toBe('34')
    const edges = await page.$$eval('.kwic [data-line] mark', marks =>
      marks.map(mark => Math.round(mark.getBoundingClientRect().left)),
    )
    expect(edges.length).toBeGreaterThan(15)
    expect(new Set(edges).size).toBe(1)
    const gaps = await page.$$eval('.kwic [data-line]', rows =>
      rows.map(
        row =>
          row.querySelector('mark')!.getBoundingClientRect().left -
          row.querySelector('.left span')!.getBoundingClientRect().right,
      ),
    )
    expect(gaps.every(gap => Math.abs(gap) < 1)).toBe(true)
    for (const order of ['按前文', '按地区', '按年份']) {
      await page.click(`.kwic-bar a:has-text("${order}")`)
      await page.waitForSelector(`.kwic-bar a[aria-current]:has-text("${order}")`)
      await settled(page)
    }
    const years = await page.$$eval('.kwic .source', cells => cells.map(cell => cell.textContent!.slice(-4)))
    // The year is never cut off, whatever the division is called.
    const rest = await page.$$eval('.kwic .source', cells =>
      cells.map(
        cell => cell.getBoundingClientRect().right - cell.lastElementChild!.getBoundingClientRect().right,
      ),
    )
    expect(Math.min(...rest)).toBeGreaterThanOrEqual(-0.5)
    expect([...years].sort()).toEqual(years)
    await page.goBack()
    await page.waitForFunction(() => location.search.includes('order=region'))
    await settled(page)
    await page.click('.kwic [data-line="2"] a')
    await page.waitForSelector('.passage.current')
    expect(await page.locator('.passage.current mark').count()).toBeGreaterThan(0)
    expect(trouble).toEqual([])
  })

  it('goes a word deeper by what most often follows', async () => {
    const { page } = await open(stage(), '/?q=行政复议&view=concordance')
    await page.click('[aria-labelledby="followers"] a:has-text("体制")')
    await page.waitForFunction(() => document.querySelector('.kwic-bar h2')?.textContent === '8 行')
    expect(address(page)).toBe('/?q="行政复议体制改革"&view=concordance')
    await page.goBack()
    await page.waitForFunction(() => document.querySelector('.kwic-bar h2')?.textContent === '33 行')
  })

  it('shows as many characters as were asked for, on a phone too', async () => {
    for (const width of [320, 1440]) {
      const { page } = await open(stage(), '/?q=行政复议&view=concordance', {
        viewport: { width, height: 844 },
      })
      await page.selectOption('[data-key="width"]', '40')
      await page.waitForFunction(() => location.search.includes('width=40'))
      await settled(page)
      const sides = await page.$$eval('.kwic [data-line]', rows =>
        rows.flatMap(row => {
          const { left, right } = row.getBoundingClientRect()
          return [...row.querySelectorAll('.left > span, .key > span')].map(side => ({
            length: side.textContent!.length,
            isInSight: [...side.getClientRects()].every(
              box => box.left >= left - 1 && box.right <= right + 1,
            ),
          }))
        }),
      )
      expect(sides.filter(({ isInSight }) => !isInSight)).toEqual([])
      expect(Math.max(...sides.map(({ length }) => length))).toBe(40)
    }
  })

  it('goes to the last of a thousand long lines at once, and back', async () => {
    await manyLines(stage(), 40)
    const total = 33 * 40
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=concordance&width=200')
    await page.focus('.kwic.wide [data-line="0"] a')
    await page.keyboard.press('End')
    const at = (line: number) =>
      page.waitForFunction(line => {
        const row = document.activeElement?.closest<HTMLElement>('[data-line]')
        const place = row?.getBoundingClientRect()
        // A browser scrolls by whole pixels, and rows end between them.
        return row?.dataset.line === String(line) && place!.top > -1 && place!.bottom < innerHeight + 1
      }, line)
    await at(total - 1)
    // Nor is all between them there.
    expect(await page.locator('.kwic [data-line]').count()).toBeLessThan(200)
    await page.keyboard.press('ArrowUp')
    await at(total - 2)
    await page.keyboard.press('Home')
    await at(0)
    expect(await page.locator('.kwic a[tabindex="0"]').count()).toBe(1)
    expect(trouble).toEqual([])
  })

  it('scrolls through a hundred thousand lines, and walks them by keyboard', async () => {
    await manyLines(stage(), 3031)
    const total = 33 * 3031
    const { page, trouble } = await open(stage(), '/?q=行政复议&view=concordance&order=year')
    expect(await page.getAttribute('.kwic', 'aria-rowcount')).toBe(String(total + 1))
    const count = () => page.locator('.kwic [data-line]').count()
    // The height is there once lines are; before that there is nothing to scroll through.
    await page.waitForSelector('.kwic [data-line="20"][data-filled]')
    expect(await count()).toBeLessThan(80)
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2))
    await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('.kwic [data-line]')]
      return Number(rows[0]?.dataset.line) > 40_000 && rows.every(row => row.dataset.filled)
    })
    const middle = await page.$$eval('.kwic [data-line]', rows =>
      rows.map(row => Number((row as HTMLElement).dataset.line)),
    )
    expect(middle).toEqual(middle.map((_, i) => middle[0]! + i))
    expect(middle.length).toBeGreaterThan(20)
    expect(await count()).toBeLessThan(80)
    // Only what came into view was asked for.
    expect(asked(stage(), '/api/concordance').length).toBeLessThan(8)
    await page.evaluate(() => scrollTo(0, 0))
    await page.waitForSelector('.kwic [data-line="0"]')
    await page.focus('.kwic [data-line="0"] a')
    const line = () =>
      page.evaluate(() =>
        Number(document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset.line ?? -1),
      )
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
    expect(await line()).toBe(3)
    await page.keyboard.press('End')
    await page.waitForFunction(
      last =>
        (document.activeElement?.closest('[data-line]') as HTMLElement | null)?.dataset.line === String(last),
      total - 1,
    )
    await page.keyboard.press('PageUp')
    expect(await line()).toBeLessThan(total - 1)
    await page.keyboard.press('Home')
    expect(await line()).toBe(0)
    expect(await page.locator('.kwic a[tabindex="0"]').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/r\//)
    expect(trouble).toEqual([])
  })

  it('says which lines did not come, and brings them when asked again', async () => {
    await manyLines(stage(), 40)
    const { page } = await open(stage(), '/?q=行政复议&view=concordance&order=year')
    stage().server.answers.set('/api/concordance', { status: 503, body: null })
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.waitForFunction(() => document.querySelector('.line-failure')?.textContent !== '')
    await sleep(200)
    expect(asked(stage(), '/api/concordance').length).toBeLessThan(8)
    await manyLines(stage(), 40)
    await page.evaluate(() => scrollBy(0, -60))
    await page.waitForFunction(() => document.querySelectorAll('.kwic [data-filled]').length > 15)
    expect(await page.textContent('.line-failure')).toBe('')
  })

  it('exports what is on the screen: view, filters and order', async () => {
    const { page } = await open(
      stage(),
      '/?q=行政复议&region=150000&year=2020&mode=exact&sort=year:desc&distinct=report',
    )
    const links = async () => {
      const hrefs = await page.$$eval('.export a', nodes =>
        nodes.map(node => (node as HTMLAnchorElement).href),
      )
      return hrefs.map(href => decodeURIComponent(new URL(href).pathname + new URL(href).search))
    }
    const own = 'mode=exact&region=150000&year=2020'
    expect((await links()).slice(0, 5)).toEqual(
      ['csv', 'xlsx', 'jsonl', 'ris', 'bib'].map(
        format => `/api/export?q=行政复议&${own}&sort=year:desc&distinct=report&format=${format}`,
      ),
    )
    await page.click('.tabs a:has-text("语境")')
    await page.waitForSelector('.kwic')
    await settled(page)
    expect((await links())[0]).toBe(
      `/api/export?q=行政复议&${own}&view=concordance&sort=right&width=40&format=csv`,
    )
    await page.click('.tabs a:has-text("对比")')
    await page.waitForSelector('.heat')
    await settled(page)
    expect((await links())[0]).toBe(`/api/export?q=行政复议&${own}&view=compare&format=csv`)
    await page.goto(`${page.url()}&vs=法律顾问`)
    await settled(page)
    expect((await links()).slice(0, 6).map(link => link.split('?')[1]!.split('&')[0])).toEqual([
      ...Array(3).fill('q=行政复议'),
      ...Array(3).fill('q=法律顾问'),
    ])
    expect(await page.locator('.export .of').allTextContents()).toEqual([
      '行政复议',
      '法律顾问',
      '文献条目',
      '订阅',
    ])
  })

  it('opens on a phone with no column half under the names: a cut number would be another', async () => {
    await manyYears(stage())
    for (const width of [320, 390, 412]) {
      const { page } = await open(stage(), '/?q=行政复议&view=compare', { viewport: { width, height: 844 } })
      await settled(page)
      const hidden = await page.$$eval('.scroller > table:not(.band)', tables =>
        tables.map(table => {
          const { rows } = table as HTMLTableElement
          const [names, ...heads] = [...rows[0]!.cells].map(cell => cell.getBoundingClientRect())
          const cut = heads.find(({ right }) => right > names!.right + 1)!
          return Math.max(0, Math.round(names!.right - cut.left))
        }),
      )
      expect(hidden.length).toBeGreaterThan(0)
      // The gap between two cells is 2 px.
      for (const pixels of hidden) expect(pixels, `${width}`).toBeLessThanOrEqual(2)
      await page.context().close()
    }
  })

  it('has its last column whole at the end of a table, though rows drawn later are wider', async () => {
    const { server } = stage()
    const question = new URLSearchParams({ q: '行政复议' })
    const compared = await server.truth<CompareResult>(`/api/compare?${question}`)
    const rows = Array.from({ length: 900 }, (_, i) => {
      const code = String(110_000 + Math.floor(i / 9) * 100)
      // A word that does not break.
      const name = i < 720 ? '甲' : 'Xinjiangshengchan'
      return { ...compared.rows[0]!, region: { code, name, path: [`${name}${code}`] }, year: 2015 + (i % 9) }
    })
    server.answers.set('/api/compare', { status: 200, body: { ...compared, rows } })
    for (const width of [1440, 390, 320]) {
      const { page, trouble } = await open(stage(), '/?q=行政复议&view=compare&depth=all', {
        viewport: { width, height: 844 },
      })
      const cut = await page.$eval('.figure[aria-labelledby="heat-title"] .scroller', async node => {
        const painted = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        const table = node.querySelector('table')!
        node.scrollIntoView()
        await painted()
        const before = table.offsetWidth
        node.scrollTop = node.scrollHeight
        for (let i = 0; i < 5; i++) await painted()
        node.scrollLeft = node.scrollWidth
        await painted()
        const inset = Number(
          /inset\(0(?:px)? ([\d.]+)px/.exec((node as HTMLElement).style.clipPath)?.[1] ?? 0,
        )
        const edge = node.getBoundingClientRect().right - inset
        const last = [...table.rows].map(row => [...row.cells].at(-1)!.getBoundingClientRect().right)
        return { by: Math.max(...last) - edge, hasGrown: table.offsetWidth > before }
      })
      if (width < 1440) expect(cut.hasGrown).toBe(true)
      expect(cut.by, `${width}`).toBeLessThan(1)
      expect(trouble).toEqual([])
      await page.context().close()
    }
  })

  it('has the whole menu of files in the window, however narrow', async () => {
    for (const width of [320, 360, 720])
      for (const view of ['', '&view=concordance']) {
        const { page } = await open(stage(), `/?q=行政复议${view}`, { viewport: { width, height: 800 } })
        await page.click('[data-key="export"]')
        await page.waitForTimeout(100)
        const box = (await page.locator('.menu').boundingBox())!
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(width)
        // Under its button.
        const button = (await page.locator('[data-key="export"]').boundingBox())!
        expect(box.x).toBeLessThanOrEqual(button.x + button.width)
        expect(box.x + box.width).toBeGreaterThanOrEqual(button.x)
        if (width < 390 && view) expect(Math.abs(box.x - button.x)).toBeLessThan(2)
        await page.close()
      }
  })

  it('offers what one may have meant, as a link', async () => {
    const { page } = await open(stage(), '/?q=行正复议')
    await page.click('.notices a:has-text("行政复议")')
    await page.waitForSelector('.card')
    expect(address(page)).toBe('/?q=行政复议')
  })

  it('does all of it on a keyboard', async () => {
    const { page } = await open(stage(), '/?q=行政复议')
    const tabTo = async (text: string) => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(() => document.activeElement?.textContent)) === text) return
      }
      throw new Error(`no way to ${text}`)
    }
    await tabTo('对比')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.heat')
    await settled(page)
    // The focus stays on the way that was taken.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('对比')
    await tabTo('每万字')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.switch a[aria-current]:has-text("每万字")')
    await settled(page)
    await page.focus('.adding input')
    await page.keyboard.type('法律顾问')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelectorAll('.series tbody tr').length === 2)
    await page.focus('[data-key="view-concordance"]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.kwic [data-line="0"] a')
    await settled(page)
    await tabTo('按数字')
    // How much context, then the lines.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/r\/.*#/)
  })
}
