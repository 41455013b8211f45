// expected-file.ts — the file of `--expected`: which divisions owe reports, and of which years. Not: what is missing.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { JiansuoError } from '../errors.ts'
import { type Expected, readExpected } from '../report/metadata/expected.ts'
import { harmless, type Terminal } from './terminal.ts'

/** Reads the file. Wrong lines are reported one by one and ignored. */
export async function expectedIn(file: string, terminal: Terminal): Promise<Expected> {
  const bytes = await readFile(resolve(terminal.directory, file)).catch(cause => {
    throw new JiansuoError('bad-report', `打不开文件 ${file}：请检查路径与权限`, { cause })
  })
  const expected = readExpected({ bytes })
  const told = expected.failures.map(({ line, reason }) => `${file}:${line}：${harmless(reason)}`)
  if (expected.rows.length === 0)
    throw new JiansuoError(
      'bad-report',
      told.join('\n') || `文件 ${file} 里没有一个地区：请在列名之下每行写一个`,
    )
  for (const one of told) terminal.err(`${one}；这一行未采用`)
  return expected
}
