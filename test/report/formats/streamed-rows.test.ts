// Files of rows that are read as their bytes come.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readByRow, readReports } from '../../../src/report/read.ts'
import type { ReadResult } from '../../../src/report/source.ts'

const FILE = '地方/reports.jsonl'

async function streamed(
  bytes: Uint8Array,
  cuts: readonly number[],
  longestLine = 2 ** 20,
): Promise<ReadResult> {
  async function* chunks() {
    let start = 0
    for (const cut of [...cuts.map(cut => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]) {
      yield bytes.subarray(start, cut)
      start = cut
    }
  }
  const all: ReadResult = { reports: [], failures: [] }
  for await (const { reports, failures } of readByRow({ file: FILE, chunks: chunks(), longestLine })) {
    all.reports.push(...reports)
    all.failures.push(...failures)
  }
  return all
}

const words = fc.constantFrom(
  '行政复议',
  '2021年',
  '天门市',
  '双随机、一公开',
  '\u2028',
  '“放管服”',
  '𠮷',
  ' ',
  '\n',
)
const row = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', undefined),
    title: fc.constantFrom('天门市2021年法治政府建设情况的报告', undefined, 7),
    text: fc.array(words, { minLength: 1, maxLength: 6 }).map(parts => parts.join('')),
  })
  .map(fields => JSON.stringify(fields))
const line = fc.oneof(
  { weight: 5, arbitrary: row },
  fc.constantFrom('', '  ', '\u3000', '{', '[]', '{"title":"无正文"}', '\r'),
)
const file = fc
  .tuple(
    fc.boolean(),
    fc.array(line, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
    fc.boolean(),
  )
  .map(([mark, lines, end, last]) => `${mark ? '\ufeff' : ''}${lines.join(end)}${last ? end : ''}`)

describe('a file of rows, read as its bytes come', () => {
  it('says what it says when it is read at once, wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.array(fc.nat(), { maxLength: 5 }), async (text, cuts) => {
        fc.pre(text.replaceAll('\ufeff', '').trim() !== '')
        const bytes = Buffer.from(text)
        expect(await streamed(bytes, cuts)).toEqual(await readReports({ file: FILE, bytes }))
      }),
      { numRuns: 300 },
    )
  })

  it('names a line that is too long, or no text, and reads the others', async () => {
    const row = (id: string, text: string) => Buffer.from(`${JSON.stringify({ id, text })}\n`)
    const bytes = Buffer.concat([
      row('a', '依法行政。'),
      row('b', '行政复议。'.repeat(100)),
      Buffer.from([0xff, 0x00, 0xfe, 0x0a]),
      row('c', '政务公开。'),
    ])
    const { reports, failures } = await streamed(bytes, [3, 40, 700], 500)
    expect(reports.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(failures).toEqual([
      { file: FILE, line: 2, reason: '这一行过大（上限 0 MiB）；请拆分成几份报告' },
      { file: FILE, line: 3, reason: '这一行既不是 UTF-8 也不是 GB18030 文本；请检查或去掉这一行' },
    ])
  })

  it('reads rows in GB18030, and refuses UTF-16 and a file without rows', async () => {
    // 依法行政，政务公开 in GB18030
    const text = Buffer.from('d2c0b7a8d0d0d5feb9c4d5feceF1b9abbfaa'.toLowerCase(), 'hex')
    const rows = Buffer.concat([Buffer.from('{"id":"a","text":"'), text, Buffer.from('"}')])
    expect((await streamed(rows, [20])).reports[0]?.paragraphs[0]?.text).toContain('依法行政')
    const reasons = async (bytes: Buffer) => (await streamed(bytes, [])).failures.map(({ reason }) => reason)
    expect(await reasons(Buffer.from('\ufeff{"text":"法治"}', 'utf16le'))).toEqual([
      '过大的 .jsonl 须逐行读取，不能是 UTF-16；请另存为 UTF-8',
    ])
    expect(await reasons(Buffer.from('\n \n'))).toEqual(['文件里没有一行 JSON；请补上内容或移走此文件'])
  })
})
