// doctor.ts — jiansuo doctor: lists what a person should check in the data. Not: whether the index is sound (verify).
import type { Command } from 'commander'
import { JiansuoError } from '../../errors.ts'
import { Failed } from '../failed.ts'
import { qualityText } from '../print-quality.ts'
import type { Terminal } from '../terminal.ts'
import { settingsOf, withIndexFlags, withSearcher } from '../verb-settings.ts'

export function addDoctor(program: Command, terminal: Terminal): void {
  const command = program
    .command('doctor')
    .description('检查数据：缺失、存疑、重复、缺年份、未能读取的，与清理合计')
  withIndexFlags(command)
    .option('--limit <项数>', '每个清单列出的项数，默认 20', wholeNumber)
    .option('--strict', '有未能读取的或可能有误的，退出码为 1')
    .option('--json', '输出与 GET /api/quality 相同的 JSON，不加 --limit 则全部列出')
    .action(async (flags: { limit?: number; json?: true; strict?: true }) => {
      const all = Number.MAX_SAFE_INTEGER
      // The text needs all items: those of one file are printed as one.
      const limit = flags.json ? (flags.limit ?? all) : all
      const quality = await withSearcher(settingsOf(command, terminal), searcher =>
        searcher.quality({ limit }),
      )
      terminal.out(flags.json ? JSON.stringify(quality) : qualityText(quality, flags.limit ?? 20))
      if (flags.strict && quality.failed.total + quality.doubts.total > 0) throw new Failed()
    })
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new JiansuoError('bad-config', `--limit 的值“${text}”不对：应为整数`)
  return Number(text)
}
