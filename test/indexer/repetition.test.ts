// Lines that the files of a folder share: gone where enough different reports have them, whatever the order in which
// files came, and never a line of a report.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRepetition, LEAST_REPORTS } from '../../src/indexer/repetition.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { contentOf } from '../support/index-content.ts'
import { indexQuickly } from '../support/indexing.ts'

const SITE = '云上江滨网'
const BUTTONS = ['掌上江滨客户端', '江滨点赞墙']
const report = (i: number) =>
  `江滨街道第${i}次会议情况\n${2000 + i}年，兴庆区坚持依法行政，健全制度机制，办理行政复议案件${i}件，成效明显。`
const page = (i: number, site = SITE, buttons = BUTTONS) => [site, report(i), ...buttons].join('\n')

function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return {
    folder,
    indexDir: join(folder, '.index'),
    write(name: string, text: string) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    },
  }
}
type Scratch = ReturnType<typeof scratch>
const index = ({ folder, indexDir }: Scratch, full = false) =>
  indexQuickly({ paths: [folder], indexDir, full })

/** Of every file: the lines that went. */
async function gone({ indexDir }: Scratch): Promise<Record<string, string[]>> {
  const { records } = await contentOf(indexDir)
  return Object.fromEntries(
    (records as unknown as { file: string; gone: string[] }[]).map(({ file, gone }) => [file, gone]),
  )
}

const all = [...BUTTONS, SITE].sort()
const names = (count: number) => Array.from({ length: count }, (_, i) => `${i + 1}.txt`)

describe('lines that many files of a folder share', () => {
  it('go where enough different reports have them, stay where they do not, and come back', async () => {
    const it = scratch()
    for (let i = 1; i < LEAST_REPORTS; i++) it.write(`${i}.txt`, page(i))
    it.write('elsewhere/a.txt', page(90))
    await index(it)
    expect(Object.values(await gone(it)).flat()).toEqual([])

    it.write(`${LEAST_REPORTS}.txt`, page(LEAST_REPORTS))
    // One was added, and those that it speaks about were read again.
    expect(await index(it)).toMatchObject({ reports: LEAST_REPORTS + 1, reused: 1 })
    const now = await gone(it)
    for (const name of names(LEAST_REPORTS)) expect(now[name]).toEqual(all)
    expect(now['elsewhere/a.txt']).toEqual([])

    rmSync(join(it.folder, '2.txt'))
    expect(await index(it)).toMatchObject({ reports: LEAST_REPORTS, reused: 1, removed: 1 })
    expect(Object.values(await gone(it)).flat()).toEqual([])
  })

  it('are told in the cleaning log with their reason, and are not found', async () => {
    const it = scratch()
    for (const i of [1, 2, 3, 4, 5]) it.write(`${i}.txt`, page(i))
    await index(it)
    const searcher = await openSearcher({ indexDir: it.indexDir })
    onTestFinished(() => searcher.close())
    const [first] = (await searcher.reports({ year: ['2001'] })).reports
    expect((await searcher.report(first!.id)).cleaning).toEqual([
      { line: 1, text: SITE, reason: 'repeated-line' },
      { line: 4, text: BUTTONS[0], reason: 'repeated-line' },
      { line: 5, text: BUTTONS[1], reason: 'repeated-line' },
    ])
    expect(first!.title).toBe('江滨街道第1次会议情况')
    for (const line of all) expect(await searcher.search(`"${line}"`)).toMatchObject({ totalHits: 0 })
  })

  it("one report under many names does not make its lines the website's", async () => {
    const it = scratch()
    for (let i = 1; i <= 3 * LEAST_REPORTS; i++) it.write(`${i}.txt`, page(1))
    // Nor does it where the layout differs.
    it.write('wide.txt', page(1).replaceAll('\n', '\n\n').replaceAll('，', '， '))
    await index(it)
    expect(Object.values(await gone(it)).flat()).toEqual([])
  })

  it('regulations of one city keep their first and last lines, reports their opening sentence', async () => {
    const it = scratch()
    for (let i = 1; i <= 3 * LEAST_REPORTS; i++) {
      it.write(
        `laws/${i}.txt`,
        `苏州市人民代表大会常务委员会公告\n苏州市人民代表大会常务委员会\n苏州市条例\n目录\n总则\n第一条 为了规范第${i}项行政行为，保护公民、法人和其他组织的合法权益，制定本条例。\n第二条 本条例自公布之日起施行。\n苏州市人民代表大会常务委员会办公室\n发布平台`,
      )
      it.write(
        `reports/${i}.txt`,
        `法治建设成效\n李 明\n坚持依法行政\n2021年，兴庆区坚持以习近平新时代中国特色社会主义思想为指导，成效明显。\n第${i}季度办理行政复议案件${i}件，制发行政复议意见书和建议书若干份。\n谢谢大家\n李 明\n2022年1月5日`,
      )
    }
    await index(it)
    expect(Object.values(await gone(it)).flat()).toEqual([])
  })

  it.each(['txt', 'html'])('the lists of reports stay, in words that menus have (.%s)', async format => {
    const it = scratch()
    const list = ['政务公开', '营商环境', '政务服务', '互动交流', '信息公开', '微博', '法治江滨']
    const asPage = (lines: string[]) =>
      `<html><body><div id="zoom">${lines.map(line => `<p>${line}</p>`).join('')}</div></body></html>`
    const write = (name: string, lines: string[]) =>
      it.write(`${name}.${format}`, format === 'txt' ? lines.join('\n') : asPage(lines))
    for (let i = 1; i <= 2 * LEAST_REPORTS; i++) {
      const lines = report(i).split('\n')
      write(`contents/${i}`, [lines[0]!, '目录', ...list, ...lines.slice(1)])
      write(`top/${i}`, [...list, ...lines.slice(1)])
      write(`end/${i}`, [...lines, ...list])
      write(`page/${i}`, ['首页', ...lines, ...list, '打印', '关闭', '返回顶部'])
    }
    await index(it)
    expect(Object.values(await gone(it)).flat()).toEqual([])
    const searcher = await openSearcher({ indexDir: it.indexDir })
    onTestFinished(() => searcher.close())
    for (const line of list)
      expect([line, (await searcher.search(`"${line}"`)).totalReports]).toEqual([line, 8 * LEAST_REPORTS])
    for (const line of ['首页', '打印', '返回顶部'])
      expect(await searcher.search(`"${line}"`)).toMatchObject({ totalHits: 0 })
  })

  it('four among very many are chance', { timeout: 120_000 }, async () => {
    const it = scratch()
    for (let i = 1; i <= 4; i++) it.write(`${i}.txt`, page(i))
    for (let i = 5; i <= 390; i++) it.write(`${i}.txt`, report(i))
    await index(it)
    expect((await gone(it))['1.txt']).toEqual(all)
    for (let i = 391; i <= 401; i++) it.write(`${i}.txt`, report(i))
    await index(it)
    expect(Object.values(await gone(it)).flat()).toEqual([])
    const grown = await contentOf(it.indexDir)
    await index(it, true)
    expect(await contentOf(it.indexDir)).toEqual(grown)
  })
})

