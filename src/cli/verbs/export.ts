// export.ts — jiansuo export QUERY: the file of /api/export, on disk or on stdout. Not: making it.
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { exportParameters, FORMATS } from '../../api/export.ts'
import { JiansuoError } from '../../errors.ts'
import { withoutTail } from '../../report/language/tails.ts'
import { readQuestion, withFlagsOf } from '../flags.ts'
import { putOut } from '../table-flag.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addExport(program: Command, terminal: Terminal): void {
  const command = program
    .command('export')
    .description('导出全部结果为文件')
    .argument('<检索词...>', '词、"短语"、-排除 等')
  withFlagsOf(withIndexFlags(command), exportParameters)
    .option('-o, --output <文件>', '写到文件，默认写到标准输出；不给 --format 时按其扩展名')
    .option('--base-url <网址>', '链接从哪里开始，例如 http://10.0.0.8:3000；默认只写 /r/…')
    .action(async (words: string[], flags: Record<string, unknown>) => {
      const output = flags.output === undefined ? null : resolve(terminal.directory, String(flags.output))
      const extension = output && extname(output).slice(1)
      const format = flags.format ?? FORMATS.find(one => one === extension)
      const { q, ...options } = readQuestion(exportParameters, words, {
        ...flags,
        format,
      })
      if (options.format === 'xlsx' && output === null && terminal.screen)
        throw new JiansuoError('bad-query', 'xlsx 是二进制文件，不能显示在终端上：请加 -o 文件名.xlsx')
      const isReferences = options.format === 'ris' || options.format === 'bib'
      const base = withoutTail(String(flags.baseUrl ?? ''), '/')
      const { download } = await import('../../export/download.ts')
      await withSearcher(settingsOf(command, terminal), async searcher => {
        const file = await download(searcher, q, options, base)
        if (output === null) await putOut(file.chunks, terminal)
        else await writeWhole(output, file.chunks)
        terminal.err(
          `${output === null ? '已输出' : `已写入 ${flags.output}`}：${file.rows} ${isReferences ? '条' : '行'}`,
        )
      })
    })
}

/** Under its name only once it is whole: what was there before stays until then. */
async function writeWhole(path: string, chunks: AsyncIterable<string | Uint8Array>): Promise<void> {
  const partial = `${path}.partial`
  try {
    await pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 1 }), createWriteStream(partial))
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {})
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined) throw error
    throw new JiansuoError('io', `写不了文件 ${path}（${code}）：请检查文件夹是否存在、是否有权限和空间`, {
      cause: error,
    })
  }
}
