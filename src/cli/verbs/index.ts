// index.ts — jiansuo index PATH…: reads reports into a new snapshot, and says what became of each file. Not: how.
import type { Command } from 'commander'
import type { IndexSummary } from '../../indexer/indexer.ts'
import { Failed } from '../failed.ts'
import { progressOn } from '../progress.ts'
import { settingsOf, withIndexFlags } from '../settings.ts'
import { columns, harmless, type Terminal } from '../terminal.ts'

export function addIndex(program: Command, terminal: Terminal): void {
  const command = program
    .command('index')
    .description('读入报告，建成新的索引')
    .argument('<路径...>', '文件或文件夹（含下级）')
  withIndexFlags(command)
    .option('--strict', '有读不出的文件时退出码为 1')
    .option('--json', '在标准输出给出 JSON 的结果')
    .action(async (paths: string[], flags: { strict?: true; json?: true }) => {
      const summary = await indexing(paths, settingsOf(command, terminal).index, terminal)
      if (flags.json) terminal.out(JSON.stringify(summary))
      if (summary.reports === 0 || (flags.strict && summary.skipped.length)) throw new Failed()
    })
}

/** Indexes with progress and a closing table. An interrupt ends it cleanly: the old index stays. */
export async function indexing(paths: string[], indexDir: string, terminal: Terminal): Promise<IndexSummary> {
  const { indexReports } = await import('../../indexer/indexer.ts')
  const progress = progressOn(terminal)
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const summary = await indexReports({ paths, indexDir, onProgress: progress.report, signal: abort.signal })
    progress.end()
    terminal.err(summaryText(summary, indexDir))
    return summary
  } catch (error) {
    progress.end()
    if (!abort.signal.aborted) throw error
    terminal.err('已中断：没有写入新的索引，原有的索引不变')
    throw new Failed()
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

function summaryText(
  { files, reports, passages, skipped, milliseconds, version }: IndexSummary,
  indexDir: string,
) {
  const rows: (string | number)[][] = [
    ['读入文件', files],
    ['报告', reports],
    ['段', passages],
    ['跳过文件', skipped.length],
  ]
  return [
    columns(rows),
    ...(skipped.length
      ? ['', columns(skipped.map(({ file, reason }) => [harmless(file), harmless(reason)]))]
      : []),
    '',
    reports
      ? `索引 ${version} 已写入 ${indexDir}，用时 ${(milliseconds / 1000).toFixed(1)} 秒`
      : '没有读到任何报告',
  ].join('\n')
}
