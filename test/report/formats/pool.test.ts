import { afterEach, describe, expect, test } from 'vitest'
import { createPool, type Pool, type PoolOptions } from '../../../src/report/formats/sandbox/pool.ts'
import { readReports } from '../../../src/report/read.ts'
import { doc, docx, paragraph, pdf } from '../../support/files.ts'

const one = '坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const page = Buffer.from(`<html><p>${one}</p></html>`)

let pool: Pool
const open = (options: PoolOptions) => {
  pool = createPool(options)
  return pool
}
afterEach(() => pool.close())
const read = (bytes: Uint8Array) => pool.read('html', { file: 'a.html', bytes })
const outcome = async (promise: ReturnType<Pool['read']>) => {
  const { reports, failures } = await promise
  return failures[0]?.reason ?? reports[0]!.paragraphs.map(({ text }) => text).join('|')
}

describe('bounds', () => {
  test('an overrun of time is a refusal, and the next file is read', async () => {
    open({ timeLimit: 1, threads: 1 })
    // Longer than from one look to the next, on any machine.
    const long = Buffer.from(`<p>${one}</p>${'<i>a</i>'.repeat(300_000)}`)
    expect(await outcome(read(long))).toMatch(/超过 0 秒.*请/)
    await pool.close()
    open({ threads: 1 })
    expect(await outcome(read(page))).toBe(one)
  })

  test('a file that swells is refused, and the next is read', async () => {
    open({ threads: 1, memoryLimit: 32 * 2 ** 20 })
    // Small as bytes, large as a tree of elements.
    const wide = Buffer.from(`<p>${one}</p>${'<i>a</i>'.repeat(1_500_000)}`)
    expect(await outcome(read(wide))).toMatch(/内存超过上限（\d+ MiB）.*请/)
    expect(await outcome(read(page))).toBe(one)
  })

  test('files beside one that swells are read all the same', async () => {
    open({ threads: 2, memoryLimit: 96 * 2 ** 20 })
    const wide = Buffer.from(`<p>${one}</p>${'<i>a</i>'.repeat(1_500_000)}`)
    const [swollen, ...others] = await Promise.all([
      outcome(read(wide)),
      ...Array.from({ length: 6 }, () => outcome(read(page))),
    ])
    expect(swollen).toMatch(/内存/)
    expect(new Set(others)).toEqual(new Set([one]))
  })

  test('bytes of the caller stay as they are, though they share a buffer', async () => {
    open({ threads: 1 })
    const shared = Buffer.concat([Buffer.from('前'), page, Buffer.from('后')])
    const view = shared.subarray(3, shared.length - 3)
    expect(await outcome(read(view))).toBe(one)
    expect(shared.toString()).toBe(`前${page}后`)
  })

  test('many at once, more than there are threads, each get their own answer', async () => {
    open({ threads: 2 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => outcome(read(Buffer.from(`<p>${i}号：${one}</p>`)))),
    )
    expect(answers).toEqual(answers.map((_, i) => `${i}号：${one}`))
  })

  test('closing answers what is still being read', async () => {
    open({ threads: 1 })
    const waiting = [read(page), read(page)].map(outcome)
    await pool.close()
    for (const answer of await Promise.all(waiting)) expect(answer).toMatch(/中止.*请/)
  })
})

describe('a file is read as what it is, not as what it is called', () => {
  const made: [string, Uint8Array][] = [
    ['html', page],
    ['docx', docx(paragraph(one))],
    ['pdf', pdf([[{ text: one }]])],
    ['doc', doc(`${one}\r`)],
  ]
  for (const [format, bytes] of made) {
    for (const extension of ['txt', 'html', 'htm', 'docx', 'pdf', 'doc', 'DOC']) {
      test(`${format} called .${extension}`, async () => {
        const { reports, failures } = await readReports({ file: `a.${extension}`, bytes })
        expect(failures).toEqual([])
        expect(reports[0]!.paragraphs.map(p => p.text)).toEqual([one])
      })
    }
  }
  test.each([
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1'), /PNG 图片.*OCR/],
    ['RTF without text', Buffer.from('{\\rtf1 }'), /RTF.*没有文字.*请/],
    ['a web archive', Buffer.from('MIME-Version: 1.0\r\n'), /MHT.*请/],
    ['noise', Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 97) % 256)), /内容不是.*请/],
    ['nothing', new Uint8Array(), /空的.*请/],
  ])('%s called .pdf is named', async (_, bytes, reason) => {
    const { reports, failures } = await readReports({ file: 'a.pdf', bytes })
    expect(reports).toEqual([])
    expect(failures.map(failure => failure.reason).join()).toMatch(reason)
  })

  test('plain text called .doc is read', async () => {
    const { reports } = await readReports({ file: 'a.doc', bytes: Buffer.from(one) })
    expect(reports[0]!.paragraphs[0]!.text).toBe(one)
  })
})
