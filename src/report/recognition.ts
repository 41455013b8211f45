// recognition.ts — text of scans by the administrator's own command, such as ocrmypdf. Not: recognising, or reading what
// comes of it. Nothing is run unless a command was given.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Report } from './report.ts'

/** A command that hangs ends. Milliseconds; a thousand pages take less. */
const LONGEST = 60 * 60 * 1000
/** Bytes. */
const MOST_OUTPUT = 256 * 2 ** 20

/** Words of a command line, with quotation marks round those that hold blanks. No shell reads it. */
export function wordsOfCommand(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(found => found[1] ?? found[2] ?? found[3]!)
}

/**
 * Runs the command over a file. `{input}` and `{output}` in it are the paths of the file and of what it is to write; a
 * command with neither gets both at its end, one with `{input}` alone writes to its standard output.
 *
 * @returns what it wrote, a PDF with a text layer or text; or why there is nothing, in Chinese
 */
export async function recognise(
  command: string,
  file: string,
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array } | { failure: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'jiansuo-ocr-'))
  try {
    const input = join(folder, `input${extname(file).toLowerCase()}`)
    const output = join(folder, 'output.pdf')
    writeFileSync(input, bytes)
    const words = wordsOfCommand(command)
    const whole = words.some(word => word.includes('{input}')) ? words : [...words, '{input}', '{output}']
    const [program = '', ...values] = whole.map(word =>
      word.replaceAll('{input}', input).replaceAll('{output}', output),
    )
    const printed = await run(program, values)
    if (!whole.some(word => word.includes('{output}'))) return { bytes: printed }
    // tesseract puts an ending of its own behind the name.
    const written = readdirSync(folder).find(name => name.startsWith('output'))
    return written
      ? { bytes: new Uint8Array(readFileSync(join(folder, written))) }
      : { failure: '文字识别命令没有写出结果；请检查 --ocr 的 {output}' }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const detail = code === 'ENOENT' ? '找不到这个命令' : message.trim().split('\n').at(-1)!.slice(0, 120)
    return { failure: `文字识别命令失败（${detail}）；请检查 --ocr，下次索引时再试` }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(program: string, values: string[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = { encoding: 'buffer', timeout: LONGEST, maxBuffer: MOST_OUTPUT } as const
    execFile(program, values, options, (error, printed) => (error ? reject(error) : resolve(printed)))
  })
}

/** The report, with a word in its log that it was not typed but recognised. */
export function markRecognised(report: Report): Report {
  const entry = { line: 1, text: '全文由文字识别（OCR）得出，可能有错字', reason: 'recognised' } as const
  return { ...report, cleaning: [entry, ...report.cleaning] }
}
