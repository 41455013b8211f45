import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isReadable, readReports } from '../../src/report/read.ts'
import { wordsOfCommand } from '../../src/report/recognition.ts'
import { pdf } from '../support/files.ts'
import { indexQuickly } from '../support/indexing.ts'

const prose = '2022年，兴庆区坚持依法行政，健全制度机制，规范执法行为，强化监督落实，取得明显成效。'
const scan = pdf([[{ text: '印' }]], { pictured: true })
const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1')
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'jiansuo-recognition-'))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}
/** A command that stands in for one that recognises: JavaScript, told where to read and to write. */
const command = (code: string) => {
  const script = join(folder(), 'recognise it.cjs')
  writeFileSync(
    script,
    `const fs = require('node:fs'); const [input, output] = process.argv.slice(2); ${code}`,
  )
  return `"${process.execPath}" "${script}"`
}

it('is off by default: a scan is told', async () => {
  const { reports, failures } = await readReports({ file: 'a.pdf', bytes: scan })
  expect(reports).toEqual([])
  expect(failures[0]!.reason).toMatch(/文本层.*请.*OCR/)
  expect(isReadable('a.png')).toBe(false)
})

it.each([
  ['a.pdf', scan],
  ['a.png', png],
])('%s: what the command writes is read, and marked as recognised', async (file, bytes) => {
  const ocr = command(
    `if (fs.readFileSync(input).length !== ${bytes.length}) process.exit(2); fs.writeFileSync(output, '${prose}')`,
  )
  expect(isReadable(file, { ocr })).toBe(true)
  const { reports, failures } = await readReports({ file, bytes }, { ocr })
  expect(failures).toEqual([])
  expect(reports[0]!.paragraphs.map(({ text }) => text)).toEqual([prose])
  expect(reports[0]!.cleaning[0]).toMatchObject({
    reason: 'recognised',
    text: expect.stringContaining('文字识别'),
  })
})

it('a command with {input} alone writes to its standard output', async () => {
  const ocr = `${command(`process.stdout.write('${prose}')`)} {input} -l chi_sim`
  expect((await readReports({ file: 'a.jpg', bytes: png }, { ocr })).reports).toHaveLength(1)
})

it.each([
  ['is not there', null, /找不到这个命令.*请/],
  ['fails', 'console.error("no such language"); process.exit(3)', /命令失败.*请/],
  ['writes nothing', '', /没有写出结果.*请/],
])('a command that %s is told, and tried again at the next run', async (_, code, reason) => {
  const ocr = code === null ? 'jiansuo-no-such-command' : command(code)
  const { reports, failures, isUnsettled } = await readReports({ file: 'a.pdf', bytes: scan }, { ocr })
  expect(reports).toEqual([])
  expect(failures[0]!.reason).toMatch(reason)
  expect(isUnsettled).toBe(true)
})

it('has no shell, so that a file name is never a command', () => {
  expect(wordsOfCommand(`ocrmypdf -l 'chi_sim+eng' "a b" $(x); {input}`)).toEqual([
    'ocrmypdf',
    '-l',
    'chi_sim+eng',
    'a b',
    '$(x);',
    '{input}',
  ])
})

it('scans that an index has told of are read once a command is given', async () => {
  const home = folder()
  const paths = [join(home, 'in')]
  const indexDir = join(home, 'index')
  mkdirSync(paths[0]!)
  writeFileSync(join(paths[0]!, 'a.pdf'), scan)
  writeFileSync(join(paths[0]!, 'b.txt'), prose)
  const first = await indexQuickly({ paths, indexDir, threads: 1 })
  expect([first.reports, first.skipped.length]).toEqual([1, 1])
  const ocr = command(`fs.writeFileSync(output, '${prose}')`)
  const second = await indexQuickly({ paths, indexDir, threads: 1, ocr })
  expect([second.reports, second.skipped.length]).toEqual([2, 0])
}, 240_000)
