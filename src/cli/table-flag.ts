// table-flag.ts — the flag --format of verbs whose answer is also a table. Not: what is in it, export (verbs/export.ts).
import type { Command } from 'commander'
import { TABLE_FORMATS, type TableFormat } from '../api/export.ts'
import { JiansuoError } from '../errors.ts'
import type { Terminal } from './terminal.ts'

export const withTableFlag = (command: Command): Command =>
  command.option('--format <格式>', 'csv 或 xlsx，全部写到标准输出；默认是给人看的文字')

/**
 * Null: none was asked for.
 *
 * @throws JiansuoError `bad-query`: no such format, or bytes for a screen
 */
export function tableFormatOf({ format }: Record<string, unknown>, terminal: Terminal): TableFormat | null {
  if (format === undefined) return null
  const known = TABLE_FORMATS.find(one => one === format)
  if (!known) throw new JiansuoError('bad-query', `--format 的值“${format}”不对：应为 csv 或 xlsx`)
  refuseBytes(known, terminal)
  return known
}

/** @throws JiansuoError `bad-query`: what is no text is to go to a screen */
export function refuseBytes(format: string, terminal: Terminal): void {
  if (format === 'xlsx' && terminal.screen)
    throw new JiansuoError('bad-query', 'xlsx 是二进制文件，不能显示在终端上：请用 > 写到文件')
}

/** A file to standard output, chunk by chunk: the next is made when this one is taken. */
export async function putOut(chunks: AsyncIterable<string | Uint8Array>, terminal: Terminal): Promise<void> {
  for await (const chunk of chunks) await terminal.write(chunk)
}
