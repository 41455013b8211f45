// check.ts — jiansuo check FILE: a draft held against the library. Not: checking it.
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { checkParameters } from '../../api/check.ts'
import { readDraft } from '../../checking/draft.ts'
import { JiansuoError } from '../../errors.ts'
import { Failed } from '../failed.ts'
import { readQuestion } from '../flags.ts'
import { checkText } from '../print-check.ts'
import { styleOf, type Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addCheck(program: Command, terminal: Terminal): void {
  const command = program
    .command('check')
    .description('核对文稿：逐句与本库比对；数字、否定、地名、年份有出入时退出码为 1')
    .argument('<文件>', '.docx .txt .pdf 等；- 为标准输入的文字')
  const { distance } = checkParameters
  withIndexFlags(command)
    .option('--distance <比例>', distance.description)
    .option('--json', '输出与 POST /api/check 相同的 JSON')
    .action(async (file: string, flags: Record<string, unknown>) => {
      const text = file === '-' ? String(await buffer(process.stdin)) : await textOf(file, terminal)
      const { text: draft, ...options } = readQuestion(checkParameters, [], { ...flags, text })
      const answer = await withSearcher(settingsOf(command, terminal), searcher =>
        searcher.check(draft, options),
      )
      terminal.out(flags.json ? JSON.stringify(answer) : checkText(answer, styleOf(terminal.colors)))
      if (answer.counts.flagged > 0) throw new Failed()
    })
}

async function textOf(file: string, { directory }: Terminal): Promise<string> {
  const bytes = await readFile(resolve(directory, file)).catch(cause => {
    throw new JiansuoError('bad-report', `打不开文件 ${file}：请检查路径与权限`, { cause })
  })
  return readDraft(basename(file), bytes)
}