/** Files of two portals and of none, some of them the same report. */
const content = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom<[string, string[]]>([SITE, BUTTONS], ['掌上河湾网', ['回到首页']], [SITE, []]),
    fc.boolean(),
  )
  .map(([i, [site, buttons], bare]) => (bare && i > 4 ? report(i) : page(i, site, buttons)))
const name = fc.constantFrom(...names(8), 'sub/1.txt', 'sub/2.txt', 'x.jsonl')
type Change = [name: string, text: string | null]
const change: fc.Arbitrary<Change> = fc.tuple(name, fc.option(content, { freq: 3 }))
const toText = (name: string, text: string) =>
  name.endsWith('.jsonl') ? JSON.stringify({ id: 'x', text }) : text

describe('laws', () => {
  it('whatever files come and go, an index that grew is one that was built at once', {
    timeout: 300_000,
  }, async () => {
    let turned = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
        async rounds => {
          const it = scratch()
          const whole = { ...it, indexDir: join(it.folder, '.whole') }
          for (let i = 1; i <= 4; i++) it.write(`${i}.txt`, page(i))
          let before: Record<string, string[]> = {}
          for (const changes of [[], ...rounds]) {
            for (const [name, text] of changes) {
              if (text === null) rmSync(join(it.folder, name), { force: true })
              else it.write(name, toText(name, text))
            }
            it.write('always.txt', report(99))
            await index(it)
            await index(whole, true)
            expect(await contentOf(it.indexDir)).toEqual(await contentOf(whole.indexDir))
            expect(await index(it)).toMatchObject({ unchanged: true, rebuilt: null })
            const now = await gone(it)
            const changed = new Set(changes.map(([name]) => name))
            for (const [file, lines] of Object.entries(now))
              if (!changed.has(file) && before[file] && String(before[file]) !== String(lines)) turned++
            before = now
          }
        },
      ),
      { numRuns: 15 },
    )
    // Files that did not change themselves did change with their folder.
    expect(turned).toBeGreaterThan(0)
  })

  it('the order in which files are known does not matter', () =>
    fc.assert(
      fc.property(
        fc
          .array(
            fc.tuple(
              fc.constantFrom('a/', 'b/', ''),
              fc.constantFrom('1', '2', '3', '4', '5', '6'),
              fc.uniqueArray(fc.constantFrom<string[]>('x', 'y', 'z')),
            ),
            { maxLength: 30 },
          )
          .chain(files =>
            fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })),
          ),
        ([files, shuffled]) => {
          const around = (files: [string, string, string[]][]) => {
            const repetition = createRepetition()
            for (const [i, [folder, core, lines]] of files.entries())
              repetition.add(`${folder}${i}`, { core, lines })
            return ['a/1', 'b/1', '1'].map(file => [...repetition.around(file)].sort())
          }
          const slow = ['a/', 'b/', ''].map(folder =>
            ['x', 'y', 'z'].filter(line => {
              const having = files.filter(([name, , lines]) => name === folder && lines.includes(line))
              return new Set(having.map(([, core]) => core)).size >= LEAST_REPORTS
            }),
          )
          expect(around(files)).toEqual(slow)
          expect(around(shuffled)).toEqual(slow)
        },
      ),
    ))
})
