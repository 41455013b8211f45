// index.ts — jiansuo index PATH…: reads reports into a new snapshot, and says what became of each file. Not: how.
import type { Command } from 'commander'
import type { Config } from '../../config.ts'
import { JiansuoError } from '../../errors.ts'
import type { IndexSummary } from '../../indexer/indexer.ts'
import { byFile, type SkippedFile } from '../../search/answers/failed-files.ts'
import { Failed } from '../failed.ts'
import { handOver } from '../hand-over.ts'
import { countSkipped, skippedRows } from '../print-skipped.ts'
import { progressOn } from '../progress-line.ts'
import { columns, harmless, type Terminal } from '../terminal.ts'
import { locationOf, settingsOf, withIndexFlags } from '../verb-settings.ts'

export function addIndex(program: Command, terminal: Terminal): void {
  const command = program
    .command('index')
    .description('读入报告，建成新的索引')
    .argument('<路径...>', '文件或文件夹（含下级）')
  withIndexFlags(command)
    .option('--dictionary <文件>', '自定义词典，一行一个词（JIANSUO_DICTIONARY）')
    .option('--segmenter <名称>', '分词器，nodejieba 或 @node-rs/jieba（JIANSUO_SEGMENTER）；默认前者')
    .option('--ocr <命令>', '扫描件用这个命令识别文字，例如 "ocrmypdf -l chi_sim"（JIANSUO_OCR）；默认不识别')
    .option('--full', '全部重新读取；默认只读有变化的文件')
    .option('--watch', '建成后继续监视，文件变动停歇一秒后更新索引')
    .option('--strict', '有读不出的文件时退出码为 1')
    .option('--json', '在标准输出给出 JSON 的结果')
    .action(async (paths: string[], flags: { full?: true; watch?: true; strict?: true; json?: true }) => {
      const settings = settingsOf(command, terminal)
      if (flags.watch) return watching(paths, settings, terminal, flags.json)
      const summary = await indexing(paths, settings, terminal, flags.full)
      if (flags.json) terminal.out(JSON.stringify(summary))
      if (summary.reports === 0 || (flags.strict && summary.skipped.length)) throw new Failed()
    })
}

/** Indexes with progress and a closing table. An interrupt ends it cleanly, and the old index stays. */
export async function indexing(
  paths: string[],
  config: Config,
  terminal: Terminal,
  full = false,
): Promise<IndexSummary> {
  const { indexReports } = await import('../../indexer/indexer.ts')
  const progress = progressOn(terminal)
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  // More than once: a terminal and npm both send the signal, and the later one must not kill what is ending well.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    const summary = await indexReports({
      paths,
      ...locationOf(config),
      segmenter: config.segmenter,
      dictionary: config.dictionary,
      ocr: config.ocr,
      full,
      onProgress: progress.report,
      signal: abort.signal,
    })
    progress.end()
    handOverIndex(config)
    if (summary.dictionary) terminal.err(dictionaryText(summary.dictionary))
    terminal.err(summaryText(summary, config, byFile(summary.skipped)))
    return summary
  } catch (error) {
    progress.end()
    if (!abort.signal.aborted) throw error
    terminal.err('已中断：没有写入新的索引，原有的索引不变')
    throw new Failed()
  } finally {
    if (!abort.signal.aborted) process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

/**
 * Indexes whenever the files have changed, until an interrupt. With `json` each new index is a line of stdout. A file
 * that could not be read is reported once, and again when the reason changes.
 */
async function watching(paths: string[], config: Config, terminal: Terminal, json = false): Promise<void> {
  const { watchReports } = await import('../../indexer/watch.ts')
  const abort = new AbortController()
  const interrupt = () => abort.abort()
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  let told: ReadonlySet<string> = new Set()
  terminal.err(`正在监视 ${paths.join('、')}（按 Ctrl+C 停止）`)
  await watchReports({
    paths,
    ...locationOf(config),
    segmenter: config.segmenter,
    dictionary: config.dictionary,
    ocr: config.ocr,
    signal: abort.signal,
    onSummary: summary => {
      handOverIndex(config)
      if (json) terminal.out(JSON.stringify(summary))
      const skipped = byFile(summary.skipped)
      const untold = skipped.filter(file => !told.has(JSON.stringify(file)))
      told = new Set(skipped.map(file => JSON.stringify(file)))
      terminal.err(
        `${new Date().toLocaleTimeString('zh-CN', { hour12: false })}\n${summaryText(summary, config, untold)}`,
      )
    },
    onError: error => {
      if (!(error instanceof JiansuoError)) throw error
      terminal.err(`未能更新，原有的索引不变：${error.message}`)
    },
  })
  terminal.err('已停止监视')
}

/** Gives what root has built in a service's folder to the service. */
function handOverIndex(config: Config): void {
  const { indexDir, cluster } = locationOf(config)
  if (!cluster) handOver(indexDir)
}

/** Lines of a dictionary named one by one; a file that is no dictionary would fill the screen with them. */
const MOST_LINES = 20

function dictionaryText({ file, words, rejected }: NonNullable<IndexSummary['dictionary']>): string {
  const named = rejected
    .slice(0, MOST_LINES)
    .map(
      ({ line, text, reason }) =>
        `词典 ${harmless(file)} 第 ${line} 行“${harmless(text.slice(0, 40))}”未采用：${reason}`,
    )
  if (rejected.length > MOST_LINES)
    named.push(`词典 ${harmless(file)} 还有 ${rejected.length - MOST_LINES} 行未采用`)
  return [...named, `词典 ${harmless(file)}：${words} 个词`].join('\n')
}

/** Names of pages that fit the screen. */
const MOST_PAGES = 5

function littleKeptText(files: readonly string[]): string {
  const rest = files.length > MOST_PAGES ? `……等 ${files.length} 个` : ''
  const named = files.slice(0, MOST_PAGES).map(harmless).join('、')
  return `有 ${files.length} 个网页的文字取作正文的不到三分之一：${named}${rest}。运行 jiansuo doctor 查看`
}

/** @param named the unreadable files that are listed one by one; the counts cover all */
function summaryText(
  summary: IndexSummary,
  { index, opensearch, opensearchIndex }: Config,
  named: readonly SkippedFile[],
) {
  const { files, reports, passages, reused, removed, skipped, milliseconds, version } = summary
  const counts = countSkipped(byFile(skipped))
  const rows: (string | number)[][] = [
    ['文件', files],
    ['其中未变', reused],
    ...(removed ? [['已移除', removed]] : []),
    ['报告', reports],
    ['段', passages],
    ['跳过文件', counts.files],
    ...(counts.entries ? [['跳过条目', counts.entries, `在 ${counts.entryFiles} 个文件里`]] : []),
  ]
  const took = `用时 ${(milliseconds / 1000).toFixed(1)} 秒`
  return [
    ...(summary.rebuilt ? [`${summary.rebuilt}：所有文件重新读取`] : []),
    columns(rows),
    ...(named.length ? ['', columns(skippedRows(named))] : []),
    ...(summary.littleKept.length ? ['', littleKeptText(summary.littleKept)] : []),
    '',
    summary.unchanged
      ? `没有变化：索引 ${version} 仍是最新，未写入新的索引，${took}`
      : `索引 ${version} 已写入${opensearch.length > 0 ? `集群的 ${opensearchIndex}` : ` ${index}`}，${took}`,
  ].join('\n')
}
