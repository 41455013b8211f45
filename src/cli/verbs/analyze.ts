// analyze.ts — jiansuo analyze TEXT: what analysis makes of it. Not: searching for it.
import type { Command } from 'commander'
import { harmless, type Terminal } from '../terminal.ts'
import { settingsOf } from '../verb-settings.ts'

export function addAnalyze(program: Command, terminal: Terminal): void {
  const command = program
    .command('analyze')
    .description('显示一段文字的骨架与分词：查不到时先看这里')
    .argument('<文字>')
    .option('--dictionary <文件>', '自定义词典，一行一个词（JIANSUO_DICTIONARY）')
    .option('--segmenter <名称>', '分词器，nodejieba 或 @node-rs/jieba（JIANSUO_SEGMENTER）；默认前者')
    .option('--config <文件>', '配置文件，默认当前目录的 jiansuo.config.json（JIANSUO_CONFIG）')
    .option('--json', '输出 JSON')
  command.action(async (text: string, flags: { json?: true }) => {
    const { analyze } = await import('../../analysis/show-analysis.ts')
    const { openSegmenter } = await import('../../analysis/open-segmenter.ts')
    const { withDictionary } = await import('../../analysis/dictionary.ts')
    const { readDictionary } = await import('../../indexer/dictionary-file.ts')
    const { dictionary, segmenter: name } = settingsOf(command, terminal)
    const opened = await openSegmenter(name ?? undefined)
    const segmenter = dictionary ? withDictionary(opened, readDictionary(dictionary)) : opened
    const { skeleton, words, allWords } = analyze(text, segmenter)
    if (flags.json)
      return terminal.out(JSON.stringify({ text, segmenter: segmenter.name, skeleton, words, allWords }))
    terminal.out(`骨架    ${harmless(skeleton)}`)
    terminal.out(`分词    ${harmless(words.join(' / '))}`)
    terminal.out(`全部词  ${harmless(allWords.join(' / '))}`)
    const { userDictionary } = segmenter
    terminal.out(
      `分词器  ${segmenter.name}${userDictionary ? `，词典 ${harmless(userDictionary.file)}` : ''}`,
    )
  })
}
